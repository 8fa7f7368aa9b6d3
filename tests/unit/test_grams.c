/* test_grams - what may hold a word; what does hold it is never left out. */
#include "unit.h"

#include "unstuck/find/grams.h"

enum { TEXTS = 150, TEXT_BYTES = 40, WORDS = 3000, LETTERS = 7 };

static struct grams grams;

static int start(void **state)
{
	grams = (struct grams){ .blocks = { NULL, 0, 0 } };
	return start_arena(state);
}

static bool may(size_t number, struct str word)
{
	return grams_may(&grams, number / GRAMS_AT_ONCE, word) >>
		       number % GRAMS_AT_ONCE &
	       1;
}

static uint32_t next(uint32_t *seed)
{
	*seed = *seed * UINT32_C(1664525) + UINT32_C(1013904223);
	return *seed >> 16;
}

/* Few letters, and bytes of all kinds among them. */
static struct str random_text(uint32_t *seed, size_t bytes)
{
	static const char letters[LETTERS] = { 'a',  'b',    '(',   '\0',
					       '\n', '\xe4', '\xff' };
	char *p = arena_array(&arena, char, bytes + 1);

	for (size_t i = 0; i < bytes; i++)
		p[i] = letters[next(seed) % LETTERS];
	return (struct str){ p, bytes };
}

static void test_nothing_that_holds_the_word_is_out(void **state)
{
	struct str texts[TEXTS];
	uint32_t seed = 1;
	int out = 0;

	(void)state;
	for (size_t i = 0; i < TEXTS; i++) {
		texts[i] = random_text(&seed, next(&seed) % TEXT_BYTES);
		grams_add(&grams, &arena, i, texts[i]);
	}
	for (int n = 0; n < WORDS; n++) {
		struct str word = random_text(&seed, next(&seed) % 5);

		for (size_t i = 0; i < TEXTS; i++)
			if (str_find(texts[i], word) >= 0)
				assert_true(may(i, word));
			else
				out += !may(i, word);
	}
	assert_true(out > WORDS); /* most that does not hold it is */
}

static void test_pieces_add_up(void **state)
{
	(void)state;
	grams_add(&grams, &arena, 70, STR("lamp"));
	grams_add(&grams, &arena, 70, STR("door"));
	assert_true(may(70, STR("lamp")));
	assert_true(may(70, STR("door")));
	assert_false(may(70, STR("window")));
}

static void test_what_was_never_added_holds_nothing(void **state)
{
	(void)state;
	assert_false(may(0, STR("a")));
	grams_add(&grams, &arena, 3, STR("a"));
	assert_false(may(2, STR("a")));
	assert_false(may(2, STR_NONE));
	assert_true(may(3, STR_NONE));
	assert_false(may(300, STR_NONE));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop_arena)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_nothing_that_holds_the_word_is_out),
		TEST(test_pieces_add_up),
		TEST(test_what_was_never_added_holds_nothing),
	};

	return cmocka_run_group_tests_name("grams", tests, NULL, NULL);
}
