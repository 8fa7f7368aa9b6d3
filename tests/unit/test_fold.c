/* test_fold - add a row to a table; the fast way must equal the definition. */
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "unstuck/text/fold.h"
#include "unstuck/text/rune.h"
#include "unstuck/text/safe.h"

struct row {
	const char *name;
	struct str in, want;
};

static const struct row fold_rows[] = {
	{ "empty", STR_INIT(""), STR_INIT("") },
	{ "ASCII", STR_INIT("UnknownHost: [Z]@`{"),
	  STR_INIT("unknownhost: [z]@`{") },
	{ "all of ASCII",
	  STR_INIT(
		  " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ"
		  "[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~\177"),
	  STR_INIT(
		  " !\"#$%&'()*+,-./0123456789:;<=>?@abcdefghijklmnopqrstuvwxyz"
		  "[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~\177") },
	{ "controls stay", STR_INIT("A\n\t\0B"), STR_INIT("a\n\t\0b") },
	{ "CJK stays", STR_INIT("域名，解析。"), STR_INIT("域名,解析。") },
	{ "full width", STR_INIT("ＡＢＣ　１！"), STR_INIT("abc 1!") },
	{ "half width kana", STR_INIT("ｱ"), STR_INIT("ア") },
	{ "accents", STR_INIT("Ünïcödé"), STR_INIT("unicode") },
	{ "combining", STR_INIT("E\u0301"), STR_INIT("e") },
	{ "mark on CJK", STR_INIT("域\u0301名"), STR_INIT("域名") },
	{ "sharp s", STR_INIT("Straße"), STR_INIT("strasse") },
	{ "Turkish dot", STR_INIT("İ"), STR_INIT("i") },
	{ "final sigma", STR_INIT("ΣΑΣ ς"), STR_INIT("σασ σ") },
	{ "ligature", STR_INIT("ﬁ"), STR_INIT("fi") },
	{ "capitals inside", STR_INIT("㏔ ℡ ™"), STR_INIT("mb tel tm") },
	{ "circled", STR_INIT("①Ⓐ"), STR_INIT("1a") },
	{ "ellipsis", STR_INIT("…"), STR_INIT("...") },
	{ "dashes and quotes", STR_INIT("—“‘’”"), STR_INIT("—“‘’”") },
	{ "no-break space", STR_INIT("a\u00a0b"), STR_INIT("a b") },
	{ "voiced kana", STR_INIT("が"), STR_INIT("か") },
	{ "bad bytes stay", STR_INIT("A\xff\xe5É\x80Z"),
	  STR_INIT("a\xff\xe5"
		   "e\x80z") },
	{ "long word", STR_INIT("ÀÈÌÒÙàèìòùÀÈÌÒÙàèìòùÀÈÌÒÙàèìòùÀÈÌÒÙàèìòù"),
	  STR_INIT("aeiouaeiouaeiouaeiouaeiouaeiouaeiouaeiou") },
};

static const struct row narrow_rows[] = {
	{ "empty", STR_INIT(""), STR_INIT("") },
	{ "ASCII as typed", STR_INIT("aB 1\n"), STR_INIT("aB 1\n") },
	{ "full width as typed", STR_INIT("ａＢ！～　"), STR_INIT("aB!~ ") },
	{ "CJK stays", STR_INIT("域。"), STR_INIT("域。") },
	{ "beside the range", STR_INIT("\uff00\uff5f￥ｱ"),
	  STR_INIT("\uff00\uff5f￥ｱ") },
	{ "bad bytes stay", STR_INIT("\xef\xbc\xe3\x80"),
	  STR_INIT("\xef\xbc\xe3\x80") },
};

typedef struct str fold_fn(struct arena *a, struct str s);

static void assert_rows(const struct row *rows, size_t count, fold_fn *fold)
{
	for (size_t i = 0; i < count; i++) {
		struct str got = fold(&arena, rows[i].in);

		if (!str_eq(got, rows[i].want))
			fail_msg("%s: got " STR_FMT, rows[i].name,
				 STR_ARG(got));
	}
}

static void test_fold(void **state)
{
	(void)state;
	assert_rows(fold_rows, COUNT(fold_rows), text_fold);
}

static void test_definition(void **state)
{
	(void)state;
	assert_rows(fold_rows, COUNT(fold_rows), text_fold_definition);
}

static void test_narrow(void **state)
{
	(void)state;
	assert_rows(narrow_rows, COUNT(narrow_rows), text_narrow);
}

static void test_result_is_a_copy(void **state)
{
	struct str in = STR("abc"), cjk = STR("域名");

	(void)state;
	assert_ptr_not_equal(text_fold(&arena, in).p, in.p);
	assert_ptr_not_equal(text_fold(&arena, cjk).p, cjk.p);
	assert_ptr_not_equal(text_narrow(&arena, in).p, in.p);
}

static void assert_same_folds(struct str s)
{
	struct arena_mark mark = arena_mark(&arena);
	struct str fast = text_fold(&arena, s);
	struct str slow = text_fold_definition(&arena, s);

	if (!str_eq(fast, slow))
		fail_msg(STR_FMT ": fast " STR_FMT ", slow " STR_FMT,
			 STR_ARG(s), STR_ARG(fast), STR_ARG(slow));
	/* bad bytes that a mark kept apart may become a character */
	if (utf8_valid(s, NULL) && !str_eq(text_fold(&arena, fast), fast))
		fail_msg(STR_FMT ": not stable", STR_ARG(s));
	arena_rewind(&arena, mark);
}

static void test_every_character(void **state)
{
	(void)state;
	for (uint32_t rune = 0; rune < 0x110000; rune++) {
		char p[RUNE_MAX_BYTES];

		assert_same_folds((struct str){ p, rune_write(rune, p) });
	}
}

/* A hundred at a time, each between characters that fold by hand. */
static void test_every_character_between(void **state)
{
	char room[2048];

	(void)state;
	for (uint32_t rune = 0; rune < 0x110000;) {
		struct str s = { room, 0 };

		for (int k = 0; k < 100; k++) {
			const char *before = k % 2 ? "A" : "域";

			memcpy(room + s.n, before, strlen(before));
			s.n += strlen(before);
			s.n += rune_write(rune++, room + s.n);
		}
		assert_same_folds(s);
	}
}

static const char *const pieces[] = {
	"A",	  "z",	    " ",	"域", "名",	 "。",
	"，",	  "Ａ",	    "　",	"é",  "E\u0301", "\u0301",
	"\u0345", "\u0323", "\u302e",	"ß",  "Σ",	 "が",
	"한",	  "\u1112", "\u1161",	"ﷺ",  "㏔",	 "👩",
	"\xff",	  "\xe5",   "\xe5\x9f", "…",  "‑",
};

static void test_random_texts(void **state)
{
	char room[512];

	(void)state;
	srand(12);
	for (int i = 0; i < 20000; i++) {
		struct str s = { room, 0 };

		for (int k = rand() % 20; k > 0; k--) {
			const char *p = pieces[(size_t)rand() % COUNT(pieces)];

			memcpy(room + s.n, p, strlen(p));
			s.n += strlen(p);
		}
		assert_same_folds(s);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fold),
		cmocka_unit_test(test_definition),
		cmocka_unit_test(test_narrow),
		cmocka_unit_test(test_result_is_a_copy),
		cmocka_unit_test(test_every_character),
		cmocka_unit_test(test_every_character_between),
		cmocka_unit_test(test_random_texts),
	};

	return cmocka_run_group_tests_name("fold", tests, start_arena,
					   stop_arena);
}
