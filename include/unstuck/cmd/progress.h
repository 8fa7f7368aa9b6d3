/*
 * progress - how far long work has come, on one line of standard error.
 *
 * Knows: a terminal sees it, four times a second; nobody else does.
 * Owns: the line, until progress_end erases it.  Fails: never.
 */
#ifndef UNSTUCK_CMD_PROGRESS_H
#define UNSTUCK_CMD_PROGRESS_H

#include "unstuck/base/words.h"

struct progress {
	bool shown; /* standard error is a terminal */
	enum lang lang;
	int64_t began, last; /* ms */
	int cols;	     /* of the line that stands there */
};

void progress_begin(struct progress *p, enum lang l);

/* Is it time to say something? */
bool progress_due(struct progress *p);

/* bytes so far; percent -1: unknown. */
void progress_put(struct progress *p, int64_t bytes, int percent, size_t found);

void progress_end(struct progress *p);

#endif
