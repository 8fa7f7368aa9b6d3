/*
 * process - what the program owes the system it runs on.
 *
 * Knows: standard streams, signals, the end of memory.
 * Owns: nothing.  Fails: by ending the process.
 */
#ifndef UNSTUCK_CMD_PROCESS_H
#define UNSTUCK_CMD_PROCESS_H

#include "unstuck/base/str.h"

/*
 * Keep the numbers 0 to 2 from becoming a data file's: a stream that was
 * closed gets /dev/null, opened so that using it fails.  Writing past a
 * limit of file size becomes an error instead of a signal.
 */
void process_begin(void);

/* Give the terminal back, say so, exit 71; an arena_oom_fn. */
NORETURN void process_out_of_memory(size_t bytes);

/* malloc that never gives NULL. */
void *process_alloc(size_t bytes);

/* Can standard output take bytes now, or would writing wait? */
bool process_can_write(void);

/* End by the signal, so that the parent sees it: status 128+N. */
NORETURN void process_end_by(int signal);

#endif
