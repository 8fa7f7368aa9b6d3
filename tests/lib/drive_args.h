/*
 * drive_args - what stands after a command's name in a script.
 * Knows: the words of a command's syntax. COLS ROWS N ROW COL CODE MS KB COUNT
 *   SEED BYTES are numbers; NAME PATH FILE SETTING one word each, '…' and "…"
 *   around blanks; with "..." as many words as there are, in [ ] also none;
 *   TEXT is the rest of the line as it stands, "…" around blanks at its ends;
 *   DATA the same with escapes; COMMAND the rest of the line.
 * Owns: the strings, until args_free.
 * Fails: args_parse says what is wrong with the line.
 * Never: expands anything.
 */
#ifndef DRIVE_ARGS_H
#define DRIVE_ARGS_H

#include "drive_bytes.h"

enum { ARGS_NUMBERS = 3 };

struct args {
	long number[ARGS_NUMBERS]; /* in the order of the syntax */
	int numbers;
	struct names words;
	struct bytes text; /* TEXT, DATA or COMMAND */
};

bool args_parse(struct args *a, const char *syntax, const char *line,
		struct bytes *why);

/* The I-th word; "" where there are fewer. */
const char *args_word(const struct args *a, size_t i);

void args_free(struct args *a);

#endif
