/*
 * found - from a known error, or from words, into the walk that treats it.
 *
 * Knows: where a finding or hit leads, what it fills in, how it reads in a
 * list.
 * Owns: nothing; walks live in the play's arena, blocks in the document's.
 * Fails: with a fault when the node it leads to cannot be had.
 */
#ifndef UNSTUCK_PLAY_FOUND_H
#define UNSTUCK_PLAY_FOUND_H

#include "unstuck/doc/doc.h"
#include "unstuck/find/findings.h"
#include "unstuck/find/index.h"
#include "unstuck/play/play.h"

/* Open the node that the finding leads to; nothing is filled in yet. */
bool play_open_finding(struct play *p, struct arena *a, struct catalog *c,
		       const struct finding *f, enum lang l, struct diags *d);

/*
 * Fill in what it captured, and keep its lines as evidence: both are saved at
 * once, or (PLAY_UNSAVED) the evidence waits.
 */
enum play_done play_take_finding(struct play *p, const struct finding *f);

/*
 * What the text that led here says about the question, which nobody answered
 * yet; nothing where a command answers it.
 */
struct reading play_read_finding(struct play *p, const struct finding *f);

/* Open the flow or node that words were found in. */
bool play_open_hit(struct play *p, struct arena *a, struct catalog *c,
		   const struct index_hit *hit, enum lang l, struct diags *d);

/* Where they lead. */
struct spot found_spot(struct catalog *c, const struct finding *f);
struct spot found_hit_spot(const struct index_hit *hit);

/* FLOW, FLOW#NODE or FLOW#ticket, as `unstuck walk` takes it. */
struct str found_target(struct arena *a, struct spot to);

/* The error in a few words, as the flow writes it. */
struct str found_name(const struct finding *f);

/*
 * The finding as an item: the place it leads to, then its line and what it
 * captured.
 */
void found_item(struct doc *d, struct catalog *c, const struct finding *f,
		struct item item, struct str mark, enum lang l);

/* The hit as an item: the place it leads to, and the words found there. */
void found_hit(struct doc *d, const struct index_hit *hit, struct item item,
	       struct str mark, enum lang l);

#endif
