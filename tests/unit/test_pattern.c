/* test_pattern - bounded matching. */

#include "unit.h"

#include <string.h>

#include "unstuck/pattern/pattern.h"

static void test_matches(void **state)
{
	static const struct {
		const char *name, *pattern, *subject;
		enum pattern_use use;
		bool want;
	} rows[] = {
		{ "anywhere", "b", "abc", PATTERN_SEARCH, true },
		{ "^ at every line", "^b", "a\nb", PATTERN_SEARCH, true },
		{ "$ at every line", "a$", "a\nb", PATTERN_SEARCH, true },
		{ "the whole", "a", "ab", PATTERN_WHOLE, false },
		{ "all branches whole", "a|ab", "ab", PATTERN_WHOLE, true },
		{ "whole ends where it ends", "a", "a\n", PATTERN_WHOLE,
		  false },
		{ "UTF-8", "^.$", "中", PATTERN_SEARCH, true },
		{ "a byte of another encoding", "b+",
		  "\xE4"
		  "bb",
		  PATTERN_SEARCH, true },
		{ "a wrong pattern", "(", "(", PATTERN_SEARCH, false },
		{ "an empty subject", "^$", "", PATTERN_SEARCH, true },
		{ "a bomb", "(a+)+b",
		  "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", PATTERN_SEARCH,
		  true },
		{ "a bomb that goes off", "^(a+)+[bc]d",
		  "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaxbd",
		  PATTERN_SEARCH, false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		if (pattern_matches(str_from(rows[i].pattern), rows[i].use,
				    str_from(rows[i].subject)) != rows[i].want)
			fail_msg("%s", rows[i].name);
}

static void test_refused(void **state)
{
	static char long_one[PATTERN_MAX_BYTES + 1], nested[200];
	struct str why;

	(void)state;
	memset(long_one, 'a', sizeof long_one);
	memset(nested, '(', 100);
	memset(nested + 100, ')', 100);
	assert_false(
		pattern_valid(&arena, (struct str){ long_one, 1025 }, &why));
	assert_true(str_eq(why, STR("longer than 1024 bytes")));
	assert_false(pattern_matches((struct str){ long_one, 1025 },
				     PATTERN_SEARCH,
				     (struct str){ long_one, 1025 }));
	assert_true(
		pattern_valid(&arena, (struct str){ long_one, 1024 }, &why));
	assert_false(pattern_valid(&arena, (struct str){ nested, 200 }, &why));
	assert_false(pattern_valid(&arena, STR("a(b"), &why));
	assert_true(str_find(why, STR("at character 4")) > 0);
	assert_false(pattern_valid(&arena, STR("\\C"), &why));
}

static void test_names(void **state)
{
	struct str names[3];

	(void)state;
	assert_int_equal(
		pattern_names(&arena, STR("(?<host>a)(?<port>b)"), names, 3),
		2);
	assert_true(str_eq(names[0], STR("host")));
	assert_true(str_eq(names[1], STR("port")));
	assert_int_equal(pattern_names(&arena, STR("(?<a>)(?<b>)"), names, 1),
			 1);
	assert_int_equal(pattern_names(&arena, STR("(a)"), names, 3), 0);
	assert_int_equal(pattern_names(&arena, STR("("), names, 3), 0);
}

static void test_cost(void **state)
{
	static const struct str subjects[] = {
		STR_INIT("x"),
		STR_INIT("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"),
	};
	static const struct {
		const char *pattern;
		bool costly;
	} rows[] = {
		{ "(a+)+b", true },	  { "(a|a)*b", true },
		{ "^(a*)*$", true },	  { "(?:a+)b", false },
		{ "a+b", false },	  { "(a*)\\1b", false },
		{ "[a-z]+[0-9]", false }, { "(", false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		if (pattern_is_costly(str_from(rows[i].pattern), PATTERN_SEARCH,
				      subjects, 2) != rows[i].costly)
			fail_msg("%s", rows[i].pattern);
}

#define TEST(name)                                                             \
	cmocka_unit_test_setup_teardown(name, start_arena, stop_arena)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_matches),
		TEST(test_refused),
		TEST(test_names),
		TEST(test_cost),
	};

	return cmocka_run_group_tests_name("pattern", tests, NULL, NULL);
}
