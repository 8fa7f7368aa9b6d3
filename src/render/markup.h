/*
 * markup - spans as the inline part of CommonMark.
 *
 * Knows: what must be escaped where, so that the text reads back the same,
 * and where emphasis can open and close; elsewhere emphasis gives way.
 * Owns: nothing; results live in the arena.  Fails: never.
 */
#ifndef UNSTUCK_SRC_RENDER_MARKUP_H
#define UNSTUCK_SRC_RENDER_MARKUP_H

#include "unstuck/doc/doc.h"

/* Where the text stands; without any, it is all of a paragraph. */
enum {
	MARKUP_LINE = 1 << 0,	/* on a line that is begun; breaks are spaces */
	MARKUP_CELL = 1 << 1,	/* in a table: | parts cells */
	MARKUP_INSIDE = 1 << 2, /* amid other text: spaces at the ends stay */
};

/* A hard break is "\\\n". */
struct str markup_spans(struct arena *a, struct spans spans, unsigned place);

#endif
