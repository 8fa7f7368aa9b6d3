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
	bool deep;	     /* all questions were loaded */
	struct index *index; /* NULL until the first words that no row holds */
};

/* Headers only; everything fits. */
void picks_load(struct picks *p, struct arena *a, struct catalog *c);

/* Load the questions of one more flow; false when all are loaded. */
bool picks_deepen(struct picks *p);

/*
 * Keep what holds all the typed words.  Where nothing does and all questions
 * are there, keep what they mean, as `unstuck find` sees it.
 */
void picks_filter(struct picks *p, struct arena *scratch, struct str typed);

/* The title of the flow's area; the pack's id where it has none. */
struct str pick_area(const struct pick *row, enum lang l);

#endif
