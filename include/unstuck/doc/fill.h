/*
 * fill - {{name}} in a text becomes its value.
 *
 * Knows: a name is one or more of A-Z a-z 0-9 _ - without spaces, so that
 * {{.Name}} of a template language stays as it is.
 * Owns: nothing; spans live in the arena, or are the text itself.
 * Fails: never.  Never: parses a value.
 */
#ifndef UNSTUCK_DOC_FILL_H
#define UNSTUCK_DOC_FILL_H

#include "unstuck/doc/doc.h"

/*
 * Replaces {{name}} while a text is rendered: gives the value, or a blank
 * when there is none.  Values are put in after parsing, so that no value can
 * become markup.  NULL fill leaves {{name}} as it stands.
 */
struct fill {
	struct span (*value)(struct arena *a, void *ctx, struct str name);
	void *ctx;
};

struct hole {
	struct str name;
	size_t from, to; /* bytes of the text, braces included */
};

/* The first hole of s at or behind from; false: there is none. */
bool hole_next(struct str s, size_t from, struct hole *out);

/* One line with its {{name}} filled, one span a piece. */
struct spans fill_line(struct arena *a, struct str s, const struct fill *fill);

/* Code with its {{name}} filled, one span a piece; \n and \t kept. */
struct spans fill_code(struct arena *a, struct str code,
		       const struct fill *fill);

#endif
