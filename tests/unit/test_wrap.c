/* test_wrap - add a row: the lines with | between them. */
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "unstuck/base/buf.h"
#include "unstuck/text/cluster.h"
#include "unstuck/text/rune.h"
#include "unstuck/text/wrap.h"

static const struct {
	const char *name;
	struct str text;
	struct str keep; /* x: with the byte before; shorter than text: no */
	int first, cols;
	struct str want;
} rows[] = {
	{ "empty", STR_INIT(""), STR_INIT(""), 9, 9, STR_INIT("") },
	{ "fits", STR_INIT("a b"), STR_INIT(""), 3, 3, STR_INIT("a b") },
	{ "at a space", STR_INIT("aaa bbb cc"), STR_INIT(""), 7, 7,
	  STR_INIT("aaa bbb|cc") },
	{ "space at the edge hangs", STR_INIT("aaa bbb"), STR_INIT(""), 3, 3,
	  STR_INIT("aaa|bbb") },
	{ "many spaces at a break go", STR_INIT("aaa    bbb"), STR_INIT(""), 4,
	  4, STR_INIT("aaa|bbb") },
	{ "inner spaces stay", STR_INIT("a  b cc"), STR_INIT(""), 4, 4,
	  STR_INIT("a  b|cc") },
	{ "leading spaces stay", STR_INIT("  a b"), STR_INIT(""), 3, 3,
	  STR_INIT("  a|b") },
	{ "last spaces stay if they fit", STR_INIT("a   "), STR_INIT(""), 3, 3,
	  STR_INIT("a  ") },
	{ "behind a hyphen", STR_INIT("well-known"), STR_INIT(""), 6, 6,
	  STR_INIT("well-|known") },
	{ "behind a slash", STR_INIT("/usr/share"), STR_INIT(""), 6, 6,
	  STR_INIT("/usr/|share") },
	{ "not before a number's slash", STR_INIT("10.0.0.0/24"), STR_INIT(""),
	  9, 9, STR_INIT("10.0.0.0/|24") },
	{ "long word is cut", STR_INIT("abcdefgh"), STR_INIT(""), 3, 3,
	  STR_INIT("abc|def|gh") },
	{ "long word behind a short", STR_INIT("a bcdefgh"), STR_INIT(""), 3, 3,
	  STR_INIT("a|bcd|efg|h") },
	{ "spaces at a cut go", STR_INIT("(    abcd"), STR_INIT(""), 3, 3,
	  STR_INIT("(|abc|d") },
	{ "wide runes are cut whole", STR_INIT("作\u2060业作\u2060业"),
	  STR_INIT(""), 3, 3, STR_INIT("作\u2060|业|作\u2060|业") },
	{ "accents are cut whole", STR_INIT("e\u0301e\u0301e\u0301"),
	  STR_INIT(""), 2, 2, STR_INIT("e\u0301e\u0301|e\u0301") },
	{ "flags are cut whole", STR_INIT("🇨🇳🇺🇸"), STR_INIT(""), 3, 3,
	  STR_INIT("🇨🇳|🇺🇸") },
	{ "family is cut whole", STR_INIT("x👨\u200d👩y"), STR_INIT(""), 2, 2,
	  STR_INIT("x|👨\u200d👩|y") },
	{ "CJK anywhere", STR_INIT("作业无法解析"), STR_INIT(""), 5, 5,
	  STR_INIT("作业|无法|解析") },
	{ "CJK beside Latin", STR_INIT("自建DNS服务"), STR_INIT(""), 7, 7,
	  STR_INIT("自建DNS|服务") },
	{ "comma stays with its word", STR_INIT("无法解析，请"), STR_INIT(""),
	  8, 8, STR_INIT("无法解|析，请") },
	{ "stop and quote", STR_INIT("他说“不”。好"), STR_INIT(""), 8, 8,
	  STR_INIT("他说|“不”。好") },
	{ "quotes beside CJK break", STR_INIT("“甲”乙“丙”丁"), STR_INIT(""), 6,
	  6, STR_INIT("“甲”乙|“丙”丁") },
	{ "nested quotes", STR_INIT("甲“‘乙’”丙"), STR_INIT(""), 6, 6,
	  STR_INIT("甲|“‘乙’”|丙") },
	{ "apostrophe", STR_INIT("it’s don’t"), STR_INIT(""), 6, 6,
	  STR_INIT("it’s|don’t") },
	{ "bracket opens below", STR_INIT("作业（甲）乙"), STR_INIT(""), 6, 6,
	  STR_INIT("作业|（甲）|乙") },
	{ "no mark begins a line", STR_INIT("{a}\u17cc{b}"), STR_INIT(""), 3, 3,
	  STR_INIT("{a}\u17cc|{b}") },
	{ "line feed", STR_INIT("a\nb c"), STR_INIT(""), 9, 9,
	  STR_INIT("a|b c") },
	{ "line feeds", STR_INIT("\n\na\n"), STR_INIT(""), 9, 9,
	  STR_INIT("||a|") },
	{ "space before a line feed", STR_INIT("a  \nb"), STR_INIT(""), 9, 9,
	  STR_INIT("a|b") },
	{ "first line is shorter", STR_INIT("aa bb cc dd"), STR_INIT(""), 2, 5,
	  STR_INIT("aa|bb cc|dd") },
	{ "first line is longer", STR_INIT("aa bb cc dd"), STR_INIT(""), 8, 5,
	  STR_INIT("aa bb cc|dd") },
	{ "first line has no room", STR_INIT("aaa bb"), STR_INIT(""), 2, 6,
	  STR_INIT("|aaa bb") },
	{ "first line is less than nothing", STR_INIT("a"), STR_INIT(""), -3, 6,
	  STR_INIT("|a") },
	{ "two columns at least", STR_INIT("作a"), STR_INIT(""), 0, 0,
	  STR_INIT("|作|a") },
	{ "kept whole", STR_INIT("run a b c"), STR_INIT("     xxxx"), 7, 7,
	  STR_INIT("run|a b c") },
	{ "kept CJK", STR_INIT("作a业"), STR_INIT("    xxx"), 4, 4,
	  STR_INIT("作|a业") },
	{ "kept but too long: at its space", STR_INIT("x aa bb c"),
	  STR_INIT("   xxxxxx"), 6, 6, STR_INIT("x|aa bb|c") },
	{ "kept without a space: cut", STR_INIT("x abcdef"),
	  STR_INIT("   xxxxx"), 4, 4, STR_INIT("x|abcd|ef") },
};

static struct str line_text(struct str s, struct wrap_line line)
{
	return str_tail(str_head(s, line.to), line.from);
}

static char *keep_bytes(struct str s, struct str marks)
{
	char *keep = arena_array(&arena, char, s.n);

	for (size_t i = 0; i < s.n && i < marks.n; i++)
		keep[i] = marks.p[i] == 'x';
	return keep;
}

static void test_lines(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		char *keep = keep_bytes(rows[i].text, rows[i].keep);
		struct wrap w = text_wrap(&arena, rows[i].text,
					  rows[i].keep.n ? keep : NULL,
					  rows[i].first, rows[i].cols);
		struct buf got;

		buf_init(&got, &arena);
		for (size_t k = 0; k < w.count; k++) {
			struct str line = line_text(rows[i].text, w.lines[k]);

			assert_int_equal(w.lines[k].cols, text_cols(line));
			buf_puts(&got, k ? "|" : "");
			buf_put(&got, line);
		}
		if (!str_eq(buf_str(&got), rows[i].want))
			fail_msg("%s: got " STR_FMT, rows[i].name,
				 STR_ARG(buf_str(&got)));
	}
}

static bool is_space_between(struct str s, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (s.p[i] != ' ' && s.p[i] != '\n')
			return false;
	return true;
}

/* No line is too wide, and only spaces and line feeds are lost. */
static void assert_wrapped(struct str s, struct wrap w, int first, int cols)
{
	size_t done = 0;

	assert_true(w.count >= 1);
	for (size_t i = 0; i < w.count; i++) {
		struct wrap_line line = w.lines[i];
		int limit = i == 0 ? first : cols;

		assert_true(line.from >= done && line.to >= line.from);
		assert_true(is_space_between(s, done, line.from));
		assert_int_equal(line.cols, text_cols(line_text(s, line)));
		if (line.cols > limit && line.cols > 0)
			fail_msg("%d of %d columns: " STR_FMT, line.cols, limit,
				 STR_ARG(line_text(s, line)));
		assert_int_equal(cluster_floor(s, line.to), line.to);
		done = line.to;
	}
	assert_true(is_space_between(s, done, s.n));
}

static const char *const pieces[] = {
	"a",
	"word",
	"scheduler",
	" ",
	"  ",
	"-",
	"/",
	"10.0.0.1",
	"(x)",
	"域",
	"作业",
	"，",
	"。",
	"（甲）",
	"“乙”",
	"……",
	"e\u0301",
	"👨\u200d👩",
	"🇨🇳",
	"กำ",
	"\n",
	"--set=",
	"！",
	"\u3000",
	"https://example.com/a?b=c&d",
	"}\u17cc",
};

static struct str random_text(char *room, size_t count)
{
	size_t n = 0;

	for (size_t i = 0; i < count; i++) {
		const char *piece = pieces[(size_t)rand() % COUNT(pieces)];

		memcpy(room + n, piece, strlen(piece));
		n += strlen(piece);
	}
	return (struct str){ room, n };
}

static void test_random_texts(void **state)
{
	char room[2048], keep[2048];

	(void)state;
	srand(14);
	for (int i = 0; i < 20000; i++) {
		struct arena_mark mark = arena_mark(&arena);
		struct str s = random_text(room, (size_t)rand() % 40);
		int cols = 2 + rand() % 40, first = rand() % 50;
		struct wrap w;

		for (size_t k = 0; k < sizeof keep; k++)
			keep[k] = rand() % 4 == 0;
		w = text_wrap(&arena, s, i % 2 ? keep : NULL, first, cols);
		assert_wrapped(s, w, first, cols);
		arena_rewind(&arena, mark);
	}
}

static bool touches(struct str line, const char *const *marks, size_t count,
		    bool (*touch)(struct str s, struct str mark))
{
	for (size_t i = 0; i < count; i++)
		if (touch(line, str_from(marks[i])))
			return true;
	return false;
}

static const char *const closing[] = { "。", "，", "、", "！", "？", "：", "；",
				       "）", "】", "》", "”",  "’",  "…" };
static const char *const opening[] = { "（", "【", "《", "“", "‘" };

/* Marks in their places: at most five columns of them hang together. */
static const char *const phrases[] = {
	"域名",	  "解析，", "作业。", "配置、",	 "吗？",     "好！",
	"如下：", "模板；", "（甲）", "【乙】",	 "《丙》",   "“丁”",
	"‘戊’。", "DNS",    "Flink ", "（VPC）", "说“是”，", "等……",
};

static void test_no_line_begins_with_a_closing_mark(void **state)
{
	char room[1024];

	(void)state;
	srand(15);
	for (int i = 0; i < 20000; i++) {
		struct arena_mark mark = arena_mark(&arena);
		int cols = 24 + rand() % 30;
		struct str s = { room, 0 };
		struct wrap w;

		for (int k = rand() % 40; k > 0; k--) {
			const char *p =
				phrases[(size_t)rand() % COUNT(phrases)];

			memcpy(room + s.n, p, strlen(p));
			s.n += strlen(p);
		}
		w = text_wrap(&arena, s, NULL, cols, cols);
		for (size_t k = 0; k < w.count; k++) {
			struct str line = line_text(s, w.lines[k]);

			if ((k > 0 && touches(line, closing, COUNT(closing),
					      str_starts)) ||
			    touches(line, opening, COUNT(opening), str_ends))
				fail_msg("line " STR_FMT " of " STR_FMT,
					 STR_ARG(line), STR_ARG(s));
		}
		arena_rewind(&arena, mark);
	}
}

static void test_no_keep_is_keep_of_nothing(void **state)
{
	char room[1024], keep[1024] = { 0 };

	(void)state;
	srand(16);
	for (int i = 0; i < 2000; i++) {
		struct arena_mark mark = arena_mark(&arena);
		struct str s = random_text(room, (size_t)rand() % 30);
		struct wrap a = text_wrap(&arena, s, NULL, 9, 13);
		struct wrap b = text_wrap(&arena, s, keep, 9, 13);

		assert_int_equal(a.count, b.count);
		for (size_t k = 0; k < a.count; k++)
			assert_int_equal(a.lines[k].to, b.lines[k].to);
		arena_rewind(&arena, mark);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_random_texts),
		cmocka_unit_test(test_no_line_begins_with_a_closing_mark),
		cmocka_unit_test(test_no_keep_is_keep_of_nothing),
	};

	return cmocka_run_group_tests_name("wrap", tests, start_arena,
					   stop_arena);
}
