/*
 * pattern - bounded matching (PCRE2 syntax, UTF-8).
 *
 * Knows: how to compile and match within hard limits; the only place that
 * includes pcre2.h.  Owns: nothing; a pattern is compiled for each use, or
 * once into an arena.
 * Fails: a pattern that is wrong, too long or too costly is refused with a
 * sentence; a match that passes a limit is no match.
 */
#ifndef UNSTUCK_PATTERN_PATTERN_H
#define UNSTUCK_PATTERN_PATTERN_H

#include "unstuck/base/arena.h"
#include "unstuck/base/str.h"

enum {
	PATTERN_MAX_BYTES = 1024,
	PATTERN_MAX_NEST = 20, /* parentheses in parentheses */
	PATTERN_MATCH_LIMIT = 100000,
	PATTERN_DEPTH_LIMIT = 1000,
};

enum pattern_use {
	PATTERN_SEARCH, /* anywhere; ^ and $ match at every line */
	PATTERN_WHOLE,	/* the subject as a whole */
};

/* Can the pattern be compiled?  If not, why says it in a sentence. */
bool pattern_valid(struct arena *a, struct str pattern, struct str *why);

/* Names of the pattern's groups, at most room of them. */
size_t pattern_names(struct arena *a, struct str pattern, struct str *names,
		     size_t room);

/* Does it match?  A wrong pattern matches nothing. */
bool pattern_matches(struct str pattern, enum pattern_use use,
		     struct str subject);

/* The first match at or behind `start`, as bytes of the subject. */
bool pattern_find(struct str pattern, struct str subject, size_t start,
		  size_t *from, size_t *to);

/* ---- compiled once ------------------------------------------------------- */

enum { PATTERN_MAX_GROUPS = 16, PATTERN_ANY_CASE = 1 };

struct pattern;

/* In the arena; flags: PATTERN_ANY_CASE.  NULL when it is wrong. */
struct pattern *pattern_compile(struct arena *a, struct str pattern,
				enum pattern_use use, unsigned flags);

/* Bytes of the subject; from > to: the group took no part. */
struct pattern_span {
	size_t from, to;
};

struct pattern_group {
	struct str name;
	struct pattern_span at;
};

struct pattern_match {
	struct pattern_span whole;
	struct pattern_group groups[PATTERN_MAX_GROUPS]; /* named ones */
	size_t count; /* of those that took part */
};

/* The first match; false also when a limit was passed. */
bool pattern_run(struct pattern *p, struct str subject,
		 struct pattern_match *out);

/* Does matching it against one of the subjects pass a limit? */
bool pattern_is_costly(struct str pattern, enum pattern_use use,
		       const struct str *subjects, size_t count);

#endif
