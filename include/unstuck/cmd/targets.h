/*
 * targets - the flows that `[FLOW or path…]` means.
 *
 * Knows: a FLOW is an id or PACK/ID, a pack is an id, a path leads to a
 * flow's file, a pack or a folder of packs; no argument is the whole search
 * path.  Owns: nothing; all lives in the process's arena.
 * Fails: with a fault for each argument that means nothing.
 */
#ifndef UNSTUCK_CMD_TARGETS_H
#define UNSTUCK_CMD_TARGETS_H

#include "unstuck/cmd/context.h"

/* Flows of one pack. */
struct target {
	struct catalog *catalog;
	struct catalog_pack *pack;
	bool whole;	      /* all flows of the pack are meant */
	LIST(struct str) ids; /* otherwise these */
};

struct targets {
	LIST(struct target) list;
};

/* Find what the arguments mean; false after a fault (the rest is found). */
bool targets_find(struct targets *t, struct context *c);

/* Is this flow of the target's pack meant? */
bool target_means(const struct target *t, struct str id);

/* The flows that are meant and load; faults of the others go to d. */
struct flows {
	const struct flow **at;
	size_t count;
};
struct flows target_flows(const struct target *t, struct arena *a,
			  struct diags *d);

/* Gives a flow of the target's pack to a walk; ctx is a target. */
const struct flow *target_sibling(void *ctx, const struct flow *from,
				  struct str id);

#endif
