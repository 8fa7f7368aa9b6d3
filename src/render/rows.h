/*
 * rows - rows under construction, for layout.c and table.c.
 *
 * Knows: runs at columns, spans broken into lines.
 * Owns: nothing; rows live in the arena.  Fails: never.
 * Never: decides where a block stands (layout.c does).
 */
#ifndef UNSTUCK_SRC_RENDER_ROWS_H
#define UNSTUCK_SRC_RENDER_ROWS_H

#include "unstuck/render/layout.h"
#include "unstuck/text/wrap.h"

enum { COLS_LEAST = 8 }; /* text narrower than this cannot be read */

struct rows {
	struct arena *arena;
	LIST(struct row) list;
	size_t room;		   /* of the last row's runs */
	const struct block *block; /* what new rows belong to */
	struct item item;
	bool first; /* the next row is the first one of the block */
};

void rows_begin(struct rows *r, const struct block *b, struct item item);
struct row *rows_add(struct rows *r);
struct row *rows_last(struct rows *r);

/* Text at a column of the last row; runs come from left to right. */
void rows_put(struct rows *r, int col, struct safe text, unsigned style);

/* Blanks from the end of the last row up to col. */
void rows_pad(struct rows *r, int col, unsigned style);

/* Spans broken into lines of at most cols columns. */
struct lines {
	struct spans spans;
	size_t *starts; /* the offset of each span in the wrapped text */
	struct wrap wrap;
};

struct lines lines_of(struct arena *a, struct spans spans, int first_cols,
		      int cols);

/* Put one line at a column of the last row; style is added to its spans'. */
void rows_put_line(struct rows *r, const struct lines *l, size_t which, int col,
		   unsigned style);

/* Columns between the start of a line and a byte of the wrapped text. */
int line_cols_to(const struct lines *l, size_t which, size_t offset);

/* Columns of the longest line when nothing is wrapped. */
int lines_cols(struct arena *a, struct spans spans);

/* Where the parts of a block stand, and how they look. */
struct stand {
	struct safe mark;
	int box_col;
	int mark_col;
	int mark_cols;	 /* of the widest mark of its group */
	bool mark_flush; /* marks end, not start, at a common column */
	bool above;	 /* the mark has rows of its own, above the text */
	int first_col;	 /* of its first line */
	int text_col;	 /* of its other lines */
	int right;	 /* no text at this column or behind it */
	unsigned style;	 /* of its text */
	unsigned leader; /* of its mark, or without one of its first span */
};

/* What stands before a block: its mark, else the number it is called by. */
struct safe block_mark(const struct block *b);

/* A block of text; see block.c. */
void rows_block(struct rows *r, const struct block *b, const struct stand *at);

/* A table, its cells wrapped; see table.c. */
void rows_table(struct rows *r, const struct table *t, int left, int right,
		bool dense);

/* Lines of code, cut before the column right; see code.c. */
void rows_code(struct rows *r, struct spans code, int left, int right);

#endif
