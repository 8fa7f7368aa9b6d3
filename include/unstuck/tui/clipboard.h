/*
 * clipboard - text as the bytes that hand it to a terminal's clipboard.
 *
 * Knows: OSC 52, base64, what tmux and GNU screen pass on.  Owns: nothing.
 * Fails: text over CLIPBOARD_MAX is refused.
 * Never: asks the terminal for its clipboard, nor writes to it.
 */
#ifndef UNSTUCK_TUI_CLIPBOARD_H
#define UNSTUCK_TUI_CLIPBOARD_H

#include "unstuck/base/str.h"
#include "unstuck/tui/term.h"

enum {
	CLIPBOARD_PIECE = 76, /* screen cuts longer strings off */
	/* base64, once plain and once wrapped, or in pieces */
	CLIPBOARD_ROOM = CLIPBOARD_MAX / 3 * 4 * 2 + 256,
};

enum clipboard_way {
	CLIPBOARD_PLAIN,
	CLIPBOARD_TMUX,	  /* plain, and wrapped for the terminal outside */
	CLIPBOARD_SCREEN, /* in pieces for the terminal outside */
};

/* By the environment's TMUX, STY and TERM; any may be NULL. */
enum clipboard_way clipboard_way(const char *tmux, const char *sty,
				 const char *term);

/*
 * Write the sequence to out, which has CLIPBOARD_ROOM bytes; gives the bytes
 * written.  Line feeds at the end are left out, so that pasting a command
 * into a shell does not run it.  0 when text is too long.
 */
size_t clipboard_write(char *out, struct str text, enum clipboard_way way);

#endif
