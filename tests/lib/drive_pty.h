/*
 * drive_pty - a program on the far end of a pseudo terminal.
 * Knows: sessions, job control, how the program ended. Between drive and the
 *   program stands a keeper: a session leader that acts as a shell does, so
 *   that the program can be stopped, and the terminal's modes can still be read
 *   when it has ended (with its session leader a terminal forgets them).
 * Owns: both ends, the keeper and the program, until pty_end.
 * Fails: pty_start says why and leaves nothing open.
 * Never: reads what the program writes; drive_term does.
 */
#ifndef DRIVE_PTY_H
#define DRIVE_PTY_H

#include <sys/types.h>
#include <termios.h>

#include "drive_bytes.h"

enum pty_state { PTY_NONE, PTY_RUNS, PTY_STOPPED, PTY_ENDED };

struct launch {
	char *const *argv; /* argv[0] is the path that is executed */
	char *const *envp;
	int cols;
	int rows;
};

struct pty {
	enum pty_state state;
	int master; /* -1 after pty_hang_up */
	int slave;  /* drive's own: modes, size, output stop */
	int notes;  /* what the keeper tells */
	pid_t keeper;
	pid_t program;	       /* leads a process group of its own */
	int code;	       /* once ended: exit status, or 128 + signal */
	long cpu_ms;	       /* once ended: user and system time */
	long memory_kb;	       /* once ended: most memory resident at once */
	struct termios before; /* modes before the program began */
};

bool pty_start(struct pty *p, const struct launch *l, struct bytes *why);

/* Read what the keeper told since; true when the state changed. */
bool pty_hear(struct pty *p);

/* Tell the kernel a size; the program gets SIGWINCH. */
void pty_resize(struct pty *p, int cols, int rows);

/* To the foreground process group; the program's own where there is none. */
bool pty_signal(struct pty *p, int number);

/* Close the master: the line is dropped. */
void pty_hang_up(struct pty *p);

/* Stop or start output as Ctrl-S and Ctrl-Q do, whatever the modes are. */
void pty_flow(struct pty *p, int action);

/* Add a line for each mode that differs from before the start; return whether
 * there were none. */
bool pty_modes_restored(const struct pty *p, struct bytes *why);

/* Kill what still runs, reap it and close everything. */
void pty_end(struct pty *p);

/* The number of "TERM" or "SIGTERM"; 0 for what is no signal. */
int signal_number(const char *name);

/* Milliseconds of a clock that never jumps. */
long now_ms(void);

#endif
