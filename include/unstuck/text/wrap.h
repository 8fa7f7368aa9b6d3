/*
 * wrap - where lines break (UAX #14).
 *
 * Knows: breaking opportunities of mixed Latin and CJK text (no line starts
 * with a closing mark such as U+3002) and the columns of clusters; beside
 * CJK, quotation marks are brackets, as Unicode 16 has it.
 * Owns: nothing; lines live in the arena.  Fails: never.
 * A word wider than the line is cut between clusters.
 */
#ifndef UNSTUCK_TEXT_WRAP_H
#define UNSTUCK_TEXT_WRAP_H

#include "unstuck/base/arena.h"
#include "unstuck/base/str.h"

/*
 * Byte offsets into the text; the space at a break belongs to no line, those
 * at the text's end do as far as they fit.
 */
struct wrap_line {
	size_t from, to;
	int cols;
};

struct wrap {
	struct wrap_line *lines;
	size_t count; /* at least 1, also for the empty text */
};

/*
 * Break s (valid UTF-8; \n forces a break) into lines of at most cols columns
 * (at least 2), the first one of first_cols; it stays empty when only the
 * other lines have room for its first word.  keep marks bytes that may not
 * be separated from the byte before (code spans); NULL for none.  What is
 * kept but wider than a line is broken at its own spaces.
 */
struct wrap text_wrap(struct arena *a, struct str s, const char *keep,
		      int first_cols, int cols);

#endif
