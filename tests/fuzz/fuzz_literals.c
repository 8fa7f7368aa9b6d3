/*
 * Any words in any text: what is found first, and which words stand there, is
 * what a plain search finds.
 *
 * The first byte: bit 0 whether letter case is ignored, the rest how many
 * words follow, each behind a byte that is its length; what remains is the
 * text.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "unstuck/find/literals.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

enum { WORDS = 32 };

static void no_memory(size_t bytes)
{
	(void)bytes;
	abort();
}

static int small(char c, bool any_case)
{
	return any_case && c >= 'A' && c <= 'Z' ? c | 0x20 : c;
}

static bool stands(struct str text, size_t at, struct str word, bool any_case)
{
	if (word.n > text.n - at)
		return false;
	for (size_t i = 0; i < word.n; i++)
		if (small(text.p[at + i], any_case) !=
		    small(word.p[i], any_case))
			return false;
	return true;
}

/* The words, then the text, cut off the bytes. */
static size_t take_words(struct str *rest, struct str words[WORDS],
			 size_t count)
{
	size_t taken = 0;

	while (taken < count && rest->n > 1) {
		size_t n = (unsigned char)rest->p[0] % 24 + 1;

		*rest = str_tail(*rest, 1);
		words[taken] = str_head(*rest, n);
		*rest = str_tail(*rest, words[taken++].n);
	}
	return taken;
}

static void check_place(const struct literals *l, const struct str *words,
			size_t count, struct str text, size_t at, bool any_case)
{
	size_t found = literals_at(l, text, at, SIZE_MAX);

	for (size_t i = 0; i < count; i++) {
		if (!stands(text, at, words[i], any_case))
			continue;
		assert(found == i);
		found = literals_at(l, text, at, found);
	}
	assert(found == SIZE_MAX);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
	struct str rest = { (const char *)data, size }, words[WORDS];
	bool any_case = size && data[0] & 1;
	struct literals *l;
	struct arena arena;
	size_t count, at = 0;

	if (size == 0)
		return 0;
	rest = str_tail(rest, 1);
	count = take_words(&rest, words, data[0] / 2 % WORDS);
	arena_init(&arena, no_memory);
	l = literals_new(&arena, words, count, any_case);
	for (size_t from = 0; from < rest.n; from++) {
		ptrdiff_t next = literals_next(l, rest, from);

		check_place(l, words, count, rest, from, any_case);
		/* The first place with a word is the next one of all before. */
		at = at < from ? from : at;
		while (at < rest.n &&
		       literals_at(l, rest, at, SIZE_MAX) == SIZE_MAX)
			at++;
		assert(next == (at < rest.n ? (ptrdiff_t)at : -1));
	}
	arena_release(&arena);
	return 0;
}
