/* test_json - add a row: a string and how it is written, a text and why it
 * is not JSON. */
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "unstuck/json/json.h"
#include "unstuck/text/safe.h"

static struct str written(struct json *root)
{
	struct buf out;

	buf_init(&out, &arena);
	json_write(&out, root);
	return buf_str(&out);
}

static const char *written_cz(struct json *root)
{
	return str_cz(&arena, written(root));
}

static void test_a_tree(void **state)
{
	struct json *root = json_object(), *list, *inner;

	(void)state;
	json_put_str(root, "z", STR("last letter, first key"));
	json_put_int(root, "int", INT64_MIN);
	json_put_bool(root, "bool", true);
	json_put_null(root, "null");
	list = json_put_list(root, "list");
	json_add_str(list, STR("域名"));
	inner = json_add_object(list);
	json_put_int(inner, "n", 7);
	json_put_object(root, "empty");
	json_put_list(root, "none");
	inner = json_put_object_at(root, STR_NONE);
	json_put_str_at(inner, STR("id-1"), STR_NONE);
	assert_string_equal(written_cz(root),
			    "{\n"
			    "  \"z\": \"last letter, first key\",\n"
			    "  \"int\": -9223372036854775808,\n"
			    "  \"bool\": true,\n"
			    "  \"null\": null,\n"
			    "  \"list\": [\n"
			    "    \"域名\",\n"
			    "    {\n"
			    "      \"n\": 7\n"
			    "    }\n"
			    "  ],\n"
			    "  \"empty\": {},\n"
			    "  \"none\": [],\n"
			    "  \"\": {\n"
			    "    \"id-1\": \"\"\n"
			    "  }\n"
			    "}\n");
}

static void test_a_list(void **state)
{
	struct json *root = json_list();

	(void)state;
	json_add_str(root, STR("a"));
	assert_string_equal(written_cz(root), "[\n  \"a\"\n]\n");
}

static const struct {
	const char *name;
	struct str text;
	const char *want;
} strings[] = {
	{ "plain", STR_INIT("a b"), "a b" },
	{ "what JSON escapes", STR_INIT("\"\\\n\t\r\b\x01"),
	  "\\\"\\\\\\n\\t\\r\\b\\u0001" },
	{ "NUL", STR_INIT("a\0b"), "a\\u0000b" },
	{ "ESC", STR_INIT("\x1b[31m"), "\\u001B[31m" },
	{ "DEL", STR_INIT("\x7f"), "\\u007F" },
	{ "C1", STR_INIT("\xc2\x80\xc2\x9b\xc2\x9f"), "\\u0080\\u009B\\u009F" },
	{ "behind C1", STR_INIT("\u00a0"), "\u00a0" },
	{ "bidi", STR_INIT("\u200e\u200f\u061c\u202a\u202e\u2066\u2069"),
	  "\\u200E\\u200F\\u061C\\u202A\\u202E\\u2066\\u2069" },
	{ "lines of other kinds", STR_INIT("\u2028\u2029"), "\\u2028\\u2029" },
	{ "byte order mark", STR_INIT("\ufeff"), "\\uFEFF" },
	{ "no width", STR_INIT("\u200b\u00ad\u2060"), "\\u200B\\u00AD\\u2060" },
	{ "joiners of emoji stay", STR_INIT("👨\u200d👩"), "👨\u200d👩" },
	{ "tags", STR_INIT("\U000e0041"), "\\uDB40\\uDC41" },
	{ "no characters", STR_INIT("\uffff\U0010ffff"),
	  "\\uFFFF\\uDBFF\\uDFFF" },
	{ "Chinese, emoji", STR_INIT("域名😀é"), "域名😀é" },
	{ "not UTF-8", STR_INIT("a\xff\xe5\n域\xc3"),
	  "a\\\\xFF\\\\xE5\\n域\\\\xC3" },
	{ "a surrogate, overlong", STR_INIT("\xed\xa0\x80|\xc0\x80"),
	  "\\\\xED\\\\xA0\\\\x80|\\\\xC0\\\\x80" },
};

static void test_strings(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(strings); i++) {
		struct json *root = json_list();
		const char *got;
		struct str want =
			str_format(&arena, "[\n  \"%s\"\n]\n", strings[i].want);

		json_add_str(root, strings[i].text);
		got = written_cz(root);
		if (strcmp(got, str_cz(&arena, want)) != 0)
			print_message("# %s\n", strings[i].name);
		assert_string_equal(got, str_cz(&arena, want));
	}
}

static void test_keys_are_data(void **state)
{
	struct json *root = json_object();

	(void)state;
	json_put_str_at(root, STR("a\0b\xff\u202e"), STR("c"));
	assert_string_equal(written_cz(root),
			    "{\n  \"a\\\\x00b\\\\xFF\\u202E\": \"c\"\n}\n");
}

/* Random bytes: valid UTF-8 without a control but \n, and JSON. */
static void test_any_bytes(void **state)
{
	(void)state;
	srand(6);
	for (int i = 0; i < 5000; i++) {
		struct arena_mark mark = arena_mark(&arena);
		struct json *root = json_list();
		char bytes[64];
		size_t n = (size_t)(rand() % 64);
		struct str got, why;
		int line;

		for (size_t k = 0; k < n; k++)
			bytes[k] = (char)(rand() % 256);
		json_add_str(root, (struct str){ bytes, n });
		got = written(root);
		assert_true(utf8_valid(got, NULL));
		for (size_t k = 0; k < got.n; k++)
			assert_true(got.p[k] == '\n' ||
				    (unsigned char)got.p[k] >= ' ');
		assert_true(json_parses(&arena, got, &line, &why));
		arena_rewind(&arena, mark);
	}
}

static const struct {
	struct str text;
	int line; /* 0: it is JSON */
} texts[] = {
	{ STR_INIT("{\"a\": [1, 2.5, null, true]}"), 0 },
	{ STR_INIT("\"a\\u0000b\""), 0 },
	{ STR_INIT("123456789012345678901234567890"), 0 },
	{ STR_INIT(" 1 "), 0 },
	{ STR_INIT("{\n\"a\": 1,\n}"), 3 },
	{ STR_INIT("{\"a\": 1} {"), 1 },
	{ STR_INIT("{a: 1}"), 1 },
	{ STR_INIT("\n\n"), 3 },
	{ STR_INIT(""), 1 },
	{ STR_INIT("\"\xff\""), 1 },
	{ STR_INIT("[1,\n2"), 2 },
};

static void test_parses(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++) {
		struct str why = STR_NONE;
		int line = 0;

		assert_int_equal(
			json_parses(&arena, texts[i].text, &line, &why),
			texts[i].line == 0);
		assert_int_equal(line, texts[i].line);
		assert_int_equal(why.n > 0, texts[i].line > 0);
	}
}

static void test_too_deep_is_a_fault(void **state)
{
	struct str why, deep;
	struct buf text;
	int line;

	(void)state;
	buf_init(&text, &arena);
	buf_pad(&text, '[', 1000000);
	deep = buf_str(&text);
	assert_false(json_parses(&arena, deep, &line, &why));
}

static size_t allocated;

static void *count_alloc(size_t bytes)
{
	allocated += bytes;
	return malloc(bytes);
}

static void test_memory_comes_from_the_caller(void **state)
{
	struct json *root;

	(void)state;
	json_use_alloc(count_alloc);
	root = json_list();
	json_add_str(root, STR("\xff"));
	written(root);
	json_use_alloc(malloc);
	assert_true(allocated > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_tree),
		cmocka_unit_test(test_a_list),
		cmocka_unit_test(test_strings),
		cmocka_unit_test(test_keys_are_data),
		cmocka_unit_test(test_any_bytes),
		cmocka_unit_test(test_parses),
		cmocka_unit_test(test_too_deep_is_a_fault),
		cmocka_unit_test(test_memory_comes_from_the_caller),
	};

	return cmocka_run_group_tests_name("json", tests, start_arena,
					   stop_arena);
}
