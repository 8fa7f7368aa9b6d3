#include "unstuck/text/fold.h"

#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <uninorm.h>
#include <unictype.h>

#include "unstuck/base/buf.h"
#include "unstuck/text/rune.h"

enum { ROOM_BYTES = 512 }; /* most runs fold without malloc */

static void put_without_marks(struct buf *out, struct str s)
{
	uint32_t rune;

	for (size_t n; (n = rune_read(s, &rune)) > 0; s = str_tail(s, n))
		if (!uc_is_general_category(rune, UC_CATEGORY_Mn))
			buf_put(out, str_head(s, n));
}

/* What u8_casefold gives; room or, where that is too small, from malloc. */
static struct str casefold(struct arena *a, struct str s, uint8_t *room)
{
	size_t n = ROOM_BYTES;
	uint8_t *p = u8_casefold((const uint8_t *)s.p, s.n, NULL, UNINORM_NFKD,
				 room, &n);

	if (!p) {
		a->oom(s.n);
		abort();
	}
	return (struct str){ (char *)p, n };
}

/*
 * Fold valid UTF-8.  Twice, as a decomposition may give capitals (U+33D4 is
 * MB); the marks go last, so that they cannot hide what they stand on.
 */
static void fold_valid(struct buf *out, struct str s)
{
	uint8_t room[2][ROOM_BYTES];
	struct str once = casefold(out->arena, s, room[0]);
	struct str twice = casefold(out->arena, once, room[1]);

	put_without_marks(out, twice);
	if (once.p != (char *)room[0])
		free((void *)once.p);
	if (twice.p != (char *)room[1])
		free((void *)twice.p);
}

/*
 * Does a plain character start s that folds to itself?  Not so U+2011, 2017,
 * 2024..2026, 3000 and some behind 3029; full-width forms have an ASCII twin.
 */
static bool stays(struct str s)
{
	unsigned lead = (unsigned char)s.p[0], last;

	if (lead < 0xe2 || lead > 0xe9 || rune_plain_wide(s.p, s.n) == 0)
		return false;
	last = (unsigned char)s.p[2];
	if (lead == 0xe2)
		return last != 0x91 && last != 0x97 && last < 0xa4;
	return lead != 0xe3 || (last > 0x80 && last < 0xaa);
}

static size_t staying_run(struct str s)
{
	size_t n = 0;

	while (n < s.n && stays(str_tail(s, n)))
		n += 3;
	return n;
}

static size_t ascii_run(struct str s)
{
	size_t n = rune_ascii_run(s.p, s.n);

	while (n < s.n && (unsigned char)s.p[n] < 0x80)
		n++;
	return n;
}

/* Each byte of eight: is it A to Z, its bit 0x20 is set. */
static uint64_t lower_eight(uint64_t w)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	uint64_t from_a = w + ones * (0x80 - 'A');
	uint64_t past_z = w + ones * (0x80 - 'Z' - 1);

	return w | ((from_a & ~past_z & ones * 0x80) >> 2);
}

static void put_lower(struct buf *out, struct str ascii)
{
	size_t i = out->n;

	buf_put(out, ascii);
	for (uint64_t w; out->n - i >= sizeof w; i += sizeof w) {
		memcpy(&w, out->p + i, sizeof w);
		w = lower_eight(w);
		memcpy(out->p + i, &w, sizeof w);
	}
	for (; i < out->n; i++)
		if (out->p[i] >= 'A' && out->p[i] <= 'Z')
			out->p[i] = (char)(out->p[i] | 0x20);
}

/* The ASCII twin of the full-width character that starts s, or 0. */
static char narrow(struct str s)
{
	uint32_t rune;

	if ((s.p[0] != '\xe3' && s.p[0] != '\xef') || rune_read(s, &rune) != 3)
		return 0;
	if (rune == 0x3000)
		return ' ';
	if (rune >= 0xff01 && rune <= 0xff5e)
		return (char)(rune - 0xff01 + '!');
	return 0;
}

/* Fold by hand what can be; gives its bytes. */
static size_t fold_plain(struct buf *out, struct str s)
{
	size_t n = ascii_run(s);
	char twin;

	if (n > 0) {
		put_lower(out, str_head(s, n));
		return n;
	}
	n = staying_run(s);
	if (n > 0) {
		buf_put(out, str_head(s, n));
		return n;
	}
	twin = narrow(s);
	if (!twin)
		return 0;
	put_lower(out, (struct str){ &twin, 1 });
	return 3;
}

static bool is_plain(struct str s)
{
	return (unsigned char)s.p[0] < 0x80 || stays(s) || narrow(s);
}

/* The valid bytes of s up to the first that folds by hand. */
static size_t other_run(struct str s)
{
	size_t at = 0, n;
	uint32_t rune;

	while (at < s.n && !is_plain(str_tail(s, at)) &&
	       (n = rune_read(str_tail(s, at), &rune)) > 0)
		at += n;
	return at;
}

static size_t fold_other(struct buf *out, struct str s)
{
	size_t n = other_run(s);

	if (n == 0) {
		buf_put(out, str_head(s, 1)); /* not UTF-8 */
		return 1;
	}
	fold_valid(out, str_head(s, n));
	return n;
}

/* What is plain never grows, so one allocation serves most texts. */
static void begin(struct buf *out, struct arena *a, size_t bytes)
{
	buf_init(out, a);
	out->p = arena_array(a, char, bytes);
	out->room = bytes;
}

struct str text_fold(struct arena *a, struct str s)
{
	struct buf out;

	begin(&out, a, s.n);
	for (size_t n; s.n > 0; s = str_tail(s, n)) {
		n = fold_plain(&out, s);
		if (n == 0)
			n = fold_other(&out, s);
	}
	return buf_str(&out);
}

struct str text_fold_definition(struct arena *a, struct str s)
{
	struct buf out;

	buf_init(&out, a);
	while (s.n > 0) {
		size_t n = 0, next;
		uint32_t rune;

		while ((next = rune_read(str_tail(s, n), &rune)) > 0)
			n += next;
		if (n > 0)
			fold_valid(&out, str_head(s, n));
		buf_put(&out, str_head(str_tail(s, n), 1));
		s = str_tail(s, n + 1);
	}
	return buf_str(&out);
}

struct str text_narrow(struct arena *a, struct str s)
{
	struct buf out;

	begin(&out, a, s.n);
	while (s.n > 0) {
		char twin = narrow(s);

		buf_put(&out, twin ? (struct str){ &twin, 1 } : str_head(s, 1));
		s = str_tail(s, twin ? 3 : 1);
	}
	return buf_str(&out);
}
