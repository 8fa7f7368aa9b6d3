/*
 * measure - how one figure is taken: a function per kind of work.
 *
 * Knows: what is done to a program and when its answer counts as there.
 * Owns: a runner's session, until runner_end.
 * Fails: with what went wrong; a figure is then not to be used.
 * Never: judges.
 */
#ifndef BENCH_MEASURE_H
#define BENCH_MEASURE_H

#include "session.h"

/* The seven letters.  A blank parts two words for unstuck and fzf, and is one
 * of the letters for fzy. */
#define TYPED "w (9980"

enum quantity {
	QUANTITY_MS,
	QUANTITY_BYTES, /* written to the terminal or the pipe */
	QUANTITY_KIB,	/* most memory resident at once */
	QUANTITY_COUNT
};

/* One measurement; what it does not measure stays 0. */
struct sample {
	double of[QUANTITY_COUNT];
};

/* A program and what its screen says. */
struct contender {
	const char *name; /* in the table; NULL: there is none */
	const char *const *argv;
	const char *option[3]; /* the first three options */
	const char *last;      /* the last line of the question */
	const char *help;      /* what only the panel of ? says; NULL: none */
	const char *next;      /* what only the first option leads to */
	const char *prompt;    /* the field with all that is typed */
	const char *clear;     /* the key that empties it */
	const char *needs;     /* a program that argv[0] only starts */
	bool synced;	       /* pays for a record on the disk besides */
};

/* A contender at work. */
struct runner {
	const struct contender *who;
	struct session session;
	bool moved; /* the second option is highlighted, not the first */
};

struct measurement {
	bool (*open)(struct runner *r, struct bytes *why); /* or NULL */
	bool (*take)(struct runner *r, struct sample *out, struct bytes *why);
};

/* From exec until the last line of the question stands there. */
extern const struct measurement measure_question;

/* From exec until a program that writes to a pipe has ended. */
extern const struct measurement measure_pipe;

/* From an arrow key until the highlight has moved. */
extern const struct measurement measure_arrow;

/* From 100 arrow keys in one write until the last of them has acted. */
extern const struct measurement measure_arrows;

/* From the first option's number and Enter until its page stands there. */
extern const struct measurement measure_answer;

/*
 * From seven letters in one write until the field shows them and the list the
 * one title that has them: `next`.  Empty, it begins with option[0].
 */
extern const struct measurement measure_typed;

/* From Esc until the panel is closed; without a panel, until the end. */
extern const struct measurement measure_escape;

/* While the question waits for a key. */
extern const struct measurement measure_memory;

void runner_end(struct runner *r);

#endif
