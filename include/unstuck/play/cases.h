/*
 * cases - the cases that are kept, and what can be done with a parked one.
 *
 * Knows: where cases lie, how one is named: by its id, the start of it that
 * no other has, or the path of its file.
 * Owns: nothing; all lives in the arena.
 * Fails: with a fault that names the case; a file that is no case is listed
 * with format 0.
 */
#ifndef UNSTUCK_PLAY_CASES_H
#define UNSTUCK_PLAY_CASES_H

#include "unstuck/base/diag.h"
#include "unstuck/store/casefile.h"

struct case_entry {
	struct str id, path;
	struct str bytes;
	struct case_state state;
};

struct case_list {
	LIST(struct case_entry) list;
};

extern const struct str case_suffix;

/* $XDG_STATE_HOME/unstuck/cases, or empty where no place is known. */
struct str cases_folder(struct arena *a);

/* Can it be a case's name?  Letters, digits, - and _, at most 64. */
bool case_name_valid(struct str name);

/* All cases: open ones first, the latest first. */
void cases_list(struct case_list *out, struct arena *a);

/* The cases of another folder, after those in the list. */
void cases_add_folder(struct case_list *out, struct arena *a,
		      struct str folder);

/* The case of this name; false after a fault. */
bool cases_find(struct case_entry *out, struct arena *a, struct str name,
		struct diags *d);

/* The open case that was used last; false when there is none. */
bool cases_last(struct case_entry *out, struct arena *a);

/* Close with a result, open again, delete: DIAG_HELD while it is in use. */
bool case_close(const struct case_entry *c, struct arena *a, struct str result,
		struct diags *d);
bool case_reopen(const struct case_entry *c, struct arena *a, struct diags *d);
bool case_delete(const struct case_entry *c, struct arena *a, struct diags *d);

/* "host, process 12, since 2026-11-25T12:00:00Z": who holds it. */
struct str case_holder(struct arena *a, const struct case_state *s);

/* 3d, 2h, 5m: how long ago, seen from now; both as YYYY-MM-DDThh:mm:ssZ. */
struct str case_age(struct arena *a, struct str then, struct str now);

#endif
