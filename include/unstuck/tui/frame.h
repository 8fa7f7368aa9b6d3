/*
 * frame - a screen as a grid of cells.
 *
 * Knows: grapheme clusters at columns, their style, where the text cursor
 * stands.  Owns: nothing; the grid lives in the arena it was made with.
 * Fails: never; what stands outside is not drawn, a wide cluster that would
 * be cut is left out.  Never: emits a byte (term_curses does), nor fills the
 * last column, where terminals differ about when a line wraps.
 */
#ifndef UNSTUCK_TUI_FRAME_H
#define UNSTUCK_TUI_FRAME_H

#include "unstuck/base/arena.h"
#include "unstuck/text/safe.h"

enum {
	STYLE_BOLD = 1 << 0,
	STYLE_DIM = 1 << 1,
	STYLE_UNDERLINE = 1 << 2,
	STYLE_REVERSE = 1 << 3,
	STYLE_ACCENT = 1 << 4, /* the one color */
};

struct cell {
	struct str s; /* one cluster; empty: a blank, or the wide one's tail */
	unsigned char cols; /* 1 or 2; 0: the tail of the wide one before */
	unsigned char style;
};

struct frame {
	struct arena *arena;
	int rows, cols;
	struct cell *cells;	    /* row by row */
	int cursor_row, cursor_col; /* from 0 */
	bool cursor_shown;	    /* as a text cursor; else it only stands */
};

struct frame frame_new(struct arena *a, int rows, int cols);

/*
 * Put text at (row, col), cut before the column limit (at most the frame's
 * last one, which stays empty); gives the column behind it.  Zero-width
 * clusters join the cell before.  A line feed or tab is a blank.
 */
int frame_put(struct frame *f, int row, int col, int limit, struct safe text,
	      unsigned style);

/* Give every cell of the row but the last this style besides its own. */
void frame_row_style(struct frame *f, int row, unsigned style);

struct cell *frame_cell(struct frame *f, int row, int col); /* or NULL */

/* The row as text without trailing blanks (for tests and screen readers). */
struct str frame_row_text(struct arena *a, const struct frame *f, int row);

#endif
