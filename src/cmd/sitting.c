#include "unstuck/cmd/sitting.h"

#include "unstuck/cmd/process.h"
#include "unstuck/line/line.h"
#include "unstuck/page/page.h"
#include "unstuck/play/found.h"
#include "unstuck/render/writers.h"
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
	struct str line = play_bring_back(c->arena, p);
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
	return context_color(c) && (str_eq(c->options.color, STR("always")) ||
				    (has_terminal() && term_can()));
}

/* What changed while the case was parked, before the first page. */
static void say_resumed(struct context *c, const struct resumed *r, enum lang l)
{
	const struct write_options options = { .cols = context_cols(c) };
	struct buf out;
	struct doc doc;

	doc_init(&doc, c->arena);
	buf_init(&out, c->arena);
	resumed_page(&doc, r, l);
	writer_text.write(&out, &doc, options);
	sys_write(SYS_OUT, buf_str(&out), c->diags);
}

/* --customer-lang, or the language the person reads. */
static enum lang customer_lang(const struct context *c, enum lang l)
{
	lang_from(c->options.customer_lang, &l);
	return l;
}

static bool open_picked(struct context *c, struct play *p,
			const struct picked *picked, enum lang l)
{
	struct catalog *catalog = &c->catalog;

	if (picked->finding)
		return play_open_finding(p, c->arena, catalog, picked->finding,
					 l, c->diags);
	if (picked->hit)
		return play_open_hit(p, c->arena, catalog, picked->hit, l,
				     c->diags);
	return play_open_flow(p, c->arena, catalog, picked->flow, l, c->diags);
}

/* Let a flow or a known error be chosen, and open it. */
static bool pick_lines(struct context *c, struct play *p, enum lang *l,
		       struct line_options *options)
{
	struct picked picked = { 0 };

	if (!line_pick(c->arena, &c->catalog, l, *options, &picked, c->diags) ||
	    !open_picked(c, p, &picked, *l))
		return false;
	if (!c->options.no_save)
		play_keep(p, STR_NONE);
	if (picked.finding) {
		options->reading = play_read_finding(p, picked.finding);
		play_take_finding(p, picked.finding);
	}
	return true;
}

static void run_lines(struct context *c, const struct sitting *s)
{
	struct play *p = s->play;
	enum lang l = s->lang;
	struct line_options options = {
		.cols = context_cols(c),
		.terminal = sys_is_terminal(0),
		.color = line_color(c),
		.customer_lang = customer_lang(c, l),
		.found = s->found,
	};

	if (!is_open(p) && !pick_lines(c, p, &l, &options))
		return;
	if (s->resumed && s->resumed->changes.count)
		say_resumed(c, s->resumed, l);
	line_walk(p, options, c->diags);
	keep_close(&p->keep);
	if (exit_code_with(EXIT_DONE, c->diags) != EXIT_WRITE)
		put_place(c, p);
}

/* False: this terminal cannot show a full screen. */
static bool run_screen(struct context *c, const struct sitting *s)
{
	struct play *p = s->play;
	enum lang l = s->lang;
	const struct tui_options options = {
		.lang = l,
		.ascii = wants_ascii(c),
		.color = context_color(c),
		.customer_lang = customer_lang(c, l),
		.keeps = !c->options.no_save,
		.resumed = s->resumed,
		.found = s->found,
	};
	struct tui_result result = { .lang = l };

	if (!tui_run(c->arena, &c->catalog, p, options, &result))
		return false;
	c->signal = result.signal;
	p->lang = result.lang;
	if (result.lang != l)
		sys_keep_lang(c->arena, result.lang);
	/* Nobody reads on a line that was dropped or stalled. */
	if (!process_can_write())
		return true;
	put_left(c, &result);
	if (result.walked)
		put_place(c, p);
	return true;
}

void sitting_run(struct context *c, struct sitting s)
{
	if (wants_line(c) || !has_terminal() || !run_screen(c, &s))
		run_lines(c, &s);
	if (is_open(s.play))
		context_take_missing(c, s.play);
}

bool sitting_can_choose(const struct context *c)
{
	return wants_line(c) || has_terminal();
}

enum lang sitting_lang(const struct context *c, const struct langs *langs)
{
	if (wants_ascii(c) && !(c->options.given & TAKES(LANG)))
		return LANG_EN;
	return langs->at[0];
}
