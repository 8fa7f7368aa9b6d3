/*
 * findings - the known errors of a text of any size, fed piece by piece.
 *
 * Knows: lines, stack traces (one trace is one finding: the deepest cause
 * that is known), how often an error came and where first and last.
 * Owns: a buffer of FINDINGS_ROOM bytes until findings_close; what was found
 * lives in the arena, which grows with the number of different errors, not
 * with the text.
 * Fails: never; any bytes are a text.
 *
 * However the text is cut into pieces, the result is the same.  A line is
 * read in parts of at most FINDINGS_MAX_LINE bytes; what stands across two of
 * them is not found, and such lines are counted.
 *
 * A score says how sure it is: 60 for the words of an error, 75 with its
 * pattern; 10 more for values that were captured, 10 for a cause inside a
 * stack trace, 5 for lines behind it that fit too.
 */
#ifndef UNSTUCK_FIND_FINDINGS_H
#define UNSTUCK_FIND_FINDINGS_H

#include "unstuck/find/known.h"

enum {
	FINDING_MAX_TEXT = 4096,
	FINDINGS_MAX_LINE = 32 * 1024,
	FINDINGS_ROOM = 256 * 1024,
};

struct capture {
	const struct value *value;
	struct str text;  /* as the log has it */
	struct str typed; /* canonical; empty: its type refused it */
};

struct finding {
	const struct flow *flow;
	const struct signature *signature;
	int score; /* 1..100 */
	struct str file;
	size_t line, last_line; /* from 1; of the first and the last one */
	size_t count;
	struct str text; /* the first lines that match, as they stand */
	LIST(struct capture) values;
};

struct trace; /* the one that is read now */

struct findings {
	struct arena *arena;
	struct known *known;
	struct str file;
	LIST(struct finding) list;
	size_t long_lines; /* that were read in parts */

	/* what is not decided yet */
	char *bytes;
	size_t n;	  /* in bytes */
	size_t at;	  /* what stands before it is decided */
	size_t counted;	  /* line feeds before it are counted */
	size_t line;	  /* the number of the line at `counted` */
	size_t long_line; /* the last one that was read in parts */
	struct trace *trace;
	struct arena scratch;
	struct arena held; /* the bytes */
};

void findings_init(struct findings *f, struct arena *a, struct known *k);

/* A new text: its lines count from 1.  file: its name, or empty. */
void findings_begin(struct findings *f, struct str file);
void findings_feed(struct findings *f, struct str bytes);

/*
 * The same without a copy: where up to *n bytes may be put, and how many were.
 */
char *findings_room(struct findings *f, size_t *n);
void findings_took(struct findings *f, size_t n);
void findings_end(struct findings *f);

/* Best first; of equal ones the earlier. */
void findings_rank(struct findings *f);

/* Give back what is not in the arena. */
void findings_close(struct findings *f);

/* All of it for one text. */
void findings_text(struct findings *f, struct arena *a, struct known *k,
		   struct str text);

#endif
