/*
 * drive_wire - what the program wrote, before any terminal understood it.
 * Knows: where escape sequences begin and end, which kinds of them were used.
 * Owns: every byte written so far, until wire_free.
 * Fails: never; what is no sequence is a kind of its own ("BAD …").
 * Never: draws. It hands whole sequences on, so that others may put their own
 *   between, and dim (SGR 2, unknown to libvterm) as the first other font.
 */
#ifndef DRIVE_WIRE_H
#define DRIVE_WIRE_H

#include "drive_bytes.h"
#include "drive_clip.h"
#include "drive_modes.h"

enum wire_state {
	WIRE_TEXT,
	WIRE_ESCAPE,
	WIRE_CSI,
	WIRE_OSC,
	WIRE_OSC_ESCAPE,
	WIRE_DCS,
	WIRE_DCS_ESCAPE
};

/* Changes nothing, but makes libvterm bring its cursor back on the screen. */
#define WIRE_CLAMP "\033[?0h"

struct wire {
	struct bytes raw;   /* all that was written */
	struct bytes shown; /* whole sequences; the caller empties it */
	struct bytes open;  /* the sequence or character under way */
	size_t missing;	    /* bytes the character under way still needs */
	enum wire_state state;
	struct clip clip;
	struct names kinds; /* control sequences seen: "^G", "CSI ?25l" … */
	struct modes modes;
};

void wire_take(struct wire *w, const char *bytes, size_t len);

void wire_free(struct wire *w);

#endif
