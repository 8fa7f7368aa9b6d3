/*
 * index - words to the flow or node that treats what they say.
 *
 * Knows: every text of the flows, in both languages; forms of words, words
 * of a glossary for one another, small slips; how much a word tells: what
 * stands everywhere tells little.
 * Owns: nothing; it lives in the arena, the flows must outlive it.
 * Fails: never; words that mean nothing here find nothing.
 *
 * A score says how much of what the words tell is said by the flow or node,
 * and how prominently: 100 is all of it, in titles.  Words nobody wrote into
 * a flow count against it.  Below INDEX_THRESHOLD nothing is found.
 */
#ifndef UNSTUCK_FIND_INDEX_H
#define UNSTUCK_FIND_INDEX_H

#include "unstuck/flow/flow.h"

enum {
	INDEX_THRESHOLD = 50,
	INDEX_MAX_HITS = 10,
	INDEX_MAX_TOKENS = 256, /* of what is typed; the rest is not read */
};

/* Where a word was found, the most telling place first. */
enum index_field {
	FIELD_TITLE,   /* of the flow or node, the question */
	FIELD_TAGS,    /* of the flow */
	FIELD_LEADS,   /* a label or a known error that leads there */
	FIELD_SUMMARY, /* of the flow */
	FIELD_OPTION,  /* of the question */
	FIELD_TEXT,    /* hints, explanations, the question at the end */
	FIELD_STEP,    /* with its snippet */
	FIELD_BEFORE,  /* the question that leads there */
	FIELD_COUNT
};

/* A word of the query and where it stands. */
struct index_word {
	struct str typed; /* folded */
	struct str means; /* the word that stands there; empty: the same */
	enum index_field field;
	bool of_flow; /* there, not at the node */
};

struct index_hit {
	const struct flow *flow;
	size_t node; /* into its nodes; SIZE_MAX: the flow as a whole */
	int score;   /* INDEX_THRESHOLD..100 */
	struct index_word *words;
	size_t word_count;
};

struct index_hits {
	struct index_hit *at;
	size_t count;
};

struct index;

/* The glossaries are those of the flows' packs, where they were loaded. */
struct index *index_new(struct arena *a, const struct flow *const *flows,
			size_t count);

/* Best first. */
struct index_hits index_find(const struct index *ix, struct arena *a,
			     struct str words);

/* "title: dns, resolve; steps: kafak = kafka" */
struct str index_reason(struct arena *a, const struct index_hit *hit,
			enum lang l);

#endif
