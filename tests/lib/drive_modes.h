/*
 * drive_modes - the switches of a terminal that a program may leave behind.
 * Knows: what a terminal starts with, and how a person would notice a change.
 * Owns: nothing.
 * Fails: more than MODES_MAX different modes are not all remembered.
 * Never: reads escape sequences; drive_wire does and tells.
 */
#ifndef DRIVE_MODES_H
#define DRIVE_MODES_H

#include "drive_bytes.h"

enum { MODES_MAX = 64 };

struct modes {
	struct {
		int number;
		bool on;
	} list[MODES_MAX]; /* DECSET and DECRST, in order of first use */
	size_t count;
	bool keypad;  /* ESC = without ESC > */
	char charset; /* designated to G0; 'B' or 0 is ASCII */
};

void modes_set(struct modes *m, int number, bool on);

/* Whether a private mode (25 cursor, 1049 alternate screen) is on. */
bool modes_on(const struct modes *m, int number);

/* Add a line for each mode that is not as a terminal starts with; return
 * whether there were none. */
bool modes_restored(const struct modes *m, struct bytes *why);

/* RIS and DECSTR. */
void modes_reset(struct modes *m);
void modes_soft_reset(struct modes *m);

#endif
