/*
 * glossary - the words of a pack: which to say, which to avoid, which people
 * use for them (glossary.yaml beside pack.yaml).
 *
 * Knows: terms in every language.  Owns: nothing; it lives in the arena it
 * was loaded into and points into its source.
 * Fails: NULL after at least one fault; all faults are found in one go.
 */
#ifndef UNSTUCK_FLOW_GLOSSARY_H
#define UNSTUCK_FLOW_GLOSSARY_H

#include "unstuck/flow/flow.h"

/* Words of one kind, a list a language. */
struct term_words {
	struct ids in[LANG_COUNT];
};

struct term {
	struct str id;
	struct text say;	 /* the word flows use */
	struct term_words avoid; /* words flows do not use for it */
	struct term_words also;	 /* what people say: search knows them */
};

struct glossary {
	const struct source *file;
	struct term *terms;
	size_t count;
	const struct yaml *yaml; /* the whole file */
};

struct glossary *glossary_load(struct arena *a, const struct source *file,
			       struct diags *d);

#endif
