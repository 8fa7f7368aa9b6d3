/* test_words - every row in every language, with its arguments in. */

#include "unit.h"

#include "unstuck/base/arena.h"
#include "unstuck/base/words.h"

static bool holds(struct str row, int n)
{
	char hole[] = { '{', (char)('0' + n), '}', '\0' };

	return str_find(row, str_from(hole)) >= 0;
}

static void test_languages_take_the_same_arguments(void **state)
{
	(void)state;
	for (int w = 0; w < WORD_COUNT; w++) {
		struct str en = word(LANG_EN, (enum word)w);
		struct str zh = word(LANG_ZH, (enum word)w);

		assert_true(str_trim(en).n > 0);
		assert_true(str_trim(zh).n > 0);
		for (int n = 1; n <= 4; n++)
			if (holds(en, n) != holds(zh, n))
				fail_msg("'" STR_FMT "' and '" STR_FMT
					 "' differ in {%d}",
					 STR_ARG(en), STR_ARG(zh), n);
	}
}

static void test_arguments_are_put_in_once(void **state)
{
	struct str said;

	(void)state;
	/* An argument that looks like a hole stays as it is. */
	said = say2(&arena, LANG_EN, W_WANT_BETWEEN, STR("{2}"), STR("{1}"));
	assert_true(str_eq(said, STR(" It must be from {2} to {1}.")));
	said = say_int2(&arena, LANG_ZH, W_WANT_BETWEEN, -1, 10);
	assert_true(str_find(said, STR("-1")) >= 0);
	assert_true(str_find(said, STR("10")) >= 0);
	said = say(&arena, LANG_EN, W_WANT_AT_LEAST, STR_NONE);
	assert_true(str_find(said, STR("{")) < 0);
}

static void test_codes(void **state)
{
	enum lang l;

	(void)state;
	for (int i = 0; i < LANG_COUNT; i++) {
		assert_true(lang_from(lang_code((enum lang)i), &l));
		assert_int_equal(l, i);
		assert_true(lang_name((enum lang)i).n > 0);
	}
	assert_false(lang_from(STR("EN"), &l));
	assert_false(lang_from(STR(""), &l));
}

#define TEST(name)                                                             \
	cmocka_unit_test_setup_teardown(name, start_arena, stop_arena)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_languages_take_the_same_arguments),
		TEST(test_arguments_are_put_in_once),
		TEST(test_codes),
	};

	return cmocka_run_group_tests_name("words", tests, NULL, NULL);
}
