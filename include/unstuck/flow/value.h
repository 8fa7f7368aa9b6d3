/*
 * value - what a person may fill in, checked.
 *
 * Knows: the types of values; how a list is split; durations in units.
 * Owns: nothing.  Fails: with a sentence in the person's language that says
 * what is expected and shows the example.
 * No value it accepts can break out of a command: none is empty, `.` or
 * `..`, or starts with `-`; all but `text` are of [A-Za-z0-9._/:@%+~?=#,-].
 */
#ifndef UNSTUCK_FLOW_VALUE_H
#define UNSTUCK_FLOW_VALUE_H

#include "unstuck/flow/flow.h"

/*
 * Check what was typed or pasted.  White space around it goes; in a list
 * commas and semicolons (also full-width ones), U+3001 and new lines
 * separate, and the canonical form joins with a comma.
 */
bool value_check(struct arena *a, const struct value *v, struct str typed,
		 struct str *canonical, enum lang l, struct str *why);

/* The items of a canonical value; one when it is no list. */
struct ids value_items(struct arena *a, const struct value *v,
		       struct str canonical);

/* Milliseconds of a unit (may be NULL); false when it is none. */
bool duration_unit(struct str unit, int64_t *ms);

#endif
