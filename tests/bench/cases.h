/*
 * cases - what is measured: the table of DESIGN.md, section 7.
 *
 * Knows: commands, peers, goals.  Paths are told from the folder of the
 * measured programs.  Owns: nothing.
 */
#ifndef BENCH_CASES_H
#define BENCH_CASES_H

#include "measure.h"

enum { CONTENDERS_MAX = 5, LINES_MAX = 5 };

/* A line of the report. */
struct line {
	const char *work; /* NULL: there is none */
	enum quantity quantity;
	int against; /* a contender, 0: the goal is an amount */
	double goal; /* most of it, or of the ratio; 0: only told */
};

/* Contenders take turns, the first is unstuck. */
struct bench_case {
	const char *row; /* of the table */
	const struct measurement *measurement;
	int rounds;
	struct contender contenders[CONTENDERS_MAX];
	struct line lines[LINES_MAX];
};

extern const struct bench_case cases[];
extern const int case_count;

#endif
