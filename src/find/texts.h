/*
 * texts - what can be found, and where each text counts.
 *
 * Knows: the texts of flows and nodes; that the label of an option tells of
 * the node it leads to, also of another flow, and so does a known error.
 * Owns: nothing; pieces live in the arena and point into the flows.
 * Fails: never; a goto to a flow that is not there tells of nothing.
 */
#ifndef FIND_TEXTS_H
#define FIND_TEXTS_H

#include "index_parts.h"

/* A text and the document it belongs to. */
struct piece {
	uint32_t doc;
	enum index_field field;
	const struct text *text; /* or NULL: the plain one */
	struct str plain;
};

struct texts {
	struct arena *arena;
	const struct index *index; /* its flows and docs */
	uint32_t *sorted;	   /* numbers of flows, by id and pack */
	LIST(struct piece) list;   /* by document once they are all there */
};

void texts_collect(struct texts *t, struct arena *a, const struct index *ix);

#endif
