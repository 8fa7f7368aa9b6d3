/*
 * lexicon - the words of an index as numbers.
 *
 * Knows: the terms there are (stems, pairs of Chinese characters, terms of
 * glossaries), the spelling of each word they came from, and the phrases that
 * mean a term of a glossary.
 * Owns: nothing; all lives in the arena, but for the stemmer while it is open.
 * Fails: never; what is not known has the number LEXICON_NONE.
 */
#ifndef FIND_LEXICON_H
#define FIND_LEXICON_H

#include "tokens.h"
#include "unstuck/flow/glossary.h"
#include "unstuck/text/stem.h"

#define LEXICON_NONE UINT32_MAX

/* Strings to numbers from 0 on. */
struct interner {
	LIST(struct str) names;
	uint32_t *slots; /* number + 1; 0: free */
	size_t room;	 /* of slots, a power of two */
};

/* Words one after the other that mean a term of a glossary. */
struct phrase {
	uint32_t *ids; /* see lexicon_id */
	size_t count;
	uint32_t term; /* that stands for the glossary's */
};

struct lexicon {
	struct arena *arena;
	struct interner terms;
	struct interner spellings;
	LIST(uint32_t) stems;	     /* by spelling: its term */
	LIST(struct phrase) phrases; /* by their first id once sorted */
	uint64_t starts[64];	     /* a bit for what phrases start with */
};

void lexicon_init(struct lexicon *x, struct arena *a);

/* Add the phrases of a glossary; then, once, sort them. */
void lexicon_add_glossary(struct lexicon *x, struct stemmer *s,
			  const struct glossary *g);
void lexicon_sort(struct lexicon *x);

/* The term of a word, or of a character or two; new ones are added. */
uint32_t lexicon_add(struct lexicon *x, struct stemmer *s, struct str word);
uint32_t lexicon_add_characters(struct lexicon *x, struct str characters);

/* The term, or LEXICON_NONE. */
uint32_t lexicon_find(const struct lexicon *x, struct str term);

/* The spelling, or LEXICON_NONE. */
uint32_t lexicon_spelling(const struct lexicon *x, struct str word);

/* What phrases compare: the character that stands alone, or the term. */
uint32_t lexicon_id(const struct token *t, uint32_t term);

/* The phrases that ids may start with are at [*from, *to). */
void lexicon_phrases(const struct lexicon *x, uint32_t id, size_t *from,
		     size_t *to);
bool phrase_starts(const struct phrase *p, const uint32_t *ids, size_t count);

#endif
