/* test_loose - a log's text in one form, each byte with its place. */
#include "unit.h"

#include <stdlib.h>

#include "unstuck/text/loose.h"

/* ---- spellings ---------------------------------------------------------------- */

static void test_a_text_has_one_form(void **state)
{
	static const struct {
		const char *raw, *loose;
	} rows[] = {
		{ "", "" },
		{ "a  b\t c", "a b c" },
		{ " a \n  b ", "a\nb " },
		{ "a\r\nb\rc", "a\nb\nc" },
		{ "\033[1;31ma\033[0m", "a" },
		{ "\033]8;;http://x\033\\a", "a" },
		{ "\033]0;title\aa", "a" },
		{ "a\033", "a" },
		{ "a\033[12", "a" },
		{ "a\033[1\nb", "a\nb" },
		{ "it&#39;s &quot;a&quot; &lt;b&gt; &amp;",
		  "it's \"a\" <b> &" },
		{ "&#x27;&#X27;&amp;amp;lt;", "''<" },
		{ "&#0;&#20013;&#99999999;&x; &", "&#0;中&#99999999;&x; &" },
		{ "\\\"a\\\" \\u0027b\\u0027", "\"a\" 'b'" },
		{ "\\\\\\\"a\\/b", "\"a/b" },
		{ "C:\\new\\users", "C:\\new\\users" },
		{ "a\\n\\tat b\\nc", "a\nat b\nc" },
		{ "a\\\\n\\\\tat b\\\\nc", "a\nat b\nc" },
		{ "x\\n\\tat C:\\users\\u4e2d\\u00", "x\nat C:\\users中\\u00" },
		{ "a\\", "a\\" },
		{ "ａ（ｂ）：ｃ　ｄ", "a(b):c d" },
		{ "‘a’ “b”", "'a' \"b\"" },
		{ "a\u200bb\ufeffc\u00a0d", "abc d" },
		{ "中文", "中文" },
		{ "\\uff1a\\u4e2d\\\\u6587\\u200b", ":中文" },
		{ "{\"log\":\"a\\n\",\"stream\":\"stdout\",\"time\":\"2026-11-"
		  "24T"
		  "10:00:01.1Z\"}\n{\"log\":\"\\u0009at b",
		  "a\nat b" },
		{ "\xff\xfe\xc3", "\xff\xfe\xc3" },
		{ "10:00:01,5 a\n10:00:02 b", "a\nb" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct loose l = loose_text(&arena, str_from(rows[i].raw));

		assert_str(l.s, rows[i].loose);
	}
}

static void test_what_stands_before_a_line(void **state)
{
	static const struct {
		const char *line;
		size_t prefix;
	} rows[] = {
		{ "", 0 },
		{ "a", 0 },
		{ "10:00:01", 0 },
		{ "10:00:01 a", 9 },
		{ "10:00:01,123 a", 13 },
		{ "[10:00:01.5] a", 13 },
		{ "2026-11-24 10:00:01,123 a", 24 },
		{ "2026-11-24T10:00:01.123+08:00 a", 30 },
		{ "[2026-11-24T10:00:01Z] a", 23 },
		{ "2026/11/24 10:00:01 a", 20 },
		{ "2026-11-24T10:00:01.1Z stdout F a", 32 },
		{ "[pod/a-1/main] 10:00:01 a", 24 },
		{ "[a-1] 2026-11-24T10:00:01Z a", 27 },
		{ "taskmanager-1 | 10:00:01 a", 25 },
		{ "[ERROR] a", 0 },
		{ "a b | c", 0 },
		{ "10:00:01 10:00:02 10:00:03 10:00:04 a", 27 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		size_t n = loose_prefix(str_from(rows[i].line));

		if (n != rows[i].prefix)
			fail_msg("%s: %zu", rows[i].line, n);
	}
}

/* What follows the line is no part of it. */
static void test_a_line_ends_where_it_ends(void **state)
{
	(void)state;
	assert_int_equal(loose_prefix(str_head(STR("10:00:01x y"), 8)), 0);
	assert_int_equal(loose_prefix(str_head(STR("10:00:01,5 y"), 10)), 0);
}

static void test_blanks_do_not_hide(void **state)
{
	static const struct {
		const char *s, *needle;
		bool any_case;
		ptrdiff_t at;
	} rows[] = {
		{ "a bc", "b c", false, 2 }, { "a b\n c", "bc", false, 2 },
		{ "a BC", "b c", true, 2 },  { "a BC", "b c", false, -1 },
		{ "aab", "ab", false, 1 },   { "ab", "abc", false, -1 },
		{ "", "a", false, -1 },	     { "a", " ", false, 0 },
		{ "", "", false, -1 },	     { "[{", "{[", true, -1 },
		{ "x@", "X`", true, -1 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		ptrdiff_t at =
			loose_find(str_from(rows[i].s),
				   str_from(rows[i].needle), rows[i].any_case);

		if (at != rows[i].at)
			fail_msg("'%s' in '%s': %td", rows[i].needle, rows[i].s,
				 at);
	}
}

/* ---- places --------------------------------------------------------------------- */

/* Bytes of which many mean something to loose_text. */
static struct str random_text(unsigned *seed)
{
	static const char *const parts[] = {
		"\\n\\tat ", "\\n",   "\\\\\\\"",    "\\u00", "41",	"&amp;",
		"&#39;",     "&#x",   ";",	     "\033[", "\033]",	"\033",
		"\a",	     "\r\n",  "\r",	     "\n",    " ",	"\t",
		"10:00:01 ", "a | ",  "：",	     "中",    "\u200b", "\xff",
		"\xe4\xb8",  "[a] 2", "{\"log\":\"",
	};
	size_t count = (size_t)rand_r(seed) % 40, n = 0;
	char *p = arena_array(&arena, char, 12 * count + 1);

	for (size_t i = 0; i < count; i++) {
		size_t pick = (size_t)rand_r(seed) % (2 * COUNT(parts));

		if (pick >= COUNT(parts)) {
			p[n++] = (char)rand_r(seed);
			continue;
		}
		for (const char *c = parts[pick]; *c; c++)
			p[n++] = *c;
	}
	return (struct str){ p, n };
}

/* Every byte has its place in the text, in order, and so has the end. */
static void assert_places(const struct loose *l)
{
	assert_true(l->s.n <= l->raw.n);
	for (size_t i = 0; i < l->s.n; i++) {
		assert_true(l->from[i] < l->raw.n);
		assert_true(l->from[i] <= l->from[i + 1]);
	}
	assert_int_equal(l->from[l->s.n], l->raw.n);
}

static void test_each_byte_has_a_place(void **state)
{
	unsigned seed = 1;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		struct arena_mark mark = arena_mark(&arena);
		struct str raw = random_text(&seed);
		struct loose l, one, none;

		/* A copy of its own: to read beyond it is an error. */
		l = loose_text(&arena, str_copy(&arena, raw));
		assert_places(&l);
		one = loose_joined(&arena, &l, ' ');
		assert_places(&one);
		none = loose_joined(&arena, &l, '\0');
		assert_places(&none);
		assert_int_equal(str_find(one.s, STR("\n")), -1);
		assert_int_equal(str_find(none.s, STR("\n")), -1);
		arena_rewind(&arena, mark);
	}
}

static void test_lines_are_cut_where_they_end(void **state)
{
	struct loose l = loose_text(&arena, STR("a\nb\n\nc"));

	(void)state;
	assert_str(loose_lines(&l, 0).s, "a");
	assert_str(loose_lines(&l, 1).s, "a\nb");
	assert_str(loose_lines(&l, 2).s, "a\nb\n");
	assert_str(loose_lines(&l, 9).s, "a\nb\n\nc");
	assert_str(loose_joined(&arena, &l, ' ').s, "a b c");
	assert_str(loose_joined(&arena, &l, '\0').s, "abc");
}

#define TEST(name)                                                             \
	cmocka_unit_test_setup_teardown(name, start_arena, stop_arena)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_a_text_has_one_form),
		TEST(test_what_stands_before_a_line),
		TEST(test_a_line_ends_where_it_ends),
		TEST(test_blanks_do_not_hide),
		TEST(test_each_byte_has_a_place),
		TEST(test_lines_are_cut_where_they_end),
	};

	return cmocka_run_group_tests_name("loose", tests, NULL, NULL);
}
