/*
 * export - whole flows as one JSON object: {"packs":[…],"flows":[…]}.
 *
 * Owns: nothing.  Fails: as writing does, with a fault.
 */
#ifndef UNSTUCK_CMD_EXPORT_H
#define UNSTUCK_CMD_EXPORT_H

#include "unstuck/cmd/context.h"

/* Write the flows and the packs they are of, each pack once. */
bool export_put(struct context *c, const struct flow *const *flows,
		size_t count);

#endif
