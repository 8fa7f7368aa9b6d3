/*
 * walk - where the person stands, and what was answered on the way.
 *
 * Knows: the answers given (kept even when the path leaves them), the path
 * they make from the entry, values, ticks, warnings that were read.
 * Owns: nothing; lives in the caller's arena; flows must outlive it.
 * Fails: an event the node does not allow is refused and changes nothing.
 * Never: reads files, clocks or the terminal; other flows come through the
 * function it was given.
 *
 * The path is derived: from the entry along the answers, as far as the
 * person has come.  So an answer that was dropped by a change comes back
 * when the old answer comes back.
 */
#ifndef UNSTUCK_WALK_WALK_H
#define UNSTUCK_WALK_WALK_H

#include "unstuck/flow/flow.h"

enum {
	WALK_MAX_PATH = 512,
	EVIDENCE_MAX_TEXT = 4096, /* bytes; more is cut when it is made */
};

/* Gives a flow of the same pack by its id; NULL when it cannot be had. */
struct walk_world {
	const struct flow *(*sibling)(void *ctx, const struct flow *from,
				      struct str id);
	void *ctx;
};

enum spot_kind {
	SPOT_NODE,
	SPOT_TICKET, /* the ticket page */
	SPOT_DONE,   /* a verdict ended it */
};

/* A place in the pack. */
struct spot {
	enum spot_kind kind;
	const struct flow *flow; /* of the ticket: where it was reached from */
	size_t node;		 /* SPOT_NODE */
};

/* The same place?  There is one ticket page, wherever it was reached from. */
bool spot_eq(struct spot a, struct spot b);

/* A node that was answered, in the order of the path. */
struct visit {
	struct spot spot;
	int choice;
};

/* A verdict that was given; Back and changes do not take it off the record. */
struct tried {
	struct spot spot; /* an outcome, or the ticket page */
	int choice;
	struct str at; /* when, as the event said */
};

struct note {
	struct spot spot;
	struct str text; /* several lines; empty: taken back */
	struct str at;
};

/* Lines of a log, a paste or a command's output that were taken as a fact. */
struct evidence {
	struct spot spot; /* where it was taken */
	struct str what;  /* the known error it shows; empty: an output */
	struct str file;  /* where the lines stand; empty: they were pasted */
	size_t line;	  /* of the first of them, from 1; 0: not known */
	struct str text;
	struct str at;
};

/* What is known of one node, on the path or not. */
struct memory {
	const struct flow *flow;
	size_t node;
	int choice;   /* CHOICE_NONE: not answered */
	bool held;    /* answered and not taken back by Back */
	bool *ticked; /* a step each; NULL until one was ticked */
	bool *warned; /* a step each: its warning was read */
};

struct filled {
	const struct value *value;
	struct str typed; /* canonical */
};

struct walk {
	struct arena *arena;
	struct walk_world world;
	struct spot entry;
	struct visit path[WALK_MAX_PATH];
	size_t depth;	  /* visits on the path */
	struct spot here; /* where the person stands */
	LIST(struct memory) memories;
	LIST(struct filled) values;
	LIST(struct tried) tried;
	LIST(struct note) notes;
	LIST(struct evidence) evidence;
	struct memory ticket; /* the verdict on the ticket page */
	struct str missing;   /* a flow that could not be had; or empty */
};

void walk_start(struct walk *w, struct arena *a, struct walk_world world,
		struct spot entry);

/* The spot a goto of the flow leads to; the ticket when it cannot be had. */
struct spot walk_resolve(struct walk *w, const struct flow *from,
			 struct flow_goto g);

const struct node *walk_node(const struct walk *w); /* NULL: not at a node */

/* Answer the node the person stands at; false changes nothing. */
bool walk_answer(struct walk *w, int choice);

/* Where an answer here would lead. */
struct spot walk_leads(const struct walk *w, int choice);

/* One node back; false at the entry.  Keeps what was answered. */
bool walk_back(struct walk *w);

/* Put back into memory what was answered at a spot, in an earlier sitting. */
void walk_recollect(struct walk *w, struct spot spot, int choice, bool held);

/* What was answered here before, or CHOICE_NONE. */
int walk_remembered(const struct walk *w);

/* What a change of the visit would do. */
struct walk_change {
	size_t stays;		  /* answers after it that stay on the path */
	size_t goes;		  /* answers after it that leave it */
	bool stay[WALK_MAX_PATH]; /* by index into path */
	struct visit path[WALK_MAX_PATH]; /* as it would be */
	size_t depth;
	size_t comes;		  /* answers that come back */
	bool come[WALK_MAX_PATH]; /* by index into that path */
};
struct walk_change walk_preview(const struct walk *w, size_t visit, int choice);
bool walk_change(struct walk *w, size_t visit, int choice);

enum truth { TRUTH_NO, TRUTH_YES, TRUTH_UNKNOWN };

/* Does the condition hold here?  Unknown: it is shown in words. */
enum truth walk_when(const struct walk *w, const struct flow *flow,
		     const struct when *when);

/* Is the option offered?  (Its condition holds, or is unknown.) */
bool walk_offers(const struct walk *w, const struct flow *flow,
		 const struct option *option);

/* Which choices does the spot allow? */
bool walk_allows(const struct walk *w, int choice);

/* Questions still to come at most, this one not counted; -1: no end found. */
int walk_remaining(struct walk *w);

/* Values: the canonical text, or empty. */
struct str walk_value(const struct walk *w, struct str id);
void walk_set_value(struct walk *w, const struct value *v,
		    struct str canonical);
void walk_clear_value(struct walk *w, struct str id);

/* On the record: a verdict at the spot.  Answers to questions are not kept. */
void walk_stamp(struct walk *w, struct spot spot, int choice, struct str at);

/* The note of a place, or empty. */
struct str walk_note(const struct walk *w, struct spot spot);
void walk_set_note(struct walk *w, struct spot spot, struct str text,
		   struct str at);

/* What was taken as a fact, in the order it came. */
void walk_add_evidence(struct walk *w, const struct evidence *e);

/* The first of it that shows a known error, or NULL. */
const struct evidence *walk_known_error(const struct walk *w);

/* Is the step shown here?  (Its condition holds, or is unknown.) */
bool walk_shows(const struct walk *w, const struct step *step);

/* Does the step hide its snippet behind a warning that was not read? */
bool walk_hides(const struct walk *w, size_t step);

/*
 * The first step shown that does: its number on the page, from 1, and its
 * index; 0: none.  While there is one the page must not be copied or saved.
 */
size_t walk_hidden(const struct walk *w, size_t *step);

/* Steps of the outcome the person stands at. */
bool walk_ticked(const struct walk *w, size_t step);
void walk_tick(struct walk *w, size_t step, bool ticked);
bool walk_warned(const struct walk *w, size_t step);
void walk_warn(struct walk *w, size_t step);

#endif
