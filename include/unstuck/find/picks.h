/*
 * picks - the flows one can choose from, filtered as one types.
 *
 * Knows: every flow of the catalog that can be read, in the order of areas;
 * how well each fits what is typed.
 * Owns: nothing; rows live in the arena.
 * Fails: never; a flow that cannot be read is no row (lint says why).
 */
#ifndef UNSTUCK_FIND_PICKS_H
#define UNSTUCK_FIND_PICKS_H

#include "unstuck/find/index.h"
#include "unstuck/find/known.h"
#include "unstuck/find/search.h"
#include "unstuck/flow/catalog.h"

struct pick {
	struct catalog_flow *flow;
	const struct flow *header;
	struct searchable searchable;
	bool deep;   /* its questions were loaded, or cannot be */
	int score;   /* 0: it does not fit */
	size_t area; /* its rank; the pack's area_count where it has none */
};

struct picks {
	struct arena *arena;
	struct catalog *catalog;
	LIST(struct pick) rows;
	size_t *order;	     /* rows that fit, best first, then by area */
	size_t count;	     /* of order */
	struct known *known; /* see picks_known */
	struct index *index; /* see picks_find */
};

/* Headers only; everything fits. */
void picks_load(struct picks *p, struct arena *a, struct catalog *c);

/* Load the questions of one more flow; false when all are loaded. */
bool picks_deepen(struct picks *p);

/* The errors that all flows know; loads what is not loaded yet. */
struct known *picks_known(struct picks *p);

/*
 * Flows and nodes for words of any order and form, best first; loads what is
 * not loaded yet.  For what the filter does not find.
 */
struct index_hits picks_find(struct picks *p, struct arena *a,
			     struct str words);

/* Keep what fits the typed words. */
void picks_filter(struct picks *p, struct arena *scratch, struct str typed);

/* The title of the flow's area; the pack's id where it has none. */
struct str pick_area(const struct pick *row, enum lang l);

#endif
