/*
 * escape - which characters of a text CommonMark would take for markup.
 *
 * Knows: the markers of inline markup and of what starts a block; escapes
 * no more than needed, as the text is read as it stands, too.
 * Owns: nothing.  Fails: never.
 */
#ifndef UNSTUCK_SRC_RENDER_ESCAPE_H
#define UNSTUCK_SRC_RENDER_ESCAPE_H

#include "atoms.h"
#include "unstuck/base/buf.h"

struct escaper {
	const struct atoms *atoms;
	unsigned place;	  /* MARKUP_… */
	size_t line_mark; /* the atom that would make a block of its line */
	size_t tildes;	  /* two of them would strike text out */
	size_t angles;	  /* atoms that hold a >, which could end a tag */
};

void escape_init(struct escaper *e, const struct atoms *t, unsigned place);

/* Must a backslash stand before the atom?  To be asked in order. */
bool escape_needed(struct escaper *e, size_t at);

/* The length of the longest run of c: a fence must be longer. */
size_t escape_longest_run(struct str s, char c);

/* Can the address stand between < and >? */
bool address_is_plain(struct str address);

/* The address of a link between ( and ). */
void escape_address(struct buf *out, struct str address, unsigned place);

#endif
