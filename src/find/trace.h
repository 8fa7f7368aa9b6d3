/*
 * trace - what a line is to a stack trace; only src/find includes it.
 *
 * Knows: Java's and Python's traces, as they stand in logs and builds.
 * Owns: nothing.  Fails: never.
 */
#ifndef UNSTUCK_FIND_TRACE_H
#define UNSTUCK_FIND_TRACE_H

#include "unstuck/base/str.h"

enum line_kind {
	LINE_OTHER, /* a message, or the rest of one */
	LINE_BLANK,
	LINE_FRAME,	 /* at a.b.C.d(C.java:1), ... 12 more */
	LINE_CAUSE,	 /* Caused by: */
	LINE_SUPPRESSED, /* Suppressed: */
	LINE_ERROR,	 /* a.b.CException: …, the head of a trace */
	LINE_RECORD,	 /* a level stands before it: another entry */
};

/* line: without what stands before it (see loose_prefix). */
enum line_kind line_kind(struct str line);

#endif
