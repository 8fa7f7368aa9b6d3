/*
 * tree - a YAML file as a bounded tree with places.
 *
 * Knows: one document of maps, lists and scalars; the only place that
 * includes yaml.h (event interface only).
 * Owns: nothing; the tree lives in the arena and points into the source.
 * Fails: with one fault at its place: not UTF-8, directives, anchors,
 * aliases, tags, a second document, duplicate keys, NUL, too deep, too many.
 * Never: recurses on the input, or shows libyaml's sentence alone.
 */
#ifndef UNSTUCK_YAML_TREE_H
#define UNSTUCK_YAML_TREE_H

#include "unstuck/base/diag.h"

enum {
	YAML_MAX_BYTES = 1024 * 1024,
	YAML_MAX_DEPTH = 32,
	YAML_MAX_NODES = 50000,
	YAML_MAX_SCALAR = 64 * 1024,
	YAML_MAX_KEY = 128,
};

enum yaml_kind { YAML_SCALAR, YAML_MAP, YAML_LIST };

enum yaml_style { YAML_PLAIN, YAML_QUOTED, YAML_BLOCK };

struct yaml {
	enum yaml_kind kind;
	enum yaml_style style; /* of a scalar */
	struct place at;
	struct str text; /* of a scalar; may point into the source */
	struct str key;	 /* of a map's child; empty in a list */
	struct place key_at;
	struct yaml *first; /* child of a map or list */
	struct yaml *next;  /* sibling */
	size_t count;	    /* children */
};

/*
 * The tree of a whole file, whose bytes must live as long; NULL after a
 * fault.  What nearly all flows are written in is read by hand, the rest by
 * libyaml.
 */
struct yaml *yaml_tree(struct arena *a, const struct source *source,
		       struct diags *d);

/* The same by libyaml alone: what yaml_tree must give for any bytes. */
struct yaml *yaml_tree_definition(struct arena *a, const struct source *source,
				  struct diags *d);

/* Where a byte of the source is. */
struct place yaml_place(const struct source *source, size_t offset);

/* The byte of its source where a place is; the end when it is none. */
size_t yaml_offset(struct place at);

/* The child of a map, or NULL. */
const struct yaml *yaml_get(const struct yaml *map, const char *key);

/* Is text YAML?  If not, the sentence says why and line counts from 1. */
bool yaml_parses(struct arena *a, struct str text, int *line, struct str *why);

#endif
