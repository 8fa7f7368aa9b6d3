/*
 * keep - the case of a sitting: every event is on the disk before it counts.
 *
 * Knows: where cases lie, how a new one is named, which lines it holds.
 * Owns: the open journal and the lock on it, until keep_close.
 * Fails: with a fault and nothing taken; the lines so far stay in memory,
 * so that they can be saved elsewhere.
 * A case begins with its first event: a sitting without any leaves nothing.
 */
#ifndef UNSTUCK_PLAY_KEEP_H
#define UNSTUCK_PLAY_KEEP_H

#include "unstuck/base/buf.h"
#include "unstuck/play/cases.h"
#include "unstuck/sys/journal.h"

struct keep {
	struct arena *arena;
	bool off;	   /* nothing is saved: --no-save, or it was chosen */
	struct str wanted; /* --case NAME; or empty */
	struct str id;	   /* of the case; empty: there is none yet */
	struct journal journal;
	struct buf lines; /* all that is saved */
	bool quiet;	  /* what happens now begins no case by itself */
	struct buf held;  /* lines of what happened so far, quietly */
	bool done;	  /* its last line closed the case */
};

/* What an event happens to. */
struct keep_place {
	const struct walk *walk;
	struct str name; /* the flow as it can be opened again */
	enum lang lang;
};

void keep_init(struct keep *k, struct arena *a);

/* Save the event; it is not applied yet. */
bool keep_event(struct keep *k, const struct keep_place *at,
		const struct event *e, struct diags *d);

/* Go on in another file, a new one, with all lines so far. */
bool keep_elsewhere(struct keep *k, struct str path, struct diags *d);

/*
 * Go on with a case that was read.  DIAG_HELD: another process has it.  What
 * is damaged in it is set aside, in a file of that name.
 */
bool keep_resume(struct keep *k, const struct case_entry *c, struct str *aside,
		 struct diags *d);

void keep_close(struct keep *k);

#endif
