/*
 * typo - the nearest name to a mistyped one.
 *
 * Knows: the distance of Damerau and Levenshtein (optimal string alignment),
 * over bytes, without regard to ASCII case.  Owns: nothing.
 * Fails: never; a word that resembles nothing has no nearest name, and is
 * told all of them where they are few.
 */
#ifndef UNSTUCK_BASE_TYPO_H
#define UNSTUCK_BASE_TYPO_H

#include <limits.h>

#include "unstuck/base/arena.h"
#include "unstuck/base/str.h"

/* Names to choose from, and the best one seen so far. */
struct typo {
	struct str word;
	struct str best; /* empty while nothing is near enough */
	int distance;
	uint64_t rows[UCHAR_MAX + 1]; /* where the word holds each letter */
};

struct typo typo_start(struct str word);
void typo_offer(struct typo *t, struct str name);

/* ", did you mean 'x'?" or the empty slice. */
struct str typo_hint(struct arena *a, const struct typo *t);

/* The same of a few names; where none is near: "; there are x, y and z". */
struct str typo_among(struct arena *a, struct str word, const struct str *names,
		      size_t count);

#endif
