/*
 * session - a program on a terminal that is drawn in memory.
 *
 * Knows: pseudo terminals, libvterm; 80x24.  Takes the time of every drawing.
 * Owns: the program and all ends until session_end.
 * Fails: with what was waited for and what the screen shows instead.
 * Never: waits longer than WAIT_MS.
 */
#ifndef BENCH_SESSION_H
#define BENCH_SESSION_H

#include <vterm.h>

#include "child.h"

struct session {
	struct child child;
	int master; /* -1: no terminal */
	VTerm *vt;  /* NULL: no terminal */
	VTermScreen *screen;
	struct bytes unsent; /* keys, and answers of the terminal */
	double drawn_ms;     /* when the last bytes were drawn */
	double bytes;	     /* drawn since session_forget */
	bool over;	     /* the program let go of the terminal */
};

/* What a person waits for: a row with this text. */
struct sight {
	const char *text;
	bool marked; /* with a '>' before all else in its row */
};

bool session_start(struct session *s, char *const *argv, struct bytes *why);

/* Draw until it is there; s->drawn_ms is the time of that drawing. */
bool session_await(struct session *s, struct sight sight, struct bytes *why);

/* Draw until the program is gone; s->drawn_ms is the time of that. */
bool session_await_over(struct session *s, struct bytes *why);

/* Draw until nothing more comes. */
void session_settle(struct session *s);

/* The same, and until the program has nothing to do. */
void session_rest(struct session *s);

/* Count bytes from here on. */
void session_forget(struct session *s);

/* Press keys in one write; v is down, ^ up, E Esc, others are themselves.
 * Gives the time before the write. */
double session_press(struct session *s, const char *keys);

/* End the program and free everything; harmless when nothing was started. */
void session_end(struct session *s);

#endif
