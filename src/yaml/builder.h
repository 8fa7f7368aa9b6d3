/*
 * builder - a tree from what a reader of YAML comes upon; only src/yaml
 * includes it.
 *
 * Knows: where in the tree the reader stands; the limits of tree.h.
 * Owns: nothing; the tree lives in the arena.
 * Fails: with one fault: a key that stands there twice, is no word or is too
 * long; too deep, too many.
 */
#ifndef UNSTUCK_YAML_BUILDER_H
#define UNSTUCK_YAML_BUILDER_H

#include "unstuck/yaml/tree.h"

struct key_slot;

struct builder {
	struct arena *arena;
	const struct source *source;
	struct diags *diags;
	struct yaml *open[YAML_MAX_DEPTH]; /* containers, outermost first */
	struct yaml *last[YAML_MAX_DEPTH]; /* their last child */
	int depth;
	struct str key; /* read, its value not yet */
	struct place key_at;
	bool has_key;
	size_t nodes;
	struct yaml *root;
	struct key_slot *slots; /* keys of large maps; a power of two of them */
	size_t slot_count, slots_used;
};

/* A key or a value, whichever comes next; its text must live as long. */
bool builder_scalar(struct builder *b, struct str text, enum yaml_style style,
		    struct place at);

/* A map or list starts, and ends. */
bool builder_open(struct builder *b, enum yaml_kind kind, struct place at);
void builder_close(struct builder *b);

#endif
