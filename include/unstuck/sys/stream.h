/*
 * stream - the bytes of a log, from beginning to end: a file, a pipe,
 * standard input; what gzip packed comes unpacked.
 *
 * Knows: where a file ended when it was opened, holes of sparse files.
 * Owns: the open file, until sys_stream_close.
 * Fails: with a fault that names the path; what came before it counts.
 * Never: maps a file, follows a device or a socket, waits where
 * sys_stopped() cannot end it, or longer than STREAM_WRITER_S for a program
 * that writes into a FIFO.
 */
#ifndef UNSTUCK_SYS_STREAM_H
#define UNSTUCK_SYS_STREAM_H

#include "unstuck/base/diag.h"

enum { STREAM_WRITER_S = 5, STREAM_HEAD = 16 };

struct unpack; /* what gzip needs */

struct stream {
	struct arena *arena;
	struct str path; /* "-": standard input */
	int fd;		 /* -1: closed */
	bool begun;	 /* its first bytes were read */
	bool ended;	 /* it was told whether it changed */
	bool regular;
	bool written; /* no FIFO, or one with a writer */
	bool sparse;
	int64_t at;	       /* bytes of it that are behind us */
	int64_t size;	       /* when it was opened; 0: unknown */
	int64_t data;	       /* sparse: no hole before it */
	struct unpack *unpack; /* kept from file to file */
	bool packed;
};

void sys_stream_init(struct stream *s, struct arena *a);

/* path "-": standard input. */
bool sys_stream_open(struct stream *s, struct str path, struct diags *d);

/*
 * Up to n bytes, as many as there are now; 0: the end, or a fault, or
 * sys_stopped().  The first time n is at least STREAM_HEAD.
 */
size_t sys_stream_read(struct stream *s, char *p, size_t n, struct diags *d);

/* How much of the file is behind us; -1 where its size is unknown. */
int sys_stream_percent(const struct stream *s);

void sys_stream_close(struct stream *s);

#endif
