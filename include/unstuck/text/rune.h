/*
 * rune - one character (code point) of UTF-8.
 *
 * Knows: which bytes are a character, how many columns it takes, and which
 * characters are plain: printable ASCII and everyday CJK, whose every
 * property is known without a table, so that text is scanned by runs.
 * Owns: nothing.  Fails: bytes that are not UTF-8 give the length 0.
 */
#ifndef UNSTUCK_TEXT_RUNE_H
#define UNSTUCK_TEXT_RUNE_H

#include <string.h>

#include "unstuck/base/str.h"

enum { RUNE_MAX_BYTES = 4 };

/* The bytes of the character that starts s, or 0. */
size_t rune_read(struct str s, uint32_t *out);

/* Write the character; U+FFFD for what is none.  Gives the bytes. */
size_t rune_write(uint32_t rune, char out[RUNE_MAX_BYTES]);

/* 0 to 2; as glibc's wcwidth, without its -1. */
int rune_cols(uint32_t rune);

/* How many bytes of printable ASCII start p. */
static inline size_t rune_ascii_run(const char *p, size_t n)
{
	const uint64_t high = UINT64_C(0x8080808080808080);
	const uint64_t ones = UINT64_C(0x0101010101010101);
	size_t i = 0;

	for (uint64_t w; n - i >= sizeof w; i += sizeof w) {
		memcpy(&w, p + i, sizeof w);
		/* the high bit of each byte: not ASCII, >= 0x20, = 0x7f */
		if (w & high || ~(w + ones * 0x60) & high || (w + ones) & high)
			break;
	}
	while (i < n && p[i] >= ' ' && p[i] < 0x7f)
		i++;
	return i;
}

/*
 * The bytes of the plain character other than ASCII that starts p, or 0:
 * U+2010..2027 (dashes, quotes, ellipsis; 1 column), U+3000..303E without
 * its marks and symbols, U+4E00..9FFF, U+FF01..FF5E (2 columns).
 */
static inline size_t rune_plain_wide(const char *p, size_t n)
{
	unsigned a, b, c;
	bool plain;

	if (n < 3)
		return 0;
	a = (unsigned char)p[0];
	b = (unsigned char)p[1];
	c = (unsigned char)p[2];
	if ((b & 0xc0) != 0x80 || (c & 0xc0) != 0x80)
		return 0;
	plain = (a >= 0xe5 && a <= 0xe9) || (a == 0xe4 && b >= 0xb8) ||
		(a == 0xef && b == 0xbc && c >= 0x81) ||
		(a == 0xef && b == 0xbd && c <= 0x9e) ||
		(a == 0xe2 && b == 0x80 && c >= 0x90 && c <= 0xa7) ||
		(a == 0xe3 && b == 0x80 && (c <= 0xa9 || c >= 0xb1) &&
		 c != 0xbd && c != 0xbf);
	return plain ? 3 : 0;
}

/* The bytes of the plain character that starts p, or 0. */
static inline size_t rune_plain(const char *p, size_t n)
{
	if (n && p[0] >= ' ' && p[0] < 0x7f)
		return 1;
	return rune_plain_wide(p, n);
}

/* The columns of the plain character that starts p. */
static inline int rune_plain_cols(const char *p)
{
	unsigned char lead = (unsigned char)p[0];

	return lead >= 0xe3 ? 2 : 1;
}

#endif
