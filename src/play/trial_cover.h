/*
 * trial_cover - what the tests of flows have taken, and what they have not.
 *
 * Knows: each option, `unsure`, `otherwise`, and each condition's two sides.
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

/* Count, and list what is left. */
void coverage_tell(const struct coverage *c, struct arena *a, struct trials *t);

#endif
