/*
 * drive_clip - what the program put on the clipboard with OSC 52.
 * Knows: the sequence itself, tmux's passthrough, GNU screen's DCS pieces.
 * Owns: the last text received, until clip_free.
 * Fails: a payload that is not base64 is remembered as broken.
 * Never: answers a query.
 */
#ifndef DRIVE_CLIP_H
#define DRIVE_CLIP_H

#include "drive_bytes.h"

/* How a payload came; the last text may have come by more than one. */
enum clip_route {
	CLIP_RAW = 1,	 /* ESC ] 52 … */
	CLIP_TMUX = 2,	 /* ESC P tmux; … ESC \ with every ESC doubled */
	CLIP_SCREEN = 4, /* ESC P … ESC \, one or more pieces */
};

struct clip {
	struct bytes text;   /* decoded */
	unsigned routes;     /* enum clip_route, or-ed */
	unsigned count;	     /* payloads received so far */
	bool broken;	     /* the last payload was not base64 */
	struct bytes pieces; /* of GNU screen, until they are whole */
};

/* Take one whole sequence, its ESC and its end included. */
void clip_take_osc(struct clip *c, const struct bytes *sequence);
void clip_take_dcs(struct clip *c, const struct bytes *sequence);

/* Something other than a DCS came between: pieces do not continue. */
void clip_break(struct clip *c);

/* "raw", "tmux" or "screen" as a clip_route; 0 for any other word. */
unsigned clip_route(const char *name);

/* Add the names of ROUTES, blanks between. */
void clip_name_routes(unsigned routes, struct bytes *out);

void clip_free(struct clip *c);

#endif
