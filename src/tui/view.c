#include "unstuck/tui/view.h"

#include "unstuck/base/buf.h"
#include "unstuck/render/layout.h"
#include "unstuck/text/cluster.h"
#include "unstuck/text/wrap.h"
#include "unstuck/tui/term.h"

enum { COMPACT_COLS = 60, COMPACT_ROWS = 16, MARGIN = 1 };

bool view_compact(const struct app *app)
{
	return app->cols < COMPACT_COLS || app->rows < COMPACT_ROWS;
}

/* Rows above the body: the head, and an empty one where there is room. */
static int head_rows(const struct app *app)
{
	return view_compact(app) ? 1 : 2;
}

/* Rows below it: the message line and the key line. */
enum { FOOT_ROWS = 2, MESSAGE_ROWS = 4 };

int view_body_rows(const struct app *app)
{
	return app->rows - head_rows(app) - FOOT_ROWS;
}

static int put(struct frame *f, int row, int col, struct safe text,
	       unsigned style)
{
	return frame_put(f, row, col, f->cols - 1, text, style);
}

/* ---- head and foot ------------------------------------------------------ */

static struct safe cut_short(struct app *app, struct safe title, int cols)
{
	struct str cut;

	if (text_cols(title.s) <= cols)
		return title;
	cut = text_cut(title.s, cols > 3 ? cols - 3 : 0);
	return safe_join(app->frame, safe_head(title, cut.n), SAFE("..."));
}

static void draw_head(struct app *app, struct frame *f)
{
	int right = text_cols(app->head.right.s);
	int room = f->cols - 1 - MARGIN;
	struct safe title;

	if (right > room / 2 + room / 4)
		right = 0;
	title = cut_short(app, app->head.title, room - right - 2);
	put(f, 0, MARGIN, title, STYLE_BOLD);
	if (right)
		put(f, 0, f->cols - 1 - right, app->head.right, 0);
	frame_row_style(f, 0, STYLE_UNDERLINE);
}

static struct str key_label(struct app *app, const struct action_row *row)
{
	enum lang other = app->lang == LANG_EN ? LANG_ZH : LANG_EN;

	if (row->action == ACTION_LANGUAGE)
		return lang_name(other);
	return word(app->lang, row->does);
}

/* F1 works everywhere, but ? is a letter where text is typed. */
static const struct action_row *help_row(unsigned where)
{
	const struct action_row *row = &action_rows[action_row_count - 1];

	while (row->action != ACTION_HELP || !(row->where & where))
		row--;
	return row;
}

/* Help is always shown, so its room is kept free. */
static void draw_keys(struct app *app, struct frame *f)
{
	unsigned where = app_where(app);
	int row = f->rows - 1, col = MARGIN;
	const struct action_row *help = help_row(where);
	int keep = 3 + (int)help->brief.n + text_cols(key_label(app, help));

	for (size_t i = 0; i < action_row_count; i++) {
		const struct action_row *r = &action_rows[i];
		struct str label;
		int wide;

		if (!r->in_line || !(r->where & where))
			continue;
		label = key_label(app, r);
		wide = (int)r->brief.n + 1 + text_cols(label);
		if (r != help && col + wide + keep > f->cols - 1)
			continue;
		col = put(f, row, col, safe_line(app->frame, r->brief),
			  STYLE_BOLD);
		col = put(f, row, col + 1, safe_line(app->frame, label), 0) + 2;
	}
}

/* The message in lines; what is too long for the last one is cut there. */
struct message {
	struct safe lines[MESSAGE_ROWS];
	int rows;
};

static struct message wrap_message(struct app *app)
{
	struct safe text = safe_line(app->frame, app->message);
	int cols = app->cols - 1 - MARGIN;
	struct wrap wrap = text_wrap(app->frame, text.s, NULL, cols, cols);
	struct message m = { .rows = 0 };

	for (size_t i = 0; i < wrap.count && m.rows < MESSAGE_ROWS; i++) {
		bool last = m.rows + 1 == MESSAGE_ROWS;
		size_t to = last ? text.s.n : wrap.lines[i].to;
		struct safe line = safe_slice(text, wrap.lines[i].from, to);

		m.lines[m.rows++] = cut_short(app, line, cols);
	}
	return m;
}

/* Until the next key a long one has the key line's row, and some above. */
static void put_message(struct app *app, struct frame *f,
			const struct message *m)
{
	int top = f->rows - (m->rows < FOOT_ROWS ? FOOT_ROWS : m->rows);

	for (int i = 0; i < m->rows; i++)
		put(f, top + i, MARGIN, m->lines[i], STYLE_BOLD);
	if (m->rows < FOOT_ROWS)
		draw_keys(app, f);
}

static void draw_foot(struct app *app, struct frame *f, const struct message *m,
		      size_t rows)
{
	const struct screen *s = app_top(app);
	int body = view_body_rows(app);
	bool above = s->scroll > 0;
	bool below = s->scroll + body < (int)rows;
	struct str more = STR_NONE;

	if (app->message.n) {
		put_message(app, f, m);
		return;
	}
	if (above && below)
		more = word(app->lang, W_MORE_BOTH);
	else if (above)
		more = word(app->lang, W_MORE_ABOVE);
	else if (below)
		more = word(app->lang, W_MORE_BELOW);
	put(f, f->rows - 2, MARGIN, safe_line(app->frame, more), STYLE_DIM);
	draw_keys(app, f);
}

/* ---- the body ----------------------------------------------------------- */

static unsigned cell_style(unsigned run)
{
	unsigned style = 0;

	if (run & (SPAN_STRONG | RUN_HEAD | RUN_WARN))
		style |= STYLE_BOLD;
	if (run & (SPAN_EMPH | SPAN_LINK | RUN_RULE))
		style |= STYLE_UNDERLINE;
	if (run & SPAN_FAINT)
		style |= STYLE_DIM;
	if (run & (SPAN_VALUE | SPAN_BLANK))
		style |= STYLE_ACCENT;
	return style;
}

static struct layout lay_out(struct app *app)
{
	const struct layout_options o = {
		.cols = app->cols - 1,
		.margin = MARGIN,
		.wrap_code = true,
		.dense = view_compact(app),
	};

	return layout_doc(app->frame, &app->doc, o);
}

static bool has_focus(const struct row *row, struct item focus)
{
	return focus.kind != ITEM_NONE && item_same(row->item, focus);
}

/* The rows of the focused item: from..to. */
static bool focus_rows(const struct layout *l, struct item focus, int *from,
		       int *to)
{
	bool found = false;

	for (size_t i = 0; i < l->count; i++) {
		if (!has_focus(&l->rows[i], focus))
			continue;
		if (!found)
			*from = (int)i;
		*to = (int)i;
		found = true;
	}
	return found;
}

static int clamp(int n, int low, int high)
{
	if (n > high)
		n = high;
	return n < low ? low : n;
}

/* In a text that is larger than the body the cursor's row is its start. */
static int text_start(const struct layout *l, int body, int from, int to)
{
	for (int i = from; i <= to && to - from >= body; i++)
		if (l->rows[i].cursor >= 0)
			return i;
	return from;
}

/* Keep the highlighted item whole; when it is larger, show its start. */
static void scroll_to_focus(struct app *app, const struct layout *l)
{
	struct screen *s = app_top(app);
	int body = view_body_rows(app), from = 0, to = 0;

	struct item seen = s->show.kind == ITEM_NONE ? s->focus : s->show;

	s->show.kind = ITEM_NONE;
	if (s->follow && focus_rows(l, seen, &from, &to)) {
		if (item_same(seen, app->items[0]) && to < body)
			from = 0; /* what leads to the first item, too */
		from = text_start(l, body, from, to);
		if (to >= s->scroll + body)
			s->scroll = to - body + 1;
		if (from < s->scroll)
			s->scroll = from;
	}
	s->follow = false;
	s->scroll = clamp(s->scroll, 0,
			  clamp((int)l->count - body, 0, (int)l->count));
}

static void draw_row(struct app *app, struct frame *f, int y,
		     const struct row *row)
{
	struct screen *s = app_top(app);
	bool focused = has_focus(row, s->focus);

	for (size_t i = 0; i < row->count; i++) {
		const struct run *run = &row->runs[i];
		unsigned style = cell_style(run->style);

		if (focused && row->first && row->block->item.kind)
			style |= STYLE_BOLD;
		put(f, y, run->col, run->text, style);
	}
	if (focused && row->first && row->block->item.kind) {
		bool step = row->block->kind == BLOCK_STEP;

		put(f, y, step ? 0 : MARGIN, SAFE(">"),
		    STYLE_BOLD | STYLE_ACCENT);
		f->cursor_row = y;
		f->cursor_col = step ? 0 : MARGIN;
	}
	if (row->cursor >= 0) {
		f->cursor_row = y;
		f->cursor_col = clamp(row->cursor, 0, f->cols - 1);
		f->cursor_shown = true;
	}
}

static void draw_body(struct app *app, struct frame *f, const struct layout *l,
		      int covered)
{
	struct screen *s = app_top(app);
	int body = view_body_rows(app) - covered, top = head_rows(app);

	for (int y = 0; y < body; y++) {
		int i = s->scroll + y;

		if (i < (int)l->count)
			draw_row(app, f, top + y, &l->rows[i]);
	}
}

static struct frame draw_too_small(struct app *app)
{
	struct frame f = frame_new(app->frame, app->rows, app->cols);
	struct str said = word(app->lang, W_TOO_SMALL);
	int row = 0;

	for (struct str rest = said, line; row < app->rows && rest.n; row++) {
		line = text_cut(rest, app->cols - 1);
		if (line.n == 0)
			break;
		put(&f, row, 0, safe_line(app->frame, line), 0);
		rest = str_tail(rest, line.n);
	}
	return f;
}

struct frame view_draw(struct app *app)
{
	struct message message;
	struct layout layout;
	struct frame f;

	if (app->cols < TERM_MIN_COLS || app->rows < TERM_MIN_ROWS)
		return draw_too_small(app);
	app_build(app);
	f = frame_new(app->frame, app->rows, app->cols);
	f.cursor_row = f.rows - 1;
	layout = lay_out(app);
	scroll_to_focus(app, &layout);
	message = wrap_message(app);
	draw_head(app, &f);
	draw_body(app, &f, &layout,
		  clamp(message.rows - FOOT_ROWS, 0, MESSAGE_ROWS));
	draw_foot(app, &f, &message, layout.count);
	return f;
}

bool view_sees_focus(struct app *app)
{
	struct screen *s = app_top(app);
	struct layout layout = lay_out(app);
	int from, to;

	if (s->follow || !focus_rows(&layout, s->focus, &from, &to))
		return true;
	return to >= s->scroll && from < s->scroll + view_body_rows(app);
}

void view_scroll(struct app *app, int by)
{
	struct screen *s = app_top(app);

	/* The next drawing clamps it to what there is. */
	s->scroll = clamp(s->scroll + by, 0, 1 << 20);
	s->follow = false;
}

struct item view_item_at(struct app *app, int row)
{
	struct screen *s = app_top(app);
	struct layout layout = lay_out(app);
	int i = s->scroll + row - head_rows(app);

	if (row < head_rows(app) || row >= app->rows - FOOT_ROWS || i < 0 ||
	    i >= (int)layout.count)
		return (struct item){ ITEM_NONE, 0 };
	return layout.rows[i].item;
}
