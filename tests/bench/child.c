#define _DEFAULT_SOURCE /* wait4 */

#include "child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { LAUNCH_FD = 3, SIGNALED = 128 };

static double in_ms(const struct timespec *t)
{
	return (double)t->tv_sec * 1e3 + (double)t->tv_nsec / 1e6;
}

double clock_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return in_ms(&now);
}

bool child_fault(struct bytes *why, const char *what)
{
	bytes_printf(why, "%s: %s\n", what, strerror(errno));
	return false;
}

static _Noreturn void become(char *const *argv, struct child_files files,
			     int launch)
{
	setsid();
	if (isatty(files.in))
		ioctl(files.in, TIOCSCTTY, 0);
	/* What bench opened stands above these, so none overwrites another. */
	dup2(files.in, STDIN_FILENO);
	dup2(files.out, STDOUT_FILENO);
	dup2(files.error, STDERR_FILENO);
	dup2(launch, LAUNCH_FD);
	fcntl(LAUNCH_FD, F_SETFD, 0);
	execv("./launch", argv);
	perror("./launch");
	_exit(127);
}

bool child_start(struct child *c, char *const *argv, struct child_files files,
		 struct bytes *why)
{
	int ends[2];

	if (pipe(ends) < 0)
		return child_fault(why, "pipe");
	fcntl(ends[0], F_SETFD, FD_CLOEXEC);
	fcntl(ends[1], F_SETFD, FD_CLOEXEC);
	c->launch = ends[0];
	c->pid = fork();
	if (c->pid == 0)
		become(argv, files, ends[1]);
	close(ends[1]);
	if (c->pid > 0)
		return true;
	close(ends[0]);
	*c = (struct child){ 0 };
	return child_fault(why, "fork");
}

bool child_exec_ms(struct child *c, double *ms, struct bytes *why)
{
	struct timespec at;

	if (read(c->launch, &at, sizeof(at)) != (ssize_t)sizeof(at)) {
		bytes_puts(why, "it was not launched\n");
		return false;
	}
	*ms = in_ms(&at);
	return true;
}

static void reap(struct child *c, int *status, struct rusage *used)
{
	while (wait4(c->pid, status, 0, used) < 0 && errno == EINTR)
		continue;
	close(c->launch);
	*c = (struct child){ 0 };
}

bool child_end(struct child *c, struct child_result *result, struct bytes *why)
{
	double from = 0;
	bool launched = child_exec_ms(c, &from, why);
	struct rusage used = { 0 };
	int status = 0;

	reap(c, &status, &used);
	result->ms = clock_ms() - from;
	result->kib = (double)used.ru_maxrss;
	result->status = WIFSIGNALED(status) ? SIGNALED + WTERMSIG(status)
					     : WEXITSTATUS(status);
	return launched;
}

void child_kill(struct child *c)
{
	struct rusage used;
	int status;

	if (c->pid <= 0)
		return;
	kill(c->pid, SIGKILL);
	reap(c, &status, &used);
}

bool child_peak_kib(const struct child *c, double *kib, struct bytes *why)
{
	char path[64], line[256];
	bool found = false;
	FILE *status;

	snprintf(path, sizeof(path), "/proc/%ld/status", (long)c->pid);
	status = fopen(path, "r");
	if (!status)
		return child_fault(why, path);
	while (!found && fgets(line, sizeof(line), status))
		found = sscanf(line, "VmHWM: %lf", kib) == 1;
	fclose(status);
	if (!found)
		bytes_printf(why, "%s has no VmHWM\n", path);
	return found;
}

long child_ticks(const struct child *c)
{
	char path[64], text[1024];
	long user = -1, system = 0;
	FILE *stat;
	size_t n;

	snprintf(path, sizeof(path), "/proc/%ld/stat", (long)c->pid);
	stat = fopen(path, "r");
	if (!stat)
		return -1;
	n = fread(text, 1, sizeof(text) - 1, stat);
	text[n] = '\0';
	fclose(stat);
	/* Its name may hold anything; the 14th and 15th field are times. */
	if (!strrchr(text, ')') ||
	    sscanf(strrchr(text, ')'),
		   ") %*c %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %ld %ld",
		   &user, &system) != 2)
		return -1;
	return user + system;
}
