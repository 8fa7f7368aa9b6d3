/* The first screen: flows by area, filtered as one types. */
#include "unstuck/play/found.h"
#include "unstuck/sys/clock.h"
#include "unstuck/text/cluster.h"
#include "unstuck/text/fold.h"
#include "unstuck/tui/app.h"

enum { RECENT_FLOWS = 3 };
/* To read all texts of more flows would be felt while one types. */
enum { HITS_MOST_FLOWS = 500 };
enum { QUERY_SHOWN = 100 }; /* bytes on each side of the cursor */

/* The first paint waits for as many flows as can be seen, or a few more. */
enum { ROWS_OF_OTHERS = 8, FIRST_FLOWS = 16 };

/* Flows and their questions are read behind the first paint. */
bool app_idle(struct app *app)
{
	bool more =
		app_top(app)->kind == SCREEN_PICK && picks_more(&app->picks);

	app->stale = app->stale || (more && picks_grown(&app->picks));
	return more;
}

static void read_first(struct app *app)
{
	int seen = app->rows - ROWS_OF_OTHERS;
	size_t most = seen > FIRST_FLOWS ? (size_t)seen : FIRST_FLOWS;

	while (!picks_listed(&app->picks) && app->picks.rows.count < most)
		picks_more(&app->picks);
}

static void put_flow(struct app *app, size_t i)
{
	const struct flow *f = app->picks.rows.at[i].header;
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

/* A case fits when its name or the flow it is about does. */
static bool case_fits(const struct app *app, const struct case_entry *e)
{
	struct str typed = text_fold(app->frame, typed_str(&app->query));

	return !e->state.closed && e->state.format &&
	       (typed.n == 0 ||
		str_find(text_fold(app->frame, e->id), typed) >= 0 ||
		str_find(text_fold(app->frame, e->state.flow), typed) >= 0);
}

/* The row of the case's flow, or SIZE_MAX. */
static size_t row_of(const struct app *app, const struct case_state *s)
{
	for (size_t i = 0; i < app->picks.rows.count; i++) {
		const struct flow *f = app->picks.rows.at[i].header;

		if (str_eq(f->id, s->flow) && str_eq(f->pack->id, s->pack))
			return i;
	}
	return SIZE_MAX;
}

/* The title of the case's flow; where it was left, if there is none. */
static struct str case_title(const struct app *app, const struct case_entry *e)
{
	size_t row = row_of(app, &e->state);

	return row == SIZE_MAX ? case_here(&e->state)
			       : text_in(&app->picks.rows.at[row].header->title,
					 app->lang);
}

/* Open cases come first: people come back to them. */
static void put_cases(struct app *app)
{
	struct arena *a = app->frame;
	struct str now = sys_now(a);
	bool begun = false;

	for (size_t i = 0; i < app->cases.list.count; i++) {
		const struct case_entry *e = &app->cases.list.at[i];
		struct span *spans = arena_array(a, struct span, 2);
		struct block *b;

		if (!case_fits(app, e))
			continue;
		if (!begun)
			doc_say(&app->doc, BLOCK_HEADING,
				word(app->lang, W_OPEN_CASES));
		begun = true;
		b = doc_add(&app->doc, BLOCK_ITEM);
		spans[0] = (struct span){ safe_line(a, e->id), SPAN_STRONG,
					  SAFE_NONE };
		spans[1].text = safe_line(
			a, say2(a, app->lang, W_CASE_ROW, case_title(app, e),
				case_age(a, e->state.last, now)));
		b->spans = (struct spans){ spans, 2 };
		b->item = (struct item){ ITEM_CASE, i };
		b->tight = true;
	}
}

/* Flows of the latest cases, each once, before all others. */
static size_t put_recent(struct app *app, size_t recent[RECENT_FLOWS])
{
	size_t count = 0;

	for (size_t i = 0; i < app->cases.list.count && count < RECENT_FLOWS;
	     i++) {
		size_t row = row_of(app, &app->cases.list.at[i].state);
		bool known = row == SIZE_MAX;

		for (size_t n = 0; n < count; n++)
			known = known || recent[n] == row;
		if (known)
			continue;
		if (count == 0)
			doc_say(&app->doc, BLOCK_HEADING,
				word(app->lang, W_RECENT_FLOWS));
		recent[count++] = row;
		put_flow(app, row);
	}
	return count;
}

static bool is_among(size_t row, const size_t *rows, size_t count)
{
	while (count > 0)
		if (rows[--count] == row)
			return true;
	return false;
}

/* No flow has all of the words: where else do they stand? */
static void put_hits(struct app *app)
{
	bool any = app->picks.rows.count > 0;

	app->hits = (struct index_hits){ NULL, 0 };
	if (!picks_listed(&app->picks)) {
		doc_say(&app->doc, BLOCK_PARAGRAPH,
			word(app->lang, W_NO_MATCH_YET));
		return;
	}
	if (app->picks.rows.count <= HITS_MOST_FLOWS)
		app->hits = picks_find(&app->picks, app->frame,
				       typed_str(&app->query));
	if (app->hits.count == 0)
		doc_say(&app->doc, BLOCK_PARAGRAPH,
			word(app->lang, any ? W_NO_MATCH : W_NO_FLOWS));
	for (size_t i = 0; i < app->hits.count; i++)
		found_hit(&app->doc, &app->hits.at[i],
			  (struct item){ ITEM_HIT, i }, STR_NONE, app->lang);
}

/* The list ends further down than anyone looks, until one goes there. */
static size_t list_most(const struct app *app)
{
	size_t screens = 2 * (size_t)app->rows;

	return app->shown > screens ? app->shown : screens;
}

/* The highlighted flow stays in the list, however many come before it. */
static void show_focus(struct app *app, const struct screen *s)
{
	const struct picks *p = &app->picks;

	if (s->focus.kind != ITEM_FLOW || item_same(s->focus, app->first))
		return;
	for (size_t i = list_most(app); i < p->order.count; i++)
		if (p->order.at[i] == s->focus.which)
			app->shown = i + 1;
}

static void put_list(struct app *app)
{
	const struct picks *p = &app->picks;
	struct str area = STR_NONE;
	size_t recent[RECENT_FLOWS], recents = 0;

	if (app->query.n == 0)
		recents = put_recent(app, recent);
	for (size_t i = 0; i < p->order.count && i < list_most(app); i++) {
		size_t row = p->order.at[i];
		struct str title = pick_area(&p->rows.at[row], app->lang);

		if (is_among(row, recent, recents))
			continue;
		if (app->query.n == 0 && !str_eq(area, title))
			doc_say(&app->doc, BLOCK_HEADING, title);
		area = title;
		put_flow(app, row);
	}
	if (p->order.count == 0)
		put_hits(app);
}

/* A long query is shown around its cursor, so that the list keeps its room. */
static void put_query(struct app *app)
{
	struct str query = typed_str(&app->query);
	size_t at = app->query.cursor;
	size_t from =
		at > QUERY_SHOWN ? cluster_floor(query, at - QUERY_SHOWN) : 0;
	size_t to = cluster_floor(query, at + QUERY_SHOWN);
	struct str before = str_join(app->frame, from ? STR("...") : STR_NONE,
				     str_tail(str_head(query, at), from));
	struct str after =
		str_join(app->frame, str_tail(str_head(query, to), at),
			 to < query.n ? STR("...") : STR_NONE);
	struct block *b = doc_say(&app->doc, BLOCK_FIELD,
				  str_join(app->frame, before, after));

	b->mark = safe_line(app->frame, word(app->lang, W_TYPE_OR_CHOOSE));
	b->current = true;
	b->cursor = safe_line(app->frame, before).s.n;
}

/* What a paste or a log holds stands alone until something is typed. */
static bool shows_found(const struct app *app)
{
	return app->report.found.list.count > 0 && app->query.n == 0;
}

static void put_found(struct app *app)
{
	app->head.right = safe_line(
		app->frame, say_int(app->frame, app->lang, W_FOUND_COUNT,
				    (int64_t)app->report.found.list.count));
	doc_say(&app->doc, BLOCK_HEADING, word(app->lang, W_FOUND));
	pasted_put(app, &app->report);
	doc_say(&app->doc, BLOCK_HINT, word(app->lang, W_FOUND_ELSE));
}

static bool stands_in(const struct doc *d, struct item item)
{
	for (size_t i = 0; i < d->blocks.count; i++)
		if (item_same(d->blocks.at[i].item, item))
			return true;
	return false;
}

/* Nothing typed: what comes first.  Else the best flow. */
static struct item first_item(const struct app *app)
{
	for (size_t i = 0; i < app->doc.blocks.count; i++) {
		struct item item = app->doc.blocks.at[i].item;

		if (item.kind == ITEM_FLOW || item.kind == ITEM_HIT ||
		    ((item.kind == ITEM_CASE || item.kind == ITEM_FINDING) &&
		     app->query.n == 0))
			return item;
	}
	return (struct item){ ITEM_NONE, 0 };
}

static struct str count_flows(const struct app *app)
{
	const struct picks *p = &app->picks;
	int64_t fit = (int64_t)p->order.count, all = (int64_t)p->rows.count;

	return picks_listed(p)
		       ? say_int2(app->frame, app->lang, W_PICK_COUNT, fit, all)
		       : say_int2(app->frame, app->lang, W_PICK_READING, fit,
				  all);
}

static void put_flows(struct app *app)
{
	app->head.right = safe_line(app->frame, count_flows(app));
	put_cases(app);
	put_list(app);
}

/* The first item is chosen until another one is: better ones may be read. */
static void choose_first(struct app *app, struct screen *s)
{
	struct item first = first_item(app);

	if (s->focus.kind == ITEM_NONE || item_same(s->focus, app->first) ||
	    !stands_in(&app->doc, s->focus))
		s->focus = first;
	app->first = first;
}

static void build(struct app *app, struct screen *s)
{
	read_first(app);
	picks_filter(&app->picks, app->frame, typed_str(&app->query));
	app->head.title = safe_line(app->frame, word(app->lang, W_PICK_TITLE));
	put_query(app);
	show_focus(app, s);
	if (shows_found(app))
		put_found(app);
	else
		put_flows(app);
	choose_first(app, s);
}

/* ---- keys ------------------------------------------------------------------ */

static void open_flow(struct app *app, struct screen *s)
{
	struct pick *row = &app->picks.rows.at[s->focus.which];
	struct diags d;

	diags_init(&d, app->frame); /* lint tells them */
	if (!play_open_flow(app->play, app->arena, app->catalog, row->flow,
			    app->lang, &d)) {
		app_tell(app, say(app->frame, app->lang, W_FLOW_BROKEN,
				  row->flow->id));
		return;
	}
	app_begun(app);
}

static void open_hit(struct app *app, const struct index_hit *hit)
{
	struct diags d;

	diags_init(&d, app->frame);
	if (!play_open_hit(app->play, app->arena, app->catalog, hit, app->lang,
			   &d))
		return;
	app_begun(app);
}

static void tell_fault(struct app *app, const struct diags *d)
{
	app_tell(app, say(app->frame, app->lang, W_CASE_NOT_OPENED,
			  d->list.at[d->list.count - 1].message));
}

/* Go on where the case was left; what changed meanwhile lies on top. */
static void open_case(struct app *app, const struct case_entry *e)
{
	struct str aside;
	struct diags d;

	diags_init(&d, app->frame);
	if (!play_resume(app->play, app->arena, app->catalog, &e->state,
			 &app->resumed, &d)) {
		tell_fault(app, &d);
		return;
	}
	if (!keep_resume(&app->play->keep, e, &aside, &d)) {
		app_tell(app, d.list.at[0].code == DIAG_HELD
				      ? say(app->frame, app->lang, W_CASE_HELD,
					    case_holder(app->frame, &e->state))
				      : d.list.at[0].message);
		return;
	}
	app->lang = app->play->lang;
	app_opened(app);
	if (app->resumed.changes.count)
		app_push(app, SCREEN_RESUMED);
	if (aside.n)
		app_tell(app, say(app->frame, app->lang, W_CASE_MENDED, aside));
}

/* Other flows stand there: start at the best one. */
static void filter_anew(struct app *app, struct screen *s)
{
	s->focus = (struct item){ ITEM_NONE, 0 };
	s->scroll = 0;
	app->shown = 0;
	app->stale = true;
}

static bool is_near_end(const struct app *app, const struct screen *s)
{
	size_t rows = (size_t)app->rows;
	size_t at = app_item_index(app, s->focus);

	return (at != SIZE_MAX && app->item_count - at <= rows) ||
	       (size_t)s->scroll + 2 * rows > list_most(app);
}

static void show_more(struct app *app, const struct screen *s,
		      enum action action)
{
	bool down = action == ACTION_DOWN || action == ACTION_PAGE_DOWN ||
		    action == ACTION_WHEEL_DOWN;

	if (list_most(app) >= app->picks.order.count)
		return;
	if (action == ACTION_END)
		app->shown = app->picks.order.count;
	else if (down && is_near_end(app, s))
		app->shown = 2 * list_most(app);
	else
		return;
	app->stale = true;
}

static struct effect escape(struct app *app, struct screen *s)
{
	if (app->query.n == 0 && app->esc_once)
		return (struct effect){ .kind = EFFECT_LEAVE };
	app->esc_once = app->query.n == 0 && app->report.found.list.count == 0;
	if (app->esc_once) {
		app_say(app, W_ESC_AGAIN);
		return effect_none();
	}
	if (app->query.n == 0)
		app->report.found.list.count = 0;
	typed_set(&app->query, STR_NONE);
	filter_anew(app, s);
	return effect_none();
}

/*
 * A paste is looked through for known errors.  Without any, what fits on one
 * line is words that were typed; false leaves it to the field.
 */
static bool take_paste(struct app *app, struct screen *s,
		       const struct key_event *e)
{
	struct str text = str_trim(e->text);

	if (pasted_find(app, &app->report, text)) {
		typed_set(&app->query, STR_NONE);
		filter_anew(app, s);
		if (e->cut)
			app_say(app, W_OUTPUT_CUT);
		return true;
	}
	app->stale = true;
	if (str_find(text, STR("\r")) < 0 && str_find(text, STR("\n")) < 0 &&
	    text.n <= TYPED_MAX)
		return false;
	pasted_tell(app, word(app->lang, W_PASTE_UNKNOWN), e->cut);
	return true;
}

static void enter(struct app *app, struct screen *s)
{
	if (s->focus.kind == ITEM_FLOW)
		open_flow(app, s);
	else if (s->focus.kind == ITEM_CASE)
		open_case(app, &app->cases.list.at[s->focus.which]);
	else if (s->focus.kind == ITEM_HIT)
		open_hit(app, &app->hits.at[s->focus.which]);
	else if (s->focus.kind == ITEM_FINDING)
		pasted_open(app, &app->report, s->focus.which);
	else
		app_say(app, picks_listed(&app->picks) ? W_NO_MATCH
						       : W_NO_MATCH_YET);
}

static struct effect react(struct app *app, struct screen *s,
			   enum action action, const struct key_event *e)
{
	if (action == ACTION_CLOSE)
		return escape(app, s);
	app->esc_once = false;
	show_more(app, s, action);
	if (action == ACTION_ENTER) {
		enter(app, s);
		return effect_none();
	}
	if (action == ACTION_PASTE && take_paste(app, s, e))
		return effect_taken();
	if (!typed_edit(&app->query, action, e))
		return effect_none();
	app->stale = true;
	if (action != ACTION_LEFT && action != ACTION_RIGHT)
		filter_anew(app, s);
	return effect_taken();
}

const struct screen_ops pick_ops = {
	.where = ON_PICK,
	.types = true,
	.build = build,
	.react = react,
};
