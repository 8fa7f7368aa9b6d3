/*
 * reading - what the output of a command says about the question.
 *
 * Knows: the `reads` of every option that is offered is tried on the whole
 * text, ^ and $ at each of its lines; exactly one must match.
 * Owns: nothing; what it gives points into the text.
 * Fails: never; a text that decides nothing gives CHOICE_NONE.
 * Never: answers.  A person confirms what was read.
 */
#ifndef UNSTUCK_WALK_READING_H
#define UNSTUCK_WALK_READING_H

#include "unstuck/walk/walk.h"

enum { READING_MAX_BYTES = 1024 * 1024 }; /* of an output; more is cut */

struct reading {
	struct str text; /* all that was read */
	int choice;	 /* CHOICE_NONE: no option fits, or several do */
	size_t fits;	 /* how many do */
	struct str line; /* the one that decided */
	size_t number;	 /* of that line, from 1 */
};

/* Does the question where the person stands read outputs at all? */
bool walk_reads(const struct walk *w);

/* Read the text; its lines may end with \r\n. */
struct reading walk_read(struct arena *a, const struct walk *w,
			 struct str text);

/* What was read as evidence: the lines around the one that decided. */
struct evidence reading_evidence(const struct reading *r);

#endif
