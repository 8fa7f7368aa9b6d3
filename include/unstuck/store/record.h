/*
 * record - one line of a case: a YAML flow mapping, its checksum last.
 *
 * Knows: how a record is spelled, so that it reads well, mails well and
 * shows when a byte of it is not what was written.
 * Owns: nothing; what is read lives in the arena.
 * Fails: reading gives false for a line that is torn, changed or no record.
 */
#ifndef UNSTUCK_STORE_RECORD_H
#define UNSTUCK_STORE_RECORD_H

#include "unstuck/base/arena.h"
#include "unstuck/base/buf.h"

struct field {
	struct str key, value;
};

struct record {
	LIST(struct field) fields;
};

/* A record is begun, given its fields, and ended with the checksum. */
struct record_line {
	struct buf *out;
	size_t start; /* of this record in out */
};

struct record_line record_begin(struct buf *out);
/* A key is an id of ours; any value goes, an empty one is left out. */
void record_put(struct record_line *l, const char *key, struct str value);
void record_end(struct record_line *l);

/* Read a line without its \n. */
bool record_read(struct arena *a, struct str line, struct record *out);

/* The field's value, or empty. */
struct str record_get(const struct record *r, const char *key);

#endif
