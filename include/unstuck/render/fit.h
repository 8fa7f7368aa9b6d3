/*
 * fit - which texts of a flow a person cannot take in at one look.
 *
 * Knows: how many columns a question and an option may take, and how many
 * rows of an 80 column screen a step; measured on the text as it is shown,
 * values by their names, snippets not counted (code is as long as it is).
 * Owns: nothing.  Fails: never; each one is a warning in the list.
 */
#ifndef UNSTUCK_RENDER_FIT_H
#define UNSTUCK_RENDER_FIT_H

#include "unstuck/flow/flow.h"

enum {
	FIT_QUESTION_COLS = 120,
	FIT_OPTION_COLS = 66,
	FIT_STEP_ROWS = 12,
	FIT_SCREEN_COLS = 80,
};

void fit_flow(const struct flow *f, struct diags *d);

/* The shared steps and the values of pack.yaml. */
void fit_pack(const struct pack *p, struct diags *d);

#endif
