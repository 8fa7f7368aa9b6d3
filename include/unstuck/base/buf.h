/*
 * buf - growing output.
 *
 * Knows: bytes appended one after the other.  Owns: nothing; its bytes live
 * in the arena it was made with.  Fails: never (see arena.h).
 * Never: writes to a file; whoever owns the file does.
 */
#ifndef UNSTUCK_BASE_BUF_H
#define UNSTUCK_BASE_BUF_H

#include "unstuck/base/str.h"

struct arena;

struct buf {
	struct arena *arena;
	char *p;
	size_t n;    /* bytes written */
	size_t room; /* bytes there is room for */
};

void buf_init(struct buf *b, struct arena *a);
void buf_clear(struct buf *b); /* forget the bytes, keep the room */
void buf_put(struct buf *b, struct str s);
void buf_puts(struct buf *b, const char *cz);
void buf_putc(struct buf *b, char c);
void buf_pad(struct buf *b, char c, size_t count);
void buf_printf(struct buf *b, const char *format, ...) PRINTF(2, 3);
struct str buf_str(const struct buf *b); /* valid until the next append */

#endif
