/*
 * checks - what the proofs of check.h share.
 *
 * Knows: the texts of a flow or a pack with what they belong to, names in
 * order, places inside a text.  Owns: nothing; all of it lives in the
 * scratch arena of one check.  Fails: never.  Only src/flow includes it.
 */
#ifndef UNSTUCK_FLOW_CHECKS_H
#define UNSTUCK_FLOW_CHECKS_H

#include "unstuck/flow/flow.h"
#include "unstuck/pattern/pattern.h"
#include "unstuck/yaml/tree.h"

/* A text and what it belongs to. */
struct site {
	const struct text *text;
	const struct snippet *snippet; /* the text is its code; or NULL */
	const struct value *owner;     /* the value it speaks of; or NULL */
	bool shared; /* stands in pack.yaml, seen through a flow's `use` */
	bool braces; /* it may hold a value: there is a { in it */
};

struct sites {
	struct site *at;
	size_t count;
};

/* Every text of a flow, and every one of pack.yaml. */
struct sites flow_sites(struct arena *a, const struct flow *f);
struct sites pack_sites(struct arena *a, const struct pack *p);

/* May the text hold markup?  Most hold none: md4c need not see those. */
bool may_have_markup(struct str text);

/* Languages in which the text has words of its own, one after the other. */
bool site_lang(const struct site *s, enum lang l);

/* Is a long line that the pattern does not match too much work? */
bool pattern_costs(struct arena *a, struct str pattern, enum pattern_use use);

/* The values that the signature's pattern fills: its named groups. */
struct ids captures(struct arena *a, const struct signature *s);

/* Names in order, each with its number; the smallest number of a name wins. */
struct entry {
	struct str id;
	size_t which;
};

struct id_table {
	LIST(struct entry) list;
};

void id_table_add(struct arena *a, struct id_table *x, struct str id,
		  size_t which);
void id_table_sort(struct id_table *x);
bool id_table_find(const struct id_table *x, struct str id, size_t *which);

struct checker {
	struct arena *arena; /* scratch: dies with the check */
	struct diags *diags;
	const struct pack *pack;
	const struct flow *flow; /* NULL: pack.yaml itself is checked */
	struct sites sites;
	struct id_table values; /* the flow's own, then the pack's */
	bool *used;		/* a value each, by its number in values */

	/* of the whole pack; only in its own proofs */
	const struct flow *const *flows;
	size_t flow_count;
	struct id_table flow_ids;
	struct id_table *node_ids; /* a flow each */

	bool partial;	  /* something could not be read: nothing is unused */
	struct str today; /* YYYY-MM-DD; empty: nothing is too old */
};

/* The value of a number in values. */
const struct value *checker_value(const struct checker *c, size_t which);

/* ", did you mean 'x'?" or nothing; nothing, too, when no one will read it. */
struct str nearest(const struct checker *c, const struct id_table *x,
		   struct str word);

/* Where the needle stands in a text, or where the text starts. */
struct place place_in(const struct checker *c, const struct text *t,
		      enum lang l, struct str needle);

/* Where the needle stands behind a place, or the place itself. */
struct place place_after(const struct checker *c, struct place from,
			 size_t window, struct str needle);

/* The edges of a node, as they are written. */
size_t node_edges(const struct node *n);
struct flow_goto node_edge(const struct node *n, size_t i);

/* Is it a pattern that compiles and stays cheap?  If not, a fault says so. */
bool check_pattern(struct checker *c, const struct yaml *y,
		   enum pattern_use use);

/* One proof: all faults it finds go on the list. */
typedef void check_fn(struct checker *c);

/* of every file */
check_fn check_styles;	 /* scalar styles */
check_fn check_texts;	 /* languages, markup, links */
check_fn check_values;	 /* declared, used, safe */
check_fn check_snippets; /* those that claim YAML or JSON parse */
check_fn check_patterns; /* they compile, and stay cheap */

/* of a flow */
check_fn check_signatures;   /* they know their examples, and no more */
check_fn check_order;	     /* only tests may follow nodes */
check_fn check_names;	     /* its area and sources are the pack's */
check_fn check_former_names; /* `was` names what is gone */
check_fn check_options;	     /* every question shows an option */
check_fn check_conditions;   /* they speak of what came before */

/* of a pack */
check_fn check_addresses;     /* source ids, https */
check_fn check_graph;	      /* gotos, cycles, what is never reached */
check_fn check_value_types;   /* one type for one name */
check_fn check_unused_shared; /* values and steps no flow uses */
check_fn check_yields;	      /* they name signatures, in no circle */
check_fn check_claims;	      /* of two that know a text, one is first */
check_fn check_tests;	      /* what a flow's tests name is there */

/* advice */
check_fn check_words;	   /* terms of the glossary, punctuation */
check_fn check_find_outs;  /* a question says how to find out */
check_fn check_flow_size;  /* not too many nodes */
check_fn check_review_age; /* reviewed within a year of today */

#endif
