/*
 * signature - does a known error stand in these lines?
 *
 * Knows: how one message is spelled in many ways.  A text is tried as it
 * stands in the log, then with what people and tools change: letter case,
 * blanks, signs with or without blanks around, slashes in class names, a
 * message wrapped over two lines.
 * Owns: nothing; what is compiled lives in the arena, and so do captures.
 * Fails: never; a pattern that passes a limit does not match.
 */
#ifndef UNSTUCK_FLOW_SIGNATURE_H
#define UNSTUCK_FLOW_SIGNATURE_H

#include "unstuck/flow/flow.h"
#include "unstuck/text/loose.h"

enum { SIGNATURE_MAX_CAPTURES = 16, SIGNATURE_MAX_LINES = 64 };

/*
 * The word of `contains` that tells most, by its length, for which a log is
 * searched: blanks and signs around it may be others there.  Empty: none.
 */
struct str signature_word(struct str contains);

/* Letters, digits, _ and what is not ASCII make up its words. */
bool signature_is_word(char c);

/* A signature, compiled when it is first needed. */
struct matcher;

struct matcher *matcher_new(struct arena *a, const struct signature *s);

/* A named group of the pattern, spelled as in the log. */
struct captured {
	struct str name, text;
};

struct signature_match {
	size_t from, to; /* bytes of the loose text */
	struct captured captured[SIGNATURE_MAX_CAPTURES];
	size_t count;
};

/*
 * Lines from the first that may hold one of `contains`: that line and
 * `lines` more.  a holds captures and what is needed meanwhile.
 */
bool matcher_run(struct matcher *m, struct arena *a, const struct loose *text,
		 struct signature_match *out);

/*
 * The first two lines, which may be one message, cut at a blank or in a word.
 * What stands behind them may still tell that it is another one.
 */
bool matcher_run_wrapped(struct matcher *m, struct arena *a,
			 const struct loose *text, struct signature_match *out);

/* The same for a text as a whole: the first lines of it that it knows. */
bool matcher_run_text(struct matcher *m, struct arena *a, struct str text,
		      struct signature_match *out);

/* NULL when the signature knows the text, else why not. */
const char *signature_misses(struct arena *a, const struct signature *s,
			     struct str text);

#endif
