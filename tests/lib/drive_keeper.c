#include "drive_keeper.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

struct keeper {
	int notes;
	pid_t drive;
	pid_t program;
};

/* Children wake sigwait only where their signal has a handler. */
static void on_child(int number)
{
	(void)number;
}

static void tell(const struct keeper *k, enum pty_state state, int code)
{
	struct keeper_note note = {
		.program = k->program,
		.state = state,
		.code = code,
	};
	struct rusage used;

	if (getrusage(RUSAGE_CHILDREN, &used) == 0) {
		note.cpu_ms =
			(long)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) *
				1000 +
			(long)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) /
				1000;
		note.memory_kb = used.ru_maxrss;
	}
	if (write(k->notes, &note, sizeof(note)) != (ssize_t)sizeof(note))
		_exit(1);
}

static void tell_status(const struct keeper *k, int status)
{
	if (WIFSTOPPED(status))
		tell(k, PTY_STOPPED, 0);
	else if (WIFCONTINUED(status))
		tell(k, PTY_RUNS, 0);
	else if (WIFSIGNALED(status))
		tell(k, PTY_ENDED, 128 + WTERMSIG(status));
	else
		tell(k, PTY_ENDED, WEXITSTATUS(status));
}

static void reap(const struct keeper *k)
{
	int status;
	pid_t who;

	while ((who = waitpid(-1, &status, WNOHANG | WUNTRACED | WCONTINUED)) >
	       0)
		if (who == k->program)
			tell_status(k, status);
}

/* Hand a hangup on, and wake the program where it is stopped. */
static void hand_hangup_on(const struct keeper *k)
{
	kill(-k->program, SIGHUP);
	kill(-k->program, SIGCONT);
}

static void leave_without_drive(const struct keeper *k)
{
	if (getppid() != k->drive) {
		kill(-k->program, SIGKILL);
		_exit(1);
	}
	alarm(1);
}

/* Become the program: in front, with signals and files as good as new.
 * EXECUTED closes by itself when that is done. */
static _Noreturn void become(const struct launch *l, int executed)
{
	sigset_t none;

	for (int fd = 3; fd < 256; fd++)
		if (fd != executed)
			close(fd);
	setpgid(0, 0);
	tcsetpgrp(STDIN_FILENO, getpid());
	for (int number = 1; number < 32; number++)
		signal(number, SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	umask(022);
	execve(l->argv[0], l->argv, l->envp);
	dprintf(STDERR_FILENO, "drive: %s: %s\n", l->argv[0], strerror(errno));
	_exit(127);
}

/* Fork, and return when the program has the terminal and was executed. */
static pid_t fork_program(const struct launch *l)
{
	int ends[2];
	char none;
	pid_t program;

	if (pipe(ends) < 0)
		_exit(127);
	fcntl(ends[1], F_SETFD, FD_CLOEXEC);
	program = fork();
	if (program == 0)
		become(l, ends[1]);
	if (program < 0)
		_exit(127);
	close(ends[1]);
	while (read(ends[0], &none, 1) < 0 && errno == EINTR)
		continue;
	close(ends[0]);
	return program;
}

static void take_terminal(int slave)
{
	const struct rlimit no_core = { 0, 0 };

	setsid();
	ioctl(slave, TIOCSCTTY, 0);
	for (int fd = 0; fd <= 2; fd++)
		dup2(slave, fd);
	setrlimit(RLIMIT_CORE, &no_core);
}

static void block_signals(sigset_t *heard)
{
	struct sigaction child = { .sa_handler = on_child };
	sigset_t blocked;

	sigemptyset(&child.sa_mask);
	sigaction(SIGCHLD, &child, NULL);
	sigemptyset(heard);
	sigaddset(heard, SIGCHLD);
	sigaddset(heard, SIGHUP);
	sigaddset(heard, SIGALRM);
	blocked = *heard;
	sigaddset(&blocked, SIGTTOU);
	sigaddset(&blocked, SIGINT);
	sigaddset(&blocked, SIGQUIT);
	sigprocmask(SIG_SETMASK, &blocked, NULL);
}

_Noreturn void keeper_run(int slave, int notes, pid_t drive,
			  const struct launch *l)
{
	static const struct {
		int number;
		void (*answer)(const struct keeper *);
	} answers[] = {
		{ SIGCHLD, reap },
		{ SIGHUP, hand_hangup_on },
		{ SIGALRM, leave_without_drive },
	};
	struct keeper k = { .notes = notes, .drive = drive };
	sigset_t heard;
	int number;

	take_terminal(slave);
	block_signals(&heard);
	k.program = fork_program(l);
	tell(&k, PTY_RUNS, 0);
	alarm(1);
	for (;;) {
		if (sigwait(&heard, &number) != 0)
			continue;
		for (size_t i = 0; i < sizeof(answers) / sizeof(*answers); i++)
			if (answers[i].number == number)
				answers[i].answer(&k);
	}
}
