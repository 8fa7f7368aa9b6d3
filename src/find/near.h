/*
 * near - what a word may stand for that no flow holds as it was typed.
 *
 * Knows: the beginning of a known word, known words written as one, and
 * words with slips: one from five letters on, two from eight.  Not words
 * with digits, and never another first letter.
 * Owns: nothing; it lives in the arena.
 * Fails: never; a word may be near to nothing.
 */
#ifndef FIND_NEAR_H
#define FIND_NEAR_H

#include "index_parts.h"

struct near_word {
	struct str spelling; /* of the known word, or words */
	uint32_t *terms;     /* all of them */
	size_t count;
	double worth;
};

struct near {
	struct near_word *at;
	size_t count, room; /* a LIST */
};

struct near near_words(struct arena *a, const struct index *ix,
		       struct str word);

/* The same of a name of several words, which has no other beginnings. */
struct near near_name(struct arena *a, const struct index *ix, struct str name);

#endif
