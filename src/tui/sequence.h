/*
 * sequence - one control sequence of a terminal as a key.
 *
 * Knows: CSI and SS3 as xterm, rxvt, the Linux console, tmux and screen send
 * them, modifiers, SGR mouse reports.  Owns: nothing.
 * Fails: never; what it does not know is TKEY_UNKNOWN.
 * Only keys.c includes it.
 */
#ifndef UNSTUCK_TUI_SEQUENCE_H
#define UNSTUCK_TUI_SEQUENCE_H

#include "unstuck/tui/keys.h"

enum { SEQUENCE_INTRODUCER = 2 }; /* the bytes of "ESC [" and "ESC O" */

/*
 * Read the sequence that starts s, which starts with ESC [ or ESC O.  Gives
 * the bytes it took: 0 when more must come, SEQUENCE_INTRODUCER when no
 * sequence follows.  The key is TKEY_NONE for what needs no answer (a mouse
 * button let go).
 */
size_t sequence_read(struct str s, struct key_event *out);

#endif
