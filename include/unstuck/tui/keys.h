/*
 * keys - bytes of a terminal as keys.
 *
 * Knows: UTF-8, ECMA-48 sequences, SS3, Alt as an ESC before a key, SGR
 * mouse reports, bracketed paste, and the sequences terminfo names.
 * Owns: a paste under way; else at most KEYS_MAX bytes between reads.
 * Fails: never; what it does not know is one TKEY_UNKNOWN, swallowed whole.
 * Never: reads a file descriptor or a clock; the loop says when time is up.
 *
 * The caller rewinds the arena of a feed whenever it likes between feeds.
 */
#ifndef UNSTUCK_TUI_KEYS_H
#define UNSTUCK_TUI_KEYS_H

#include "unstuck/base/arena.h"
#include "unstuck/base/buf.h"

enum {
	KEYS_MAX = 64,		 /* the longest sequence that is waited for */
	PASTE_MAX = 1024 * 1024, /* a longer paste is cut, and said so */
	PASTE_BURST = 16,	 /* so many characters at once are one */
};

enum tkey {
	TKEY_NONE,
	TKEY_CHAR, /* text holds one character, narrow form */
	TKEY_ENTER,
	TKEY_TAB,
	TKEY_BACKTAB,
	TKEY_BACKSPACE,
	TKEY_DELETE,
	TKEY_ESC,
	TKEY_UP,
	TKEY_DOWN,
	TKEY_LEFT,
	TKEY_RIGHT,
	TKEY_HOME,
	TKEY_END,
	TKEY_PGUP,
	TKEY_PGDN,
	TKEY_F1,
	TKEY_F2,
	TKEY_CLICK, /* row and col are set, from 0 */
	TKEY_WHEEL_UP,
	TKEY_WHEEL_DOWN,
	TKEY_PASTE, /* text holds what was pasted, not filtered */
	TKEY_UNKNOWN,
};

struct key_event {
	enum tkey key;
	bool alt;
	bool ctrl;	 /* with TKEY_CHAR: text is the lower-case letter */
	struct str text; /* valid until the next feed or timeout */
	bool cut;	 /* TKEY_PASTE: it was longer than PASTE_MAX */
	int row, col;	 /* TKEY_CLICK */
};

/* A sequence that terminfo names for a key (kcuu1 …). */
struct key_sequence {
	struct str bytes;
	enum tkey key;
};

/* What is passed over, also through later feeds, until its end. */
enum keys_skip {
	SKIP_NOTHING,
	SKIP_SEQUENCE, /* the rest of a CSI or SS3 that came too late */
	SKIP_STRING,   /* an OSC, DCS, APC …: the terminal answers someone */
};

struct keys {
	struct arena *arena; /* holds the bytes and events of one feed */
	struct str pending;  /* the start of a sequence, not yet whole */
	char held[KEYS_MAX]; /* its bytes */
	enum keys_skip skipping;
	bool flooded;	   /* the last feed ended inside a large burst */
	bool pasting;	   /* between ESC[200~ and ESC[201~ */
	struct buf pasted; /* so far; in paste_arena */
	bool paste_cut;
	struct arena paste_arena;
	const struct key_sequence *known;
	size_t known_count;
	LIST(struct key_event) events;
};

void keys_init(struct keys *k, struct arena *per_feed, arena_oom_fn *oom);
void keys_release(struct keys *k);

/* The sequences of terminfo, tried before the built-in ones; not copied. */
void keys_know(struct keys *k, const struct key_sequence *rows, size_t count);

/*
 * Decode what was read at once; the events are in k->events, those of the
 * feed before are forgotten.  A burst of characters, with the line feeds and
 * tabs around them, is one TKEY_PASTE; what follows a large one before time
 * is up is a TKEY_PASTE too, be it ever so short.  A lone ^C ends a paste
 * whose end mark got lost.
 */
void keys_feed(struct keys *k, struct str bytes);

/*
 * Time is up: a lone ESC in pending is the key ESC, ESC and the start of a
 * sequence is Alt with that character, the rest is unknown.  The events are
 * in k->events, as after a feed.
 */
void keys_timeout(struct keys *k);

/* Is something pending that keys_timeout would decide? */
bool keys_waiting(const struct keys *k);

#endif
