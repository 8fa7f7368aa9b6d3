/*
 * entity - what an HTML entity of a Markdown text stands for.
 *
 * Knows: numbers, and the names an author is likely to type.
 * Owns: nothing; results live in the arena.
 * Fails: never; an unknown name stands for itself, a number that is no
 * character for U+FFFD.  Never: passes the gate; the caller's text does.
 */
#ifndef UNSTUCK_DOC_ENTITY_H
#define UNSTUCK_DOC_ENTITY_H

#include "unstuck/base/arena.h"
#include "unstuck/base/str.h"

/* s is &name; or &#N; or &#xN; with at most seven digits. */
struct str entity_text(struct arena *a, struct str s);

#endif
