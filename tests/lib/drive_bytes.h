/*
 * drive_bytes - a growing run of bytes, and the texts a script is made of.
 * Knows: UTF-8 and the escapes of a script.
 * Owns: what a struct bytes points to, until bytes_free.
 * Fails: without memory it says so and exits 2; nothing returns NULL.
 * Never: touches a file or a terminal.
 */
#ifndef DRIVE_BYTES_H
#define DRIVE_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define DRIVE_PRINTF(text, first)                                              \
	__attribute__((format(printf, text, first), nonnull))

struct bytes {
	char *at;    /* NULL while nothing was added, else NUL-ended */
	size_t len;  /* bytes before that NUL */
	size_t room; /* bytes allocated */
};

/* A list of strings, each owned by the list. */
struct names {
	char **at; /* NULL-ended once anything was added */
	size_t count;
};

void bytes_add(struct bytes *b, const void *from, size_t len);
void bytes_puts(struct bytes *b, const char *text);
void bytes_putc(struct bytes *b, int c);
void bytes_printf(struct bytes *b, const char *format, ...) DRIVE_PRINTF(2, 3);

/* Add one code point as UTF-8. */
void bytes_put_rune(struct bytes *b, uint32_t rune);

/* Add TEXT with \n \t \r \e \\ \" \xHH and \u{HEX} replaced by what they mean;
 * false at an escape that means nothing, TEXT is then added up to it. */
bool bytes_unescape(struct bytes *b, const char *text);

/* Drop the first LEN bytes. */
void bytes_drop(struct bytes *b, size_t len);

void bytes_clear(struct bytes *b);
void bytes_free(struct bytes *b);

/* The bytes as a C string; "" when there are none. */
const char *bytes_text(const struct bytes *b);

/* Whether two runs are the same bytes. */
bool bytes_same(const struct bytes *a, const struct bytes *b);

/* Where WHAT begins in B, or NULL; finds bytes after a NUL too. */
const char *bytes_find(const struct bytes *b, const struct bytes *what);

/* How many bytes the UTF-8 character at TEXT has: 1 where it is broken. */
size_t rune_bytes(const char *text);

/* Add a copy of LEN bytes at TEXT as one name. */
void names_add(struct names *n, const char *text, size_t len);
bool names_have(const struct names *n, const char *text);
void names_free(struct names *n);

#endif
