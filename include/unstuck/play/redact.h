/*
 * redact - what must not leave with a report, replaced by stand-ins.
 *
 * Knows: IPv4 and IPv6 addresses, host names, e-mail addresses, 16-digit
 * account ids, LTAI keys, and the values of the case that are bucket or host
 * names.  The same text has the same stand-in everywhere (host-1, ip-2).
 * Owns: nothing; all lives in the arena.
 * Fails: never.  Never: claims that nothing else could be secret.
 */
#ifndef UNSTUCK_PLAY_REDACT_H
#define UNSTUCK_PLAY_REDACT_H

#include "unstuck/doc/doc.h"
#include "unstuck/walk/walk.h"

struct redaction {
	struct str from, to;
	int kind;
};

struct redactions {
	struct arena *arena;
	LIST(struct redaction) list;
	size_t known; /* the first of them are names of the case */
	int *numbers; /* the last number of each kind */
};

/* Values of the case that name hosts and buckets are known by name. */
void redact_init(struct redactions *r, struct arena *a, const struct walk *w);

struct str redact_str(struct redactions *r, struct str s);

/* All texts of a document. */
void redact_doc(struct redactions *r, struct doc *d);

/* What was replaced, by kind: "3 host names, 2 IP addresses". */
struct str redact_told(struct redactions *r, enum lang l);

#endif
