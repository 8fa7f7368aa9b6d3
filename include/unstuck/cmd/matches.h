/*
 * matches - what was found, as text or JSON: known errors, then places that
 * words were found in.
 *
 * Owns: nothing.  Fails: never; nothing found is said in words.
 * The JSON is {"matches": [{"pack", "flow", "node", "score", "reason",
 * "source", "file", "line", "last_line", "count", "text", "values"}]}, best
 * first; what a match does not have is null.
 */
#ifndef UNSTUCK_CMD_MATCHES_H
#define UNSTUCK_CMD_MATCHES_H

#include "unstuck/cmd/context.h"
#include "unstuck/find/findings.h"
#include "unstuck/find/index.h"

struct matches {
	const struct findings *found; /* or NULL */
	struct index_hits hits;
};

/* In the format that was asked for; EXIT_NEGATIVE when there is nothing. */
enum exit_code matches_put(struct context *c, const struct matches *m,
			   enum lang l);

#endif
