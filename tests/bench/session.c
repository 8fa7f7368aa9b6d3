#include "session.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum {
	ROWS = 24,
	COLS = 80,
	WAIT_MS = 10000,
	SETTLE_MS = 15,
	/* A cell holds at most six characters of four bytes. */
	SCREEN_BYTES = ROWS * COLS * VTERM_MAX_CHARS_PER_CELL * 4 + 1,
};

/* ---- the terminal ------------------------------------------------------- */

static void on_output(const char *bytes, size_t len, void *user)
{
	struct session *s = user;

	bytes_add(&s->unsent, bytes, len);
}

static void open_emulator(struct session *s)
{
	s->vt = vterm_new(ROWS, COLS);
	vterm_set_utf8(s->vt, 1);
	vterm_output_set_callback(s->vt, on_output, s);
	s->screen = vterm_obtain_screen(s->vt);
	vterm_screen_enable_altscreen(s->screen, 1);
	vterm_screen_reset(s->screen, 1);
}

static bool open_ends(struct session *s, int *slave, struct bytes *why)
{
	struct winsize size = { .ws_row = ROWS, .ws_col = COLS };

	s->master = posix_openpt(O_RDWR | O_NOCTTY);
	if (s->master < 0)
		return child_fault(why, "posix_openpt");
	if (grantpt(s->master) < 0 || unlockpt(s->master) < 0)
		return child_fault(why, "unlockpt");
	*slave = open(ptsname(s->master), O_RDWR | O_NOCTTY);
	if (*slave < 0)
		return child_fault(why, ptsname(s->master));
	ioctl(*slave, TIOCSWINSZ, &size);
	fcntl(s->master, F_SETFD, FD_CLOEXEC);
	fcntl(*slave, F_SETFD, FD_CLOEXEC);
	return true;
}

bool session_start(struct session *s, char *const *argv, struct bytes *why)
{
	int slave = -1;
	bool fine;

	*s = (struct session){ .master = -1 };
	fine = open_ends(s, &slave, why) &&
	       child_start(&s->child, argv,
			   (struct child_files){ slave, slave, slave }, why);
	/* From now on only the program holds it: its end is the end of it. */
	if (slave >= 0)
		close(slave);
	if (fine)
		open_emulator(s);
	else
		session_end(s);
	return fine;
}

void session_end(struct session *s)
{
	child_kill(&s->child);
	if (s->master >= 0)
		close(s->master);
	if (s->vt)
		vterm_free(s->vt);
	bytes_free(&s->unsent);
	*s = (struct session){ .master = -1 };
}

/* ---- bytes in and out --------------------------------------------------- */

static void send(struct session *s)
{
	ssize_t n = 0;

	if (s->unsent.len > 0)
		n = write(s->master, s->unsent.at, s->unsent.len);
	if (n > 0)
		bytes_drop(&s->unsent, (size_t)n);
}

/* Wait for bytes and draw them; false when none came in time. */
static bool draw_some(struct session *s, int ms)
{
	struct pollfd fd = { .fd = s->master, .events = POLLIN };
	char bytes[65536];
	ssize_t n;

	if (s->over || poll(&fd, 1, ms) <= 0)
		return false;
	n = read(s->master, bytes, sizeof(bytes));
	if (n > 0) {
		vterm_input_write(s->vt, bytes, (size_t)n);
		s->bytes += (double)n;
	}
	s->drawn_ms = clock_ms();
	s->over = n == 0 || (n < 0 && errno != EINTR);
	send(s); /* what the terminal was asked */
	return n > 0;
}

void session_settle(struct session *s)
{
	while (draw_some(s, SETTLE_MS))
		continue;
}

void session_rest(struct session *s)
{
	double end = clock_ms() + WAIT_MS;
	long before, now = -1;

	do {
		before = now;
		session_settle(s);
		now = child_ticks(&s->child);
	} while (now != before && clock_ms() < end);
}

void session_forget(struct session *s)
{
	s->bytes = 0;
}

double session_press(struct session *s, const char *keys)
{
	double now;

	for (; *keys; keys++) {
		if (*keys == 'v')
			vterm_keyboard_key(s->vt, VTERM_KEY_DOWN,
					   VTERM_MOD_NONE);
		else if (*keys == '^')
			vterm_keyboard_key(s->vt, VTERM_KEY_UP, VTERM_MOD_NONE);
		else if (*keys == 'E')
			vterm_keyboard_key(s->vt, VTERM_KEY_ESCAPE,
					   VTERM_MOD_NONE);
		else
			vterm_keyboard_unichar(s->vt, (unsigned char)*keys,
					       VTERM_MOD_NONE);
	}
	now = clock_ms();
	send(s);
	return now;
}

/* ---- what stands there -------------------------------------------------- */

/* All rows, a line each. */
static void screen_text(const struct session *s, char *text)
{
	size_t n = 0;

	for (int row = 0; row < ROWS; row++) {
		VTermRect whole = {
			.start_row = row,
			.end_row = row + 1,
			.start_col = 0,
			.end_col = COLS,
		};

		n += vterm_screen_get_text(s->screen, text + n,
					   SCREEN_BYTES - ROWS - n, whole);
		text[n++] = '\n';
	}
	text[n] = '\0';
}

static bool is_marked(const char *text, const char *at)
{
	const char *row = at;

	while (row > text && row[-1] != '\n')
		row--;
	row += strspn(row, " ");
	return row < at && *row == '>';
}

static bool sees(const struct session *s, struct sight sight)
{
	char text[SCREEN_BYTES];
	const char *at = text;

	screen_text(s, text);
	while ((at = strstr(at, sight.text))) {
		if (!sight.marked || is_marked(text, at))
			return true;
		at++;
	}
	return false;
}

static bool show(const struct session *s, const char *text, struct bytes *why)
{
	char screen[SCREEN_BYTES];

	screen_text(s, screen);
	bytes_printf(why, "waited in vain for %s on this screen:\n%s", text,
		     screen);
	return false;
}

bool session_await(struct session *s, struct sight sight, struct bytes *why)
{
	double end = clock_ms() + WAIT_MS;

	while (!sees(s, sight)) {
		double left = end - clock_ms();

		if (left < 0 || s->over || !draw_some(s, (int)left + 1))
			return show(s, sight.text, why);
	}
	return true;
}

bool session_await_over(struct session *s, struct bytes *why)
{
	double end = clock_ms() + WAIT_MS;

	while (!s->over) {
		double left = end - clock_ms();

		if (left < 0)
			return show(s, "the end", why);
		draw_some(s, (int)left + 1);
	}
	return true;
}
