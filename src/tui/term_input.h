/*
 * term_input - what is typed, read at once.
 *
 * Knows: that a large paste comes in pieces.  Owns: nothing.
 * Fails: never; the end of input is told by guard_wait.
 * Never: decides what a key means.  Only src/tui includes it.
 */
#ifndef UNSTUCK_TUI_TERM_INPUT_H
#define UNSTUCK_TUI_TERM_INPUT_H

#include "unstuck/base/arena.h"
#include "unstuck/base/str.h"

/* All that is there; of a large paste also what is still on its way. */
struct str input_read(struct arena *a);

/* Until Enter, ^C, ^D or the end. */
void input_wait_for_enter(void);

#endif
