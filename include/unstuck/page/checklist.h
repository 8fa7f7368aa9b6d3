/*
 * checklist - a flow on paper.
 *
 * Knows: numbered questions with boxes and "go to 7", conditions in words,
 * blanks for values; or only the branch that fits the answers.
 * Owns: nothing.  Fails: never.
 */
#ifndef UNSTUCK_PAGE_CHECKLIST_H
#define UNSTUCK_PAGE_CHECKLIST_H

#include "unstuck/doc/doc.h"
#include "unstuck/walk/walk.h"

/* The whole flow; values of w (may be NULL) are filled in. */
void checklist_whole(struct doc *d, const struct flow *f, const struct walk *w,
		     enum lang l);

/* The answers of the walk and the page it ends at. */
void checklist_branch(struct doc *d, struct walk *w, enum lang l);

/* The outline for authors: ids, where each answer leads. */
void flow_outline(struct doc *d, const struct flow *f, enum lang l);

#endif
