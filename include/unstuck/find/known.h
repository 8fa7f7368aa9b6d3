/*
 * known - the errors that flows know, ready to be looked for.
 *
 * Knows: the signatures of flows in their order, the words by which a log is
 * searched for them, which goes first where two know one text.
 * Owns: nothing; patterns are compiled into the arena when first needed, the
 * flows must outlive it.
 * Fails: never.
 */
#ifndef UNSTUCK_FIND_KNOWN_H
#define UNSTUCK_FIND_KNOWN_H

#include "unstuck/find/literals.h"
#include "unstuck/flow/signature.h"

struct known;

struct known *known_new(struct arena *a, const struct flow *const *flows,
			size_t count);

/* A line that holds none of these holds no known error. */
const struct literals *known_words(const struct known *k);

/* A signature that knows some lines. */
struct known_match {
	const struct flow *flow;
	const struct signature *signature;
	struct signature_match at; /* in the loose text */
};

/*
 * Which error do the lines hold?  line is the first of them as it stands in
 * the log; wrapped: the first two may be one message.  Of several
 * the first in their order.  a is another arena than that of k.
 */
bool known_match(struct known *k, struct arena *a, struct str line,
		 const struct loose *lines, bool wrapped,
		 struct known_match *out);

/*
 * Can the line hold a known error at all?  around: the line, a slice of it,
 * with the one before and the one behind, as they stand.  Cheap, and sometimes wrongly
 * true, so that nobody need ask more of the other lines.
 */
bool known_may(const struct known *k, struct str line, struct str around);

/* The most lines that a signature looks at behind its first one. */
size_t known_lines(const struct known *k);

#endif
