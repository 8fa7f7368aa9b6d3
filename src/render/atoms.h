/*
 * atoms - the smallest parts of a marked-up text: characters, code, links.
 *
 * Knows: which kind of character each one shows to its neighbors, as the
 * rules of CommonMark for emphasis need it.  Owns: nothing.  Fails: never.
 */
#ifndef UNSTUCK_SRC_RENDER_ATOMS_H
#define UNSTUCK_SRC_RENDER_ATOMS_H

#include "unstuck/doc/doc.h"

/* What a neighbor sees; what is not known for sure is treated with care. */
enum edge { EDGE_SPACE, EDGE_LETTER, EDGE_PUNCT, EDGE_UNSURE };

enum atom_kind {
	ATOM_CHAR,  /* one character of text, not escaped yet */
	ATOM_DONE,  /* a code span or a link, ready to be written */
	ATOM_BREAK, /* a hard line break */
};

struct atom {
	enum atom_kind kind;
	struct str s;
	bool link;
	unsigned style; /* SPAN_STRONG, SPAN_EMPH */
	enum edge edge; /* on both sides */
};

struct atoms {
	struct arena *arena;
	LIST(struct atom) list;
};

/* Add a plain text, character by character. */
void atoms_text(struct atoms *t, struct str s, unsigned style);

/* Add what is written already. */
struct atom *atoms_done(struct atoms *t, struct str s, unsigned style);

/* Add a hard line break, or a space in its place. */
void atoms_break(struct atoms *t, bool as_space);

/* Drop spaces at the ends and around breaks: CommonMark would. */
void atoms_trim(struct atoms *t);

/* Let emphasis give way where it could not be read back. */
void atoms_emphasize(struct atoms *t);

#endif
