/*
 * journal - a file that only grows, durable line by line.
 *
 * Knows: how a line is safe from a crash, a full disk and a second process.
 * Owns: the open file and the lock on it, until sys_journal_close.
 * Fails: with a fault; a line that was not taken is not in the file, and all
 * lines before it are.  DIAG_HELD: another process has the file.
 * Never: follows a link, or opens what another user could have placed.
 */
#ifndef UNSTUCK_SYS_JOURNAL_H
#define UNSTUCK_SYS_JOURNAL_H

#include "unstuck/base/diag.h"

struct journal {
	struct str path;
	int fd;	     /* -1: closed */
	int64_t end; /* bytes that are safe */
	bool ragged; /* what could not be cut off stands behind them */
};

/*
 * A new file, for its owner only, in a folder for its owner only, which is
 * made with those above it.  DIAG_EXISTS: the name is taken.
 */
bool sys_journal_make(struct journal *j, struct arena *a, struct str folder,
		      struct str name, struct diags *d);

/* The same in a folder that is there and may be anyone's. */
bool sys_journal_place(struct journal *j, struct arena *a, struct str folder,
		       struct str name, struct diags *d);

/* A file that is there. */
bool sys_journal_open(struct journal *j, struct arena *a, struct str path,
		      struct diags *d);

/* Add a line (with its \n); true only when it is on the disk. */
bool sys_journal_add(struct journal *j, struct str line, struct diags *d);

/*
 * Put only these lines in place of what the file holds, which is set aside
 * under the first free name of NAME.damaged, NAME.damaged-2 ...
 */
bool sys_journal_mend(struct journal *j, struct arena *a, struct str lines,
		      struct str *aside, struct diags *d);

void sys_journal_close(struct journal *j);

/* Close and delete: nothing was worth keeping. */
void sys_journal_drop(struct journal *j);

/* This host and process, as another process can see them. */
struct str sys_host(struct arena *a);
int64_t sys_pid(void);

#endif
