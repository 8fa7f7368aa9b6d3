/*
 * trial - a flow's own `tests`, run.
 *
 * Knows: how a test walks, what it must reach and show; which questions,
 * options, verdicts and conditions no test takes.
 * Owns: nothing; results live in the arena.  Fails: a test that is wrong
 * (an answer that fits nowhere) is a failed test with a sentence.
 */
#ifndef UNSTUCK_PLAY_TRIAL_H
#define UNSTUCK_PLAY_TRIAL_H

#include "unstuck/flow/flow.h"
#include "unstuck/walk/walk.h"

struct trial_result {
	const struct flow *flow;
	const struct flow_test *test;
	bool passed;
	struct str path; /* own-dns=yes > java-version=java8 > use-own-dns */
	struct str why;	 /* what was expected, what came; when it failed */
};

/* What no test took: "option own-dns=yes", "when … never false". */
struct untested {
	const struct flow *flow;
	struct str what;
	struct place at;
};

struct coverage;

struct trials {
	LIST(struct trial_result) results;
	LIST(struct untested) untested;
	size_t passed, failed;
	/* nodes, steps, options, unsure, otherwise, conditions */
	size_t covered, coverable;
	const struct coverage *coverage;
};

/* Run all tests of the flows (of one pack). */
void trials_run(struct trials *t, struct arena *a, struct walk_world world,
		const struct flow *const *flows, size_t count);

/*
 * Has a test taken this choice of the flow's node?  So has every choice that
 * needs no test: `unsure` where no one wrote anything about it.
 */
bool trials_took(const struct trials *t, const struct flow *flow, size_t node,
		 int choice);

#endif
