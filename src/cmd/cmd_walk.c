#include "unstuck/cmd/context.h"
#include "unstuck/cmd/process.h"
#include "unstuck/line/line.h"
#include "unstuck/page/page.h"
#include "unstuck/sys/env.h"
#include "unstuck/sys/files.h"
#include "unstuck/tui/term.h"
#include "unstuck/tui/tui.h"

/* ---- which face -------------------------------------------------------- */

static bool wants_line(const struct context *c)
{
	return c->options.line || str_eq(sys_env("UNSTUCK_LINE"), STR("1"));
}

/* The Linux console has no Chinese letters. */
static bool wants_ascii(const struct context *c)
{
	return c->options.ascii || str_eq(sys_env("TERM"), STR("linux"));
}

static bool has_terminal(void)
{
	return sys_is_terminal(0) && sys_is_terminal(SYS_OUT);
}

static bool can_full_screen(struct context *c)
{
	struct diags quiet;

	diags_init(&quiet, c->arena);
	return has_terminal() && term_can(&quiet);
}

/* ---- where it ended ---------------------------------------------------- */

/* A line that brings a sitting back, as the person called it. */
static struct str way_back(const struct context *c, struct str line,
			   enum lang l)
{
	struct buf out;

	buf_init(&out, c->arena);
	buf_put(&out, line);
	for (size_t i = 0; i < c->options.flows.count; i++) {
		buf_puts(&out, " --flows ");
		play_quote(&out, c->options.flows.at[i]);
	}
	if (c->options.given & TAKES(LANG)) {
		buf_puts(&out, " --lang ");
		buf_put(&out, lang_code(l));
	}
	if (c->options.ascii)
		buf_puts(&out, " --ascii");
	buf_putc(&out, '\n');
	return safe_block(c->arena, buf_str(&out)).s;
}

/* Flow and question, and the way back. */
static void put_place(struct context *c, struct play *p)
{
	const struct walk *w = &p->walk;
	struct str flow = text_in(&w->here.flow->title, p->lang);
	struct str here = page_node_title(c->arena, w, w->here, p->lang);
	struct str title = str_format(c->arena, STR_FMT " > " STR_FMT,
				      STR_ARG(flow), STR_ARG(here));
	struct str line = play_way_back(c->arena, p);
	struct str text = str_format(c->arena, STR_FMT "\n" STR_FMT,
				     STR_ARG(safe_line(c->arena, title).s),
				     STR_ARG(way_back(c, line, p->lang)));

	if (wants_ascii(c))
		text = safe_ascii(c->arena, safe_block(c->arena, text)).s;
	sys_write(SYS_OUT, text, c->diags);
}

/* The walks that were left for another one in the same sitting. */
static void put_left(struct context *c, const struct tui_result *result)
{
	for (size_t i = 0; i < result->left_count; i++)
		sys_write(SYS_OUT, way_back(c, result->left[i], result->lang),
			  c->diags);
}

static bool is_open(const struct play *p)
{
	return p->walk.entry.flow != NULL;
}

/* ---- the two faces ----------------------------------------------------- */

/* A terminal of unknown type gets text only, unless it was asked for. */
static bool line_color(struct context *c)
{
	return context_color(c) &&
	       (str_eq(c->options.color, STR("always")) || can_full_screen(c));
}

static void run_lines(struct context *c, struct play *p, enum lang l)
{
	const struct line_options options = {
		.cols = context_cols(c),
		.terminal = sys_is_terminal(0),
		.color = line_color(c),
	};
	struct catalog_flow *chosen = NULL;

	if (!is_open(p)) {
		if (!line_pick(c->arena, &c->catalog, &l, options, &chosen,
			       c->diags) ||
		    !chosen ||
		    !play_open_flow(p, c->arena, &c->catalog, chosen, l,
				    c->diags))
			return;
	}
	line_walk(p, options, c->diags);
	if (exit_code_with(EXIT_DONE, c->diags) != EXIT_WRITE)
		put_place(c, p);
}

static void run_screen(struct context *c, struct play *p, enum lang l)
{
	const struct tui_options options = {
		.lang = l,
		.ascii = wants_ascii(c),
		.color = context_color(c),
	};
	struct tui_result result = { .lang = l };

	tui_run(c->arena, &c->catalog, p, options, &result, c->diags);
	c->signal = result.signal;
	p->lang = result.lang;
	if (result.lang != l)
		sys_keep_lang(c->arena, result.lang);
	/* Nobody reads on a line that was dropped or stalled. */
	if (!process_can_write())
		return;
	put_left(c, &result);
	if (result.walked)
		put_place(c, p);
}

static bool prefill(struct context *c, struct play *p)
{
	const struct strs *answers = &c->options.answers;
	const struct strs *sets = &c->options.sets;
	size_t errors = c->diags->errors;

	play_answers(p, answers->at, answers->count, false, c->diags);
	for (size_t i = 0; i < sets->count; i++)
		play_set(p, sets->at[i], c->diags);
	return c->diags->errors == errors;
}

/* Everything that can be wrong is found before the screen opens. */
static bool open_flow(struct context *c, struct play *p, enum lang l)
{
	if (!context_catalog(c))
		return false;
	c->catalog.skip_tests = true;
	if (c->args.count)
		return play_open(p, c->arena, &c->catalog, c->args.at[0], l,
				 c->diags) &&
		       prefill(c, p);
	return context_all_packs(c);
}

/* Answers to nothing are a mistake. */
static bool check_prefill(struct context *c)
{
	if (c->args.count || !(c->options.given & (TAKES(ANSWER) | TAKES(SET))))
		return true;
	return diag_add(c->diags, DIAG_USAGE, NO_PLACE,
			"--answer and --set need a FLOW; `unstuck list` shows "
			"them");
}

static enum exit_code run(struct context *c)
{
	struct play *p = arena_new(c->arena, struct play);
	struct langs langs;

	if (!check_prefill(c) || !context_langs(c, &langs))
		return EXIT_DONE;
	if (!c->args.count && !wants_line(c) && !has_terminal())
		return cmd_list.run(c);
	if (wants_ascii(c) && !(c->options.given & TAKES(LANG)))
		langs.at[0] = LANG_EN;
	if (!open_flow(c, p, langs.at[0]))
		return EXIT_DONE;
	if (!wants_line(c) && can_full_screen(c))
		run_screen(c, p, langs.at[0]);
	else
		run_lines(c, p, langs.at[0]);
	if (is_open(p))
		context_take_missing(c, p);
	return EXIT_DONE;
}

const struct command cmd_walk = {
	.name = "walk",
	.operands = "[FLOW[#NODE]]",
	.summary = "answer questions, get the steps",
	.details =
		"Asks the questions of a flow and shows the steps that fix "
		"the problem, on the\nfull screen, or line by line with "
		"--line, UNSTUCK_LINE=1, TERM=dumb, or where\nthere is no "
		"terminal.  Without FLOW one can be chosen.  The word `walk` "
		"may be\nleft out.  Before it ends it prints the line that "
		"brings you back.\n",
	.takes = TAKES(FLOWS) | TAKES(ANSWER) | TAKES(SET) | TAKES(LANG) |
		 TAKES(LINE) | TAKES(COLOR) | TAKES(ASCII),
	.most = 1,
	.run = run,
};
