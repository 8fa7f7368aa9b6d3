#include "unstuck/cmd/matches.h"
#include "unstuck/cmd/progress.h"
#include "unstuck/cmd/sitting.h"
#include "unstuck/find/picks.h"
#include "unstuck/sys/files.h"
#include "unstuck/sys/stop.h"
#include "unstuck/sys/stream.h"

struct scan {
	struct context *context;
	struct findings *found;
	struct stream stream;
	struct progress progress;
	int64_t bytes; /* of all files so far */
};

/* ---- one file -------------------------------------------------------------------- */

static void read_stream(struct scan *s)
{
	size_t n, room;
	char *to;

	for (;;) {
		to = findings_room(s->found, &room);
		n = sys_stream_read(&s->stream, to, room, s->context->diags);
		if (n == 0)
			return;
		findings_took(s->found, n);
		s->bytes += (int64_t)n;
		if (progress_due(&s->progress))
			progress_put(&s->progress, s->bytes,
				     sys_stream_percent(&s->stream),
				     s->found->list.count);
	}
}

static void note_stopped(struct scan *s, struct str file)
{
	if (sys_stopped())
		matches_note(
			s->context, file, DIAG_STOPPED,
			str_format(
				s->context->arena,
				"stopped after %lld bytes in all; what follows "
				"was not read",
				(long long)s->bytes));
}

static void scan_file(struct scan *s, struct str path)
{
	struct str name = str_eq(path, STR("-")) ? STR_NONE : path;
	size_t long_lines = s->found->long_lines;

	if (!sys_stream_open(&s->stream, path, s->context->diags))
		return;
	findings_begin(s->found, name);
	read_stream(s);
	findings_end(s->found);
	sys_stream_close(&s->stream);
	matches_note_long(s->context, name, s->found->long_lines - long_lines);
	note_stopped(s, name);
}

/* ---- all of them ----------------------------------------------------------------- */

/* The known errors of all operands; a signal ends it early, and is kept. */
static void scan(struct context *c, struct known *known, enum lang l,
		 struct findings *found)
{
	struct scan s = { .context = c, .found = found };

	findings_init(found, c->arena, known);
	sys_stream_init(&s.stream, c->arena);
	progress_begin(&s.progress, l);
	sys_stop_begin();
	if (c->args.count == 0)
		scan_file(&s, STR("-"));
	for (size_t i = 0; i < c->args.count && !sys_stopped(); i++)
		scan_file(&s, c->args.at[i]);
	c->signal = sys_stopped();
	sys_stop_end();
	progress_end(&s.progress);
	findings_rank(found);
	findings_close(found);
}

/* ---- and then --------------------------------------------------------------------- */

static bool reads_input(const struct context *c)
{
	for (size_t i = 0; i < c->args.count; i++)
		if (str_eq(c->args.at[i], STR("-")))
			return true;
	return c->args.count == 0;
}

/* The log came where keys come from: they come from the terminal now. */
static bool can_walk(struct context *c)
{
	if ((reads_input(c) && !sys_take_terminal()) || !sitting_can_choose(c))
		return diag_add(c->diags, DIAG_USAGE, NO_PLACE,
				"there is no terminal to choose on; leave out "
				"--walk");
	return true;
}

/* In a case the lines come from somewhere. */
static void name_input(struct findings *found, enum lang l)
{
	for (size_t i = 0; i < found->list.count; i++)
		if (found->list.at[i].file.n == 0)
			found->list.at[i].file = word(l, W_STANDARD_INPUT);
}

static enum exit_code walk(struct context *c, struct findings *found,
			   const struct langs *langs)
{
	struct sitting s = { .play = arena_new(c->arena, struct play),
			     .lang = sitting_lang(c, langs),
			     .found = found };

	name_input(found, s.lang);
	if (can_walk(c))
		sitting_run(c, s);
	return EXIT_DONE;
}

static bool wants_walk(struct context *c)
{
	if (!c->options.walk || !(c->options.given & TAKES(FORMAT)))
		return c->options.walk;
	diag_add(c->diags, DIAG_USAGE, NO_PLACE,
		 "--walk shows no text; leave out --format");
	return false;
}

static enum exit_code run(struct context *c)
{
	struct findings found;
	struct matches m = { .found = &found };
	struct picks picks;
	struct langs langs;
	bool walks = wants_walk(c);

	if (c->diags->errors || !context_langs(c, &langs) ||
	    !context_all_packs(c))
		return EXIT_DONE;
	c->catalog.skip_tests = true;
	picks_init(&picks, c->arena, &c->catalog);
	scan(c, picks_known(&picks), langs.at[0], &found);
	if (walks && found.list.count && !c->signal)
		return walk(c, &found, &langs);
	return matches_put(c, &m, langs.at[0]);
}

const struct command cmd_scan = {
	.name = "scan",
	.operands = "[FILE...]",
	.summary = "known errors in logs of any size",
	.details =
		"Finds the known errors in logs, packed by gzip or not, in "
		"standard input without\nFILE or for -: how often each came, "
		"its lines, what it says, and the command that\nopens the "
		"walk that treats it.  Ctrl-C stops and shows what was found "
		"so far.  With\n--walk one of them can be chosen, with keys "
		"from the terminal also behind a pipe.\nExit status 1: "
		"nothing known matches.\n",
	.formats = "text|json",
	.takes = TAKES(FLOWS) | TAKES(LANG) | TAKES(FORMAT) | TAKES(OUTPUT) |
		 TAKES(FORCE) | TAKES(COLOR) | TAKES(WALK) | TAKES(NO_SAVE) |
		 TAKES(CUSTOMER_LANG) | TAKES(LINE) | TAKES(ASCII),
	.most = SIZE_MAX,
	.run = run,
};
