/* The first screen: flows by area, filtered as one types. */
#include <stdlib.h>

#include "unstuck/text/fold.h"
#include "unstuck/tui/app.h"

/* ---- what there is --------------------------------------------------------- */

static void add_picks(struct app *app, struct catalog_pack *p)
{
	struct diags quiet;

	diags_init(&quiet, app->arena);
	catalog_list(app->catalog, p);
	for (size_t i = 0; i < p->flows.count; i++) {
		struct catalog_flow *f = &p->flows.at[i];
		const struct flow *header =
			catalog_header(app->catalog, f, &quiet);
		struct pick_row *row;

		if (!header)
			continue;
		row = list_push(app->arena, &app->picks);
		row->flow = f;
		row->header = header;
		row->searchable = search_header(app->arena, header);
	}
}

static void load_picks(struct app *app)
{
	for (size_t i = 0; i < app->catalog->packs.count; i++)
		add_picks(app, app->catalog->packs.at[i]);
	app->order = arena_array(app->arena, size_t, app->picks.count);
}

/* Question texts load behind the first paint, a flow at a time. */
bool app_idle(struct app *app)
{
	struct diags quiet;

	if (app_top(app)->kind != SCREEN_PICK)
		return false;
	for (size_t i = 0; i < app->picks.count; i++) {
		struct pick_row *row = &app->picks.at[i];
		const struct flow *flow;

		if (row->deep)
			continue;
		diags_init(&quiet, app->arena);
		flow = catalog_flow(app->catalog, row->flow, &quiet);
		row->deep = true;
		if (flow)
			search_add_questions(app->arena, &row->searchable,
					     flow);
		app->stale = app->stale || app->query.n > 0;
		return true;
	}
	return false;
}

/* ---- filtering ------------------------------------------------------------- */

static size_t area_rank(const struct flow *f)
{
	for (size_t i = 0; i < f->pack->area_count; i++)
		if (str_eq(f->pack->areas[i].id, f->area))
			return i;
	return f->pack->area_count;
}

/* By score, then area, then as the catalog has them: an insertion sort keeps
 * equals in order, and the list is short or sorted already. */
static bool comes_before(const struct app *app, size_t a, size_t b)
{
	const struct pick_row *x = &app->picks.at[a], *y = &app->picks.at[b];

	if (x->score != y->score)
		return x->score > y->score;
	if (x->header->pack != y->header->pack)
		return false;
	return area_rank(x->header) < area_rank(y->header);
}

static void filter(struct app *app)
{
	struct str words = text_fold(app->frame, typed_str(&app->query));

	app->order_count = 0;
	for (size_t i = 0; i < app->picks.count; i++) {
		struct pick_row *row = &app->picks.at[i];
		size_t at = app->order_count;

		row->score = search_score(&row->searchable, words);
		if (row->score == 0)
			continue;
		while (at > 0 && comes_before(app, i, app->order[at - 1])) {
			app->order[at] = app->order[at - 1];
			at--;
		}
		app->order[at] = i;
		app->order_count++;
	}
}

/* ---- the page -------------------------------------------------------------- */

static struct str area_title(const struct app *app, const struct flow *f)
{
	size_t rank = area_rank(f);

	return rank < f->pack->area_count
		       ? text_in(&f->pack->areas[rank].title, app->lang)
		       : f->pack->id;
}

static void put_flow(struct app *app, size_t i)
{
	const struct flow *f = app->picks.at[i].header;
	struct arena *a = app->frame;
	struct span *spans = arena_array(a, struct span, 2);
	struct block *b = doc_add(&app->doc, BLOCK_ITEM);

	spans[0] = (struct span){ safe_line(a, text_in(&f->title, app->lang)),
				  SPAN_STRONG, SAFE_NONE };
	spans[1].text = safe_line(
		a, str_join(a, STR("  "), text_in(&f->summary, app->lang)));
	b->spans = (struct spans){ spans, 2 };
	b->item = (struct item){ ITEM_FLOW, i };
	b->tight = true;
}

static void put_list(struct app *app)
{
	struct str area = STR_NONE;

	for (size_t i = 0; i < app->order_count; i++) {
		const struct flow *f = app->picks.at[app->order[i]].header;
		struct str title = area_title(app, f);

		if (app->query.n == 0 && !str_eq(area, title))
			doc_say(&app->doc, BLOCK_HEADING, title);
		area = title;
		put_flow(app, app->order[i]);
	}
	if (app->order_count == 0)
		doc_say(&app->doc, BLOCK_PARAGRAPH,
			word(app->lang,
			     app->picks.count ? W_NO_MATCH : W_NO_FLOWS));
}

static void build(struct app *app, struct screen *s)
{
	struct block *b;

	if (!app->order)
		load_picks(app);
	filter(app);
	app->head.title = safe_line(app->frame, word(app->lang, W_PICK_TITLE));
	app->head.right = safe_line(
		app->frame,
		say_int2(app->frame, app->lang, W_PICK_COUNT,
			 (int64_t)app->order_count, (int64_t)app->picks.count));
	b = doc_say(&app->doc, BLOCK_FIELD, typed_str(&app->query));
	b->mark = safe_line(app->frame, word(app->lang, W_TYPE_OR_CHOOSE));
	b->current = true;
	b->cursor = app->query.cursor;
	put_list(app);
	if (s->focus.kind == ITEM_NONE && app->order_count)
		s->focus = (struct item){ ITEM_FLOW, app->order[0] };
}

/* ---- keys ------------------------------------------------------------------ */

static void open_flow(struct app *app, struct screen *s)
{
	struct pick_row *row = &app->picks.at[s->focus.which];
	struct diags d;

	diags_init(&d, app->arena);
	if (!play_open_flow(app->play, app->arena, app->catalog, row->flow,
			    app->lang, &d)) {
		app_tell(app, say(app->frame, app->lang, W_FLOW_BROKEN,
				  row->flow->id));
		return;
	}
	app->walking = true;
	app->from_pick = true;
	app_moved(app);
}

static struct effect escape(struct app *app)
{
	if (app->query.n == 0 && app->esc_once)
		return (struct effect){ .kind = EFFECT_LEAVE };
	app->esc_once = app->query.n == 0;
	typed_set(&app->query, STR_NONE);
	app->stale = true;
	if (app->esc_once)
		app_say(app, W_ESC_AGAIN);
	return effect_none();
}

static struct effect react(struct app *app, struct screen *s,
			   enum action action, const struct key_event *e)
{
	if (action == ACTION_CLOSE)
		return escape(app);
	app->esc_once = false;
	if (action == ACTION_ENTER) {
		if (s->focus.kind == ITEM_FLOW)
			open_flow(app, s);
		else
			app_say(app, W_NO_MATCH);
		return effect_none();
	}
	if (!typed_edit(&app->query, action, e))
		return effect_none();
	if (action != ACTION_LEFT && action != ACTION_RIGHT) {
		s->focus = (struct item){ ITEM_NONE, 0 };
		s->scroll = 0;
	}
	app->stale = true;
	return effect_taken();
}

const struct screen_ops pick_ops = {
	.where = ON_PICK,
	.build = build,
	.react = react,
};
