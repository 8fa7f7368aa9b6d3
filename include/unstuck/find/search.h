/*
 * search - words to flows, as they are typed.
 *
 * Knows: titles, summaries, tags, questions, their options and known errors
 * of both languages, folded
 * (case, width, accents); every typed word must occur; titles rank first.
 * Owns: nothing; folded texts live in the arena.
 * Fails: never; nothing typed matches everything, in the catalog's order.
 */
#ifndef UNSTUCK_FIND_SEARCH_H
#define UNSTUCK_FIND_SEARCH_H

#include "unstuck/flow/flow.h"

/* What can be found of one flow, folded. */
struct searchable {
	struct str title; /* title and tags */
	struct str summary;
	struct str questions; /* empty until the flow was loaded */
};

struct searchable search_header(struct arena *a, const struct flow *f);
void search_add_questions(struct arena *a, struct searchable *s,
			  const struct flow *f, struct arena *scratch);

/* How well it fits the folded words; 0: not at all, higher is better. */
int search_score(const struct searchable *s, struct str folded_words);

#endif
