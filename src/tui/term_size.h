/*
 * term_size - how large the terminal is, and what curses shall think.
 *
 * Knows: the line's size, LINES and COLUMNS, the largest size that is used.
 * Owns: nothing.  Fails: never; what says nothing is 24 by 80.
 * Only src/tui includes it.
 */
#ifndef UNSTUCK_TUI_TERM_SIZE_H
#define UNSTUCK_TUI_TERM_SIZE_H

#include "unstuck/tui/term.h"

/* n, but at least 1 and at most most. */
int size_clamp(int n, int most);

struct term_size size_measure(void);

/*
 * curses asks for the size itself, at the start and after each endwin, and
 * would take any: 5000 by 5000 is a gigabyte.  So it is told to believe the
 * environment, and this is what it finds there.
 */
void size_tell(struct term_size size);

#endif
