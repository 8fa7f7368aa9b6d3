/*
 * resume - a sitting that is taken up again, after the flow may have changed.
 *
 * Knows: how ids of a case find their nodes and options, also renamed ones
 * (`was`), and what is not as it was.
 * Owns: nothing; all lives in the play's arena.
 * Fails: with the reason why the case can only be read.
 * Never: moves an answer to another question: what has no place is told.
 */
#ifndef UNSTUCK_PLAY_RESUME_H
#define UNSTUCK_PLAY_RESUME_H

#include "unstuck/doc/doc.h"
#include "unstuck/play/play.h"

/* What is not as it was: a sentence about a node, and a choice or value. */
struct resume_change {
	enum word what;
	struct str node; /* FLOW#NODE, or the name of a value */
	struct str choice;
};

struct resumed {
	LIST(struct resume_change) changes;
};

/*
 * Open the case's flow and take its answers, as far as they hold.  False with
 * a fault (DIAG_CASE, or the flow's own) when it can only be read.
 */
bool play_resume(struct play *p, struct arena *a, struct catalog *c,
		 const struct case_state *s, struct resumed *out,
		 struct diags *d);

/* What changed, as a page. */
void resumed_page(struct doc *d, const struct resumed *r, enum lang l);

/* A case without its flow: what it says by ids. */
void case_page(struct doc *d, const struct case_state *s, enum lang l);

#endif
