/*
 * literals - where any of many words stands in a text, fast.
 *
 * Owns: nothing; lives in the arena.  Fails: never.
 * Never: changes the text, or reads beyond it.
 */
#ifndef UNSTUCK_FIND_LITERALS_H
#define UNSTUCK_FIND_LITERALS_H

#include "unstuck/base/arena.h"
#include "unstuck/base/str.h"

struct literals;

/* The words are copied; none is empty.  ignore_case: that of ASCII letters. */
struct literals *literals_new(struct arena *a, const struct str *at,
			      size_t count, bool ignore_case);

/* The first place at or behind from where a word begins, or -1. */
ptrdiff_t literals_next(const struct literals *l, struct str text, size_t from);

/*
 * The next word behind `after` (SIZE_MAX: the first of all) that begins at a
 * place, by its index; SIZE_MAX: no other.
 */
size_t literals_at(const struct literals *l, struct str text, size_t at,
		   size_t after);

#endif
