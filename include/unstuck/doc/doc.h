/*
 * doc - a document: blocks of spans, the heart between pages and faces.
 *
 * Knows: what is said, in which order, what stands beside a block (its mark,
 * its box), and which blocks can be chosen.  All text has passed the gate.
 * Owns: nothing; a document lives in its arena.
 * Fails: never.  Never: knows columns or colors; of a language the name only.
 */
#ifndef UNSTUCK_DOC_DOC_H
#define UNSTUCK_DOC_DOC_H

#include "unstuck/base/arena.h"
#include "unstuck/text/safe.h"

enum {
	SPAN_STRONG = 1 << 0,
	SPAN_EMPH = 1 << 1,
	SPAN_CODE = 1 << 2,
	SPAN_LINK = 1 << 3,  /* target is set */
	SPAN_VALUE = 1 << 4, /* a value that was filled in */
	SPAN_BLANK = 1 << 5, /* a value that was not: {name} */
	SPAN_BREAK = 1 << 6, /* a hard line break; text is empty */
	SPAN_FAINT = 1 << 7, /* less important than what stands around it */
};

struct span {
	struct safe text; /* one line, unless in BLOCK_CODE */
	unsigned style;
	struct safe target; /* of a link */
};

enum block_kind {
	BLOCK_TITLE,	 /* of the document */
	BLOCK_HEADING,	 /* of a part */
	BLOCK_QUESTION,	 /* the question asked */
	BLOCK_PARAGRAPH, /* running text */
	BLOCK_HINT,	 /* a line that explains the block before */
	BLOCK_FACT,	 /* mark is the name, spans the value: a trail row */
	BLOCK_ITEM,	 /* a list item or option; mark is "1", "-", "f" … */
	BLOCK_STEP,	 /* a step with a box and a number */
	BLOCK_CODE,	 /* lines that are never wrapped; lang is set */
	BLOCK_WARNING,	 /* a paragraph that must be seen */
	BLOCK_TABLE,	 /* rows of cells */
	BLOCK_FIELD,	 /* an input field; mark is its label */
	BLOCK_SPACE,	 /* an empty line, where the default is not enough */
};

enum block_box { BOX_NONE, BOX_EMPTY, BOX_TICKED };

/* What choosing a block means; which counts within its kind. */
enum item_kind {
	ITEM_NONE,
	ITEM_CASE,    /* an open case of the pick screen */
	ITEM_FLOW,    /* a flow of the pick screen */
	ITEM_FINDING, /* a known error in what was pasted */
	ITEM_HIT,     /* a place that typed words were found in */
	ITEM_OPTION,  /* an option of the question */
	ITEM_UNSURE,  /* not sure: how to find out */
	ITEM_STEP,    /* a step of the outcome */
	ITEM_VERDICT, /* fixed, not fixed, could not try */
	ITEM_FIELD,   /* a field of the value form */
	ITEM_ANSWER,  /* an earlier answer of the summary */
	ITEM_CHOICE,  /* a choice of a panel */
};

struct item {
	enum item_kind kind;
	size_t which;
};

static inline bool item_same(struct item a, struct item b)
{
	return a.kind == b.kind && a.which == b.which;
}

struct spans {
	struct span *at;
	size_t count;
};

struct table {
	struct spans *cells; /* row by row; the first row is the head */
	size_t rows, columns;
};

struct block {
	enum block_kind kind;
	int depth;	  /* 0 at the margin; each level indents */
	struct safe mark; /* what stands before the text, "" for none */
	enum block_box box;
	bool current;	  /* the option answered before, the step in work */
	struct item item; /* ITEM_NONE: cannot be chosen */
	struct safe note; /* at the end of the first line, e.g. "go to 7" */
	struct spans spans;
	struct table table; /* BLOCK_TABLE */
	struct safe lang;   /* BLOCK_CODE: sh, yaml …; "" unknown */
	struct safe anchor; /* a number other blocks refer to, "" for none */
	bool tight;	    /* no empty line before this block */
	size_t cursor;	    /* BLOCK_FIELD: byte offset of the text cursor */
	struct str said_in; /* en, zh; empty: as the document */
};

struct doc {
	struct arena *arena;
	struct str lang; /* en, zh; empty: not told */
	LIST(struct block) blocks;
};

void doc_init(struct doc *d, struct arena *a);

/* Add an empty block; fill it before the next is added. */
struct block *doc_add(struct doc *d, enum block_kind kind);

/* Add a block of one plain span. */
struct block *doc_say(struct doc *d, enum block_kind kind, struct str text);

/* The spans of one plain text. */
struct spans spans_of(struct arena *a, struct safe text, unsigned style);

/* All text of spans without their styles, as one line. */
struct safe spans_text(struct arena *a, struct spans spans);

/*
 * Behind each block whose links show another text than their address, the
 * addresses: a screen cannot be clicked.
 */
void doc_list_links(struct doc *d);

/* All blocks of from behind those of d. */
void doc_append(struct doc *d, const struct doc *from);

#endif
