/*
 * print - fingerprints of nodes and steps: are they what they were?
 *
 * Knows: which words of a node a person reads; a case keeps their
 * fingerprint, so that an edited flow is noticed when the case is resumed.
 * Owns: nothing.  Fails: never.
 */
#ifndef UNSTUCK_FLOW_PRINT_H
#define UNSTUCK_FLOW_PRINT_H

#include "unstuck/flow/flow.h"

/* Of what is asked and offered, or of an outcome's title, text and steps. */
struct str node_print(struct arena *a, const struct node *n);

/* Of what is to be done, its snippet and its warning. */
struct str step_print(struct arena *a, const struct step *s);

/* The node or option of this id, or the one that had it (`was`). */
const struct node *flow_node_once(const struct flow *f, struct str id);
bool node_choice_once(const struct node *n, struct str id, int *choice);

#endif
