/*
 * play - one sitting: a flow, a walk, answers and values from outside.
 *
 * Knows: how to open FLOW#NODE, how --answer and --set are spelled, the line
 * that brings the person back.  Both faces and the scripts drive it.
 * Owns: the walk; it lives in the play's arena, flows in the catalog's.
 * Fails: with faults that name the nearest match; the walk stays as it was.
 */
#ifndef UNSTUCK_PLAY_PLAY_H
#define UNSTUCK_PLAY_PLAY_H

#include "unstuck/base/buf.h"
#include "unstuck/flow/catalog.h"
#include "unstuck/play/keep.h"
#include "unstuck/walk/event.h"
#include "unstuck/walk/reading.h"

struct play {
	struct arena *arena;
	struct catalog *catalog;
	struct diags *diags; /* faults of flows that a goto leads into */
	struct str name;     /* the flow as it was asked for */
	struct walk walk;
	enum lang lang;
	struct keep keep;     /* off until play_keep */
	struct event pending; /* what could not be saved */
	struct str unsaved;   /* why; empty: nothing is pending */
};

/* Open FLOW or FLOW#NODE. */
bool play_open(struct play *p, struct arena *a, struct catalog *c,
	       struct str name, enum lang l, struct diags *d);

/* Open a flow of the pick screen. */
bool play_open_flow(struct play *p, struct arena *a, struct catalog *c,
		    struct catalog_flow *f, enum lang l, struct diags *d);

/* What a command line answers. */
struct play_given {
	const struct str *answers; /* Q=O */
	size_t answer_count;
	const struct str *outputs; /* Q=FILE: what the command of Q printed */
	size_t output_count;
	bool strict; /* the walk must come to an end */
};

/*
 * Take answers along the path, in any order; one that fits nowhere on the
 * path is a fault, and so is an output that fits not exactly one option.
 */
bool play_answers(struct play *p, struct play_given given, struct diags *d);

/* The value as the first flow on the path knows it; NULL: none does. */
const struct value *play_value(const struct play *p, struct str name);

/* NAME=VALUE */
bool play_set(struct play *p, struct str pair, struct diags *d);

/* From now on save what happens, as a case of this name (empty: any). */
void play_keep(struct play *p, struct str wanted);

enum play_done {
	PLAY_DONE,
	PLAY_REFUSED, /* it does not fit where the walk stands */
	PLAY_UNSAVED, /* nothing happened: it waits, see `unsaved` */
};

/* Let it happen: saved first, then applied.  `at` is filled in. */
enum play_done play_do(struct play *p, struct event e);

/* The same for the usual ones. */
enum play_done play_answer(struct play *p, int choice);
/*
 * The same, with an output that was read at the question as evidence first;
 * one without text is none.
 */
enum play_done play_answer_read(struct play *p, int choice,
				const struct reading *r);
enum play_done play_back(struct play *p);
enum play_done play_change(struct play *p, size_t visit, int choice);
enum play_done play_tick(struct play *p, size_t step, bool on);
enum play_done play_warn(struct play *p, size_t step);
enum play_done play_fill(struct play *p, const struct value *v,
			 struct str canonical); /* empty: clear it */
enum play_done play_note(struct play *p, struct str text);
/* spot and at are filled in; its texts are copied. */
enum play_done play_evidence(struct play *p, struct evidence evidence);
enum play_done play_speak(struct play *p, enum lang l);

/* What waits: once more, into another file, or without saving. */
enum play_done play_retry(struct play *p);
enum play_done play_elsewhere(struct play *p, struct str path);
enum play_done play_unsaved(struct play *p);

/* "yes, unknown, unreachable, none, unsure": what a node can be answered. */
struct str play_choices(struct arena *a, const struct walk *w);

/* Save a page; *said tells in the language how that went. */
bool play_save(struct arena *a, struct str path, struct str page, enum lang l,
	       struct str *said);

/* A word for a POSIX shell, in quotes where it needs them. */
void play_quote(struct buf *out, struct str s);

/* unstuck resume CASE, or where there is none the way back. */
struct str play_bring_back(struct arena *a, const struct play *p);

/* unstuck walk FLOW --answer Q=O … --set NAME=VALUE …, quoted for a shell. */
struct str play_way_back(struct arena *a, const struct play *p);

#endif
