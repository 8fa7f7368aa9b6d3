/*
 * outline - blocks in the making: leaves of text, lists, quotes.
 *
 * Knows: at which depth a block stands, which mark an item gets, and that
 * the first block is of the kind the caller chose.
 * Owns: nothing; blocks go to the document, text into the run of the leaf.
 * Fails: never; what nests too deeply indents no more.
 * Never: reads markup.
 */
#ifndef UNSTUCK_DOC_OUTLINE_H
#define UNSTUCK_DOC_OUTLINE_H

#include "unstuck/doc/doc.h"
#include "unstuck/doc/run.h"

/* A list or quote that is open. */
struct level {
	bool list;
	bool ordered;
	bool tight;
	unsigned number; /* of its next item */
	size_t items;	 /* it has so far */
};

struct outline {
	struct doc *doc;
	size_t first;	      /* how many blocks doc had before */
	enum block_kind kind; /* of the first block */
	int depth;	      /* of what stands in no list or quote */
	LIST(struct level) levels;
	bool item;	/* an item has begun, its block has not */
	bool leaf;	/* the last block takes text */
	struct run run; /* that text */
};

void outline_init(struct outline *o, struct doc *d, enum block_kind kind,
		  int depth, const struct fill *fill);

/* Add a block that takes no text; it stays valid until the next. */
struct block *outline_add(struct outline *o, enum block_kind kind);

/* Add a block whose spans are what its run takes until outline_close. */
void outline_open(struct outline *o, enum block_kind kind);
void outline_close(struct outline *o);

void outline_push(struct outline *o, struct level level);
void outline_pop(struct outline *o);
void outline_begin_item(struct outline *o);
void outline_end_item(struct outline *o);

/* The last block; there must be one. */
struct block *outline_last(struct outline *o);

/* The text has ended; an empty one has still its first block. */
void outline_finish(struct outline *o);

#endif
