/* test_stem - add a row of words that are forms of one. */
#include "unit.h"

#include <string.h>

#include "unstuck/text/stem.h"

static struct str stem_of(struct stemmer *s, const char *word)
{
	return stem_word(s, &arena, str_from(word));
}

static void test_forms_of_a_word_share_a_stem(void **state)
{
	static const char *const rows[][6] = {
		{ "resolve", "resolves", "resolved", "resolving", "resolution",
		  "resolver" },
		{ "connect", "connected", "connecting", "connection",
		  "connections" },
		{ "fail", "fails", "failed", "failing", "failure", "failures" },
		{ "expire", "expired", "expires", "expiration", "expiry" },
		{ "write", "writes", "writing", "written", "wrote" },
		{ "slow", "slowly", "slower", "slowest" },
		{ "lose", "loses", "losing", "lost", "loss" },
		{ "begin", "begins", "beginning", "began", "begun" },
		{ "run", "runs", "running", "ran" },
	};
	struct stemmer *s = stemmer_new(&arena);

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		for (size_t j = 1; j < COUNT(rows[i]) && rows[i][j]; j++)
			if (!str_eq(stem_of(s, rows[i][0]),
				    stem_of(s, rows[i][j])))
				fail_msg("%s and %s differ", rows[i][0],
					 rows[i][j]);
	stemmer_free(s);
}

static void test_other_words_stay_apart(void **state)
{
	struct stemmer *s = stemmer_new(&arena);

	(void)state;
	assert_false(str_eq(stem_of(s, "connector"), stem_of(s, "connection")));
	assert_false(str_eq(stem_of(s, "state"), stem_of(s, "status")));
	stemmer_free(s);
}

static void test_what_is_no_english_word_stays(void **state)
{
	static const char *const words[] = {
		"", "is", "log4j", "max_pt", "域名", "1.15", "Caps", "\xff",
	};
	struct stemmer *s = stemmer_new(&arena);
	char longest[80] = { 0 };

	(void)state;
	memset(longest, 'a', sizeof longest - 1);
	memcpy(longest + sizeof longest - 4, "ing", 3);
	assert_str(stem_of(s, longest), longest);
	for (size_t i = 0; i < COUNT(words); i++)
		assert_str(stem_of(s, words[i]), words[i]);
	stemmer_free(s);
}

#define TEST(name)                                                             \
	cmocka_unit_test_setup_teardown(name, start_arena, stop_arena)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_forms_of_a_word_share_a_stem),
		TEST(test_other_words_stay_apart),
		TEST(test_what_is_no_english_word_stays),
	};

	return cmocka_run_group_tests_name("stem", tests, NULL, NULL);
}
