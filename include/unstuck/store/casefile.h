/*
 * casefile - a sitting as lines, and lines as what was known of it.
 *
 * Knows: what each event is called in a case (format 1), by ids alone: a
 * case is read without its flows, which may have changed meanwhile.
 * Owns: nothing; all lives in the arena.
 * Fails: lines that are torn or changed are counted and left out.
 * Never: touches a file (play/keep does).
 */
#ifndef UNSTUCK_STORE_CASEFILE_H
#define UNSTUCK_STORE_CASEFILE_H

#include "unstuck/store/record.h"
#include "unstuck/walk/event.h"

enum { CASE_FORMAT = 1, CASE_MAX_BYTES = 4 * 1024 * 1024 };

/* ---- writing ------------------------------------------------------------- */

struct case_head {
	struct str id;	 /* of the case */
	struct str name; /* the flow as it can be opened again */
	struct str at;	 /* when it began */
	enum lang lang;
};

/* The first line: what was opened, and in which version. */
void case_put_head(struct buf *out, const struct case_head *h,
		   const struct walk *w);

/* A process takes the case. */
void case_put_open(struct buf *out, struct str at, struct str host,
		   struct str pid);

/* An event, before it is applied to the walk. */
void case_put_event(struct buf *out, const struct walk *w,
		    const struct event *e);

/* The case ends, or goes on after all. */
void case_put_close(struct buf *out, struct str at, struct str result);
void case_put_reopen(struct buf *out, struct str at);

/* ---- reading ------------------------------------------------------------- */

/* A node is FLOW#NODE, or ticket; a choice its id. */
struct case_answer {
	struct str node, choice;
	struct str print; /* of the node as it was read */
	struct str to;	  /* where the answer led */
	struct str at;
	bool held; /* not taken back */
};

struct case_step {
	struct str node;
	size_t step;
	struct str print; /* of the step */
	bool on;
};

struct case_value {
	struct str id, text; /* empty: cleared */
};

struct case_note {
	struct str node, text, at;
};

struct case_evidence {
	struct str node, what, file, text, at;
	size_t line;
};

struct case_state {
	int64_t format; /* 0: no head was found */
	struct str id, pack, version, flow, name, entry, reviewed;
	struct str made, last; /* times of the first and last record */
	struct str lang;
	struct str result; /* of a closed case */
	bool closed;
	struct str host, pid, since;	  /* who opened it last */
	LIST(struct case_answer) path;	  /* where the person stood */
	LIST(struct case_answer) answers; /* the last one of each node */
	LIST(struct case_answer) tried;	  /* verdicts, in order */
	LIST(struct case_step) ticks;
	LIST(struct case_step) warned;
	LIST(struct case_value) values;
	LIST(struct case_note) notes;
	LIST(struct case_evidence) evidence;
	size_t lines;	/* whole records */
	size_t damaged; /* lines that are none */
};

void case_read(struct case_state *s, struct arena *a, struct str bytes);

/* The lines of a case that are whole. */
struct str case_whole_lines(struct arena *a, struct str bytes);

/* Where the person stood: FLOW#NODE, ticket or done. */
struct str case_here(const struct case_state *s);

#endif
