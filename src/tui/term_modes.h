/*
 * term_modes - bytes that switch a terminal's modes.
 *
 * Knows: terminfo's remarks on delays ($<5/>), which no line needs today.
 * Owns: nothing.  Fails: what does not fit is left out.
 * Only src/tui includes it.
 */
#ifndef UNSTUCK_TUI_TERM_MODES_H
#define UNSTUCK_TUI_TERM_MODES_H

#include "unstuck/base/str.h"

enum { MODES_MAX = 256 };

struct modes {
	char at[MODES_MAX];
	size_t n;
};

/* Add a string of terminfo; NULL adds nothing. */
void modes_add(struct modes *m, const char *cz);

struct str modes_bytes(const struct modes *m);

#endif
