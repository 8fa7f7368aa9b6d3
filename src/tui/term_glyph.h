/*
 * term_glyph - a cluster as what the cells of curses can hold.
 *
 * Knows: how many columns the C library, and so curses, gives a character.
 * Owns: nothing.  Fails: never; what has no columns there is U+FFFD.
 * Only src/tui includes it.
 */
#ifndef UNSTUCK_TUI_TERM_GLYPH_H
#define UNSTUCK_TUI_TERM_GLYPH_H

#include <wchar.h>

#include "unstuck/base/str.h"

enum { GLYPH_MAX = 5 }; /* characters: a base and its marks */

struct glyph {
	wchar_t at[GLYPH_MAX + 1]; /* ends with L'\0' */
	int count;
	int cols; /* 1 or 2 */
};

/*
 * Cut the next character with its marks off *rest; false at the end.  It
 * takes at most room columns.  Variation selectors are left out, and joiners
 * that join nothing: with them terminals disagree about columns.
 */
bool glyph_next(struct str *rest, int room, struct glyph *g);

#endif
