#include "term_guard.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/select.h>
#include <sys/time.h>
#include <termios.h>
#include <unistd.h>

enum {
	IN = STDIN_FILENO,
	OUT = STDOUT_FILENO,
	CTRL_C = 3,
	DEADLINE_S = 1,	  /* from a signal that ends to giving up */
	UNBLOCK_MS = 200, /* for a stalled terminal to come back */
	HANGUP_MS = 50,	  /* from the end of input to the SIGHUP it came with */
	CRASH_STACK = 64 * 1024,
};

static void on_end(int number);
static void on_stop(int number);
static void on_continue(int number);
static void on_resize(int number);
static void on_alarm(int number);
static void on_crash(int number);

enum {
	SIGNAL_WAIT = 1 << 0,  /* comes in only while guard_wait waits for it */
	SIGNAL_POLITE = 1 << 1 /* stays ignored where it was (nohup) */
};

static const struct {
	int number;
	void (*handler)(int);
	int flags; /* of sigaction */
	int kind;
} signals[] = {
	{ SIGHUP, on_end, SA_RESTART, SIGNAL_WAIT | SIGNAL_POLITE },
	{ SIGINT, on_end, SA_RESTART, SIGNAL_WAIT | SIGNAL_POLITE },
	{ SIGQUIT, on_end, SA_RESTART, SIGNAL_WAIT | SIGNAL_POLITE },
	{ SIGTERM, on_end, SA_RESTART, SIGNAL_WAIT | SIGNAL_POLITE },
	{ SIGTSTP, on_stop, SA_RESTART, SIGNAL_WAIT | SIGNAL_POLITE },
	{ SIGCONT, on_continue, SA_RESTART, SIGNAL_WAIT },
	{ SIGWINCH, on_resize, SA_RESTART, SIGNAL_WAIT },
	{ SIGALRM, on_alarm, 0, 0 }, /* a write that hangs must come back */
	{ SIGSEGV, on_crash, SA_ONSTACK, 0 },
	{ SIGBUS, on_crash, SA_ONSTACK, 0 },
	{ SIGFPE, on_crash, SA_ONSTACK, 0 },
	{ SIGILL, on_crash, SA_ONSTACK, 0 },
	{ SIGABRT, on_crash, SA_ONSTACK, 0 },
	{ SIGPIPE, SIG_IGN, 0, 0 },
	{ SIGXFSZ, SIG_IGN, 0, 0 },
};

static struct {
	bool open;
	bool input_ended;
	bool leaving;	      /* one ^C more is enough */
	struct termios modes; /* as found */
	int out_flags;	      /* as found, of the open file */
	sigset_t mask;	      /* as found */
	stack_t stack;	      /* as found */
	struct sigaction found[COUNT(signals)];
	volatile sig_atomic_t ended; /* the signal that ends */
	volatile sig_atomic_t stopped, continued, resized;
	volatile sig_atomic_t watching, ticks, interrupts;
	volatile sig_atomic_t undo_bytes;
	char undo[GUARD_UNDO_MAX];
	char crash_stack[CRASH_STACK];
} guard;

/* ---- What may run in a signal handler: safe calls only. ---- */

static void give_back(void)
{
	int flags = fcntl(OUT, F_GETFL);
	ssize_t unused;

	/* From the background this must not stop us. */
	signal(SIGTTOU, SIG_IGN);
	fcntl(OUT, F_SETFL, flags | O_NONBLOCK);
	unused = write(OUT, guard.undo, (size_t)guard.undo_bytes);
	(void)unused;
	fcntl(OUT, F_SETFL, flags);
	tcsetattr(IN, TCSANOW, &guard.modes);
	guard.undo_bytes = 0;
}

/* End with the status that the signal gives. */
static void end_by(int number)
{
	sigset_t set;

	signal(number, SIG_DFL);
	sigemptyset(&set);
	sigaddset(&set, number);
	sigprocmask(SIG_UNBLOCK, &set, NULL);
	raise(number);
	_exit(128 + number);
}

/* The terminal took nothing until the deadline: end all the same. */
static void end_stalled(int number)
{
	struct pollfd out = { .fd = OUT, .events = POLLOUT };

	signal(SIGTTOU, SIG_IGN);
	tcflow(OUT, TCOOFF);
	tcflow(OUT, TCOON); /* undoes a Ctrl-S that came before us */
	if (poll(&out, 1, UNBLOCK_MS) <= 0)
		tcflush(OUT, TCOFLUSH);
	give_back();
	end_by(number);
}

static void on_end(int number)
{
	if (!guard.ended)
		guard.ended = number;
	alarm(DEADLINE_S);
}

static void on_stop(int number)
{
	(void)number;
	guard.stopped = 1;
}

static void on_continue(int number)
{
	(void)number;
	guard.continued = 1;
}

static void on_resize(int number)
{
	(void)number;
	guard.resized = 1;
}

/* A busy machine alone must cost nobody a key. */
static bool hangs(void)
{
	struct pollfd out = { .fd = OUT, .events = POLLOUT };

	return poll(&out, 1, 0) == 0;
}

/* While the screen hangs, other keys than ^C would act on what is unseen. */
static void count_interrupts(void)
{
	struct pollfd in = { .fd = IN, .events = POLLIN };
	char bytes[256];
	ssize_t n = 0;

	if (poll(&in, 1, 0) > 0)
		n = read(IN, bytes, sizeof bytes);
	for (ssize_t i = 0; i < n; i++)
		if (bytes[i] == CTRL_C)
			guard.interrupts++;
}

static void on_alarm(int number)
{
	int saved = errno;

	(void)number;
	if (guard.ended)
		end_stalled(guard.ended);
	guard.ticks++;
	if (guard.watching && hangs())
		count_interrupts();
	if (guard.interrupts > 1)
		end_stalled(SIGINT);
	errno = saved;
}

static void report_crash(int number)
{
	char line[] = "unstuck: stopped by a fault of its own, signal 00\n";
	char *digits = strstr(line, "00");
	ssize_t unused;

	digits[0] = (char)('0' + number / 10 % 10);
	digits[1] = (char)('0' + number % 10);
	unused = write(STDERR_FILENO, line, sizeof line - 1);
	(void)unused;
}

/* With the handler as found, a sanitizer's too, the signal comes again. */
static void on_crash(int number)
{
	give_back();
	report_crash(number);
	for (size_t i = 0; i < COUNT(signals); i++)
		if (signals[i].number == number)
			sigaction(number, &guard.found[i], NULL);
	raise(number);
}

/* ---- The rest runs in the program's own time. ---- */

static void each_signal(sigset_t *set, int kind)
{
	sigemptyset(set);
	for (size_t i = 0; i < COUNT(signals); i++)
		if (!kind || (signals[i].kind & kind))
			sigaddset(set, signals[i].number);
}

static void take_signal(size_t i)
{
	struct sigaction action = {
		.sa_handler = signals[i].handler,
		.sa_flags = signals[i].flags,
	};

	sigemptyset(&action.sa_mask);
	sigaction(signals[i].number, NULL, &guard.found[i]);
	if ((signals[i].kind & SIGNAL_POLITE) &&
	    guard.found[i].sa_handler == SIG_IGN)
		return;
	sigaction(signals[i].number, &action, NULL);
}

void guard_open(void)
{
	stack_t stack = { .ss_sp = guard.crash_stack, .ss_size = CRASH_STACK };
	sigset_t ours;

	guard.ended = guard.stopped = guard.continued = guard.resized = 0;
	guard.input_ended = guard.leaving = false;
	tcgetattr(IN, &guard.modes);
	/* curses spins on a file that does not wait */
	guard.out_flags = fcntl(OUT, F_GETFL);
	fcntl(OUT, F_SETFL, guard.out_flags & ~O_NONBLOCK);
	sigaltstack(&stack, &guard.stack);
	for (size_t i = 0; i < COUNT(signals); i++)
		take_signal(i);
	each_signal(&ours, 0);
	sigprocmask(SIG_UNBLOCK, &ours, &guard.mask);
	guard.open = true;
}

void guard_close(void)
{
	if (!guard.open)
		return;
	guard.open = false;
	guard_arm(STR_NONE);
	alarm(0);
	if (!guard_in_background())
		tcsetattr(IN, TCSANOW, &guard.modes);
	fcntl(OUT, F_SETFL, guard.out_flags);
	for (size_t i = 0; i < COUNT(signals); i++)
		sigaction(signals[i].number, &guard.found[i], NULL);
	sigaltstack(&guard.stack, NULL);
	sigprocmask(SIG_SETMASK, &guard.mask, NULL);
}

void guard_arm(struct str undo)
{
	undo = str_head(undo, sizeof guard.undo);
	guard.undo_bytes = 0; /* a handler must never see half of it */
	if (undo.n)
		memcpy(guard.undo, undo.p, undo.n);
	guard.undo_bytes = (sig_atomic_t)undo.n;
}

void guard_view_modes(void)
{
	struct termios modes = guard.modes;

	modes.c_iflag &= ~(tcflag_t)(IXON | IXOFF);
	modes.c_oflag |= OPOST | ONLCR;
	modes.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ISIG | IEXTEN);
	modes.c_cc[VMIN] = 1;
	modes.c_cc[VTIME] = 0;
	tcsetattr(IN, TCSANOW, &modes);
}

static enum guard_event take_event(void)
{
	volatile sig_atomic_t *const flags[] = {
		&guard.stopped,
		&guard.continued,
		&guard.resized,
	};
	static const enum guard_event events[] = {
		GUARD_STOPPED,
		GUARD_CONTINUED,
		GUARD_RESIZED,
	};

	if (guard.ended || guard.input_ended)
		return GUARD_ENDED;
	for (size_t i = 0; i < COUNT(flags); i++)
		if (*flags[i]) {
			*flags[i] = 0;
			return events[i];
		}
	return GUARD_NONE;
}

/* One wait; signals come in only while it lasts, so none is missed. */
static enum guard_event wait_once(int ms, const sigset_t *mask)
{
	struct timespec time = { ms / 1000, ms % 1000 * 1000000L };
	fd_set in;
	int n;

	FD_ZERO(&in);
	FD_SET(IN, &in);
	n = pselect(IN + 1, &in, NULL, NULL, ms < 0 ? NULL : &time, mask);
	if (n > 0)
		return GUARD_INPUT;
	if (n == 0)
		return GUARD_TIMEOUT;
	if (errno != EINTR)
		guard.input_ended = true;
	return GUARD_NONE;
}

enum guard_event guard_wait(int ms)
{
	enum guard_event event = GUARD_NONE;
	sigset_t waited_for, mask;

	each_signal(&waited_for, SIGNAL_WAIT);
	sigprocmask(SIG_BLOCK, &waited_for, &mask);
	while (event == GUARD_NONE) {
		event = take_event();
		if (event == GUARD_NONE)
			event = wait_once(ms, &mask);
	}
	sigprocmask(SIG_SETMASK, &mask, NULL);
	return event;
}

bool guard_readable(int ms)
{
	struct pollfd in = { .fd = IN, .events = POLLIN };

	return poll(&in, 1, ms) > 0;
}

/* A dropped line ends the input first; which signal says so comes after. */
static void end_input(void)
{
	if (!guard.input_ended && !guard.ended)
		poll(NULL, 0, HANGUP_MS);
	guard.input_ended = true;
}

size_t guard_read(char *out, size_t room)
{
	ssize_t n = read(IN, out, room);

	if (n > 0)
		return (size_t)n;
	/* EIO: the terminal is gone, or nobody may read it any more */
	if (n == 0 || (errno != EINTR && errno != EAGAIN))
		end_input();
	return 0;
}

static void tick_every(int ms)
{
	struct timeval time = { ms / 1000, ms % 1000 * 1000 };
	struct itimerval timer = { time, time };

	setitimer(ITIMER_REAL, &timer, NULL);
}

void guard_leave(void)
{
	guard.leaving = true;
}

void guard_watch(void)
{
	guard.ticks = 0;
	guard.interrupts = guard.leaving;
	guard.watching = 1;
	if (!guard.ended) /* else the timer is its deadline */
		tick_every(GUARD_TICK_MS);
}

void guard_unwatch(void)
{
	guard.watching = 0;
	tick_every(0);
	if (guard.ended)
		alarm(DEADLINE_S);
}

/* Is it worth another try, after nothing was taken? */
static bool is_patient(void)
{
	struct pollfd out = { .fd = OUT, .events = POLLOUT };
	int reason = errno;

	if (reason == EAGAIN)
		poll(&out, 1, GUARD_TICK_MS);
	return (reason == EINTR || reason == EAGAIN) &&
	       guard.ticks < GUARD_PATIENCE;
}

bool guard_put(struct str bytes)
{
	guard_watch();
	while (bytes.n) {
		ssize_t n = write(OUT, bytes.p, bytes.n);

		if (n > 0) {
			bytes = str_tail(bytes, (size_t)n);
			guard.ticks = 0;
		} else if (!is_patient()) {
			break;
		}
	}
	guard_unwatch();
	return bytes.n == 0;
}

void guard_stop(pid_t whom)
{
	struct sigaction plain = { .sa_handler = SIG_DFL }, ours;

	sigaction(SIGTSTP, NULL, &ours);
	if (ours.sa_handler == SIG_IGN) /* whoever started us wants no stops */
		return;
	sigaction(SIGTSTP, &plain, NULL);
	kill(whom, SIGTSTP); /* an orphaned group does not stop: no harm done */
	sigaction(SIGTSTP, &ours, NULL);
	guard.stopped = guard.continued = 0;
}

bool guard_in_background(void)
{
	pid_t group = tcgetpgrp(IN);

	return group > 0 && group != getpgrp();
}

int guard_signal(void)
{
	return guard.ended;
}
