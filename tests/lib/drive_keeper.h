/*
 * drive_keeper - the process between drive and the program.
 * Knows: how a shell treats a job: own process group, foreground, SIGHUP handed
 *   on, stops and ends noticed.
 * Owns: the program; kills it when drive is gone.
 * Fails: by exiting 127 with a line on the terminal.
 * Never: returns, reads the terminal, or takes the foreground back.
 */
#ifndef DRIVE_KEEPER_H
#define DRIVE_KEEPER_H

#include "drive_pty.h"

/* What the keeper writes to its pipe, first when the program was forked. */
struct keeper_note {
	pid_t program;
	enum pty_state state;
	int code;
	long cpu_ms;
	long memory_kb;
};

_Noreturn void keeper_run(int slave, int notes, pid_t drive,
			  const struct launch *l);

#endif
