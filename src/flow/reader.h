/*
 * reader - the shapes that flow and pack files are made of.
 *
 * Knows: texts, ids, gotos, conditions, steps, values; a map is read by a
 * table of its keys.  Owns: nothing.  Fails: with a fault at the place, and
 * leaves what it read empty.  Only src/flow includes it.
 */
#ifndef UNSTUCK_FLOW_READER_H
#define UNSTUCK_FLOW_READER_H

#include "unstuck/flow/flow.h"
#include "unstuck/yaml/tree.h"

struct reader {
	struct arena *arena;
	struct diags *diags;
	const struct pack *pack; /* NULL while it is read itself */
	size_t steps;		 /* in this file so far */
};

typedef void read_fn(struct reader *r, const struct yaml *y, void *into);

struct key {
	struct str name;
	read_fn *read;
	size_t offset; /* into the struct that is filled */
	bool required;
};

/* Read a map by its keys; what names it in faults ("an option"). */
void read_map(struct reader *r, const struct yaml *y, const struct key *keys,
	      size_t count, void *into, const char *what);

bool want_kind(struct reader *r, const struct yaml *y, enum yaml_kind kind,
	       const char *what);
bool want_id(struct reader *r, struct str id, struct place at);

read_fn read_format;  /* nothing: format 1 is the only one */
read_fn read_str;     /* struct str; a scalar that is not empty */
read_fn read_word;    /* struct str: an id */
read_fn read_text;    /* struct text */
read_fn read_ids;     /* struct ids: a list of scalars, or one */
read_fn read_bool;    /* bool */
read_fn read_int;     /* int64_t */
read_fn read_goto;    /* struct flow_goto */
read_fn read_when;    /* struct when, by name only */
read_fn read_steps;   /* struct steps */
read_fn read_snippet; /* struct snippet * */
read_fn read_skip;    /* nothing: read elsewhere */

void read_step(struct reader *r, const struct yaml *y, struct step *into);

/* The words of the steps that `use` others, once the pack is known. */
void put_shared_steps(struct reader *r, struct steps *steps);

void read_values(struct reader *r, const struct yaml *y, struct value **at,
		 size_t *count);

read_fn read_nodes; /* struct flow: its nodes */

/* Gotos and conditions of the flow: names become indexes. */
void resolve_flow(struct flow *flow, const struct yaml *tree, struct arena *a,
		  struct diags *d);

/* A fault for the first path within the flow that leads back to itself. */
void refuse_cycles(struct arena *a, const struct flow *f, struct diags *d);

#endif
