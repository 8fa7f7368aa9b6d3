/* test_cluster - add a row: the text with | between its clusters. */
#include "unit.h"

#include <locale.h>
#include <stdlib.h>
#include <wchar.h>

#include "unstuck/text/cluster.h"
#include "unstuck/text/rune.h"
#include "unstuck/text/safe.h"

static const struct {
	const char *name;
	struct str parts;
	int cols;
} rows[] = {
	{ "empty", STR_INIT(""), 0 },
	{ "ASCII", STR_INIT("a|b| |~"), 4 },
	{ "CJK", STR_INIT("作|业|，|。"), 8 },
	{ "quotes are narrow", STR_INIT("“|说|”"), 4 },
	{ "full width", STR_INIT("Ａ|！"), 4 },
	{ "half width kana", STR_INIT("ｱ|ｲ"), 2 },
	{ "ambiguous is 1", STR_INIT("─|→|…|①|α"), 5 },
	{ "accent", STR_INIT("e\u0301|x"), 2 },
	{ "accent on CJK", STR_INIT("作\u0301|业"), 4 },
	{ "zalgo", STR_INIT("e\u0301\u0302\u0303\u0304|x"), 2 },
	{ "dakuten", STR_INIT("か\u3099|x"), 3 },
	{ "Hangul", STR_INIT("한|글"), 4 },
	{ "jamo", STR_INIT("\u1112\u1161\u11ab|x"), 3 },
	{ "two leading jamo", STR_INIT("\u1112|\u1112\u1161"), 4 },
	{ "emoji", STR_INIT("🎉|x"), 3 },
	{ "VS16 leaves the width", STR_INIT("❤\ufe0f|x"), 2 },
	{ "keycap", STR_INIT("1\ufe0f\u20e3|2"), 2 },
	{ "skin", STR_INIT("👍🏽|x"), 3 },
	{ "skin on text", STR_INIT("a|🏽"), 3 },
	{ "skin and mark", STR_INIT("👍🏽\u0301|x"), 3 },
	{ "family", STR_INIT("👨\u200d👩\u200d👧|x"), 3 },
	{ "narrow ZWJ sequence", STR_INIT("⛹\u200d♂|x"), 3 },
	{ "ZWJ behind text", STR_INIT("a\u200d|❤"), 2 },
	{ "two ZWJ join nothing", STR_INIT("❤\u200d\u200d|❤"), 2 },
	{ "wide to glibc only", STR_INIT("㉈|䷀"), 4 },
	{ "flags", STR_INIT("🇨🇳|🇺🇸|x"), 5 },
	{ "odd indicators", STR_INIT("🇨🇳|🇺|x"), 4 },
	{ "Thai mark", STR_INIT("กั|ง"), 2 },
	{ "Thai vowel has a column", STR_INIT("ก|ำ"), 2 },
	{ "Devanagari vowel too", STR_INIT("क|ि|x"), 3 },
	{ "virama", STR_INIT("क्|ष"), 2 },
	{ "Hebrew", STR_INIT("ש|ל"), 2 },
	{ "line feed", STR_INIT("a|\n|b"), 2 },
	{ "tab", STR_INIT("\t|b"), 1 },
	{ "no mark on a line feed", STR_INIT("\n|\u0301|x"), 1 },
	{ "long ASCII before a mark", STR_INIT("a|b|c|d|e|f|g|h|i\u0301"), 9 },
};

static const struct {
	const char *name;
	struct str text;
	int cols;
	struct str want;
} cuts[] = {
	{ "all fits", STR_INIT("abc"), 3, STR_INIT("abc") },
	{ "ASCII", STR_INIT("abc"), 2, STR_INIT("ab") },
	{ "none", STR_INIT("abc"), 0, STR_INIT("") },
	{ "negative", STR_INIT("abc"), -1, STR_INIT("") },
	{ "wide rune dropped whole", STR_INIT("ab作"), 3, STR_INIT("ab") },
	{ "mark stays with its base", STR_INIT("e\u0301x"), 1,
	  STR_INIT("e\u0301") },
	{ "marks stay at column 0", STR_INIT("作\u0301业"), 2,
	  STR_INIT("作\u0301") },
	{ "flag whole", STR_INIT("🇨🇳🇺🇸"), 3, STR_INIT("🇨🇳") },
	{ "family whole", STR_INIT("👨\u200d👩x"), 1, STR_INIT("") },
};

static const struct {
	const char *name;
	struct str text;
	bool starts, ends;
} wide_rows[] = {
	{ "empty", STR_INIT(""), false, false },
	{ "Latin", STR_INIT("ab"), false, false },
	{ "Latin, CJK", STR_INIT("a作"), false, true },
	{ "CJK, Latin", STR_INIT("作a"), true, false },
	{ "CJK marks", STR_INIT("（，"), true, true },
	{ "CJK with mark", STR_INIT("作か\u3099"), true, true },
	{ "Hangul has spaces", STR_INIT("한글"), false, false },
	{ "accent", STR_INIT("作e\u0301"), true, false },
};

static struct str without_bars(struct str parts)
{
	char *p = str_cz(&arena, parts);
	size_t n = 0;

	for (size_t i = 0; i < parts.n; i++)
		if (parts.p[i] != '|')
			p[n++] = parts.p[i];
	return (struct str){ p, n };
}

/* The text with | between its clusters. */
static struct str parts_of(struct str text)
{
	struct str out = STR_NONE;
	struct cluster c;

	while (cluster_next(&text, &c)) {
		if (out.n > 0)
			out = str_join(&arena, out, STR("|"));
		out = str_join(&arena, out, c.s);
	}
	return out;
}

static void test_clusters(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct str got = parts_of(without_bars(rows[i].parts));

		if (!str_eq(got, rows[i].parts))
			fail_msg("%s: got " STR_FMT, rows[i].name,
				 STR_ARG(got));
	}
}

static void test_cols(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct str rest = without_bars(rows[i].parts);
		int cols = text_cols(rest), sum = 0;
		struct cluster c;

		while (cluster_next(&rest, &c)) {
			assert_in_range(c.cols, 0, 2);
			sum += c.cols;
		}
		if (cols != rows[i].cols || sum != cols)
			fail_msg("%s: %d, sum %d", rows[i].name, cols, sum);
	}
}

/* cluster_floor and cluster_last agree with cluster_next everywhere. */
static void test_floor_and_last(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct str text = without_bars(rows[i].parts), rest = text;
		struct cluster c = { STR_NONE, 0 };
		size_t from = 0;

		for (; cluster_next(&rest, &c); from += c.s.n)
			for (size_t at = from; at < from + c.s.n; at++)
				assert_int_equal(cluster_floor(text, at), from);
		assert_int_equal(cluster_floor(text, text.n), text.n);
		assert_int_equal(cluster_floor(text, text.n + 9), text.n);
		assert_int_equal(cluster_last(text), text.n - c.s.n);
	}
}

static void test_cut(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(cuts); i++) {
		struct str got = text_cut(cuts[i].text, cuts[i].cols);

		if (!str_eq(got, cuts[i].want))
			fail_msg("%s: got " STR_FMT, cuts[i].name,
				 STR_ARG(got));
	}
}

static void test_wide(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(wide_rows); i++)
		if (text_starts_wide(wide_rows[i].text) !=
			    wide_rows[i].starts ||
		    text_ends_wide(wide_rows[i].text) != wide_rows[i].ends)
			fail_msg("%s", wide_rows[i].name);
}

/*
 * A plain character's fast path says what the slow path says: a mark behind
 * it takes the slow one.
 */
static void test_plain_characters(void **state)
{
	size_t count = 0;

	(void)state;
	for (uint32_t rune = 0; rune < 0x110000; rune++) {
		char p[16];
		size_t n = rune_write(rune, p);
		struct str bare = { p, n }, marked = { p, n + 2 };
		struct cluster fast, slow;

		if (rune_plain(p, n) == 0)
			continue;
		memcpy(p + n, "\u0301", 2);
		cluster_next(&bare, &fast);
		cluster_next(&marked, &slow);
		if (fast.s.n != n || slow.s.n != n + 2 ||
		    fast.cols != slow.cols || bare.n + marked.n != 0 ||
		    fast.cols != rune_plain_cols(p))
			fail_msg("U+%X", (unsigned)rune);
		/* no emoji among them: the gate would let the style pass */
		memcpy(p + n, "\ufe0f", 3);
		if (safe_line(&arena, (struct str){ p, n + 3 }).s.n == n + 3)
			fail_msg("U+%X is an emoji", (unsigned)rune);
		count++;
	}
	assert_int_equal(count, 95 + 24 + 55 + 20992 + 94);
}

/* Every character begins a cluster behind which a plain one begins another. */
static void test_plain_behind_any(void **state)
{
	(void)state;
	for (uint32_t rune = 0x80; rune < 0x110000; rune++) {
		char p[16];
		size_t n = rune_write(rune, p);
		struct str rest = { p, n + 3 };
		struct cluster c;

		memcpy(p + n, "域", 3);
		cluster_next(&rest, &c);
		if (c.s.n != n)
			fail_msg("U+%X", (unsigned)rune);
	}
}

/*
 * Columns are glibc's, as ncurses asks it.  Its tables and libunistring's may
 * be of different Unicode versions, which give a few characters new widths.
 */
static void test_cols_are_the_c_library_s(void **state)
{
	size_t different = 0;

	(void)state;
	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		skip();
	for (uint32_t rune = 0x20; rune < 0x110000; rune++) {
		char p[RUNE_MAX_BYTES];
		struct str in = { p, rune_write(rune, p) };
		int cols = wcwidth((wchar_t)rune);

		if (cols >= 0 && safe_line(&arena, in).s.p == p)
			different += rune_cols(rune) != cols;
	}
	assert_in_range(different, 0, 200);
}

static void test_broken_bytes_end(void **state)
{
	struct str rest = STR("a\xff\xe5\x9f");
	struct cluster c;
	size_t count = 0;

	(void)state;
	while (cluster_next(&rest, &c))
		count++;
	assert_int_equal(count, 4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_clusters),
		cmocka_unit_test(test_cols),
		cmocka_unit_test(test_floor_and_last),
		cmocka_unit_test(test_cut),
		cmocka_unit_test(test_wide),
		cmocka_unit_test(test_plain_characters),
		cmocka_unit_test(test_plain_behind_any),
		cmocka_unit_test(test_cols_are_the_c_library_s),
		cmocka_unit_test(test_broken_bytes_end),
	};

	return cmocka_run_group_tests_name("cluster", tests, start_arena,
					   stop_arena);
}
