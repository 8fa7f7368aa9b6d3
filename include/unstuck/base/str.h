/*
 * str - slices of bytes.
 *
 * Knows: a pointer and a length; nothing is NUL-terminated unless str_cz
 * made it so.  Owns: nothing; a slice lives as long as what it points into.
 * Fails: never; an out-of-range argument is clamped.
 * Never: counts columns (see text/cluster.h) or folds case beyond ASCII.
 */
#ifndef UNSTUCK_BASE_STR_H
#define UNSTUCK_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PRINTF(string, first) __attribute__((format(printf, string, first)))
#define NODISCARD __attribute__((warn_unused_result))
#define NORETURN __attribute__((noreturn))

struct arena;

struct str {
	const char *p; /* may be NULL when n is 0 */
	size_t n;      /* bytes */
};

#define STR_INIT(literal)                                                      \
	{                                                                      \
		"" literal, sizeof(literal) - 1                                \
	} /* in tables */
#define STR(literal) ((struct str)STR_INIT(literal))
#define STR_NONE ((struct str){ NULL, 0 })
#define STR_FMT "%.*s"
#define STR_ARG(s) (int)(s).n, (s).p
#define COUNT(array) (sizeof(array) / sizeof *(array))

/* What stands before and after the first match of str_cut. */
struct str_pair {
	struct str head, tail;
	bool found;
};

struct str str_from(const char *cz); /* NULL gives the empty slice */
bool str_eq(struct str a, struct str b);
int str_cmp(struct str a, struct str b); /* by bytes, like strcmp */
bool str_starts(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);
struct str str_head(struct str s, size_t n); /* the first n bytes at most */
struct str str_tail(struct str s, size_t n); /* without the first n bytes */
struct str str_trim(struct str s);	     /* ASCII white space, both ends */
struct str_pair str_cut(struct str s, struct str at);

/* The offset of the first needle in s, or -1. */
ptrdiff_t str_find(struct str s, struct str needle);

/* Cut the first line off *rest (without its \n); false at the end. */
bool str_line(struct str *rest, struct str *line);

/* Read a decimal number that fills s wholly; false on overflow or dirt. */
bool str_to_int(struct str s, int64_t *out);

struct str str_copy(struct arena *a, struct str s);
char *str_cz(struct arena *a, struct str s); /* for the C library's border */
struct str str_join(struct arena *a, struct str s, struct str t);
struct str str_of_int(struct arena *a, int64_t n);
/* Each \r\n, and each \r alone (terminals paste it), as \n. */
struct str str_unix_lines(struct arena *a, struct str s);
struct str str_lower(struct arena *a, struct str s); /* ASCII only */
struct str str_format(struct arena *a, const char *format, ...) PRINTF(2, 3);

#endif
