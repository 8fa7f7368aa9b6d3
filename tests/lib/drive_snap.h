/*
 * drive_snap - the screen as a text that can be kept and compared.
 * Knows: the format of a .screen file, described in tests/screen/README.md.
 * Owns: nothing.
 * Fails: never; what differs is described line by line.
 * Never: changes the terminal.
 */
#ifndef DRIVE_SNAP_H
#define DRIVE_SNAP_H

#include "drive_term.h"

/* A template of homes. Snapshots show it in place of the real one, which is as
 * long. */
#define SNAP_HOME "/tmp/drive.XXXXXX"

/* Draw the whole snapshot; HOME is the real one. */
void snap_draw(const struct term *t, const char *home, struct bytes *out);

/* Draw size, cursor and rows for a person to read. */
void snap_show(const struct term *t, struct bytes *out);

/* Describe the lines of two snapshots that differ. */
void snap_diff(const struct bytes *want, const struct bytes *have,
	       struct bytes *out);

#endif
