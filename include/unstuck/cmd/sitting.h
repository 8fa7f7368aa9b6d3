/*
 * sitting - a walk on one of the two faces, from its start to the line that
 * brings it back.
 *
 * Knows: which face serves here, what is printed when it was left.
 * Owns: nothing; all lives in the process's arena.
 * Fails: with faults in the context's list.
 */
#ifndef UNSTUCK_CMD_SITTING_H
#define UNSTUCK_CMD_SITTING_H

#include "unstuck/cmd/context.h"
#include "unstuck/play/resume.h"

/* Where there is neither a terminal nor --line, a flow cannot be chosen. */
bool sitting_can_choose(const struct context *c);

/* The language, but English where only ASCII shows. */
enum lang sitting_lang(const struct context *c, const struct langs *langs);

/*
 * Run the walk that is open in p, or let a flow be chosen.  resumed: what
 * changed since its case was parked, or NULL.
 */
void sitting_run(struct context *c, struct play *p, enum lang l,
		 const struct resumed *resumed);

#endif
