/* test_yaml - bytes to a bounded tree with places. */

#include "unit.h"

#include <string.h>

#include "unstuck/base/buf.h"
#include "unstuck/yaml/tree.h"

static struct diags diags;

static int start(void **state)
{
	(void)state;
	arena_init(&arena, no_memory);
	diags_init(&diags, &arena);
	return 0;
}

static const struct yaml *read_bytes(struct str bytes)
{
	struct source *source = arena_new(&arena, struct source);

	*source = (struct source){ STR("test.yaml"), bytes };
	diags_init(&diags, &arena);
	return yaml_tree(&arena, source, &diags);
}

static const struct yaml *read_text(const char *text)
{
	return read_bytes(str_from(text));
}

/* ---- trees ---------------------------------------------------------------- */

static void put_tree(struct buf *out, const struct yaml *y)
{
	static const char *const quotes[] = {
		[YAML_PLAIN] = "", [YAML_QUOTED] = "'", [YAML_BLOCK] = "|"
	};
	const char *open = y->kind == YAML_MAP ? "{" : "[";
	const char *close = y->kind == YAML_MAP ? "}" : "]";

	if (y->kind == YAML_SCALAR) {
		buf_printf(out, "%s" STR_FMT "%s", quotes[y->style],
			   STR_ARG(y->text), quotes[y->style]);
		return;
	}
	buf_puts(out, open);
	for (const struct yaml *c = y->first; c; c = c->next) {
		buf_puts(out, c == y->first ? "" : ",");
		if (y->kind == YAML_MAP)
			buf_printf(out, STR_FMT ":", STR_ARG(c->key));
		put_tree(out, c);
	}
	buf_puts(out, close);
}

static void test_trees(void **state)
{
	static const struct {
		const char *text, *want;
	} rows[] = {
		{ "a: b", "{a:b}" },
		{ "a: b\n", "{a:b}" },
		{ "a: 'b'\nc: \"d\"\n", "{a:'b',c:'d'}" },
		{ "a: |\n  b\n  c\n", "{a:|b\nc\n|}" },
		{ "a: >-\n  b\n  c\n", "{a:|b c|}" },
		{ "- a\n- [b, c]\n- {d: e}\n", "[a,[b,c],{d:e}]" },
		{ "a:\n  b:\n    - c\n", "{a:{b:[c]}}" },
		{ "a:\n", "{a:}" },
		{ "a: {}\nb: []\n", "{a:{},b:[]}" },
		{ "a\n", "a" },
		{ "\xEF\xBB\xBF"
		  "a: b\n",
		  "{a:b}" },
		{ "a: b\r\nc: d\r\n", "{a:b,c:d}" },
		{ "a: b\rc: d\r", "{a:b,c:d}" },
		{ "# comment\n---\na: b\n...\n", "{a:b}" },
		{ "a: '%TAG'\nb: \"x\\u2028y\"\n", "{a:'%TAG',b:'x\u2028y'}" },
		{ "yes: no\n1: 2\n", "{yes:no,1:2}" },
		{ "a: 中文\n中: x\n", "{a:中文,中:x}" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct yaml *y = read_text(rows[i].text);
		struct buf out;

		buf_init(&out, &arena);
		if (y)
			put_tree(&out, y);
		if (!str_eq(buf_str(&out), str_from(rows[i].want)))
			fail_msg("'%s' gave '" STR_FMT "'", rows[i].text,
				 STR_ARG(buf_str(&out)));
		assert_int_equal(diags.errors, 0);
	}
}

static void assert_place(struct place at, int line, int column)
{
	assert_int_equal(at.line, line);
	assert_int_equal(at.column, column);
}

static void test_places_count_characters_from_one(void **state)
{
	const struct yaml *y =
		read_text("标题: \"x\"\nlist:\n  - a\n  - {b: c}\n");

	(void)state;
	assert_place(y->at, 1, 1);
	assert_place(y->first->key_at, 1, 1);
	assert_place(y->first->at, 1, 5);
	y = yaml_get(y, "list");
	assert_int_equal(y->count, 2);
	assert_place(y->key_at, 2, 1);
	assert_place(y->first->at, 3, 5);
	assert_place(yaml_get(y->first->next, "b")->at, 4, 9);
	assert_null(yaml_get(y, "b"));
	assert_null(yaml_get(NULL, "b"));
}

static void test_place_and_offset_are_inverse(void **state)
{
	static const struct str texts[] = {
		STR_INIT("a: b\r\nc: 中文 x\n\n\rd\n"),
		STR_INIT("\xEF\xBB\xBF标: \"x\"\ny"),
		STR_INIT(""),
	};

	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++) {
		struct source source = { STR("x"), texts[i] };
		size_t bom = i == 1 ? 3 : 0;

		for (size_t at = bom; at <= texts[i].n; at++) {
			struct place p = yaml_place(&source, at);
			struct place again =
				yaml_place(&source, yaml_offset(p));

			assert_place(again, p.line, p.column);
			assert_true(yaml_offset(p) <= texts[i].n);
		}
		assert_place(yaml_place(&source, bom), 1, 1);
	}
}

/* ---- faults ---------------------------------------------------------------- */

static const struct {
	const char *name;
	struct str bytes;
	enum diag_code code;
	int line, column;
} faults[] = {
	{ "empty", STR_INIT(""), DIAG_EMPTY, 1, 1 },
	{ "blank", STR_INIT(" \n\n"), DIAG_EMPTY, 1, 1 },
	{ "only a mark", STR_INIT("\xEF\xBB\xBF"), DIAG_EMPTY, 1, 1 },
	{ "comments", STR_INIT("# a\n# b\n"), DIAG_EMPTY, 1, 1 },
	{ "Latin-1", STR_INIT("a: b\nc: \xE9\n"), DIAG_NOT_UTF8, 2, 4 },
	{ "behind a mark",
	  STR_INIT("\xEF\xBB\xBF"
		   "a: \xE9\n"),
	  DIAG_NOT_UTF8, 1, 4 },
	{ "cut UTF-8", STR_INIT("a: \xE4\xB8"), DIAG_NOT_UTF8, 1, 4 },
	{ "overlong", STR_INIT("a: \xC0\x80"), DIAG_NOT_UTF8, 1, 4 },
	{ "surrogate", STR_INIT("a: \xED\xA0\x80"), DIAG_NOT_UTF8, 1, 4 },
	{ "beyond Unicode", STR_INIT("a: \xF4\x90\x80\x80"), DIAG_NOT_UTF8, 1,
	  4 },
	{ "UTF-16",
	  STR_INIT("\xFF\xFE"
		   "a\0:\0"),
	  DIAG_NOT_UTF8, 1, 1 },
	{ "UTF-16 without a mark", STR_INIT("a\0:\0 \0b\0"), DIAG_NOT_UTF8, 1,
	  2 },
	{ "NUL", STR_INIT("a: b\n\0"), DIAG_NOT_UTF8, 2, 1 },
	{ "escaped NUL", STR_INIT("a: \"x\\0y\"\n"), DIAG_NOT_UTF8, 1, 4 },
	{ "escaped NUL in a key", STR_INIT("\"x\\0y\": a\n"), DIAG_NOT_UTF8, 1,
	  1 },
	{ "ESC", STR_INIT("a: b\nb: 中\x1B[31m\n"), DIAG_NOT_UTF8, 2, 5 },
	{ "ESC behind a mark",
	  STR_INIT("\xEF\xBB\xBF"
		   "a: \x1B\n"),
	  DIAG_NOT_UTF8, 1, 4 },
	{ "DEL", STR_INIT("a: \x7F\n"), DIAG_NOT_UTF8, 1, 4 },
	{ "directive", STR_INIT("a: b\n%TAG ! x\n"), DIAG_DIRECTIVE, 2, 1 },
	{ "directive behind a mark", STR_INIT("\xEF\xBB\xBF%YAML 1.1\n"),
	  DIAG_DIRECTIVE, 1, 1 },
	{ "directive behind CR", STR_INIT("a: b\r%TAG ! x\r"), DIAG_DIRECTIVE,
	  2, 1 },
	{ "U+2028", STR_INIT("#\xE2\x80\xA8%TAG ! x\n"), DIAG_YAML, 1, 2 },
	{ "U+2029", STR_INIT("#\xE2\x80\xA9%TAG ! x\n"), DIAG_YAML, 1, 2 },
	{ "U+0085", STR_INIT("a: \"x\xC2\x85y\"\n"), DIAG_YAML, 1, 6 },
	{ "anchor", STR_INIT("a: &x b\n"), DIAG_ALIAS, 1, 4 },
	{ "anchor of a map", STR_INIT("a: &x {b: c}\n"), DIAG_ALIAS, 1, 4 },
	{ "alias", STR_INIT("a: *x\n"), DIAG_ALIAS, 1, 4 },
	{ "merge key", STR_INIT("a: {b: c}\nd:\n  <<: *x\n"), DIAG_ALIAS, 3,
	  7 },
	{ "tag", STR_INIT("a: !x b\n"), DIAG_TAG, 1, 4 },
	{ "tag of a list", STR_INIT("a: !!seq [b]\n"), DIAG_TAG, 1, 4 },
	{ "second document", STR_INIT("a: b\n---\nc: d\n"), DIAG_DOCUMENTS, 2,
	  1 },
	{ "key twice", STR_INIT("a: b\nc: d\na: e\n"), DIAG_DUPLICATE, 3, 1 },
	{ "key twice, quoted", STR_INIT("a: b\n\"a\": e\n"), DIAG_DUPLICATE, 2,
	  1 },
	{ "map as key", STR_INIT("{a: b}: c\n"), DIAG_TYPE, 1, 1 },
	{ "list as key", STR_INIT("? [a]\n: c\n"), DIAG_TYPE, 1, 3 },
	{ "tab", STR_INIT("a:\n\tb: c\n"), DIAG_TAB, 2, 1 },
	{ "reserved", STR_INIT("a: @b\n"), DIAG_YAML, 1, 4 },
	{ "colon in a text", STR_INIT("a: b: c\n"), DIAG_YAML, 1, 5 },
	{ "no colon", STR_INIT("a: b\nc\nd: e\n"), DIAG_YAML, 2, 1 },
	{ "bracket", STR_INIT("a: [b, c\nd: e\n"), DIAG_YAML, 2, 2 },
	{ "quote", STR_INIT("a: \"b\nc: d\n"), DIAG_YAML, 1, 4 },
	{ "escape", STR_INIT("a: \"\\d\"\n"), DIAG_YAML, 1, 5 },
	{ "indentation", STR_INIT("a:\n  b: c\n d: e\n"), DIAG_YAML, 3, 2 },
};

static void test_faults(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(faults); i++) {
		const struct diag *d;

		if (read_bytes(faults[i].bytes))
			fail_msg("%s: it loads", faults[i].name);
		assert_int_equal(diags.errors, 1);
		d = &diags.list.at[0];
		if (d->code != faults[i].code || d->at.line != faults[i].line ||
		    d->at.column != faults[i].column)
			fail_msg("%s: %d:%d " STR_FMT " [%s]", faults[i].name,
				 d->at.line, d->at.column, STR_ARG(d->message),
				 diag_table[d->code].slug);
	}
}

/* ---- limits ------------------------------------------------------------------ */

static struct str repeat(const char *before, const char *s, size_t times)
{
	struct buf out;

	buf_init(&out, &arena);
	buf_puts(&out, before);
	for (size_t i = 0; i < times; i++)
		buf_puts(&out, s);
	return buf_str(&out);
}

static struct str many_keys(size_t count)
{
	struct buf out;

	buf_init(&out, &arena);
	for (size_t i = 0; i < count; i++)
		buf_printf(&out, "k%zu: x\n", i);
	return buf_str(&out);
}

static void assert_refused(struct str bytes, enum diag_code code)
{
	assert_null(read_bytes(bytes));
	assert_int_equal(diags.errors, 1);
	assert_int_equal(diags.list.at[0].code, code);
}

static void test_limits(void **state)
{
	struct str deepest = repeat("", "[", YAML_MAX_DEPTH);

	(void)state;
	assert_non_null(read_bytes(
		str_join(&arena, deepest, repeat("", "]", YAML_MAX_DEPTH))));
	assert_refused(repeat("", "[", YAML_MAX_DEPTH + 1), DIAG_TOO_DEEP);
	assert_refused(repeat("", "- ", 1000), DIAG_TOO_DEEP);
	assert_non_null(read_bytes(repeat("a: ", "x", YAML_MAX_SCALAR)));
	assert_refused(repeat("a: ", "x", YAML_MAX_SCALAR + 1), DIAG_TOO_LARGE);
	assert_non_null(read_bytes(
		str_join(&arena, repeat("", "k", YAML_MAX_KEY), STR(": x"))));
	assert_refused(
		str_join(&arena, repeat("", "k", YAML_MAX_KEY + 1), STR(": x")),
		DIAG_TOO_LARGE);
	assert_refused(repeat("", "- x\n", YAML_MAX_NODES), DIAG_TOO_LARGE);
}

static void test_large_maps_find_twins(void **state)
{
	(void)state;
	assert_non_null(read_bytes(many_keys(20000)));
	for (size_t twin = 0; twin < 40; twin++) {
		struct str keys = many_keys(40);
		struct str last = str_format(&arena, "k%zu: y\n", twin);

		assert_refused(str_join(&arena, keys, last), DIAG_DUPLICATE);
		assert_int_equal(diags.list.at[0].at.line, 41);
	}
}

static void test_keys_of_other_maps_are_no_twins(void **state)
{
	struct buf out;

	(void)state;
	buf_init(&out, &arena);
	for (int i = 0; i < 30; i++) {
		buf_printf(&out, "m%d:\n", i);
		for (int k = 0; k < 30; k++)
			buf_printf(&out, "  k%d: x\n", k);
	}
	assert_non_null(read_bytes(buf_str(&out)));
}

/* ---- snippets ------------------------------------------------------------------ */

static void test_parses(void **state)
{
	static const struct {
		const char *text;
		int line; /* 0: it parses */
	} rows[] = {
		{ "", 0 },
		{ "a: &x b\nc: *x\n", 0 },
		{ "--- a\n--- !t b\n", 0 },
		{ "a: [b]]", 1 },
		{ "a: b\n c: d\n", 2 },
		{ "a: b\nc: \"d\n", 3 },
	};
	struct str why;
	int line;

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		bool fine = yaml_parses(&arena, str_from(rows[i].text), &line,
					&why);

		assert_int_equal(fine, rows[i].line == 0);
		if (!fine)
			assert_int_equal(line, rows[i].line);
	}
	assert_false(
		yaml_parses(&arena, repeat("a:\n ", "[", 30000), &line, &why));
	assert_true(str_eq(why, STR("nested too deeply")));
	assert_int_equal(line, 2);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop_arena)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_trees),
		TEST(test_places_count_characters_from_one),
		TEST(test_place_and_offset_are_inverse),
		TEST(test_faults),
		TEST(test_limits),
		TEST(test_large_maps_find_twins),
		TEST(test_keys_of_other_maps_are_no_twins),
		TEST(test_parses),
	};

	return cmocka_run_group_tests_name("yaml", tests, NULL, NULL);
}
