/*
 * index_parts - the inside of an index, for the files that make it up.
 *
 * Knows: documents are flows and their nodes, a flow before its nodes; for
 * each term the documents that hold it, in order.
 * Owns: nothing.  Fails: never.
 */
#ifndef FIND_INDEX_PARTS_H
#define FIND_INDEX_PARTS_H

#include "lexicon.h"
#include "unstuck/find/index.h"

struct posting {
	uint32_t doc;
	uint32_t fields; /* a bit for each index_field */
};

/* The documents that hold a term. */
struct postings {
	const struct posting *at;
	size_t count;
};

struct index {
	const struct flow *const *flows;
	size_t flow_count;
	uint32_t *docs; /* by flow: its own; its nodes follow; one more */
	size_t doc_count;
	struct lexicon lexicon;
	uint32_t *from; /* by term: its first posting; one more */
	struct posting *postings;
	double *titles; /* by document: how much its title tells */
};

/* How much a word tells, 0..1, that stands in so many documents. */
double index_telling(const struct index *ix, size_t docs);

struct postings index_postings(const struct index *ix, uint32_t term);

#endif
