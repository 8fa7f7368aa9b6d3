/* test_typo - the nearest name, against a matrix filled by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "unstuck/base/typo.h"

static void no_memory(size_t bytes)
{
	fail_msg("asked for %zu bytes too many", bytes);
}

static void test_nearest(void **state)
{
	static const char *const names[] = {
		"title", "summary", "options", "option-a", "goto", "unsure",
	};
	static const struct {
		const char *word, *want;
	} rows[] = {
		{ "titel", "title" },	 /* two letters changed places */
		{ "TITLE", "title" },	 /* case does not count */
		{ "optons", "options" }, /* one is missing */
		{ "gotto", "goto" },	 /* one too many */
		{ "go", "" },		 /* too far for so short a word */
		{ "xyzzy", "" },
		{ "", "" },
		{ "unshure", "unsure" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct typo typo = typo_start(str_from(rows[i].word));

		for (size_t n = 0; n < COUNT(names); n++)
			typo_offer(&typo, str_from(names[n]));
		if (!str_eq(typo.best, str_from(rows[i].want)))
			fail_msg("%s gave '" STR_FMT "'", rows[i].word,
				 STR_ARG(typo.best));
	}
}

static void test_the_first_of_two_that_are_equally_near(void **state)
{
	struct typo typo = typo_start(STR("cat"));

	(void)state;
	typo_offer(&typo, STR("bat"));
	typo_offer(&typo, STR("hat"));
	assert_true(str_eq(typo.best, STR("bat")));
}

static void test_hint(void **state)
{
	struct typo typo = typo_start(STR("hostt"));
	struct arena arena;

	(void)state;
	arena_init(&arena, no_memory);
	assert_int_equal(typo_hint(&arena, &typo).n, 0);
	typo_offer(&typo, STR("host"));
	assert_true(str_eq(typo_hint(&arena, &typo),
			   STR(", did you mean 'host'?")));
	arena_release(&arena);
}

static void test_all_names_where_none_is_near(void **state)
{
	static const struct str names[] = { STR_INIT("lang"), STR_INIT("each"),
					    STR_INIT("code") };
	static const struct {
		const char *word;
		size_t count;
		const char *want;
	} rows[] = {
		{ "cdoe", 3, ", did you mean 'code'?" },
		{ "color", 3, "; there are lang, each and code" },
		{ "color", 2, "; there are lang and each" },
		{ "color", 0, "" },
	};
	struct arena arena;

	(void)state;
	arena_init(&arena, no_memory);
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct str got = typo_among(&arena, str_from(rows[i].word),
					    names, rows[i].count);

		if (!str_eq(got, str_from(rows[i].want)))
			fail_msg("%s gave '" STR_FMT "'", rows[i].word,
				 STR_ARG(got));
	}
	arena_release(&arena);
}

/* ---- against the definition ---------------------------------------------- */

enum { LONGEST = 64 };

static int least(int a, int b)
{
	return a < b ? a : b;
}

static int by_matrix(struct str a, struct str b)
{
	static int d[LONGEST + 1][LONGEST + 1];

	for (size_t i = 0; i <= a.n; i++)
		for (size_t j = 0; j <= b.n; j++) {
			int cost;

			d[i][j] = (int)(i + j);
			if (i == 0 || j == 0)
				continue;
			cost = a.p[i - 1] != b.p[j - 1];
			d[i][j] = least(d[i - 1][j - 1] + cost,
					least(d[i - 1][j], d[i][j - 1]) + 1);
			if (i > 1 && j > 1 && a.p[i - 1] == b.p[j - 2] &&
			    a.p[i - 2] == b.p[j - 1])
				d[i][j] = least(d[i][j], d[i - 2][j - 2] + 1);
		}
	return d[a.n][b.n];
}

static unsigned next(unsigned *seed)
{
	*seed = *seed * 1103515245 + 12345;
	return *seed >> 16;
}

static struct str any_word(char *p, unsigned *seed)
{
	size_t n = 1 + next(seed) % LONGEST;

	for (size_t i = 0; i < n; i++)
		p[i] = (char)('a' + next(seed) % 3);
	return (struct str){ p, n };
}

/* Some letters of a word changed, so that many are near. */
static struct str near_word(char *p, struct str word, unsigned *seed)
{
	memcpy(p, word.p, word.n);
	for (unsigned i = next(seed) % 5; i > 0; i--) {
		size_t at = next(seed) % word.n;
		char c = p[at];

		p[at] = p[(at + 1) % word.n];
		p[(at + 1) % word.n] = c;
		if (next(seed) % 2)
			p[at] = (char)('a' + next(seed) % 3);
	}
	return (struct str){ p, word.n - next(seed) % word.n / 8 };
}

static void test_distance_is_the_matrix(void **state)
{
	char left[LONGEST], right[LONGEST];
	unsigned seed = 1;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		struct str a = any_word(left, &seed);
		struct str b = i % 2 ? near_word(right, a, &seed)
				     : any_word(right, &seed);
		struct typo typo = typo_start(a);
		int limit = typo.distance, want = by_matrix(a, b);

		typo_offer(&typo, b);
		if (want <= limit && (size_t)want < b.n) {
			assert_int_equal(typo.best.n, b.n);
			assert_int_equal(typo.distance, want);
		} else {
			assert_int_equal(typo.best.n, 0);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_nearest),
		cmocka_unit_test(test_the_first_of_two_that_are_equally_near),
		cmocka_unit_test(test_hint),
		cmocka_unit_test(test_all_names_where_none_is_near),
		cmocka_unit_test(test_distance_is_the_matrix),
	};

	return cmocka_run_group_tests_name("typo", tests, NULL, NULL);
}
