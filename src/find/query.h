/*
 * query - what a person typed, as what can be looked up.
 *
 * Knows: which words tell nothing, which belong together, which forms,
 * synonyms and slips of a word the index holds, and how much each tells.
 * Owns: nothing; it lives in the arena and points into it.
 * Fails: never; a word the index does not hold stays, without a way to it.
 */
#ifndef FIND_QUERY_H
#define FIND_QUERY_H

#include "index_parts.h"

/* All of these terms, in one document. */
struct way {
	uint32_t *terms;
	size_t count;
	double worth;	  /* 1: just as it was typed */
	struct str means; /* what is found for it; empty: itself */
};

/* A word, or words that count as one. */
struct unit {
	struct str typed;
	LIST(struct way) ways; /* any of them; none: unknown here */
	double weight;	       /* how much it tells, 0..1 */
};

struct query {
	LIST(struct unit) units;
	double weight; /* of all units, as much as one can expect of a flow */
};

void query_read(struct query *q, struct arena *a, const struct index *ix,
		struct str words);

#endif
