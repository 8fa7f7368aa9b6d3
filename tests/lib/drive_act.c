/* Commands that do something to the program. */
#include <stdlib.h>
#include <string.h>

#include "drive_command.h"
#include "drive_keys.h"

enum {
	STORM_COLS = 300,
	STORM_ROWS = 100,
	STORM_CALM = 16, /* the program may catch up after so many */
	CHUNK = 4096,	 /* random bytes sent at once */
};

static const char paste_begin[] = "\033[200~", paste_end[] = "\033[201~";

/* Add the bytes of one key as the program wants them now. */
static bool add_key(struct story *s, const char *name, struct bytes *out)
{
	return key_bytes(name, modes_on(&s->term.wire.modes, 1), out) ||
	       story_fail(s, "'%s' is not a key", name);
}

/* KEY or KEY*COUNT. */
static bool press(struct story *s, const char *word)
{
	const char *star = strrchr(word, '*');
	char *end = NULL;
	long count = star && star > word ? strtol(star + 1, &end, 10) : 0;
	bool counted = end && end > star + 1 && !*end;
	size_t len = counted ? (size_t)(star - word) : strlen(word);
	struct bytes name = { 0 }, key = { 0 };
	bool fine = true;

	bytes_add(&name, word, len);
	for (long left = counted ? count : 1; left > 0 && fine; left--) {
		bytes_clear(&key);
		fine = add_key(s, name.at, &key) &&
		       story_send(s, key.at, key.len);
	}
	bytes_free(&name);
	bytes_free(&key);
	return fine;
}

bool act_key(struct story *s)
{
	for (size_t i = 0; i < s->args.words.count; i++)
		if (!press(s, s->args.words.at[i]))
			return false;
	return true;
}

bool act_type(struct story *s)
{
	return story_send(s, s->args.text.at, s->args.text.len);
}

static bool has_news(struct story *s)
{
	return s->term.wire.raw.len != s->mark;
}

bool act_spell(struct story *s)
{
	const char *at = s->args.text.at;
	size_t mark = s->mark;
	bool fine = true;

	while (*at && fine) {
		size_t len = rune_bytes(at);

		s->mark = s->term.wire.raw.len;
		fine = story_send(s, at, len);
		s->within_ms = STORY_WAIT_MS / 100; /* for no answer */
		story_until(s, has_news);
		at += len;
	}
	s->mark = mark;
	s->within_ms = 0;
	return fine;
}

bool act_bytes(struct story *s)
{
	struct bytes raw = { 0 };
	bool fine = true;

	for (size_t i = 0; i < s->args.words.count && fine; i++) {
		fine = hex_bytes(s->args.words.at[i], &raw);
		if (!fine)
			story_fail(s, "'%s' is not pairs of hex digits",
				   s->args.words.at[i]);
	}
	fine = fine && story_send(s, raw.at, raw.len);
	bytes_free(&raw);
	return fine;
}

/* Add text as a terminal pastes it: a line ends with what Enter sends. */
static void add_pasted(const struct bytes *text, size_t len, struct bytes *out)
{
	for (size_t i = 0; i < len; i++) {
		char c = text->at[i % text->len];

		bytes_putc(out, c == '\n' ? '\r' : c);
	}
}

static bool paste(struct story *s, size_t len)
{
	bool brackets = modes_on(&s->term.wire.modes, 2004);
	struct bytes out = { 0 };
	bool fine;

	if (s->args.text.len == 0)
		return story_fail(s, "there is nothing to paste");
	bytes_puts(&out, brackets ? paste_begin : "");
	add_pasted(&s->args.text, len, &out);
	bytes_puts(&out, brackets ? paste_end : "");
	fine = story_send(s, out.at, out.len);
	bytes_free(&out);
	return fine;
}

bool act_paste(struct story *s)
{
	return paste(s, s->args.text.len);
}

bool act_paste_fill(struct story *s)
{
	return paste(s, (size_t)s->args.number[0]);
}

/* A seed that random_next can use; 0 would stay 0. */
static uint64_t seed_of(long number)
{
	return (uint64_t)number * 2 + 1;
}

bool act_random_keys(struct story *s)
{
	uint64_t seed = seed_of(s->args.number[1]);
	size_t choices = s->args.words.count;
	struct bytes keys = { 0 };
	bool fine = true;

	for (long left = s->args.number[0]; left > 0 && fine; left--) {
		size_t pick = random_next(&seed) % choices;

		fine = add_key(s, s->args.words.at[pick], &keys);
		if (!fine || (keys.len < CHUNK && left > 1))
			continue;
		fine = story_send(s, keys.at, keys.len);
		bytes_clear(&keys);
	}
	bytes_free(&keys);
	return fine;
}

bool act_random_bytes(struct story *s)
{
	uint64_t seed = seed_of(s->args.number[1]);
	struct bytes raw = { 0 };
	bool fine = true;

	for (long left = s->args.number[0]; left > 0 && fine; left--) {
		bytes_putc(&raw, (int)(random_next(&seed) & 0xFF));
		if (raw.len < CHUNK && left > 1)
			continue;
		fine = story_send(s, raw.at, raw.len);
		bytes_clear(&raw);
	}
	bytes_free(&raw);
	return fine;
}

bool act_resize(struct story *s)
{
	int cols = s->term.cols, rows = s->term.rows;

	if (!story_size(s, &cols, &rows))
		return false;
	term_resize(&s->term, cols, rows);
	return true;
}

bool act_claim_size(struct story *s)
{
	long cols = s->args.number[0], rows = s->args.number[1];

	if (cols < 0 || cols > 65535 || rows < 0 || rows > 65535)
		return story_fail(s, "a size is claimed from 0 0 to "
				     "65535 65535");
	pty_resize(&s->term.pty, (int)cols, (int)rows);
	return true;
}

bool act_storm(struct story *s)
{
	uint64_t seed = seed_of(s->args.number[1]);
	int cols = s->term.cols, rows = s->term.rows;

	for (long i = 0; i < s->args.number[0]; i++) {
		int c = (int)(random_next(&seed) % STORM_COLS) + 1;
		int r = (int)(random_next(&seed) % STORM_ROWS) + 1;

		if (!story_is_running(s))
			return story_fail(s,
					  "the program ended with %d "
					  "after %ld sizes",
					  s->term.pty.code, i);
		if (now_ms() > s->deadline)
			return story_fail(s,
					  "only %ld sizes in %ld ms, see "
					  "limit",
					  i, s->limit_ms);
		term_resize(&s->term, c, r);
		term_pump(&s->term, i % STORM_CALM == 0 ? 1 : 0);
	}
	term_resize(&s->term, cols, rows);
	return true;
}

bool act_signal(struct story *s)
{
	const char *name = args_word(&s->args, 0);
	int number = signal_number(name);

	if (number == 0)
		return story_fail(s, "'%s' is not a signal", name);
	return pty_signal(&s->term.pty, number) ||
	       story_fail(s, "no program runs that could get it");
}

bool act_stall(struct story *s)
{
	s->term.stalled = true;
	return true;
}

bool act_unstall(struct story *s)
{
	s->term.stalled = false;
	return true;
}

bool act_xoff(struct story *s)
{
	pty_flow(&s->term.pty, TCOOFF);
	return true;
}

bool act_xon(struct story *s)
{
	pty_flow(&s->term.pty, TCOON);
	return true;
}

bool act_hangup(struct story *s)
{
	pty_hang_up(&s->term.pty);
	return true;
}

bool act_mark(struct story *s)
{
	story_settle(s);
	s->mark = s->term.wire.raw.len;
	return true;
}
