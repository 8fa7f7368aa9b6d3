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
#include "unstuck/find/findings.h"
#include "unstuck/play/resume.h"

/* Where there is neither a terminal nor --line, a flow cannot be chosen. */
bool sitting_can_choose(const struct context *c);

/* The language, but English where only ASCII shows. */
enum lang sitting_lang(const struct context *c, const struct langs *langs);

struct sitting {
	struct play *play; /* the walk, if one is open in it */
	enum lang lang;
	const struct resumed *resumed; /* what changed in its case; or NULL */
	const struct findings *found;  /* of a log, to choose from; or NULL */
};

/* Run the walk that is open, or let one be chosen. */
void sitting_run(struct context *c, struct sitting s);

#endif
