/*
 * loose - a log's text in one form, however it was wrapped up on its way.
 *
 * Knows: escapes of JSON (\" \n \t \u4e2d) and HTML (&quot; &#39;), colors
 * of terminals, line ends of any system, full-width signs, curly quotes,
 * blanks in a row; and what stands before every line: times, names of pods
 * and containers.
 * Owns: nothing; results live in the arena.
 * Fails: never; bytes of other encodings stay as they are.
 * Never: changes letters: what is found in it is spelled as in the log.
 */
#ifndef UNSTUCK_TEXT_LOOSE_H
#define UNSTUCK_TEXT_LOOSE_H

#include "unstuck/base/arena.h"
#include "unstuck/base/str.h"

struct loose {
	struct str s;	      /* lines, each ends with \n or the text */
	const uint32_t *from; /* of each byte of s and of its end: in raw */
	struct str raw;
};

/* Less than 4 GiB. */
struct loose loose_text(struct arena *a, struct str raw);

/*
 * The bytes of what stands before the message of a line: times, pods,
 * containers; 0 where there is nothing.
 */
size_t loose_prefix(struct str line);

/* Its first line and so many more. */
struct loose loose_lines(const struct loose *text, size_t lines);

/* A line's lines as one: each \n becomes `by`, or goes where it is 0. */
struct loose loose_joined(struct arena *a, const struct loose *l, char by);

/*
 * Does needle begin at a place of s, or end before it, blanks (and letter
 * case) aside?
 */
bool loose_at(struct str s, size_t at, struct str needle, bool any_case);
bool loose_before(struct str s, size_t at, struct str needle, bool any_case);

/* The offset of needle in s, blanks (and letter case) aside; or -1. */
ptrdiff_t loose_find(struct str s, struct str needle, bool any_case);

#endif
