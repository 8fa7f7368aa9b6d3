#include "drive_pty.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "drive_keeper.h"

enum { END_MS = 2000 }; /* a killed program is gone by then */

long now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int signal_number(const char *name)
{
	static const struct {
		const char *name;
		int number;
	} signals[] = {
		{ "HUP", SIGHUP },     { "INT", SIGINT },   { "QUIT", SIGQUIT },
		{ "ILL", SIGILL },     { "ABRT", SIGABRT }, { "BUS", SIGBUS },
		{ "FPE", SIGFPE },     { "KILL", SIGKILL }, { "USR1", SIGUSR1 },
		{ "SEGV", SIGSEGV },   { "USR2", SIGUSR2 }, { "PIPE", SIGPIPE },
		{ "ALRM", SIGALRM },   { "TERM", SIGTERM }, { "CONT", SIGCONT },
		{ "STOP", SIGSTOP },   { "TSTP", SIGTSTP }, { "TTIN", SIGTTIN },
		{ "TTOU", SIGTTOU },   { "XFSZ", SIGXFSZ }, { "XCPU", SIGXCPU },
#ifdef SIGWINCH
		{ "WINCH", SIGWINCH },
#endif
	};

	if (strncmp(name, "SIG", 3) == 0)
		name += 3;
	for (size_t i = 0; i < sizeof(signals) / sizeof(*signals); i++)
		if (strcmp(signals[i].name, name) == 0)
			return signals[i].number;
	return 0;
}

static bool fault(struct bytes *why, const char *what)
{
	bytes_printf(why, "%s: %s\n", what, strerror(errno));
	return false;
}

/* A program started by drive must not hold drive's ends open. */
static void keep_to_self(int fd)
{
	fcntl(fd, F_SETFD, FD_CLOEXEC);
}

static void never_block(int fd)
{
	fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_NONBLOCK);
}

static void close_fd(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

static bool open_ends(struct pty *p, struct bytes *why)
{
	p->master = posix_openpt(O_RDWR | O_NOCTTY);
	if (p->master < 0)
		return fault(why, "posix_openpt");
	if (grantpt(p->master) < 0 || unlockpt(p->master) < 0)
		return fault(why, "unlockpt");
	p->slave = open(ptsname(p->master), O_RDWR | O_NOCTTY);
	if (p->slave < 0)
		return fault(why, ptsname(p->master));
	keep_to_self(p->master);
	keep_to_self(p->slave);
	never_block(p->master);
	if (tcgetattr(p->slave, &p->before) < 0)
		return fault(why, "tcgetattr");
#ifdef IUTF8
	p->before.c_iflag |= IUTF8;
	if (tcsetattr(p->slave, TCSANOW, &p->before) < 0)
		return fault(why, "tcsetattr");
#endif
	return true;
}

static bool fork_keeper(struct pty *p, const struct launch *l,
			struct bytes *why)
{
	pid_t drive = getpid();
	int ends[2];

	if (pipe(ends) < 0)
		return fault(why, "pipe");
	keep_to_self(ends[0]);
	keep_to_self(ends[1]);
	p->notes = ends[0];
	p->keeper = fork();
	if (p->keeper == 0) {
		close(p->master);
		close(p->notes);
		keeper_run(p->slave, ends[1], drive, l);
	}
	close(ends[1]);
	return p->keeper > 0 || fault(why, "fork");
}

bool pty_start(struct pty *p, const struct launch *l, struct bytes *why)
{
	*p = (struct pty){ .master = -1, .slave = -1, .notes = -1 };
	if (!open_ends(p, why)) {
		pty_end(p);
		return false;
	}
	pty_resize(p, l->cols, l->rows);
	if (!fork_keeper(p, l, why) || !pty_hear(p)) {
		if (why->len == 0)
			bytes_puts(why, "the program could not be forked\n");
		pty_end(p);
		return false;
	}
	never_block(p->notes);
	return true;
}

bool pty_hear(struct pty *p)
{
	struct keeper_note note;
	bool heard = false;

	while (read(p->notes, &note, sizeof(note)) == (ssize_t)sizeof(note)) {
		bool first = p->state == PTY_NONE;

		p->program = note.program;
		p->state = note.state;
		p->code = note.code;
		p->cpu_ms = note.cpu_ms;
		p->memory_kb = note.memory_kb;
		heard = true;
		if (first) /* the pipe still blocks */
			break;
	}
	return heard;
}

void pty_resize(struct pty *p, int cols, int rows)
{
	struct winsize size = {
		.ws_row = (unsigned short)rows,
		.ws_col = (unsigned short)cols,
	};

	ioctl(p->master >= 0 ? p->master : p->slave, TIOCSWINSZ, &size);
}

bool pty_signal(struct pty *p, int number)
{
	pid_t front = p->master >= 0 ? tcgetpgrp(p->master) : -1;

	if (p->state != PTY_RUNS && p->state != PTY_STOPPED)
		return false;
	if (front > 1 && front != p->keeper && kill(-front, number) == 0)
		return true;
	return kill(-p->program, number) == 0;
}

void pty_hang_up(struct pty *p)
{
	close_fd(&p->master);
}

void pty_flow(struct pty *p, int action)
{
	tcflow(p->slave, action);
}

struct flag {
	tcflag_t bit;
	const char *name;
};

static const struct flag local_flags[] = {
	{ ECHO, "ECHO" },     { ICANON, "ICANON" }, { ISIG, "ISIG" },
	{ IEXTEN, "IEXTEN" }, { NOFLSH, "NOFLSH" }, { TOSTOP, "TOSTOP" },
	{ 0, NULL },
};
static const struct flag input_flags[] = {
	{ ICRNL, "ICRNL" }, { INLCR, "INLCR" }, { IGNCR, "IGNCR" },
	{ IXON, "IXON" },   { IXOFF, "IXOFF" }, { ISTRIP, "ISTRIP" },
	{ 0, NULL },
};
static const struct flag output_flags[] = {
	{ OPOST, "OPOST" },
	{ ONLCR, "ONLCR" },
	{ 0, NULL },
};

/* Name the flags of a word that differ; the word itself where none has one. */
static void name_flags(const struct flag *f, const char *word, tcflag_t was,
		       tcflag_t is, struct bytes *why)
{
	size_t before = why->len;

	if (was == is)
		return;
	for (; f->name; f++)
		if ((was ^ is) & f->bit)
			bytes_printf(why, "the terminal has %s%s\n",
				     is & f->bit ? "" : "-", f->name);
	if (why->len == before)
		bytes_printf(why, "%s was %lx and is %lx\n", word,
			     (unsigned long)was, (unsigned long)is);
}

bool pty_modes_restored(const struct pty *p, struct bytes *why)
{
	const struct termios *was = &p->before;
	size_t before = why->len;
	struct termios is;
	tcflag_t unstable = 0;

#ifdef PENDIN
	unstable = PENDIN;
#endif
	if (p->master < 0 || tcgetattr(p->slave, &is) < 0) {
		bytes_puts(why, "the line was dropped, nothing to restore\n");
		return false;
	}
	name_flags(local_flags, "c_lflag", was->c_lflag & ~unstable,
		   is.c_lflag & ~unstable, why);
	name_flags(input_flags, "c_iflag", was->c_iflag, is.c_iflag, why);
	name_flags(output_flags, "c_oflag", was->c_oflag, is.c_oflag, why);
	name_flags(output_flags + 2, "c_cflag", was->c_cflag, is.c_cflag, why);
	if (memcmp(was->c_cc, is.c_cc, sizeof(is.c_cc)) != 0)
		bytes_puts(why,
			   "a control character of the terminal changed\n");
	return why->len == before;
}

/* Hear the keeper until the killed program was reaped. */
static void await_end(struct pty *p)
{
	struct pollfd notes = { .fd = p->notes, .events = POLLIN };
	long end = now_ms() + END_MS;

	while (p->state != PTY_ENDED && now_ms() < end)
		if (poll(&notes, 1, END_MS) <= 0 || !pty_hear(p))
			return;
}

void pty_end(struct pty *p)
{
	if (p->state == PTY_RUNS || p->state == PTY_STOPPED) {
		pty_signal(p, SIGKILL);
		kill(-p->program, SIGKILL);
		await_end(p);
	}
	close_fd(&p->master);
	close_fd(&p->slave);
	close_fd(&p->notes);
	if (p->keeper > 0) {
		kill(p->keeper, SIGKILL);
		waitpid(p->keeper, NULL, 0);
	}
	*p = (struct pty){ .master = -1, .slave = -1, .notes = -1 };
}
