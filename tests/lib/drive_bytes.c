#include "drive_bytes.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *grown(void *old, size_t size)
{
	void *new = realloc(old, size);

	if (!new) {
		fputs("drive: out of memory\n", stderr);
		exit(2);
	}
	return new;
}

static void make_room(struct bytes *b, size_t more)
{
	if (b->room - b->len > more)
		return;
	b->room = 2 * b->room + more + 64;
	b->at = grown(b->at, b->room);
}

void bytes_add(struct bytes *b, const void *from, size_t len)
{
	make_room(b, len);
	if (len > 0)
		memcpy(b->at + b->len, from, len);
	b->len += len;
	b->at[b->len] = '\0';
}

void bytes_puts(struct bytes *b, const char *text)
{
	bytes_add(b, text, strlen(text));
}

void bytes_putc(struct bytes *b, int c)
{
	char byte = (char)c;

	bytes_add(b, &byte, 1);
}

void bytes_printf(struct bytes *b, const char *format, ...)
{
	va_list args;
	int len;

	va_start(args, format);
	len = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (len < 0)
		return;
	make_room(b, (size_t)len);
	va_start(args, format);
	vsnprintf(b->at + b->len, (size_t)len + 1, format, args);
	va_end(args);
	b->len += (size_t)len;
}

void bytes_put_rune(struct bytes *b, uint32_t rune)
{
	static const struct {
		uint32_t below;
		int tails, lead;
	} shapes[] = {
		{ 0x80, 0, 0x00 },
		{ 0x800, 1, 0xC0 },
		{ 0x10000, 2, 0xE0 },
		{ 0x110000, 3, 0xF0 },
	};
	size_t n = 0;

	if (rune >= 0x110000)
		rune = 0xFFFD;
	while (rune >= shapes[n].below)
		n++;
	bytes_putc(b, (int)(rune >> 6 * shapes[n].tails) | shapes[n].lead);
	for (int tail = shapes[n].tails - 1; tail >= 0; tail--)
		bytes_putc(b, (int)(rune >> 6 * tail & 0x3F) | 0x80);
}

/* The number in WIDTH hex digits at TEXT, or -1. */
static long hex_at(const char *text, size_t width)
{
	size_t digits = strspn(text, "0123456789abcdefABCDEF");
	char copy[8] = "";

	if (width == 0 || width >= sizeof(copy) || digits < width)
		return -1;
	memcpy(copy, text, width);
	return strtol(copy, NULL, 16);
}

/* Add what the escape after a backslash means; return its bytes, 0 if none. */
static size_t add_escape(struct bytes *b, const char *text)
{
	static const char from[] = "ntre\\\"", to[] = "\n\t\r\033\\\"";
	const char *simple = *text ? strchr(from, *text) : NULL;
	const char *close = strchr(text, '}');
	long hex;

	if (simple) {
		bytes_putc(b, to[simple - from]);
		return 1;
	}
	if (*text == 'x' && (hex = hex_at(text + 1, 2)) >= 0) {
		bytes_putc(b, (int)hex);
		return 3;
	}
	if (*text != 'u' || text[1] != '{' || !close)
		return 0;
	hex = hex_at(text + 2, (size_t)(close - text) - 2);
	if (hex < 0)
		return 0;
	bytes_put_rune(b, (uint32_t)hex);
	return (size_t)(close - text) + 1;
}

bool bytes_unescape(struct bytes *b, const char *text)
{
	while (*text) {
		size_t plain = strcspn(text, "\\"), used;

		bytes_add(b, text, plain);
		text += plain;
		if (!*text)
			break;
		used = add_escape(b, text + 1);
		if (used == 0)
			return false;
		text += 1 + used;
	}
	return true;
}

void bytes_drop(struct bytes *b, size_t len)
{
	if (len == 0)
		return;
	memmove(b->at, b->at + len, b->len - len + 1);
	b->len -= len;
}

void bytes_clear(struct bytes *b)
{
	b->len = 0;
	if (b->at)
		b->at[0] = '\0';
}

void bytes_free(struct bytes *b)
{
	free(b->at);
	*b = (struct bytes){ 0 };
}

const char *bytes_text(const struct bytes *b)
{
	return b->at ? b->at : "";
}

bool bytes_same(const struct bytes *a, const struct bytes *b)
{
	return a->len == b->len &&
	       (a->len == 0 || memcmp(a->at, b->at, a->len) == 0);
}

const char *bytes_find(const struct bytes *b, const struct bytes *what)
{
	const char *at = b->at, *end = b->at + b->len;

	if (what->len == 0 || what->len > b->len)
		return NULL;
	while ((size_t)(end - at) >= what->len) {
		size_t left = (size_t)(end - at) - what->len + 1;

		at = memchr(at, what->at[0], left);
		if (!at || memcmp(at, what->at, what->len) == 0)
			return at;
		at++;
	}
	return NULL;
}

size_t rune_bytes(const char *text)
{
	unsigned char lead = (unsigned char)*text;
	size_t want = lead >= 0xF0   ? 4
		      : lead >= 0xE0 ? 3
		      : lead >= 0xC2 ? 2
				     : 1;

	for (size_t i = 1; i < want; i++)
		if (((unsigned char)text[i] & 0xC0) != 0x80)
			return 1;
	return want;
}

void names_add(struct names *n, const char *text, size_t len)
{
	char *copy = grown(NULL, len + 1);

	memcpy(copy, text, len);
	copy[len] = '\0';
	n->at = grown(n->at, (n->count + 2) * sizeof(*n->at));
	n->at[n->count++] = copy;
	n->at[n->count] = NULL;
}

bool names_have(const struct names *n, const char *text)
{
	for (size_t i = 0; i < n->count; i++)
		if (strcmp(n->at[i], text) == 0)
			return true;
	return false;
}

void names_free(struct names *n)
{
	for (size_t i = 0; i < n->count; i++)
		free(n->at[i]);
	free(n->at);
	*n = (struct names){ 0 };
}
