/*
 * trial_cover - what the tests of flows have taken, and what they have not.
 *
 * Knows: each node, step, option, `unsure`, `otherwise`, and the two sides of
 * each condition.
 * A condition that is unknown where the walk stands counts for neither side.
 * Owns: nothing; lives in the arena.  Fails: never.  Only src/play/trial*.c.
 */
#ifndef UNSTUCK_PLAY_TRIAL_COVER_H
#define UNSTUCK_PLAY_TRIAL_COVER_H

#include "unstuck/play/trial.h"

struct coverage;

/* All there is to cover in the flows, nothing of it covered. */
struct coverage *coverage_start(struct arena *a,
				const struct flow *const *flows, size_t count);

/* The choice is taken where the walk stands. */
void coverage_take(struct coverage *c, const struct walk *w, int choice);

/* The conditions of the page where the walk stands are judged. */
void coverage_look(struct coverage *c, const struct walk *w);

/* See trials_took. */
bool coverage_took(const struct coverage *c, const struct flow *flow,
		   size_t node, int choice);

/* Count, and list what is left. */
void coverage_tell(const struct coverage *c, struct arena *a, struct trials *t);

#endif
