/*
 * layout - a document as rows of a given width.
 *
 * Knows: margins, hanging indents, boxes and marks, wrapping, tables.
 * The screen, the line face and text files all use these rows: nothing is
 * laid out twice.  Owns: nothing; rows live in the arena.  Fails: never.
 *
 * A marked block (item, step, fact, field, or what has a mark) hangs: its text
 * starts at its text column, and what follows one level deeper starts there
 * too.  Neighbors of one kind share these columns.  A screen's pointer stands
 * two columns before the mark of an item, one before that of the others.
 */
#ifndef UNSTUCK_RENDER_LAYOUT_H
#define UNSTUCK_RENDER_LAYOUT_H

#include "unstuck/doc/doc.h"

enum {
	RUN_MARK = 1 << 8, /* a mark or a box */
	RUN_HEAD = 1 << 9, /* of a title, heading or question */
	RUN_WARN = 1 << 10,
	RUN_RULE = 1 << 11, /* the head row of a table: underlined */
};

struct run {
	int col; /* from 0 */
	struct safe text;
	unsigned style; /* SPAN_… and RUN_… */
};

struct row {
	struct run *runs;
	size_t count;
	int cols;		   /* where the last run ends */
	const struct block *block; /* an empty row's: the block below it */
	bool first;		   /* the first row of its block */
	struct item item; /* the block's, or that of the marked block above it
			     which it belongs to */
	int cursor;	  /* column of a field's text cursor, or -1 */
};

struct layout_options {
	int cols;	/* width with the margin; less than 20 counts as 20 */
	int margin;	/* empty columns at the left */
	bool wrap_code; /* false: code lines stay whole, however long */
	bool dense;	/* no empty lines between blocks (small screens) */
};

struct layout {
	struct row *rows;
	size_t count;
};

struct layout layout_doc(struct arena *a, const struct doc *d,
			 struct layout_options options);

#endif
