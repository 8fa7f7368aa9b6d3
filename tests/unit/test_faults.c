/* test_faults - add a row: a source, a place, what must be written. */
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "unstuck/render/faults.h"
#include "unstuck/text/cluster.h"
#include "unstuck/text/safe.h"

#define TEN "0123456789"
#define FIFTY TEN TEN TEN TEN TEN
#define BLANKS_60                                                              \
	"                              "                                       \
	"                              "

static const struct {
	const char *name;
	struct str path, bytes;
	int line, column;
	const char *message;
	const char *want;
} cases[] = {
	{ "a character of a line", STR_INIT("a.yaml"),
	  STR_INIT("x: 1\nkey: value\n"), 2, 6, "no",
	  "a.yaml:2:6: error: no [yaml]\n"
	  "  key: value\n"
	  "       ^\n" },
	{ "the first one", STR_INIT("a.yaml"), STR_INIT("x"), 1, 1, "no",
	  "a.yaml:1:1: error: no [yaml]\n"
	  "  x\n"
	  "  ^\n" },
	{ "behind the end of the line", STR_INIT("a"), STR_INIT("ab\ncd\n"), 1,
	  99, "no",
	  "a:1:99: error: no [yaml]\n"
	  "  ab\n"
	  "    ^\n" },
	{ "wide characters count twice", STR_INIT("a"),
	  STR_INIT("域名: 解析\n"), 1, 5, "no",
	  "a:1:5: error: no [yaml]\n"
	  "  域名: 解析\n"
	  "        ^\n" },
	{ "marks take no column", STR_INIT("a"), STR_INIT("e\u0301x\n"), 1, 3,
	  "no",
	  "a:1:3: error: no [yaml]\n"
	  "  e\u0301x\n"
	  "   ^\n" },
	{ "a tab shows as a space", STR_INIT("a"), STR_INIT("\t\tx\n"), 1, 3,
	  "no",
	  "a:1:3: error: no [yaml]\n"
	  "    x\n"
	  "    ^\n" },
	{ "what is not UTF-8 shows", STR_INIT("a"), STR_INIT("x\xff\xfey\n"), 1,
	  4, "no",
	  "a:1:4: error: no [yaml]\n"
	  "  x\\xFF\\xFEy\n"
	  "           ^\n" },
	{ "so do controls", STR_INIT("a"), STR_INIT("\x1b[31m!\n"), 1, 2, "no",
	  "a:1:2: error: no [yaml]\n"
	  "  \\u{1B}[31m!\n"
	  "        ^\n" },
	{ "all text passes the gate", STR_INIT("a\x1b\n.yaml"), STR_INIT("x"),
	  1, 1, "b\rc\xffz",
	  "a\\u{1B} .yaml:1:1: error: b\\u{D}c\\xFFz [yaml]\n"
	  "  x\n"
	  "  ^\n" },
	{ "no line: the whole source", STR_INIT("a"), STR_INIT("x\n"), 0, 0,
	  "no", "a: error: no [yaml]\n" },
	{ "no column: the whole line", STR_INIT("a"), STR_INIT("x\n"), 1, 0,
	  "no", "a:1: error: no [yaml]\n" },
	{ "no such line", STR_INIT("a"), STR_INIT("x\n"), 7, 1, "no",
	  "a:7:1: error: no [yaml]\n" },
	{ "a blank line", STR_INIT("a"), STR_INIT("x\n  \ny"), 2, 1, "no",
	  "a:2:1: error: no [yaml]\n" },
	{ "no bytes", STR_INIT("a"), STR_INIT(""), 1, 1, "no",
	  "a:1:1: error: no [yaml]\n" },
	{ "lines end in three ways", STR_INIT("a"),
	  STR_INIT("1\r\n2\r3\n\n5\r\n"), 5, 1, "no",
	  "a:5:1: error: no [yaml]\n"
	  "  5\n"
	  "  ^\n" },
	{ "a byte order mark is no character", STR_INIT("a"),
	  STR_INIT("\xef\xbb\xbfx: y\n"), 1, 2, "no",
	  "a:1:2: error: no [yaml]\n"
	  "  x: y\n"
	  "   ^\n" },
	{ "a hundred columns are shown", STR_INIT("a"), STR_INIT(FIFTY FIFTY),
	  1, 100, "no",
	  "a:1:100: error: no [yaml]\n"
	  "  " FIFTY FIFTY "\n"
	  "  " BLANKS_60 "                                       ^\n" },
	{ "a longer line is cut at its end", STR_INIT("a"),
	  STR_INIT(FIFTY FIFTY "x"), 1, 3, "no",
	  "a:1:3: error: no [yaml]\n"
	  "  " FIFTY FIFTY "...\n"
	  "    ^\n" },
	{ "or at its start", STR_INIT("a"), STR_INIT(FIFTY FIFTY "x"), 1, 101,
	  "no",
	  "a:1:101: error: no [yaml]\n"
	  "  ..." TEN FIFTY "x\n"
	  "     " BLANKS_60 "^\n" },
	{ "or at both", STR_INIT("a"), STR_INIT(FIFTY FIFTY "x" FIFTY FIFTY), 1,
	  101, "no",
	  "a:1:101: error: no [yaml]\n"
	  "  ..." TEN FIFTY "x" TEN TEN TEN "012345678...\n"
	  "     " BLANKS_60 "^\n" },
};

static const char *written(struct diags *d)
{
	struct buf out;

	buf_init(&out, &arena);
	faults_write(&out, d);
	return str_cz(&arena, buf_str(&out));
}

static void test_places(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct source source = { cases[i].path, cases[i].bytes };
		struct place at = { &source, cases[i].line, cases[i].column };
		struct diags d;

		print_message("# %s\n", cases[i].name);
		diags_init(&d, &arena);
		diag_add(&d, DIAG_YAML, at, "%s", cases[i].message);
		assert_string_equal(written(&d), cases[i].want);
	}
}

static void test_without_a_source(void **state)
{
	struct diags d;

	(void)state;
	diags_init(&d, &arena);
	diag_add(&d, DIAG_USAGE, NO_PLACE, "no command '%s'", "x");
	assert_string_equal(written(&d),
			    "unstuck: error: no command 'x' [usage]\n");
}

static void test_sorted_by_place(void **state)
{
	struct source source = { STR("a"), STR("") };
	struct diags d;

	(void)state;
	diags_init(&d, &arena);
	diag_add(&d, DIAG_YAML, (struct place){ &source, 9, 2 }, "c");
	diag_add(&d, DIAG_YAML, (struct place){ &source, 9, 1 }, "b");
	diag_add(&d, DIAG_USAGE, NO_PLACE, "a");
	assert_string_equal(written(&d), "unstuck: error: a [usage]\n"
					 "a:9:1: error: b [yaml]\n"
					 "a:9:2: error: c [yaml]\n");
}

static void test_no_faults(void **state)
{
	struct diags d;

	(void)state;
	diags_init(&d, &arena);
	assert_string_equal(written(&d), "");
}

static const char *last_line(const char *text)
{
	size_t n = strlen(text) - 1;

	while (n > 0 && text[n - 1] != '\n')
		n--;
	return text + n;
}

static void test_more_than_are_kept(void **state)
{
	struct diags d;

	(void)state;
	diags_init(&d, &arena);
	for (int i = 0; i < DIAG_MAX + 1; i++)
		diag_add(&d, DIAG_USAGE, NO_PLACE, "a");
	assert_string_equal(last_line(written(&d)), "1 more fault not shown\n");
	diag_add(&d, DIAG_USAGE, NO_PLACE, "a");
	assert_string_equal(last_line(written(&d)),
			    "2 more faults not shown\n");
}

static void test_one_line(void **state)
{
	struct source source = { STR("a"), STR("x\n") };
	struct diags d;

	(void)state;
	diags_init(&d, &arena);
	diag_add(&d, DIAG_YAML, (struct place){ &source, 1, 1 }, "b\nc");
	assert_string_equal(str_cz(&arena, fault_line(&arena, &d.list.at[0])),
			    "a:1:1: error: b c [yaml]");
}

/* Any bytes, any place: valid UTF-8 of short lines comes out. */
static void test_random_sources(void **state)
{
	(void)state;
	srand(5);
	for (int i = 0; i < 2000; i++) {
		struct arena_mark mark = arena_mark(&arena);
		size_t n = (size_t)(rand() % 6000);
		char *bytes = arena_array(&arena, char, n + 1);
		struct source source = { STR("a"), { bytes, n } };
		struct diags d;
		struct str rest, line;

		for (size_t k = 0; k < n; k++)
			bytes[k] = (char)(rand() % 8 ? rand() % 256 : '\t');
		if (rand() % 2 && n)
			memset(bytes, "\xe5\x85\xa8x"[rand() % 4], n);
		diags_init(&d, &arena);
		diag_add(&d, DIAG_YAML,
			 (struct place){ &source, 1 + rand() % 3,
					 1 + rand() % 3000 },
			 "no");
		rest = str_from(written(&d));
		assert_true(utf8_valid(rest, NULL));
		while (str_line(&rest, &line))
			assert_in_range(text_cols(line), 0, 110);
		arena_rewind(&arena, mark);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_places),
		cmocka_unit_test(test_without_a_source),
		cmocka_unit_test(test_sorted_by_place),
		cmocka_unit_test(test_no_faults),
		cmocka_unit_test(test_more_than_are_kept),
		cmocka_unit_test(test_one_line),
		cmocka_unit_test(test_random_sources),
	};

	return cmocka_run_group_tests_name("faults", tests, start_arena,
					   stop_arena);
}
