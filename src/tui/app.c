#include "unstuck/tui/app.h"

#include <string.h>

#include "unstuck/tui/view.h"

static const struct screen_ops *const ops[SCREEN_KIND_COUNT] = {
	[SCREEN_PICK] = &pick_ops,	     [SCREEN_WALK] = &walk_ops,
	[SCREEN_FIND_OUT] = &find_out_ops,   [SCREEN_SUMMARY] = &summary_ops,
	[SCREEN_CHANGE] = &change_ops,	     [SCREEN_EFFECT] = &effect_ops,
	[SCREEN_WARNING] = &warning_ops,     [SCREEN_VALUES] = &values_ops,
	[SCREEN_SAVE] = &save_ops,	     [SCREEN_UNSAVED] = &unsaved_ops,
	[SCREEN_ELSEWHERE] = &elsewhere_ops, [SCREEN_NOTE] = &note_ops,
	[SCREEN_OUTPUT] = &output_ops,	     [SCREEN_RESUMED] = &resumed_ops,
	[SCREEN_REPORT] = &report_ops,	     [SCREEN_HELP] = &help_ops,
};

/* ---- the stack of screens ----------------------------------------------- */

struct screen *app_top(struct app *app)
{
	return &app->screens[app->depth - 1];
}

static unsigned walk_where(const struct app *app)
{
	const struct node *n = walk_node(&app->play->walk);

	if (n && n->kind == NODE_QUESTION)
		return ON_QUESTION;
	if (app->play->walk.here.kind == SPOT_DONE)
		return ON_DONE;
	return ON_OUTCOME;
}

/* What the highlight stands on decides which keys do something. */
static unsigned focus_where(const struct app *app, const struct screen *s)
{
	const struct node *n;
	const struct steps *steps;

	if (s->focus.kind == ITEM_VERDICT && s->kind == SCREEN_WALK)
		return ON_VERDICT;
	if (s->focus.kind != ITEM_STEP || !app->walking)
		return 0;
	n = walk_node(&app->play->walk);
	steps = s->kind == SCREEN_FIND_OUT ? &n->find_out : &n->steps;
	if (s->kind == SCREEN_WALK &&
	    walk_hides(&app->play->walk, s->focus.which))
		return ON_HIDDEN;
	return (s->kind == SCREEN_WALK ? ON_STEP : 0) |
	       (steps->at[s->focus.which].snippet ? ON_SNIPPET : 0);
}

/* A question that says how to find out takes what the command printed. */
static unsigned output_where(const struct app *app, const struct screen *s)
{
	bool asks = s->kind == SCREEN_WALK || s->kind == SCREEN_FIND_OUT;

	return asks && app->walking && (walk_where(app) & ON_QUESTION) &&
			       walk_takes_output(&app->play->walk)
		       ? ON_OUTPUT
		       : 0;
}

unsigned app_where(const struct app *app)
{
	const struct screen *s = &app->screens[app->depth - 1];

	return (ops[s->kind]->where ? ops[s->kind]->where : walk_where(app)) |
	       focus_where(app, s) | output_where(app, s);
}

/* The page under the highlight is another one now. */
static void turn_page(struct app *app)
{
	app->changed = true;
	app->stale = true;
	app->last_digit = 0;
}

void app_push(struct app *app, enum screen_kind kind)
{
	if (app->depth == SCREENS_MAX)
		return;
	app->screens[app->depth++] = (struct screen){ .kind = kind };
	turn_page(app);
}

void app_pop(struct app *app)
{
	if (app->depth > 1)
		app->depth--;
	app_top(app)->follow = true;
	turn_page(app);
}

void app_tell(struct app *app, struct str sentence)
{
	sentence = str_head(sentence, sizeof app->message_bytes);
	if (sentence.n)
		memcpy(app->message_bytes, sentence.p, sentence.n);
	app->message = (struct str){ app->message_bytes, sentence.n };
}

void app_say(struct app *app, enum word w)
{
	app_tell(app, word(app->lang, w));
}

size_t app_item_index(const struct app *app, struct item item)
{
	for (size_t i = 0; i < app->item_count; i++)
		if (item_same(app->items[i], item))
			return i;
	return SIZE_MAX;
}

/* What is highlighted when a page opens: the earlier answer, or the first
 * step that is still to do; on a new question nothing, so that no key typed
 * too early answers it. */
static struct item first_focus(struct app *app)
{
	const struct walk *w = &app->play->walk;
	const struct node *n = walk_node(w);
	int before = walk_remembered(w);

	if (n && n->kind == NODE_QUESTION && before >= 0)
		return (struct item){ ITEM_OPTION, (size_t)before };
	if (n && n->kind == NODE_QUESTION && before == CHOICE_UNSURE)
		return (struct item){ ITEM_UNSURE, 0 };
	if (before >= 0)
		return (struct item){ ITEM_VERDICT, (size_t)before };
	for (size_t i = 0; n && i < n->steps.count; i++)
		if (!walk_ticked(w, i) && walk_shows(w, &n->steps.at[i]))
			return (struct item){ ITEM_STEP, i };
	return (struct item){ ITEM_NONE, 0 };
}

void app_moved(struct app *app)
{
	app->reading = (struct reading){ .choice = CHOICE_NONE };
	app->depth = 1;
	app->screens[0] = (struct screen){ .kind = SCREEN_WALK,
					   .focus = first_focus(app),
					   .follow = true };
	turn_page(app);
}

void app_opened(struct app *app)
{
	app->walking = true;
	app->from_pick = true;
	app_moved(app);
}

void app_begun(struct app *app)
{
	if (app->keeps)
		play_keep(app->play, STR_NONE);
	app_opened(app);
}

bool app_did(struct app *app, enum play_done done)
{
	if (done == PLAY_UNSAVED && app_top(app)->kind != SCREEN_UNSAVED)
		app_push(app, SCREEN_UNSAVED);
	app->stale = true;
	return done == PLAY_DONE;
}

/* What was pending happened after all: show what it led to. */
void app_settle(struct app *app)
{
	enum event_kind kind = app->play->pending.kind;

	app->lang = app->play->lang;
	if (kind == EVENT_ANSWER || kind == EVENT_BACK ||
	    kind == EVENT_CHANGE) {
		app_moved(app);
		return;
	}
	app->depth = 1;
	app_top(app)->follow = true;
	turn_page(app);
}

void app_leave_walk(struct app *app)
{
	const struct walk *w = &app->play->walk;
	bool fixed = w->here.kind == SPOT_DONE &&
		     w->path[w->depth - 1].choice == VERDICT_FIXED;

	if ((w->depth > 0 || w->evidence.count) && !fixed)
		*list_push(app->arena, &app->left) =
			play_bring_back(app->arena, app->play);
	keep_close(&app->play->keep);
	app->walking = false;
	app_start(app);
}

void app_start(struct app *app)
{
	app->depth = 1;
	app->screens[0] = (struct screen){ .kind = SCREEN_PICK };
	app->shown = 0;
	if (app->keeps && !app->walking)
		cases_list(&app->cases, app->arena);
	if (app->walking)
		app_moved(app);
	turn_page(app);
}

/* ---- building ----------------------------------------------------------- */

static void collect_items(struct app *app)
{
	struct item *items =
		arena_array(app->frame, struct item, app->doc.blocks.count);

	app->item_count = 0;
	for (size_t i = 0; i < app->doc.blocks.count; i++)
		if (app->doc.blocks.at[i].item.kind != ITEM_NONE)
			items[app->item_count++] = app->doc.blocks.at[i].item;
	app->items = items;
}

void app_build(struct app *app)
{
	struct screen *s = app_top(app);

	if (!app->stale)
		return;
	app->stale = false;
	doc_init(&app->doc, app->frame);
	app->head = (struct page_head){ SAFE_NONE, SAFE_NONE };
	ops[s->kind]->build(app, s);
	doc_list_links(&app->doc);
	collect_items(app);
	if (app_item_index(app, s->focus) == SIZE_MAX)
		s->focus = (struct item){ ITEM_NONE, 0 };
}

/* ---- what works alike on all screens -------------------------------------- */

static void move_focus(struct app *app, struct screen *s, int by)
{
	size_t i = app_item_index(app, s->focus);

	if (app->item_count == 0) {
		view_scroll(app, by);
		return;
	}
	if (i == SIZE_MAX)
		i = by > 0 ? 0 : app->item_count - 1;
	else if (by > 0 && i + 1 < app->item_count)
		i++;
	else if (by < 0 && i > 0)
		i--;
	s->focus = app->items[i];
	s->follow = true;
}

static const struct block *item_by_number(const struct app *app, int number)
{
	for (size_t i = 0; i < app->doc.blocks.count; i++) {
		const struct block *b = &app->doc.blocks.at[i];
		int64_t mark;

		if (b->item.kind != ITEM_NONE && str_to_int(b->mark.s, &mark) &&
		    mark == number)
			return b;
	}
	return NULL;
}

/* Two digits in a row make a number over 9 where there is one. */
static void take_digit(struct app *app, struct screen *s, int digit)
{
	int both = app->last_digit * 10 + digit;
	const struct block *b = item_by_number(app, both);

	if (!b || app->last_digit == 0) {
		both = digit;
		b = item_by_number(app, digit);
	}
	app->last_digit = b ? both % 10 : 0;
	if (!b) {
		app_say(app, W_NO_SUCH_NUMBER);
		return;
	}
	s->focus = b->item;
	s->follow = true;
}

static void highlight(struct app *app, struct screen *s, struct item item)
{
	if (app_item_index(app, item) == SIZE_MAX)
		return;
	s->focus = item;
	s->follow = true;
}

static void switch_language(struct app *app)
{
	enum lang l = app->lang == LANG_EN ? LANG_ZH : LANG_EN;

	if (app->walking && !app_did(app, play_speak(app->play, l)))
		return;
	app->lang = l;
	app->stale = true;
	app_top(app)->follow = true;
}

static struct effect leave(struct app *app)
{
	(void)app;
	return (struct effect){ .kind = EFFECT_LEAVE };
}

static struct effect redraw(struct app *app)
{
	(void)app;
	return (struct effect){ .kind = EFFECT_REDRAW };
}

static struct effect suspend(struct app *app)
{
	(void)app;
	return (struct effect){ .kind = EFFECT_SUSPEND };
}

static struct effect toggle_mouse(struct app *app)
{
	app->mouse = !app->mouse;
	app_say(app, app->mouse ? W_MOUSE_ON : W_MOUSE_OFF);
	return (struct effect){ .kind = EFFECT_MOUSE };
}

static struct effect other_language(struct app *app)
{
	switch_language(app);
	return effect_none();
}

static struct effect open_help(struct app *app)
{
	if (app_top(app)->kind == SCREEN_HELP)
		app_pop(app);
	else
		app_push(app, SCREEN_HELP);
	return effect_none();
}

static struct effect page_up(struct app *app)
{
	view_scroll(app, 1 - view_body_rows(app));
	return effect_none();
}

static struct effect page_down(struct app *app)
{
	view_scroll(app, view_body_rows(app) - 1);
	return effect_none();
}

static struct effect to_home(struct app *app)
{
	view_scroll(app, -(1 << 20));
	return effect_none();
}

static struct effect to_end(struct app *app)
{
	view_scroll(app, 1 << 20);
	return effect_none();
}

static struct effect wheel_up(struct app *app)
{
	view_scroll(app, -3);
	return effect_none();
}

static struct effect wheel_down(struct app *app)
{
	view_scroll(app, 3);
	return effect_none();
}

static struct effect up(struct app *app)
{
	move_focus(app, app_top(app), -1);
	return effect_none();
}

static struct effect down(struct app *app)
{
	move_focus(app, app_top(app), 1);
	return effect_none();
}

/* A paste where nothing can be typed changes nothing. */
static struct effect refuse_paste(struct app *app)
{
	app_say(app, W_PASTE_NOWHERE);
	return effect_none();
}

typedef struct effect common_fn(struct app *app);

/* After the screen itself had no use for the action. */
static common_fn *const common[ACTION_COUNT] = {
	[ACTION_UP] = up,
	[ACTION_DOWN] = down,
	[ACTION_PAGE_UP] = page_up,
	[ACTION_PAGE_DOWN] = page_down,
	[ACTION_HOME] = to_home,
	[ACTION_END] = to_end,
	[ACTION_WHEEL_UP] = wheel_up,
	[ACTION_WHEEL_DOWN] = wheel_down,
	[ACTION_LANGUAGE] = other_language,
	[ACTION_HELP] = open_help,
	[ACTION_MOUSE] = toggle_mouse,
	[ACTION_LEAVE] = leave,
	[ACTION_REDRAW] = redraw,
	[ACTION_SUSPEND] = suspend,
	[ACTION_PASTE] = refuse_paste,
};

/* Highlighting by a key that names an item. */
static bool name_item(struct app *app, struct screen *s, enum action action,
		      const struct key_event *e)
{
	static const struct {
		enum action action;
		struct item item;
	} named[] = {
		{ ACTION_UNSURE, { ITEM_UNSURE, 0 } },
		{ ACTION_FIXED, { ITEM_VERDICT, VERDICT_FIXED } },
		{ ACTION_NOT_FIXED, { ITEM_VERDICT, VERDICT_NOT_FIXED } },
		{ ACTION_COULD_NOT_TRY,
		  { ITEM_VERDICT, VERDICT_COULD_NOT_TRY } },
	};

	if (action == ACTION_DIGIT) {
		take_digit(app, s, e->text.p[0] - '0');
		return true;
	}
	if (action == ACTION_UNSURE && app->last_digit) {
		take_digit(app, s, 0);
		return true;
	}
	app->last_digit = 0;
	if (action == ACTION_CLICK) {
		highlight(app, s, view_item_at(app, e->row));
		return true;
	}
	for (size_t i = 0; i < COUNT(named); i++) {
		if (named[i].action != action)
			continue;
		highlight(app, s, named[i].item);
		return true;
	}
	return false;
}

struct effect app_key(struct app *app, const struct key_event *e)
{
	struct screen *s = app_top(app);
	size_t depth = app->depth;
	struct effect effect;
	enum action action;

	/* What is highlighted decides what a key means. */
	if (!ops[s->kind]->types || e->key != TKEY_CHAR || e->ctrl)
		app_build(app);
	action = action_for(e, app_where(app));
	app->message = STR_NONE;
	/* What is out of sight is shown before it is acted on. */
	if ((action == ACTION_ENTER || action == ACTION_TICK) &&
	    !view_sees_focus(app)) {
		s->follow = true;
		return effect_taken();
	}
	effect = ops[s->kind]->react(app, s, action, e);
	if (effect.kind != EFFECT_NONE || app->changed || depth != app->depth)
		return effect;
	if (app->message.n || action == ACTION_NONE)
		return effect;
	if (name_item(app, s, action, e))
		return effect_none();
	return common[action] ? common[action](app) : effect_none();
}
