/*
 * child - a program that is measured, from its exec to its end.
 *
 * Knows: ./launch, which tells when the program was executed.
 * Owns: the process until child_end or child_kill.
 * Fails: with a line that says why.
 * Never: waits for more than a program that does not end by itself.
 */
#ifndef BENCH_CHILD_H
#define BENCH_CHILD_H

#include <sys/types.h>

#include "drive_bytes.h"

struct child {
	pid_t pid;  /* 0: none */
	int launch; /* the time of exec comes from here */
};

struct child_files {
	int in; /* a terminal becomes the controlling one */
	int out;
	int error;
};

/* How a program ended. */
struct child_result {
	double ms;  /* from exec until it was reaped */
	double kib; /* most memory resident at once */
	int status; /* exit status; 128 and the signal */
};

/* Milliseconds of a clock that never jumps. */
double clock_ms(void);

/* Start argv in a session of its own. */
bool child_start(struct child *c, char *const *argv, struct child_files files,
		 struct bytes *why);

/* When it was executed; false when it never was. */
bool child_exec_ms(struct child *c, double *ms, struct bytes *why);

/* Wait for its end. */
bool child_end(struct child *c, struct child_result *result, struct bytes *why);

/* End it now; harmless when there is none. */
void child_kill(struct child *c);

/* Most memory it had resident at once, while it still runs. */
bool child_peak_kib(const struct child *c, double *kib, struct bytes *why);

/* Add "what: strerror"; false. */
bool child_fault(struct bytes *why, const char *what);

/* Clock ticks of CPU time that it has used so far; -1 when it is gone. */
long child_ticks(const struct child *c);

#endif
