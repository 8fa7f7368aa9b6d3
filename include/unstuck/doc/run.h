/*
 * run - spans in the making: text arrives in pieces, spans come out.
 *
 * Knows: pieces of one ink become one span, {{name}} becomes its value, a
 * line that ends between two CJK characters joins the next without a space.
 * Owns: nothing; spans live in the arena.  Fails: never.
 * Never: parses; a value is put in as it is.
 */
#ifndef UNSTUCK_DOC_RUN_H
#define UNSTUCK_DOC_RUN_H

#include "unstuck/base/buf.h"
#include "unstuck/doc/fill.h"

struct ink {
	unsigned style;
	struct safe target; /* of a link */
};

enum run_gap { GAP_NONE, GAP_SOFT, GAP_HARD };

struct run {
	struct arena *arena;
	const struct fill *fill; /* NULL: {{name}} stays */
	LIST(struct span) spans;
	struct buf text;    /* of the span that is not complete yet */
	struct ink ink;	    /* of that span */
	enum run_gap gap;   /* before the next piece, if one comes */
	struct ink gap_ink; /* of the space a soft gap may become */
};

void run_init(struct run *r, struct arena *a, const struct fill *fill);

/* Add a piece; a {{name}} must stand in one piece to be filled. */
void run_text(struct run *r, struct ink ink, struct str s);

void run_soft(struct run *r, struct ink ink); /* a line of the source ends */
void run_hard(struct run *r);		      /* a line ends here */

/* The spans so far; the run starts anew. */
struct spans run_take(struct run *r);

#endif
