/*
 * export - whole flows as one JSON object: {"packs":[…],"flows":[…]}.
 *
 * Owns: nothing; what it adds belongs to the tree.  Fails: never.
 */
#ifndef UNSTUCK_CMD_EXPORT_H
#define UNSTUCK_CMD_EXPORT_H

#include "unstuck/cmd/context.h"

/* Put the flows, and the packs they are of, each pack once. */
void export_json(struct context *c, struct json *root,
		 const struct flow *const *flows, size_t count);

#endif
