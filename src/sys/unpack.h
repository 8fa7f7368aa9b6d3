/*
 * unpack - what gzip packed, as it was before.
 *
 * Knows: files of several members, NULs behind the last one.
 * Owns: nothing; lives in the arena, for one text after the other.
 * Fails: with a reason, after all that could be unpacked.
 */
#ifndef UNSTUCK_SYS_UNPACK_H
#define UNSTUCK_SYS_UNPACK_H

#include "unstuck/base/diag.h"

struct unpack;

/* More packed bytes, up to n; 0: there are no more. */
typedef size_t unpack_fill_fn(void *ctx, char *p, size_t n, struct diags *d);

/* Does gzip begin a file so? */
bool unpack_knows(struct str head);

struct unpack *unpack_new(struct arena *a);
void unpack_begin(struct unpack *u, struct str head, unpack_fill_fn *fill,
		  void *ctx);

/* Up to n bytes; 0: the end.  *why: what is wrong with it, said once. */
size_t unpack_read(struct unpack *u, char *p, size_t n, struct diags *d,
		   const char **why);

#endif
