/* test_literals - the fast search finds what a plain one does. */
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "unstuck/find/literals.h"

static unsigned seed;

static size_t up_to(size_t most)
{
	return (size_t)rand_r(&seed) % (most + 1);
}

/* Few different bytes, so that words stand in the text, over each other. */
static struct str random_bytes(const char *of, size_t kinds, size_t n)
{
	char *p = arena_array(&arena, char, n + 1);

	for (size_t i = 0; i < n; i++)
		p[i] = of[up_to(kinds - 1)];
	return (struct str){ p, n };
}

static char small(char c, bool ignore_case)
{
	return ignore_case && c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

static bool plain_at(struct str text, size_t at, struct str word, bool fold)
{
	if (word.n > text.n - at)
		return false;
	for (size_t i = 0; i < word.n; i++)
		if (small(text.p[at + i], fold) != small(word.p[i], fold))
			return false;
	return true;
}

static ptrdiff_t plain_next(const struct str *words, size_t count,
			    struct str text, size_t from, bool fold)
{
	for (; from < text.n; from++)
		for (size_t i = 0; i < count; i++)
			if (plain_at(text, from, words[i], fold))
				return (ptrdiff_t)from;
	return -1;
}

/* A copy that ends where memory does, for sanitizers to see a step beyond. */
static struct str fenced(struct str text, char **block)
{
	*block = malloc(text.n ? text.n : 1);
	assert_non_null(*block);
	for (size_t i = 0; i < text.n; i++)
		(*block)[i] = text.p[i];
	return (struct str){ *block, text.n };
}

static void check_text(const struct str *words, size_t count, struct str given,
		       bool fold)
{
	struct literals *l = literals_new(&arena, words, count, fold);
	char *block;
	struct str text = fenced(given, &block);

	for (size_t from = 0; from <= text.n; from++)
		assert_int_equal(literals_next(l, text, from),
				 plain_next(words, count, text, from, fold));
	free(block);
}

static const struct {
	const char *bytes;
	size_t kinds, longest, least;
} kinds[] = {
	{ "ab", 2, 20, 1 },	   { "abAB", 4, 9, 4 },
	{ "a\0b\n", 4, 6, 2 },	   { "ab@`\x80\xa0", 6, 5, 3 },
	{ "abcdefgh", 8, 16, 12 }, { "xX", 2, 40, 13 },
};

static void test_random_texts_give_what_a_plain_search_does(void **state)
{
	(void)state;
	for (seed = 1; seed <= 3000;) {
		unsigned start = seed;
		size_t k = up_to(COUNT(kinds) - 1), count = 1 + up_to(12);
		struct arena_mark m = arena_mark(&arena);
		struct str words[13], text;

		for (size_t i = 0; i < count; i++) {
			size_t n = kinds[k].least +
				   up_to(kinds[k].longest - kinds[k].least);

			words[i] =
				random_bytes(kinds[k].bytes, kinds[k].kinds, n);
		}
		text = random_bytes(kinds[k].bytes, kinds[k].kinds, up_to(200));
		check_text(words, count, text, up_to(1));
		arena_rewind(&arena, m);
		seed = start + 1;
	}
}

/* Each place in a text of any length, with nothing else around. */
static void test_a_word_is_found_wherever_it_stands(void **state)
{
	static const struct str words[] = { STR_INIT("UnknownHostException"),
					    STR_INIT("quota"),
					    STR_INIT("checkpoint") };

	(void)state;
	for (size_t n = 0; n <= 200; n++) {
		for (size_t at = 0; at + words[n % 3].n <= n; at++) {
			struct arena_mark m = arena_mark(&arena);
			struct str text = random_bytes(".-\0\n", 4, n);
			struct literals *l =
				literals_new(&arena, words, COUNT(words), true);

			memcpy((char *)text.p + at, words[n % 3].p,
			       words[n % 3].n);
			assert_int_equal(literals_next(l, text, 0), at);
			assert_int_equal(literals_at(l, text, at, SIZE_MAX),
					 n % 3);
			arena_rewind(&arena, m);
		}
	}
}

static void test_without_words_nothing_is_found(void **state)
{
	(void)state;
	assert_int_equal(
		literals_next(literals_new(&arena, NULL, 0, true), STR("x"), 0),
		-1);
}

/* More than a table can hold: slow, but the same. */
static void test_very_many_words(void **state)
{
	enum { MANY = 70000 };
	struct str *words;
	struct literals *l;

	(void)state;
	words = arena_array(&arena, struct str, MANY);
	for (int i = 0; i < MANY; i++)
		words[i] = str_format(&arena, "word%05d", i);
	l = literals_new(&arena, words, MANY, true);
	assert_int_equal(literals_next(l, STR("a WORD1234 WORD65999 x"), 0),
			 11);
	assert_int_equal(literals_next(l, STR("a WORD1234 WORD99999 x"), 0),
			 -1);
}

#define TEST(name)                                                             \
	cmocka_unit_test_setup_teardown(name, start_arena, stop_arena)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_random_texts_give_what_a_plain_search_does),
		TEST(test_a_word_is_found_wherever_it_stands),
		TEST(test_without_words_nothing_is_found),
		TEST(test_very_many_words),
	};

	return cmocka_run_group_tests_name("literals", tests, NULL, NULL);
}
