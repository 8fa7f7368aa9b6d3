#include "measure.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum { ARROWS = 100, RECORD_BYTES = 120 };

void runner_end(struct runner *r)
{
	session_end(&r->session);
}

static struct sight text_of(const char *text)
{
	return (struct sight){ text, false };
}

static struct sight mark_of(const struct runner *r, int option)
{
	return (struct sight){ r->who->option[option], true };
}

/* ---- the first screen --------------------------------------------------- */

static bool start(struct runner *r, struct bytes *why)
{
	return session_start(&r->session, (char *const *)r->who->argv, why) &&
	       session_await(&r->session, text_of(r->who->last), why);
}

static bool take_question(struct runner *r, struct sample *out,
			  struct bytes *why)
{
	double from = 0;
	bool fine =
		start(r, why) && child_exec_ms(&r->session.child, &from, why);

	out->of[QUANTITY_MS] = r->session.drawn_ms - from;
	out->of[QUANTITY_BYTES] = r->session.bytes;
	session_end(&r->session);
	return fine;
}

const struct measurement measure_question = { .take = take_question };

static bool take_memory(struct runner *r, struct sample *out, struct bytes *why)
{
	bool fine = start(r, why);

	if (fine)
		session_settle(&r->session);
	fine = fine &&
	       child_peak_kib(&r->session.child, &out->of[QUANTITY_KIB], why);
	session_end(&r->session);
	return fine;
}

const struct measurement measure_memory = { .take = take_memory };

/* ---- keys --------------------------------------------------------------- */

/* Highlight the first option. */
static bool open_question(struct runner *r, struct bytes *why)
{
	if (!start(r, why))
		return false;
	session_settle(&r->session);
	session_press(&r->session, "v");
	if (!session_await(&r->session, mark_of(r, 0), why))
		return false;
	session_settle(&r->session);
	return true;
}

/* Press keys and wait for what they lead to. */
static bool press(struct runner *r, const char *keys, struct sight sight,
		  struct sample *out, struct bytes *why)
{
	double from;

	session_forget(&r->session);
	from = session_press(&r->session, keys);
	if (!session_await(&r->session, sight, why))
		return false;
	out->of[QUANTITY_MS] = r->session.drawn_ms - from;
	session_settle(&r->session);
	out->of[QUANTITY_BYTES] = r->session.bytes;
	return true;
}

/* Down and up in turn: neither may be the cheaper one. */
static bool take_arrow(struct runner *r, struct sample *out, struct bytes *why)
{
	r->moved = !r->moved;
	return press(r, r->moved ? "v" : "^", mark_of(r, r->moved), out, why);
}

const struct measurement measure_arrow = {
	.open = open_question,
	.take = take_arrow,
};

/* Each arrow moves the highlight, and only the last one reaches the third
 * option: down and up in turn, then down twice. */
static bool take_arrows(struct runner *r, struct sample *out, struct bytes *why)
{
	struct sample back;
	char keys[ARROWS + 1];

	for (int i = 0; i < ARROWS; i++)
		keys[i] = i % 2 == 0 || i == ARROWS - 1 ? 'v' : '^';
	keys[ARROWS] = '\0';
	return press(r, keys, mark_of(r, 2), out, why) &&
	       press(r, "^^", mark_of(r, 0), &back, why);
}

const struct measurement measure_arrows = {
	.open = open_question,
	.take = take_arrows,
};

/* What no program can do without that has to keep an answer. */
static bool sync_record(double *ms, struct bytes *why)
{
	const char *path = "state/floor";
	int fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
	char record[RECORD_BYTES];
	double from = clock_ms();
	bool fine;

	memset(record, '.', sizeof(record));
	fine = fd >= 0 && write(fd, record, sizeof(record)) == RECORD_BYTES &&
	       fdatasync(fd) == 0;
	*ms = clock_ms() - from;
	if (!fine)
		child_fault(why, path);
	if (fd >= 0)
		close(fd);
	return fine;
}

/* Back again before the next one: each answer is a new one. */
static bool take_answer(struct runner *r, struct sample *out, struct bytes *why)
{
	struct sample back;
	double ms = 0;
	bool fine = press(r, "1\r", text_of(r->who->next), out, why) &&
		    press(r, "b", text_of(r->who->last), &back, why) &&
		    (!r->who->synced || sync_record(&ms, why));

	out->of[QUANTITY_MS] += ms;
	return fine;
}

const struct measurement measure_answer = {
	.open = open_question,
	.take = take_answer,
};

static bool open_list(struct runner *r, struct bytes *why)
{
	if (!start(r, why))
		return false;
	session_rest(&r->session);
	return true;
}

static bool take_typed(struct runner *r, struct sample *out, struct bytes *why)
{
	struct sample cleared;
	double from = session_press(&r->session, TYPED);

	if (!session_await(&r->session, text_of(r->who->prompt), why) ||
	    !session_await(&r->session, text_of(r->who->next), why))
		return false;
	out->of[QUANTITY_MS] = r->session.drawn_ms - from;
	session_rest(&r->session);
	return press(r, r->who->clear, text_of(r->who->option[0]), &cleared,
		     why);
}

const struct measurement measure_typed = {
	.open = open_list,
	.take = take_typed,
};

static bool close_panel(struct runner *r, struct sample *out, struct bytes *why)
{
	struct sample opened;

	return press(r, "?", text_of(r->who->help), &opened, why) &&
	       press(r, "E", text_of(r->who->last), out, why);
}

static bool end_by_escape(struct runner *r, struct sample *out,
			  struct bytes *why)
{
	double from = 0;
	bool fine = start(r, why);

	if (fine) {
		session_settle(&r->session);
		from = session_press(&r->session, "E");
		fine = session_await_over(&r->session, why);
	}
	out->of[QUANTITY_MS] = r->session.drawn_ms - from;
	session_end(&r->session);
	return fine;
}

static bool open_panel(struct runner *r, struct bytes *why)
{
	return !r->who->help || open_question(r, why);
}

static bool take_escape(struct runner *r, struct sample *out, struct bytes *why)
{
	return r->who->help ? close_panel(r, out, why)
			    : end_by_escape(r, out, why);
}

const struct measurement measure_escape = {
	.open = open_panel,
	.take = take_escape,
};

/* ---- pipes -------------------------------------------------------------- */

static double read_out(int fd)
{
	char bytes[65536];
	double all = 0;
	ssize_t n;

	while ((n = read(fd, bytes, sizeof(bytes))) > 0)
		all += (double)n;
	return all;
}

/* The read end of the program's standard output, or -1. */
static int start_pipe(struct runner *r, struct bytes *why)
{
	int ends[2], nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
	struct child_files files = { .in = nothing, .error = STDERR_FILENO };
	bool fine;

	if (nothing < 0 || pipe(ends) < 0) {
		child_fault(why, "pipe");
		return -1;
	}
	fcntl(ends[0], F_SETFD, FD_CLOEXEC);
	fcntl(ends[1], F_SETFD, FD_CLOEXEC);
	files.out = ends[1];
	fine = child_start(&r->session.child, (char *const *)r->who->argv,
			   files, why);
	close(nothing);
	close(ends[1]);
	if (fine)
		return ends[0];
	close(ends[0]);
	return -1;
}

static bool take_pipe(struct runner *r, struct sample *out, struct bytes *why)
{
	struct child_result result = { .status = 0 };
	int fd = start_pipe(r, why);
	bool fine;

	if (fd < 0)
		return false;
	out->of[QUANTITY_BYTES] = read_out(fd);
	close(fd);
	fine = child_end(&r->session.child, &result, why);
	out->of[QUANTITY_MS] = result.ms;
	out->of[QUANTITY_KIB] = result.kib;
	if (fine && result.status != 0)
		bytes_printf(why, "it ended with status %d\n", result.status);
	return fine && result.status == 0;
}

const struct measurement measure_pipe = { .take = take_pipe };
