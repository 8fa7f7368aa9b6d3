/*
 * stop - words that say how one asks, not what about.
 *
 * Knows: stop words of English and Chinese, words that tell little, and
 * Chinese characters that join words.
 * Owns: nothing.  Fails: never; any other word counts in full.
 */
#ifndef FIND_STOP_H
#define FIND_STOP_H

#include "unstuck/base/str.h"

enum stop_kind {
	STOP_NONE,  /* it may tell something */
	STOP_WEAK,  /* it tells little: error, want */
	STOP_WHOLE, /* it tells nothing: the, why */
};

/* Of a folded English word. */
enum stop_kind stop_word(struct str word);

/* The bytes of the Chinese phrase that starts s and tells nothing, or 0. */
size_t stop_phrase(struct str s);

/* Does the character mostly join words, where it is no part of one? */
bool stop_joins(struct str character);

/* Is it grammar wherever it stands? */
bool stop_particle(struct str character);

#endif
