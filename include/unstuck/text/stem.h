/*
 * stem - English words by the form they share.
 *
 * Knows: Snowball's English stemmer, and a table of forms that it does not
 * bring together (resolution and resolve, lost and lose).
 * Owns: a stemmer, until stemmer_free; stems live in the arena.
 * Fails: never; what is no English word stays as it is.  Without memory it
 * calls the arena's oom.
 */
#ifndef UNSTUCK_TEXT_STEM_H
#define UNSTUCK_TEXT_STEM_H

#include "unstuck/base/arena.h"
#include "unstuck/base/str.h"

struct stemmer;

struct stemmer *stemmer_new(struct arena *a);
void stemmer_free(struct stemmer *s);

/* The stem of a folded word. */
struct str stem_word(struct stemmer *s, struct arena *a, struct str word);

#endif
