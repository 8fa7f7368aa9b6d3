/* Choosing a flow line by line. */
#include "face.h"
#include "unstuck/base/buf.h"
#include "unstuck/find/picks.h"
#include "unstuck/play/found.h"
#include "unstuck/sys/files.h"

/* What can be chosen: known errors, then flows, or where words stand. */
struct choice {
	struct picks picks;
	struct findings found;	  /* in a paste or a log */
	struct index_hits hits;	  /* where no flow has all the words */
	LIST(struct picked) rows; /* as they are numbered now */
	struct arena *arena;	  /* holds what was found */
	enum lang lang;
};

static void put_flow(struct doc *d, const struct pick *row, struct str mark,
		     enum lang l)
{
	struct str title = text_in(&row->header->title, l);
	struct str summary = text_in(&row->header->summary, l);
	struct block *b = doc_say(d, BLOCK_ITEM,
				  str_format(d->arena, STR_FMT "  " STR_FMT,
					     STR_ARG(title), STR_ARG(summary)));

	b->mark = safe_line(d->arena, mark);
}

/* ---- the numbered list --------------------------------------------------------- */

/* One more row; the number it has. */
static struct str number(struct face *f, struct choice *c, struct picked row)
{
	*list_push(f->arena, &c->rows) = row;
	return str_of_int(f->arena, (int64_t)c->rows.count);
}

static void put_found(struct face *f, struct doc *d, struct choice *c)
{
	const struct item none = { ITEM_NONE, 0 };

	doc_say(d, BLOCK_HEADING, word(c->lang, W_FOUND));
	for (size_t i = 0; i < c->found.list.count; i++) {
		struct picked row = { .finding = &c->found.list.at[i] };

		found_item(d, c->picks.catalog, row.finding, none,
			   number(f, c, row), c->lang);
	}
}

static void put_flows(struct face *f, struct doc *d, struct choice *c)
{
	const struct picks *p = &c->picks;
	struct str area = STR_NONE;

	for (size_t i = 0; i < p->order.count; i++) {
		const struct pick *pick = &p->rows.at[p->order.at[i]];
		struct picked row = { .flow = pick->flow };
		struct str title = pick_area(pick, c->lang);

		if (!str_eq(area, title))
			doc_say(d, BLOCK_HEADING, title);
		area = title;
		put_flow(d, pick, number(f, c, row), c->lang);
	}
}

static void put_hits(struct face *f, struct doc *d, struct choice *c)
{
	const struct item none = { ITEM_NONE, 0 };

	for (size_t i = 0; i < c->hits.count; i++) {
		struct picked row = { .hit = &c->hits.at[i] };

		found_hit(d, row.hit, none, number(f, c, row), c->lang);
	}
}

static void show(struct face *f, struct choice *c)
{
	struct doc d;

	doc_init(&d, f->arena);
	c->rows.at = NULL;
	c->rows.count = c->rows.room = 0;
	doc_say(&d, BLOCK_TITLE, word(c->lang, W_PICK_TITLE));
	/* What a paste or a log holds stands alone until words are typed. */
	if (c->found.list.count) {
		put_found(f, &d, c);
	} else {
		put_flows(f, &d, c);
		put_hits(f, &d, c);
	}
	if (c->rows.count == 0)
		doc_say(&d, BLOCK_PARAGRAPH, word(c->lang, W_LINE_NO_MATCH));
	face_doc(f, &d);
}

/* ---- one line ----------------------------------------------------------------- */

/* The row of the number; false: there is none. */
static bool nth(const struct choice *c, struct str line, struct picked *out)
{
	int64_t n;

	if (!str_to_int(line, &n) || n < 1 || n > (int64_t)c->rows.count)
		return false;
	*out = c->rows.at[n - 1];
	return true;
}

static bool find(struct choice *c, struct str text)
{
	c->hits.count = 0;
	findings_text(&c->found, c->arena, picks_known(&c->picks),
		      str_unix_lines(c->arena, text));
	return c->found.list.count > 0;
}

static void look_through(struct face *f, struct choice *c, struct str text)
{
	if (!find(c, text))
		face_say(f, word(c->lang, W_PASTE_UNKNOWN));
	picks_filter(&c->picks, f->arena, STR_NONE);
}

static void paste(struct face *f, struct choice *c)
{
	face_say(f, word(c->lang, W_LINE_PASTE));
	look_through(f, c, face_paste(f, f->arena, READING_MAX_BYTES));
}

enum { BURST_MS = 30 };

/* Several lines at once were pasted, not typed: the rest of them. */
static bool is_burst(struct face *f, struct str line, struct str *text)
{
	struct buf out;

	if (!f->o.terminal || !sys_input_waits(BURST_MS))
		return false;
	buf_init(&out, f->arena);
	do
		buf_printf(&out, STR_FMT "\n", STR_ARG(line));
	while (out.n < READING_MAX_BYTES && sys_input_waits(BURST_MS) &&
	       sys_read_line(f->arena, LINE_MAX_BYTES, &line));
	*text = buf_str(&out);
	return true;
}

/* Words filter; a line that holds a known error is better understood. */
static void take_words(struct face *f, struct choice *c, struct str line)
{
	picks_filter(&c->picks, f->arena, find(c, line) ? STR_NONE : line);
	if (c->picks.order.count == 0)
		c->hits = picks_find(&c->picks, c->arena, line);
}

/* A number chooses, l, p and q do what they say, the rest are words. */
static bool turn(struct face *f, struct choice *c, struct picked *out)
{
	struct str line, text;

	show(f, c);
	if (!face_ask(f, word(c->lang, W_LINE_PICK), &line))
		return false;
	if (is_burst(f, line, &text)) {
		look_through(f, c, text);
		return false;
	}
	if (nth(c, line, out))
		return true;
	f->left = str_eq(line, STR("q"));
	if (str_eq(line, STR("l")))
		c->lang = c->lang == LANG_EN ? LANG_ZH : LANG_EN;
	else if (str_eq(line, STR("p")))
		paste(f, c);
	else if (!f->left)
		take_words(f, c, line);
	return false;
}

bool line_pick(struct arena *a, struct catalog *c, enum lang *l,
	       struct line_options o, struct picked *out, struct diags *d)
{
	struct choice *choice = arena_new(a, struct choice);
	struct face f = { .o = o, .diags = d };
	struct arena scratch;
	bool picked = false;

	picks_init(&choice->picks, a, c);
	while (picks_more(&choice->picks))
		continue;
	picks_filter(&choice->picks, a, STR_NONE);
	choice->lang = *l;
	if (o.found)
		choice->found = *o.found;
	arena_init(&scratch, a->oom);
	choice->arena = a;
	f.arena = &scratch;
	while (!picked && !f.left && !f.ended && !f.broken) {
		picked = turn(&f, choice, out);
		arena_release(&scratch);
	}
	*l = choice->lang;
	return picked;
}
