/*
 * term_guard - the terminal's line: its modes, its bytes, its signals.
 *
 * Knows: the modes as they were found, the bytes that undo what a screen
 * switched on, which signals came.
 * Owns: the handlers of the signals between guard_open and guard_close; it
 * is a process-wide thing, so its state is static.
 * Fails: guard_put, when the terminal takes nothing for GUARD_PATIENCE.
 * Never: knows curses.  Only src/tui includes it.
 */
#ifndef UNSTUCK_TUI_TERM_GUARD_H
#define UNSTUCK_TUI_TERM_GUARD_H

#include <sys/types.h>

#include "unstuck/base/str.h"

enum {
	GUARD_UNDO_MAX = 512, /* bytes that give a screen back */
	GUARD_TICK_MS = 250,  /* how often a write that hangs is looked at */
	GUARD_PATIENCE = 8,   /* ticks */
};

enum guard_event {
	GUARD_NONE,
	GUARD_INPUT, /* guard_read will not wait */
	GUARD_TIMEOUT,
	GUARD_RESIZED,
	GUARD_STOPPED,	 /* someone sent SIGTSTP; nothing was done yet */
	GUARD_CONTINUED, /* after a stop that nobody announced */
	GUARD_ENDED,	 /* a signal, or the end of input; for good */
};

void guard_open(void);

/* Modes, handlers and mask as they were found. */
void guard_close(void);

/* From now on, should the program end, these bytes go out; "" disarms. */
void guard_arm(struct str undo);

/* Modes for a text that is only shown: keys unseen and without effect. */
void guard_view_modes(void);

/* Wait at most ms (-1: for ever); each event is told once, but the last. */
enum guard_event guard_wait(int ms);

/* What is there, at most room bytes; 0: nothing, or the end of input. */
size_t guard_read(char *out, size_t room);

/* Is there input, or will there be within ms? */
bool guard_readable(int ms);

bool guard_put(struct str bytes);

/*
 * Around what writes to the terminal without guard_put.  While it hangs, ^C
 * struck twice ends the program: nobody else can read it then.
 */
void guard_watch(void);
void guard_unwatch(void);
void guard_leave(void); /* the program is leaving: one ^C more ends it */

/* Stop, as ^Z does: the process group (0) or one process. */
void guard_stop(pid_t whom);

/* Does the terminal listen to another job now? */
bool guard_in_background(void);

int guard_signal(void); /* that ended it, or 0 */

#endif
