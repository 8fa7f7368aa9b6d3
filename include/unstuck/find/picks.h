/*
 * picks - the flows one can choose from, filtered as one types.
 *
 * Knows: every flow of the catalog that can be read; how well each fits what
 * is typed; which come first.  Flows are read little by little, so that
 * a screen need not wait for ten thousand of them.
 * Owns: nothing; rows live in the arena.
 * Fails: never; a flow that cannot be read is no row (lint says why).
 */
#ifndef UNSTUCK_FIND_PICKS_H
#define UNSTUCK_FIND_PICKS_H

#include "unstuck/base/buf.h"
#include "unstuck/find/grams.h"
#include "unstuck/find/index.h"
#include "unstuck/find/known.h"
#include "unstuck/find/search.h"
#include "unstuck/flow/catalog.h"

struct pick {
	struct catalog_flow *flow;
	const struct flow *header;
	struct searchable searchable; /* once it is folded */
	int score;    /* of what was typed last, where that fits */
	size_t area;  /* its rank; the pack's area_count where it has none */
	size_t place; /* where it stands while nothing is typed */
};

struct picks {
	struct arena *arena;
	struct catalog *catalog;
	LIST(struct pick) rows;
	size_t next_pack, next_flow; /* whose header is read next */
	size_t folded;		     /* the first row that is not folded */
	size_t deep;	     /* the first row whose questions are not read */
	LIST(size_t) places; /* rows by area, while nothing is typed */
	LIST(size_t) order;  /* rows that fit, best first, then by area */
	struct grams grams;  /* of the rows that are folded */
	struct buf words;    /* that order is for, folded */
	size_t order_rows, order_deep; /* rows and deep when it was made */
	bool order_whole;	       /* all headers were read then */
	struct known *known;	       /* see picks_known */
	struct index *index;	       /* see picks_find */
};

/* Nothing is read yet. */
void picks_init(struct picks *p, struct arena *a, struct catalog *c);

/*
 * Read a little more: some headers, after the last of them the questions of
 * one flow.  False: all was read before.
 */
bool picks_more(struct picks *p);

/* Are all headers read? */
bool picks_listed(const struct picks *p);

/*
 * Is what was read since the filter ran worth another look?  When it is twice
 * as much, or all: the more there is, the longer a look takes.
 */
bool picks_grown(const struct picks *p);

/* The errors that all flows know; reads all flows. */
struct known *picks_known(struct picks *p);

/*
 * Flows and nodes for words of any order and form, best first; reads all
 * flows.  For what the filter does not find.
 */
struct index_hits picks_find(struct picks *p, struct arena *a,
			     struct str words);

/* Keep what fits the typed words, of the flows that were read. */
void picks_filter(struct picks *p, struct arena *scratch, struct str typed);

/* The title of the flow's area; the pack's id where it has none. */
struct str pick_area(const struct pick *row, enum lang l);

#endif
