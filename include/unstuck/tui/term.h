/*
 * term - the terminal: the only room of curses and of escape sequences.
 *
 * Knows: the terminal's modes before and after, its size, how to paint a
 * frame, how to give the terminal back whatever happens.
 * Owns: the terminal between term_open and term_close (one at a time; it is
 * a process-wide thing, so its state is static, here and in term_guard.c).
 * Meanwhile it has the signals that end, stop or resize, and SIGALRM; and
 * LINES and COLUMNS of the environment say the size that is used.
 * Fails: term_open, where there is no full screen to be had.
 * Never: decides what a key means.
 */
#ifndef UNSTUCK_TUI_TERM_H
#define UNSTUCK_TUI_TERM_H

#include "unstuck/base/diag.h"
#include "unstuck/tui/frame.h"
#include "unstuck/tui/keys.h"

enum {
	TERM_MIN_COLS = 40,
	TERM_MIN_ROWS = 12,
	TERM_MAX_COLS = 500, /* what is larger is used in part */
	TERM_MAX_ROWS = 300,
	TERM_MAX = TERM_MAX_COLS,
};

struct term_options {
	bool color; /* the accent may be a color */
	bool ascii; /* non-ASCII cannot be shown */
};

/*
 * Let the C library read and write UTF-8: by the environment's locale, else
 * by C.UTF-8.  Both faces need it.  False: this system knows no UTF-8.
 */
bool term_locale(void);

/* Does terminfo know this terminal, and can it move the cursor? */
bool term_can(void);

/*
 * Enter the full screen; false, and nothing was written, where term_can is
 * false.  A size below the minimum is not a failure.
 */
bool term_open(struct term_options options);

/*
 * Give the terminal back as it was found; harmless when not open.  After
 * TERM_ENDED it must be called within a second, or the program is ended then
 * and there, with the terminal given back and the signal's own status.
 */
void term_close(void);

struct term_size {
	int rows, cols;
};
struct term_size term_size(void);

/* What terminfo names; lives as long as the terminal is open. */
const struct key_sequence *term_sequences(size_t *count);

/*
 * The cursor always stays visible: where no text is typed it marks the
 * highlighted row, for screen readers and magnifiers that follow it.
 */
void term_paint(const struct frame *f);
void term_redraw(void); /* the next paint starts from nothing (^L) */

enum term_event {
	TERM_INPUT,   /* bytes were read */
	TERM_TIMEOUT, /* nothing came in time */
	TERM_RESIZED, /* ask term_size */
	TERM_RESUMED, /* back from a stop, a raw view: paint; ask term_size */
	TERM_ENDED,   /* end of input, EIO, SIGHUP, SIGTERM … */
};

/*
 * Wait at most ms (-1: for ever) for input or a signal; all bytes that are
 * there are read at once into the arena.
 */
enum term_event term_wait(struct arena *a, int ms, struct str *bytes);

/* What is waiting now, without waiting for more; false: nothing. */
bool term_read(struct arena *a, struct str *bytes);

/* The signal that ended it, or 0 (end of input). */
int term_signal(void);

/* Suspend as ^Z does; returns when the program goes on. */
void term_suspend(void);

/* Leave the full screen, show text as it is, wait for Enter, return. */
void term_raw_view(struct safe text, struct safe prompt);

enum { CLIPBOARD_MAX = 64 * 1024 };

/*
 * Send text to the terminal's clipboard by OSC 52 (raw and wrapped inside
 * tmux, in DCS pieces of 76 bytes inside GNU screen).  A trailing newline is
 * left out.  False when it is over CLIPBOARD_MAX, or the terminal takes no
 * bytes or no OSC.  Nobody can know whether it arrived.
 */
bool term_clipboard(struct safe text);

void term_mouse(bool on);

#endif
