/*
 * cluster - grapheme clusters (UAX #29) and their columns.
 *
 * Knows: where a cluster ends and how many terminal columns it takes (0 to
 * 2; a cluster's width is that of its widest character, ZWJ sequences and
 * flags are 2).  One cluster fits one cell of a terminal: a character that
 * takes a column of its own (a Thai or Indic vowel sign) is a cluster of its
 * own, except inside emoji and flags.  Input is valid UTF-8; \n and \t count
 * 0 (who lays out lines expands tabs).  Owns: nothing.  Fails: never.
 */
#ifndef UNSTUCK_TEXT_CLUSTER_H
#define UNSTUCK_TEXT_CLUSTER_H

#include "unstuck/base/str.h"

struct cluster {
	struct str s;
	int cols;
};

/* Cut the first cluster off *rest; false at the end. */
bool cluster_next(struct str *rest, struct cluster *out);

/* Where the last cluster of s starts (for Backspace). */
size_t cluster_last(struct str s);

/* The start of the cluster that holds the byte at; s.n behind the end. */
size_t cluster_floor(struct str s, size_t at);

int text_cols(struct str s);

/* The longest head of s that fits in cols; never splits a cluster. */
struct str text_cut(struct str s, int cols);

/*
 * Is the first (last) character of s East Asian wide, i.e. CJK?  Not so
 * Hangul, which is written with spaces.
 */
bool text_starts_wide(struct str s);
bool text_ends_wide(struct str s);

#endif
