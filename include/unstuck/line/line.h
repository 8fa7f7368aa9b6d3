/*
 * line - the line-by-line face: for screen readers, dumb terminals, pipes.
 *
 * Knows: how a page reads as lines, what a typed line means.
 * Owns: nothing; the sitting is the caller's.
 * Fails: from a pipe, a line that means nothing is a fault that names the
 * question and its options; on a terminal it is asked again.
 * Never: moves the cursor or redraws.
 */
#ifndef UNSTUCK_LINE_LINE_H
#define UNSTUCK_LINE_LINE_H

#include "unstuck/find/findings.h"
#include "unstuck/find/index.h"
#include "unstuck/play/play.h"

struct line_options {
	int cols;      /* width of the output */
	bool terminal; /* input comes from a person */
	bool color;
	enum lang customer_lang;      /* of what t prints */
	const struct findings *found; /* of a log, to choose from; or NULL */
	struct reading reading;	      /* of the text that led into the walk */
};

/* One of them is set; what it points to lives as long as the arena. */
struct picked {
	struct catalog_flow *flow;
	const struct finding *finding;
	const struct index_hit *hit;
};

/*
 * Choose by number, words or a paste; false when it was left, or after a
 * fault.
 */
bool line_pick(struct arena *a, struct catalog *c, enum lang *l,
	       struct line_options o, struct picked *out, struct diags *d);

/* Walk until the end, the end of input, or q.  False after a fault. */
bool line_walk(struct play *p, struct line_options o, struct diags *d);

#endif
