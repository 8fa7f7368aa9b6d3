#include "unstuck/cmd/process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "unstuck/cmd/cmd.h"
#include "unstuck/tui/term.h"

enum { STALLED_MS = 100 };

static void say(struct str s)
{
	ssize_t put = write(STDERR_FILENO, s.p, s.n);

	(void)put; /* there is no one left to tell */
}

/* Reading from 0 and writing to 1 and 2 must fail, not succeed unseen. */
static void hold_stream(int fd)
{
	int held;

	if (fcntl(fd, F_GETFD) != -1)
		return;
	/* The lower numbers are taken, so this one is given. */
	held = open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
	if (held != fd)
		_exit(EXIT_WRITE);
}

void process_begin(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		hold_stream(fd);
	signal(SIGXFSZ, SIG_IGN);
	if (getuid() != geteuid() || getgid() != getegid())
		say(STR("unstuck: warning: this runs with the rights of "
			"another user\n"));
}

void process_out_of_memory(size_t bytes)
{
	(void)bytes;
	term_close();
	say(STR("unstuck: error: out of memory\n"));
	_exit(EXIT_MEMORY);
}

void *process_alloc(size_t bytes)
{
	void *p = malloc(bytes ? bytes : 1);

	if (!p)
		process_out_of_memory(bytes);
	return p;
}

bool process_can_write(void)
{
	struct pollfd out = { .fd = STDOUT_FILENO, .events = POLLOUT };

	return poll(&out, 1, STALLED_MS) == 1 && out.revents == POLLOUT;
}

void process_end_by(int number)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, number);
	signal(number, SIG_DFL);
	sigprocmask(SIG_UNBLOCK, &set, NULL);
	raise(number);
	/* Its default action was not to end. */
	_exit(EXIT_SIGNAL + number);
}
