/*
 * grams - which of many texts may hold a word, 64 texts at a look.
 *
 * Knows: of each text its bytes and its pairs of bytes; pairs share bits, so
 * a text that may hold a word is still to be looked at, one that may not is
 * out.
 * Owns: nothing; it lives in its arena, 10 KB for 64 texts.
 * Fails: never; any bytes are a text.
 */
#ifndef UNSTUCK_FIND_GRAMS_H
#define UNSTUCK_FIND_GRAMS_H

#include "unstuck/base/arena.h"
#include "unstuck/base/str.h"

enum { GRAMS_AT_ONCE = 64 };

struct grams_block;

struct grams {
	LIST(struct grams_block *) blocks;
};

/* The text of this number has this piece, too; numbers count from 0. */
void grams_add(struct grams *g, struct arena *a, size_t number,
	       struct str piece);

/*
 * Of texts from 64 * block on, bit by bit: which may hold the word?  Those
 * that were never added may not; all may hold the empty word.
 */
uint64_t grams_may(const struct grams *g, size_t block, struct str word);

#endif
