/* test_safe - the gate; add a row to a table, in is what a flow may hold. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "unstuck/text/cluster.h"
#include "unstuck/text/rune.h"
#include "unstuck/text/safe.h"

struct row {
	const char *name;
	struct str in, want;
};

static const struct row line_rows[] = {
	{ "empty", STR_INIT(""), STR_INIT("") },
	{ "ASCII", STR_INIT("dig +time=3 ~x"), STR_INIT("dig +time=3 ~x") },
	{ "line feed", STR_INIT("a\nb\n"), STR_INIT("a b ") },
	{ "tab", STR_INIT("a\tb"), STR_INIT("a b") },
	{ "CRLF is one", STR_INIT("a\r\nb"), STR_INIT("a b") },
	{ "lone CR", STR_INIT("PASS\rFAIL"), STR_INIT("PASS\\u{D}FAIL") },
	{ "backspace", STR_INIT("a\bb"), STR_INIT("a\\u{8}b") },
	{ "NUL", STR_INIT("a\0b"), STR_INIT("a\\u{0}b") },
	{ "CSI", STR_INIT("\033[31mred"), STR_INIT("\\u{1B}[31mred") },
	{ "OSC 52", STR_INIT("\033]52;c;?\a"),
	  STR_INIT("\\u{1B}]52;c;?\\u{7}") },
	{ "DEL", STR_INIT("a\177"), STR_INIT("a\\u{7F}") },
	{ "C1 CSI",
	  STR_INIT("\xc2\x9b"
		   "1m"),
	  STR_INIT("\\u{9B}1m") },
	{ "C1 NEL", STR_INIT("\xc2\x85"), STR_INIT("\\u{85}") },
	{ "line separator", STR_INIT("a\u2028b"), STR_INIT("a\\u{2028}b") },
	{ "paragraph", STR_INIT("\u2029"), STR_INIT("\\u{2029}") },
	{ "LRM RLM", STR_INIT("\u200e\u200f"), STR_INIT("\\u{200E}\\u{200F}") },
	{ "ALM", STR_INIT("\u061c"), STR_INIT("\\u{61C}") },
	{ "LRE", STR_INIT("\u202a"), STR_INIT("\\u{202A}") },
	{ "RLO", STR_INIT("\u202ecod.sh"), STR_INIT("\\u{202E}cod.sh") },
	{ "isolates", STR_INIT("\u2066\u2069"),
	  STR_INIT("\\u{2066}\\u{2069}") },
	{ "BOM", STR_INIT("\ufeffx"), STR_INIT("\\u{FEFF}x") },
	{ "SHY", STR_INIT("a\u00adb"), STR_INIT("a\\u{AD}b") },
	{ "ZWSP", STR_INIT("a\u200bb"), STR_INIT("a\\u{200B}b") },
	{ "word joiner", STR_INIT("a\u2060b"), STR_INIT("a\\u{2060}b") },
	{ "grapheme joiner", STR_INIT("a\u034f"), STR_INIT("a\\u{34F}") },
	{ "Hangul filler", STR_INIT("\u3164"), STR_INIT("\\u{3164}") },
	{ "tag A", STR_INIT("\U000e0041"), STR_INIT("\\u{E0041}") },
	{ "noncharacter", STR_INIT("\ufffe"), STR_INIT("\\u{FFFE}") },
	{ "last of all", STR_INIT("\U0010ffff"), STR_INIT("\\u{10FFFF}") },
	{ "annotation", STR_INIT("\ufff9"), STR_INIT("\\u{FFF9}") },
	{ "private use", STR_INIT("\ue0b0"), STR_INIT("\\u{E0B0}") },
	{ "unassigned", STR_INIT("a\u0378b"), STR_INIT("a\ufffdb") },
	{ "unassigned plane", STR_INIT("\U000afffa"), STR_INIT("\ufffd") },
	{ "stray byte",
	  STR_INIT("a\x9b"
		   "1m"),
	  STR_INIT("a\\x9B1m") },
	{ "cut short", STR_INIT("\xe4\xb8"), STR_INIT("\\xE4\\xB8") },
	{ "cut by ASCII", STR_INIT("\xe4\xb8g"), STR_INIT("\\xE4\\xB8g") },
	{ "overlong", STR_INIT("\xc0\x9b"), STR_INIT("\\xC0\\x9B") },
	{ "surrogate", STR_INIT("\xed\xa0\x80"), STR_INIT("\\xED\\xA0\\x80") },
	{ "too large", STR_INIT("\xf5\x80\x80\x80"),
	  STR_INIT("\\xF5\\x80\\x80\\x80") },
	{ "CJK", STR_INIT("域名解析，“好”……"), STR_INIT("域名解析，“好”……") },
	{ "accents", STR_INIT("déjà vu"), STR_INIT("déjà vu") },
	{ "RTL letters", STR_INIT("שלום"), STR_INIT("שלום") },
	{ "box lines", STR_INIT("─│→"), STR_INIT("─│→") },
	{ "no-break space", STR_INIT("a\u00a0b"), STR_INIT("a\u00a0b") },
	{ "combining", STR_INIT("e\u0301x"), STR_INIT("e\u0301x") },
	{ "mark on CJK", STR_INIT("か\u3099"), STR_INIT("か\u3099") },
	{ "mark on a space", STR_INIT("a \u0301"), STR_INIT("a \u0301") },
	{ "mark without base", STR_INIT("\u0301x"), STR_INIT("\\u{301}x") },
	{ "vowel without base", STR_INIT("\u1161"), STR_INIT("\\u{1161}") },
	{ "four marks", STR_INIT("e\u0301\u0302\u0303\u0304x"),
	  STR_INIT("e\u0301\u0302\u0303\u0304x") },
	{ "surplus marks", STR_INIT("e\u0301\u0302\u0303\u0304\u0305\u0306x"),
	  STR_INIT("e\u0301\u0302\u0303\u0304\ufffdx") },
	{ "surplus, then hidden",
	  STR_INIT("e\u0301\u0302\u0303\u0304\u0305\u200b"),
	  STR_INIT("e\u0301\u0302\u0303\u0304\ufffd\\u{200B}") },
	{ "jamo", STR_INIT("\u1112\u1161\u11ab"),
	  STR_INIT("\u1112\u1161\u11ab") },
	{ "Thai", STR_INIT("กำลัง"), STR_INIT("กำลัง") },
	{ "emoji", STR_INIT("✅ 🎉"), STR_INIT("✅ 🎉") },
	{ "VS16 on emoji", STR_INIT("❤\ufe0f"), STR_INIT("❤\ufe0f") },
	{ "VS15 on emoji", STR_INIT("❤\ufe0e"), STR_INIT("❤\ufe0e") },
	{ "VS16 on text", STR_INIT("a\ufe0f"), STR_INIT("a\\u{FE0F}") },
	{ "VS16 on CJK", STR_INIT("名\ufe0f"), STR_INIT("名\\u{FE0F}") },
	{ "VS16 twice", STR_INIT("❤\ufe0f\ufe0f"),
	  STR_INIT("❤\ufe0f\\u{FE0F}") },
	{ "VS1", STR_INIT("a\ufe00"), STR_INIT("a\\u{FE00}") },
	{ "ideographic VS", STR_INIT("葛\U000e0100"),
	  STR_INIT("葛\\u{E0100}") },
	{ "keycap", STR_INIT("1\ufe0f\u20e3"), STR_INIT("1\ufe0f\u20e3") },
	{ "half a keycap", STR_INIT("1\ufe0f"), STR_INIT("1\\u{FE0F}") },
	{ "flag", STR_INIT("🇨🇳"), STR_INIT("🇨🇳") },
	{ "skin", STR_INIT("👍🏽"), STR_INIT("👍🏽") },
	{ "family", STR_INIT("👨\u200d👩\u200d👧"), STR_INIT("👨\u200d👩\u200d👧") },
	{ "ZWJ behind skin", STR_INIT("🕵🏽\u200d♂\ufe0f"),
	  STR_INIT("🕵🏽\u200d♂\ufe0f") },
	{ "ZWJ behind VS16", STR_INIT("❤\ufe0f\u200d🔥"),
	  STR_INIT("❤\ufe0f\u200d🔥") },
	{ "ZWJ in text", STR_INIT("a\u200db"), STR_INIT("a\\u{200D}b") },
	{ "ZWJ half emoji", STR_INIT("👨\u200db"), STR_INIT("👨\\u{200D}b") },
	{ "ZWJ at the end", STR_INIT("👨\u200d"), STR_INIT("👨\\u{200D}") },
	{ "ZWJ to unassigned", STR_INIT("👨\u200d\U0001fffd"),
	  STR_INIT("👨\\u{200D}\ufffd") },
	{ "ZWNJ in text", STR_INIT("a\u200cb"), STR_INIT("a\\u{200C}b") },
	{ "ZWNJ in Persian", STR_INIT("می\u200cخواهم"),
	  STR_INIT("می\u200cخواهم") },
	{ "ZWNJ behind virama", STR_INIT("क्\u200cष"), STR_INIT("क्\u200cष") },
};

static const struct row block_rows[] = {
	{ "lines", STR_INIT("a\n\tb\n"), STR_INIT("a\n\tb\n") },
	{ "CRLF", STR_INIT("a\r\nb\r\n"), STR_INIT("a\nb\n") },
	{ "lone CR", STR_INIT("a\rb"), STR_INIT("a\\u{D}b") },
	{ "escape", STR_INIT("a\n\033[m"), STR_INIT("a\n\\u{1B}[m") },
	{ "mark on a new line", STR_INIT("a\n\u0301"),
	  STR_INIT("a\n\\u{301}") },
	{ "mark on a tab", STR_INIT("\t\u0301"), STR_INIT("\t\\u{301}") },
	{ "ZWJ on a new line", STR_INIT("👨\n\u200d👩"),
	  STR_INIT("👨\n\\u{200D}👩") },
	{ "vertical tab", STR_INIT("\v\f"), STR_INIT("\\u{B}\\u{C}") },
};

static const struct row ascii_rows[] = {
	{ "ASCII", STR_INIT("a b"), STR_INIT("a b") },
	{ "one per cluster", STR_INIT("a域e\u0301👨\u200d👩z"),
	  STR_INIT("a???z") },
	{ "lines stay", STR_INIT("域\n\tx"), STR_INIT("?\n\tx") },
};

static const struct {
	const char *name;
	struct str in;
	ptrdiff_t bad; /* -1: valid */
} utf8_rows[] = {
	{ "empty", STR_INIT(""), -1 },
	{ "all lengths", STR_INIT("a\n\u00e9域🎉"), -1 },
	{ "NUL is valid", STR_INIT("a\0b"), -1 },
	{ "stray byte", STR_INIT("ab\x80"), 2 },
	{ "long ASCII first", STR_INIT("0123456789abcdef\xff"), 16 },
	{ "cut short", STR_INIT("域\xe5\x9f"), 3 },
	{ "surrogate", STR_INIT("\xed\xbf\xbf"), 0 },
	{ "overlong", STR_INIT("\xe0\x80\x80"), 0 },
};

static void no_memory(size_t bytes)
{
	fail_msg("asked for %zu bytes too many", bytes);
}

static struct arena arena;

static int start(void **state)
{
	(void)state;
	arena_init(&arena, no_memory);
	return 0;
}

static int stop(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static void assert_str(const char *name, struct str got, struct str want)
{
	if (!str_eq(got, want))
		fail_msg("%s: got '" STR_FMT "', want '" STR_FMT "'", name,
			 STR_ARG(got), STR_ARG(want));
}

static void test_line(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(line_rows); i++)
		assert_str(line_rows[i].name,
			   safe_line(&arena, line_rows[i].in).s,
			   line_rows[i].want);
}

static void test_block(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(block_rows); i++)
		assert_str(block_rows[i].name,
			   safe_block(&arena, block_rows[i].in).s,
			   block_rows[i].want);
}

static void test_unchanged_is_not_copied(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(line_rows); i++) {
		const struct row *row = &line_rows[i];
		struct str got = safe_line(&arena, row->in).s;

		if (str_eq(row->in, row->want) && got.p != row->in.p)
			fail_msg("%s: copied", row->name);
	}
}

/* Written out, not asked of the tables the gate itself uses. */
static const struct {
	uint32_t first, last;
} forbidden[] = {
	{ 0, 0x1f },	      { 0x7f, 0x9f },	     { 0xad, 0xad },
	{ 0x34f, 0x34f },     { 0x61c, 0x61c },	     { 0x115f, 0x1160 },
	{ 0x180e, 0x180e },   { 0x200b, 0x200b },    { 0x200e, 0x200f },
	{ 0x2028, 0x202e },   { 0x2060, 0x206f },    { 0x3164, 0x3164 },
	{ 0xd800, 0xf8ff },   { 0xfdd0, 0xfdef },    { 0xfe00, 0xfe0d },
	{ 0xfeff, 0xfeff },   { 0xffa0, 0xffa0 },    { 0xfff0, 0xfffb },
	{ 0xfffe, 0xffff },   { 0x1bca0, 0x1bca3 },  { 0x1d173, 0x1d17a },
	{ 0xe0000, 0xe0fff }, { 0xf0000, 0x10ffff },
};

static bool is_forbidden(uint32_t rune)
{
	for (size_t i = 0; i < COUNT(forbidden); i++)
		if (rune >= forbidden[i].first && rune <= forbidden[i].last)
			return true;
	return false;
}

/* What every struct safe promises, whatever it was made of. */
static void assert_safe(struct str s, const char *also)
{
	int marks = 4;
	uint32_t rune;
	size_t n;

	for (struct str rest = s; rest.n > 0; rest = str_tail(rest, n)) {
		n = rune_read(rest, &rune);
		if (*rest.p && strchr(also, *rest.p)) {
			marks = 4;
			continue;
		}
		if (n == 0 || is_forbidden(rune))
			fail_msg("U+%X passed", n ? (unsigned)rune : 0);
		marks = rune_cols(rune) > 0 ? 0 : marks + 1;
		if (marks > 4)
			fail_msg("U+%X is a mark too many", (unsigned)rune);
	}
}

static void test_every_character(void **state)
{
	(void)state;
	for (uint32_t rune = 0; rune < 0x110000; rune++) {
		struct arena_mark mark = arena_mark(&arena);
		char p[RUNE_MAX_BYTES];
		struct str in = { p, rune_write(rune, p) };

		assert_safe(safe_line(&arena, in).s, "");
		arena_rewind(&arena, mark);
	}
}

static const char *const dirty[] = {
	"a",	  "Z",	      "域",	"，",	  "\u0301", "\u0302",
	"\u20dd", "\u200d",   "\u200c", "\ufe0f", "❤",	    "👩",
	"🏽",	  "🇨",	      "\u202e", "\u0378", "\ue000", "\x80",
	"\xe5",	  "\xf0\x9f", "\033",	"\n",	  "\t",	    "\r",
	"1",	  "\u20e3",   "\u1112", "\u1161", "ก",	    "\u0e33",
};

static struct str random_text(char *room, size_t pieces)
{
	size_t n = 0;

	for (size_t i = 0; i < pieces; i++)
		for (const char *p = dirty[(size_t)rand() % COUNT(dirty)]; *p;)
			room[n++] = *p++;
	return (struct str){ room, n };
}

static void test_random_texts(void **state)
{
	char room[256];

	(void)state;
	srand(11);
	for (int i = 0; i < 20000; i++) {
		struct arena_mark mark = arena_mark(&arena);
		struct str in = random_text(room, (size_t)rand() % 24);
		struct safe once = safe_line(&arena, in);

		assert_safe(once.s, "");
		assert_str("twice is once", safe_line(&arena, once.s).s,
			   once.s);
		once = safe_block(&arena, in);
		assert_safe(once.s, "\n\t");
		assert_str("twice is once", safe_block(&arena, once.s).s,
			   once.s);
		arena_rewind(&arena, mark);
	}
}

static void test_ascii(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(ascii_rows); i++) {
		struct safe s = safe_block(&arena, ascii_rows[i].in);

		assert_str(ascii_rows[i].name, safe_ascii(&arena, s).s,
			   ascii_rows[i].want);
	}
}

static void test_cuts_stand_at_clusters(void **state)
{
	struct safe s = safe_line(&arena, STR("ae\u0301域z"));

	(void)state;
	assert_str("whole", safe_head(s, 99).s, s.s);
	assert_str("none", safe_head(s, 0).s, STR(""));
	assert_str("before the accent", safe_head(s, 2).s, STR("a"));
	assert_str("inside the accent", safe_head(s, 3).s, STR("a"));
	assert_str("behind it", safe_head(s, 4).s, STR("ae\u0301"));
	assert_str("inside CJK", safe_head(s, 6).s, STR("ae\u0301"));
	assert_str("slice", safe_slice(s, 1, 7).s, STR("e\u0301域"));
	assert_str("from a mark", safe_slice(s, 2, 7).s, STR("e\u0301域"));
	assert_str("past the end", safe_slice(s, 7, 99).s, STR("z"));
	assert_str("backwards", safe_slice(s, 7, 1).s, STR(""));
	assert_str("nothing", safe_slice(SAFE_NONE, 0, 1).s, STR(""));
}

static void test_join(void **state)
{
	struct safe a = safe_line(&arena, STR("a")), b = SAFE("b");

	(void)state;
	assert_str("both", safe_join(&arena, a, b).s, STR("ab"));
	assert_str("left", safe_join(&arena, a, SAFE_NONE).s, STR("a"));
	assert_str("right", safe_join(&arena, SAFE_NONE, b).s, STR("b"));
}

static void test_utf8(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(utf8_rows); i++) {
		size_t at = SIZE_MAX;
		bool valid = utf8_valid(utf8_rows[i].in, &at);

		if (valid != (utf8_rows[i].bad < 0) ||
		    (!valid && (ptrdiff_t)at != utf8_rows[i].bad))
			fail_msg("%s: %d at %zu", utf8_rows[i].name, valid, at);
	}
	assert_false(utf8_valid(STR("\xff"), NULL));
	assert_true(utf8_valid(STR_NONE, NULL));
	assert_int_equal(utf8_count(STR("a\u00e9域🎉")), 4);
	assert_int_equal(utf8_count(STR_NONE), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_line),
		cmocka_unit_test(test_block),
		cmocka_unit_test(test_unchanged_is_not_copied),
		cmocka_unit_test(test_every_character),
		cmocka_unit_test(test_random_texts),
		cmocka_unit_test(test_ascii),
		cmocka_unit_test(test_cuts_stand_at_clusters),
		cmocka_unit_test(test_join),
		cmocka_unit_test(test_utf8),
	};

	return cmocka_run_group_tests_name("safe", tests, start, stop);
}
