/*
 * event - what a person did, as a value: recorded first, then applied.
 *
 * Knows: every way a walk changes.  Owns: nothing; texts must outlive it.
 * Fails: an event that does not fit where the walk stands changes nothing.
 * Never: reads a clock; time arrives in the event.
 */
#ifndef UNSTUCK_WALK_EVENT_H
#define UNSTUCK_WALK_EVENT_H

#include "unstuck/walk/walk.h"

enum event_kind {
	EVENT_ANSWER, /* choice, at the node where the person stands */
	EVENT_BACK,
	EVENT_CHANGE,	/* visit, choice */
	EVENT_TICK,	/* step, on */
	EVENT_WARN,	/* step */
	EVENT_SET,	/* value, text: canonical */
	EVENT_CLEAR,	/* value */
	EVENT_NOTE,	/* text: the whole note of the place; empty: none */
	EVENT_EVIDENCE, /* evidence; its place and time are filled in */
	EVENT_LANG,	/* lang; the walk itself has no language */
	EVENT_KIND_COUNT
};

struct event {
	enum event_kind kind;
	struct str at; /* YYYY-MM-DDThh:mm:ssZ, or empty */
	int choice;
	size_t visit;
	size_t step;
	bool on;
	const struct value *value;
	struct str text;
	enum lang lang;
	struct evidence evidence;
};

/* Would it change the walk? */
bool walk_accepts(const struct walk *w, const struct event *e);

/* Apply it; false changes nothing. */
bool walk_apply(struct walk *w, const struct event *e);

#endif
