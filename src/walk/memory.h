/*
 * memory - what is known of one node; only src/walk includes it.
 */
#ifndef UNSTUCK_WALK_MEMORY_H
#define UNSTUCK_WALK_MEMORY_H

#include "unstuck/walk/walk.h"

/* What is known of a node or of the ticket page; NULL: nothing. */
const struct memory *walk_recall(const struct walk *w, struct spot s);

/* The same, made when there is none. */
struct memory *walk_remember(struct walk *w, struct spot s);

#endif
