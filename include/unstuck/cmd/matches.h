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

/* Say something of a file that was looked through; empty: standard input. */
void matches_note(struct context *c, struct str file, enum diag_code code,
		  struct str what);

/* Say how many of its lines were read in parts; nothing of none. */
void matches_note_long(struct context *c, struct str file, size_t count);

#endif
