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
	struct spot at;	 /* the question it was read for */
	struct str file; /* it came from; empty: it was pasted */
	struct str text; /* all that was read */
	int choice;	 /* CHOICE_NONE: no option fits, or several do */
	size_t fits;	 /* how many do */
	struct str line; /* the one that decided */
	size_t number;	 /* of that line, from 1 */
};

/* Is it a question that an output can answer: it says how to find out? */
bool walk_takes_output(const struct walk *w);

/* Read the text; its lines may end with \n, \r\n or, as pasted, \r. */
struct reading walk_read(struct arena *a, const struct walk *w,
			 struct str text);

/* Was something read where the person stands now? */
bool reading_holds(const struct reading *r, const struct walk *w);

/* What was read as evidence: the lines around the one that decided. */
struct evidence reading_evidence(const struct reading *r);

#endif
