#include "unstuck/sys/stop.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stddef.h>
#include <unistd.h>

static const int numbers[] = { SIGINT, SIGTERM, SIGHUP };

enum { NUMBERS = sizeof numbers / sizeof *numbers };

static struct {
	bool open;
	int pipe[2]; /* a byte in it wakes whoever waits */
	struct sigaction found[NUMBERS];
	volatile sig_atomic_t number;
} stop;

static void on_stop(int number)
{
	int error = errno;
	ssize_t put;

	stop.number = number;
	put = write(stop.pipe[1], "", 1);
	(void)put; /* a full pipe wakes as well */
	errno = error;
}

void sys_stop_begin(void)
{
	struct sigaction act = { .sa_handler = on_stop,
				 .sa_flags = SA_RESTART };

	if (stop.open || pipe2(stop.pipe, O_CLOEXEC | O_NONBLOCK) != 0)
		return;
	stop.open = true;
	stop.number = 0;
	sigemptyset(&act.sa_mask);
	for (int i = 0; i < NUMBERS; i++) {
		sigaction(numbers[i], NULL, &stop.found[i]);
		if (stop.found[i].sa_handler != SIG_IGN)
			sigaction(numbers[i], &act, NULL);
	}
}

int sys_stopped(void)
{
	return stop.number;
}

bool sys_stop_wait(int fd, int ms)
{
	struct pollfd fds[] = {
		{ .fd = stop.open ? stop.pipe[0] : -1, .events = POLLIN },
		{ .fd = fd, .events = POLLIN },
	};

	/* A signal that is not ours: what is left of ms starts again. */
	while (poll(fds, 2, ms) < 0)
		if (errno != EINTR)
			return true;
	return fds[0].revents == 0 && fds[1].revents != 0;
}

void sys_stop_end(void)
{
	if (!stop.open)
		return;
	for (int i = 0; i < NUMBERS; i++)
		sigaction(numbers[i], &stop.found[i], NULL);
	close(stop.pipe[0]);
	close(stop.pipe[1]);
	stop.open = false;
}
