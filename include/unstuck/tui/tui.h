/*
 * tui - the full-screen face.
 *
 * Knows: the loop of events, screens and effects (see screen.h).
 * Owns: the terminal while it runs; gives it back before it returns.
 * Fails: where there is no full screen to be had.
 */
#ifndef UNSTUCK_TUI_TUI_H
#define UNSTUCK_TUI_TUI_H

#include "unstuck/find/findings.h"
#include "unstuck/play/resume.h"

struct tui_options {
	enum lang lang;
	bool ascii;
	bool color;
	enum lang customer_lang; /* of what is copied for a chat */
	bool keeps;		 /* flows of the pick screen become cases */
	const struct resumed *resumed; /* what changed in p's case; or NULL */
	const struct findings *found;  /* of a log, to choose from; or NULL */
};

struct tui_result {
	int signal;		/* the signal that ended it, or 0 */
	bool walked;		/* a flow was open when it ended */
	enum lang lang;		/* the language chosen last */
	const struct str *left; /* the way back to each walk left before */
	size_t left_count;
};

/*
 * Run the pick screen, or the walk of p when it is open (p->walk.entry.flow
 * is set).  p holds the sitting that was open at the end.  False: there is no
 * full screen to be had, and nothing happened.
 */
bool tui_run(struct arena *a, struct catalog *c, struct play *p,
	     struct tui_options o, struct tui_result *result);

#endif
