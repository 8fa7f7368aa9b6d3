/*
 * context - what every command needs: its arguments, flows, languages, and
 * where its output goes.
 *
 * Knows: which of option, environment and default counts.
 * Owns: nothing; all lives in the process's arena.
 * Fails: with faults in its list, which are written when the command ends.
 */
#ifndef UNSTUCK_CMD_CONTEXT_H
#define UNSTUCK_CMD_CONTEXT_H

#include "unstuck/base/buf.h"
#include "unstuck/cmd/cmd.h"
#include "unstuck/cmd/options.h"
#include "unstuck/doc/doc.h"
#include "unstuck/flow/catalog.h"
#include "unstuck/json/json.h"
#include "unstuck/play/play.h"

struct context {
	struct arena *arena;
	struct diags *diags;
	const struct command *command;
	struct options options;
	struct strs args;	/* operands without the command's name */
	struct catalog catalog; /* see context_catalog */
	bool opened;		/* the catalog is filled */
	int signal;		/* that ended a sitting, or 0 */
};

/* The languages to write in: one, or two, the first above the second. */
struct langs {
	enum lang at[LANG_COUNT];
	size_t count;
};

/* Fill the catalog from --flows or the search path; false after a fault. */
bool context_catalog(struct context *c);

/* The same, but it is a fault when there is no pack at all. */
bool context_all_packs(struct context *c);

/* --lang, UNSTUCK_LANG, the last choice on screen, the locale. */
bool context_langs(struct context *c, struct langs *out);

/* --answer and --paste. */
struct play_given context_given(const struct context *c);

/* --format, or the command's first one. */
bool context_is_format(const struct context *c, const char *name);

/* Does the text that goes to standard output carry colors? */
bool context_color(const struct context *c);

/* The width of text: 80, or the terminal's where it is narrower. */
int context_cols(const struct context *c);

/* Write the document in the format that was asked for. */
bool context_put_doc(struct context *c, const struct doc *d);

/* Write bytes to --output or standard output; the same for JSON. */
bool context_put(struct context *c, struct str bytes);
bool context_put_json(struct context *c, struct json *root);

/*
 * Write what has gathered, once it is much, and empty the buffer; a file gets
 * its bytes in one go, by context_put at the end.  False when it cannot.
 */
bool context_flush(struct context *c, struct buf *out);

/*
 * Take the faults of flows that a goto led into, if the walk ended for want
 * of one; then the exit code is EXIT_FLOW.
 */
void context_take_missing(struct context *c, const struct play *p);

#endif
