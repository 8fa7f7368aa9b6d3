/*
 * drive_term - a program in a terminal: what it writes is read and drawn.
 * Knows: libvterm (what 0.1 and 0.3 have in common), cells, rows, the cursor.
 * Owns: the pty and the program, the VTerm, all bytes written, until term_end.
 * Fails: term_start says why. Places outside the screen are empty cells.
 * Never: waits longer than it is told; rows and columns count from 0.
 */
#ifndef DRIVE_TERM_H
#define DRIVE_TERM_H

#include <vterm.h>

#include "drive_pty.h"
#include "drive_wire.h"

enum { TERM_COLS_MAX = 1000, TERM_ROWS_MAX = 1000 };

/* How a cell looks; or-ed. */
enum term_look {
	LOOK_BOLD = 1,
	LOOK_UNDERLINE = 2,
	LOOK_REVERSE = 4,
	LOOK_DIM = 8
};

struct term {
	struct pty pty;
	struct wire wire;
	VTerm *vt; /* NULL while nothing was started */
	VTermScreen *screen;
	struct bytes unsent; /* for the program, not yet accepted */
	bool stalled;	     /* nothing is read for now */
	bool read_out;	     /* ended, and all it wrote was read */
	bool alt;	     /* the alternate screen is shown */
	bool cursor_shown;
	int cols;
	int rows;
};

bool term_start(struct term *t, const struct launch *l, struct bytes *why);

/* Wait up to MS for the program, draw what it wrote, send what it reads; true
 * when it wrote something or its state changed. */
bool term_pump(struct term *t, long ms);

/* Send bytes, in one write as far as the program's end accepts them; the rest
 * goes on with each pump. */
void term_send(struct term *t, const char *bytes, size_t len);

/* 2x1 to TERM_COLS_MAX x TERM_ROWS_MAX; one column is shown in two. */
void term_resize(struct term *t, int cols, int rows);

/* Whether the program ended and nothing more can appear. */
bool term_is_over(const struct term *t);

/* Add a row as UTF-8 text, a wide character once, exactly t->cols columns. */
void term_row(const struct term *t, int row, struct bytes *out);

/* Find the first place of TEXT, reading rows from the top. */
bool term_find(const struct term *t, const char *text, int *row, int *col);
bool term_row_has(const struct term *t, int row, const char *text);

/* enum term_look of a cell; a wide character's second half is as its first. */
unsigned term_look(const struct term *t, int row, int col);

/* The look that the next character would have. */
unsigned term_pen(const struct term *t);

void term_cursor(const struct term *t, int *row, int *col);

/* Kill the program and free everything; harmless when nothing was started. */
void term_end(struct term *t);

#endif
