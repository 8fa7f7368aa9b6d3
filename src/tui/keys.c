#include "unstuck/tui/keys.h"

#include <assert.h>
#include <string.h>

#include "sequence.h"
#include "unstuck/text/rune.h"

enum {
	ESC = 0x1b,
	DEL = 0x7f,
	C1_LAST = 0x9f,
	WIDE_SPACE = 0x3000,
	WIDE_FIRST = 0xff01, /* the full-width twins of ! to ~ */
	WIDE_LAST = 0xff5e,
	FLOOD = 1000, /* bytes: a burst that may go on in the next feed */
};

static const struct str paste_start = STR_INIT("\033[200~");
static const struct str paste_end = STR_INIT("\033[201~");
static const struct str lone_ctrl_c = STR_INIT("\003");

/* Control bytes that are keys of their own; the others are Ctrl and … */
static const unsigned char control_keys[DEL + 1] = {
	['\b'] = TKEY_BACKSPACE, ['\t'] = TKEY_TAB, ['\n'] = TKEY_ENTER,
	['\r'] = TKEY_ENTER,	 [ESC] = TKEY_ESC,  [DEL] = TKEY_BACKSPACE,
};

/* … this character. */
static const char control_chars[] = " abcdefghijklmnopqrstuvwxyz[\\]^_";

static const char narrow_chars[] = " !\"#$%&'()*+,-./0123456789:;<=>?@"
				   "ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`"
				   "abcdefghijklmnopqrstuvwxyz{|}~";

/* What one feed has learned about its own bytes. */
struct feed {
	struct keys *k;
	size_t no_burst; /* so many bytes ahead are not part of a burst */
	bool flooded;	 /* the first ones go on with the one before */
};

void keys_init(struct keys *k, struct arena *per_feed, arena_oom_fn *oom)
{
	*k = (struct keys){ .arena = per_feed };
	arena_init(&k->paste_arena, oom);
}

void keys_release(struct keys *k)
{
	arena_release(&k->paste_arena);
}

void keys_know(struct keys *k, const struct key_sequence *rows, size_t count)
{
	k->known = rows;
	k->known_count = count;
}

bool keys_waiting(const struct keys *k)
{
	return (k->pending.n && !k->pasting) || k->flooded;
}

static void push(struct keys *k, struct key_event event)
{
	if (event.key != TKEY_NONE)
		*list_push(k->arena, &k->events) = event;
}

static void push_key(struct keys *k, enum tkey key)
{
	push(k, (struct key_event){ .key = key });
}

static void push_char(struct keys *k, struct str text)
{
	push(k, (struct key_event){ .key = TKEY_CHAR, .text = text });
}

/* Alt goes to the events that came since there were so many. */
static void add_alt(struct keys *k, size_t since)
{
	for (size_t i = since; i < k->events.count; i++)
		k->events.at[i].alt = true;
}

static void begin_paste(struct keys *k)
{
	k->pasting = true;
	k->paste_cut = false;
	buf_init(&k->pasted, &k->paste_arena);
}

static void add_paste(struct keys *k, struct str s)
{
	size_t room = PASTE_MAX - k->pasted.n;

	k->paste_cut |= s.n > room;
	buf_put(&k->pasted, str_head(s, room));
}

static void end_paste(struct keys *k)
{
	k->pasting = false;
	push(k, (struct key_event){ .key = TKEY_PASTE,
				    .text = buf_str(&k->pasted),
				    .cut = k->paste_cut });
}

/* How many bytes at the end of s could be the start of the end mark. */
static size_t open_end_mark(struct str s)
{
	size_t n = s.n < paste_end.n ? s.n : paste_end.n - 1;

	while (n && !str_starts(paste_end, str_tail(s, s.n - n)))
		n--;
	return n;
}

static size_t take_pasted(struct keys *k, struct str s)
{
	struct str_pair cut = str_cut(s, paste_end);
	size_t n;

	if (!cut.found) {
		n = s.n - open_end_mark(s);
		add_paste(k, str_head(s, n));
		return n;
	}
	add_paste(k, cut.head);
	end_paste(k);
	return cut.head.n + paste_end.n;
}

/* The rest of a sequence that was given up: up to its final byte. */
static size_t skip_sequence(struct keys *k, struct str s)
{
	size_t n = 0;

	while (n < s.n && s.p[n] >= ' ' && s.p[n] <= '?')
		n++;
	if (n == s.n)
		return n;
	k->skipping = SKIP_NOTHING;
	return s.p[n] >= '@' && s.p[n] < DEL ? n + 1 : n;
}

/* Up to BEL, ESC \ or any other control byte; ESC may start what follows. */
static size_t skip_string(struct keys *k, struct str s)
{
	size_t n = 0;

	while (n < s.n && (unsigned char)s.p[n] >= ' ')
		n++;
	if (n == s.n || (s.p[n] == ESC && n + 1 == s.n))
		return n;
	k->skipping = SKIP_NOTHING;
	if (s.p[n] != ESC)
		return n + 1;
	return s.p[n + 1] == '\\' ? n + 2 : n;
}

/* Does s hold the start of a character, and nothing else? */
static bool is_cut_char(struct str s)
{
	unsigned char lead = (unsigned char)s.p[0];
	size_t whole = lead < 0xc2 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;

	if (lead > 0xf4 || s.n >= whole)
		return false;
	for (size_t i = 1; i < s.n; i++)
		if (((unsigned char)s.p[i] & 0xc0) != 0x80)
			return false;
	return true;
}

/*
 * The bytes of a run of text; *chars says how many characters it has.  A bad
 * byte counts: a paste in another encoding is a paste all the same.
 */
static size_t text_run(struct str s, size_t *chars)
{
	size_t n = 0;

	for (*chars = 0; n < s.n; n++) {
		unsigned char c = (unsigned char)s.p[n];

		if (c == '\n' || c == '\r' || c == '\t')
			continue;
		if (c < ' ' || c == DEL || is_cut_char(str_tail(s, n)))
			break;
		if ((c & 0xc0) != 0x80)
			++*chars;
	}
	return n;
}

/* A paste that came without brackets, or 0. */
static size_t take_burst(struct feed *f, struct str s)
{
	struct keys *k = f->k;
	bool goes_on = f->flooded;
	size_t chars, n;

	if (f->no_burst)
		return 0;
	f->flooded = false;
	n = text_run(s, &chars);
	if (n == 0 || (chars < PASTE_BURST && !goes_on)) {
		f->no_burst = n;
		return 0;
	}
	begin_paste(k);
	add_paste(k, str_head(s, n));
	end_paste(k);
	k->flooded = (n >= FLOOD || goes_on) &&
		     (n == s.n || is_cut_char(str_tail(s, n)));
	return n;
}

static size_t take_control(struct keys *k, struct str s)
{
	unsigned char c = (unsigned char)s.p[0];

	if (control_keys[c])
		push_key(k, control_keys[c]);
	else
		push(k, (struct key_event){ .key = TKEY_CHAR,
					    .ctrl = true,
					    .text = { &control_chars[c], 1 } });
	return 1;
}

static size_t take_char(struct keys *k, struct str s)
{
	uint32_t rune;
	size_t n = rune_read(s, &rune);

	if (n == 0 && is_cut_char(s))
		return 0;
	if (n == 0 || (rune > DEL && rune <= C1_LAST))
		push_key(k, TKEY_UNKNOWN);
	else if (rune == WIDE_SPACE)
		push_char(k, (struct str){ narrow_chars, 1 });
	else if (rune >= WIDE_FIRST && rune <= WIDE_LAST)
		push_char(k, (struct str){ &narrow_chars[rune - WIDE_FIRST + 1],
					   1 });
	else
		push_char(k, str_head(s, n));
	return n ? n : 1;
}

/* A key that needs no ESC. */
static size_t take_plain(struct keys *k, struct str s)
{
	unsigned char c = (unsigned char)s.p[0];

	return c < ' ' || c == DEL ? take_control(k, s) : take_char(k, s);
}

/* ESC before a key: Alt. */
static size_t take_alt(struct keys *k, struct str s)
{
	size_t since = k->events.count;
	size_t n = take_plain(k, str_tail(s, 1));

	add_alt(k, since);
	return n ? n + 1 : 0;
}

static size_t take_sequence(struct keys *k, struct str s)
{
	struct key_event event;
	size_t n;

	if (str_starts(s, paste_start)) {
		begin_paste(k);
		return paste_start.n;
	}
	n = sequence_read(s, &event);
	if (n == SEQUENCE_INTRODUCER)
		return take_alt(k, s);
	if (n == 0 && s.n >= KEYS_MAX) { /* no key is that long */
		event.key = TKEY_UNKNOWN;
		k->skipping = SKIP_SEQUENCE;
		n = s.n;
	}
	if (n)
		push(k, event);
	return n;
}

/* ESC ] and its like; without a string behind it, Alt with that character. */
static size_t take_string(struct keys *k, struct str s)
{
	if (s.n == SEQUENCE_INTRODUCER)
		return 0;
	if ((unsigned char)s.p[SEQUENCE_INTRODUCER] < ' ')
		return take_alt(k, s);
	push_key(k, TKEY_UNKNOWN);
	k->skipping = SKIP_STRING;
	return SEQUENCE_INTRODUCER;
}

/* The longest row of terminfo; *open when s is the start of a longer one. */
static const struct key_sequence *find_known(const struct keys *k, struct str s,
					     bool *open)
{
	const struct key_sequence *best = NULL;

	for (size_t i = 0; i < k->known_count; i++) {
		const struct key_sequence *row = &k->known[i];

		if (row->bytes.n == 0 || row->bytes.n > KEYS_MAX)
			continue;
		if (str_starts(s, row->bytes)) {
			if (!best || best->bytes.n < row->bytes.n)
				best = row;
		} else if (str_starts(row->bytes, s)) {
			*open = true;
		}
	}
	return best;
}

static size_t take_key(struct keys *k, struct str s);

/* ESC ESC: rxvt's Alt with a cursor key, or the key ESC struck again. */
static size_t take_second_escape(struct keys *k, struct str s)
{
	size_t since = k->events.count, n;

	if (s.n == 2)
		return 0;
	if (s.p[2] != '[' && s.p[2] != 'O') {
		push_key(k, TKEY_ESC);
		return 1;
	}
	n = take_key(k, str_tail(s, 1));
	add_alt(k, since);
	return n ? n + 1 : 0;
}

static size_t take_escape(struct keys *k, struct str s)
{
	if (s.n == 1)
		return 0;
	if (s.p[1] == ESC)
		return take_second_escape(k, s);
	if (s.p[1] == '[' || s.p[1] == 'O')
		return take_sequence(k, s);
	if (memchr("]PX^_", s.p[1], 5))
		return take_string(k, s);
	return take_alt(k, s);
}

static size_t take_key(struct keys *k, struct str s)
{
	bool open = false;
	const struct key_sequence *row = find_known(k, s, &open);

	if (row) {
		push_key(k, row->key);
		return row->bytes.n;
	}
	if (open)
		return 0;
	return s.p[0] == ESC ? take_escape(k, s) : take_plain(k, s);
}

static size_t skip(struct keys *k, struct str s)
{
	return k->skipping == SKIP_STRING ? skip_string(k, s)
					  : skip_sequence(k, s);
}

/* Decode the start of s; gives the bytes it took, 0 when more must come. */
static size_t take(struct feed *f, struct str s)
{
	struct keys *k = f->k;
	size_t n;

	if (k->pasting)
		return take_pasted(k, s);
	if (k->skipping) {
		n = skip(k, s);
		if (n || k->skipping)
			return n;
	}
	n = take_burst(f, s);
	return n ? n : take_key(k, s);
}

static void forget_events(struct keys *k)
{
	memset(&k->events, 0, sizeof k->events);
	if (!k->pasting)
		arena_release(&k->paste_arena);
}

static void hold(struct keys *k, struct str rest)
{
	assert(rest.n <= sizeof k->held);
	if (rest.n)
		memmove(k->held, rest.p, rest.n);
	k->pending = (struct str){ k->held, rest.n };
}

void keys_feed(struct keys *k, struct str bytes)
{
	struct feed f = { .k = k, .flooded = k->flooded };
	struct str rest;

	forget_events(k);
	k->flooded = false;
	if (k->pasting && str_eq(bytes, lone_ctrl_c)) {
		end_paste(k);
		k->pending = STR_NONE;
	}
	rest = str_join(k->arena, k->pending, bytes);
	while (rest.n) {
		size_t n = take(&f, rest);

		if (n == 0)
			break;
		f.no_burst -= n < f.no_burst ? n : f.no_burst;
		rest = str_tail(rest, n);
	}
	hold(k, rest);
}

/* What nothing follows any more. */
static size_t settle(struct keys *k, struct str s)
{
	size_t n = 0;

	if (s.p[0] == ESC && (s.n == 1 || s.p[1] == ESC)) {
		push_key(k, TKEY_ESC);
		return 1;
	}
	if (s.p[0] == ESC && s.n == 2)
		n = take_alt(k, s);
	if (n)
		return n;
	push_key(k, TKEY_UNKNOWN);
	if (s.p[0] == ESC && (s.p[1] == '[' || s.p[1] == 'O'))
		k->skipping = SKIP_SEQUENCE;
	return s.n;
}

void keys_timeout(struct keys *k)
{
	struct str rest;

	forget_events(k);
	k->flooded = false;
	if (!keys_waiting(k))
		return;
	rest = k->pending;
	k->pending = STR_NONE;
	if (k->skipping) { /* an ESC that was the last byte of a string */
		k->skipping = SKIP_NOTHING;
		return;
	}
	while (rest.n)
		rest = str_tail(rest, settle(k, rest));
}
