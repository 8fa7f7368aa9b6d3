/* Where the person stands: question, outcome, ticket, end. */
#include "unstuck/tui/app.h"
#include "unstuck/tui/view.h"

static void build(struct app *app, struct screen *s)
{
	const struct page_options o = {
		.lang = app->lang,
		.compact = view_compact(app),
		.hide_warned = true,
		.reading = &app->reading,
		.current =
			s->focus.kind == ITEM_STEP ? s->focus.which : SIZE_MAX,
	};

	app->head = page_head(app->frame, &app->play->walk, o);
	page_here(&app->doc, &app->play->walk, o);
}

static size_t option_count(const struct app *app)
{
	size_t count = 0;

	for (size_t i = 0; i < app->item_count; i++)
		count += app->items[i].kind == ITEM_OPTION;
	return count;
}

static void answer(struct app *app, int choice)
{
	if (!app_did(app, play_answer_read(app->play, choice, &app->reading)))
		return;
	app_moved(app);
	if (app->play->walk.missing.n)
		app_tell(app, say(app->frame, app->lang, W_FLOW_MISSING,
				  app->play->walk.missing));
}

static struct item next_step(const struct app *app, size_t step)
{
	for (size_t i = 0; i < app->item_count; i++)
		if (app->items[i].kind == ITEM_STEP &&
		    app->items[i].which > step)
			return app->items[i];
	return (struct item){ ITEM_NONE, 0 };
}

static void open_warning(struct app *app, size_t step)
{
	app_push(app, SCREEN_WARNING);
	app_top(app)->step = step;
}

/* Enter on the last step stops before the verdicts. */
static void tick_and_next(struct app *app, struct screen *s)
{
	size_t step = s->focus.which;
	struct item next = next_step(app, step);

	if (!app_did(app, play_tick(app->play, step, true)))
		return;
	s->follow = true;
	if (next.kind == ITEM_STEP) {
		s->focus = next;
		return;
	}
	s->show = app->items[app->item_count - 1]; /* the last verdict */
	app_say(app, walk_allows(&app->play->walk, VERDICT_COULD_NOT_TRY)
			     ? W_ALL_STEPS
			     : W_ALL_STEPS_FX);
}

static void enter_question(struct app *app, struct screen *s)
{
	if (s->focus.kind == ITEM_OPTION)
		answer(app, (int)s->focus.which);
	else if (s->focus.kind == ITEM_UNSURE)
		app_push(app, SCREEN_FIND_OUT);
	else
		app_tell(app, say_int(app->frame, app->lang, W_CHOOSE_1_N,
				      (int64_t)option_count(app)));
}

static void enter(struct app *app, struct screen *s)
{
	if (app->play->walk.here.kind == SPOT_DONE) {
		app_leave_walk(app);
	} else if (s->focus.kind == ITEM_VERDICT) {
		answer(app, (int)s->focus.which);
	} else if (s->focus.kind == ITEM_STEP) {
		if (walk_hides(&app->play->walk, s->focus.which))
			open_warning(app, s->focus.which);
		else
			tick_and_next(app, s);
	} else if (app_where(app) & ON_QUESTION) {
		enter_question(app, s);
	} else {
		app_say(app, W_CHOOSE_VERDICT);
	}
}

static void toggle_tick(struct app *app, struct screen *s)
{
	struct walk *w = &app->play->walk;

	if (s->focus.kind != ITEM_STEP)
		return;
	if (walk_hides(&app->play->walk, s->focus.which)) {
		open_warning(app, s->focus.which);
		return;
	}
	app_did(app, play_tick(app->play, s->focus.which,
			       !walk_ticked(w, s->focus.which)));
}

static void back(struct app *app)
{
	if (app->play->walk.depth) {
		if (app_did(app, play_back(app->play)))
			app_moved(app);
	} else if (app->from_pick) {
		app_leave_walk(app);
	} else {
		app_say(app, W_FIRST_QUESTION);
	}
}

static struct effect react(struct app *app, struct screen *s,
			   enum action action, const struct key_event *e)
{
	(void)e;
	switch ((int)action) {
	case ACTION_ENTER:
		enter(app, s);
		break;
	case ACTION_TICK:
		toggle_tick(app, s);
		break;
	case ACTION_BACK:
		back(app);
		break;
	case ACTION_VALUES:
		app_push(app, SCREEN_VALUES);
		values_load(app, app_top(app));
		break;
	case ACTION_SUMMARY:
		app_push(app, SCREEN_SUMMARY);
		if (app->play->walk.depth)
			app_say(app, W_SUMMARY_HINT);
		break;
	case ACTION_SAVE:
		if (!effect_held(app))
			app_push(app, SCREEN_SAVE);
		break;
	case ACTION_NOTE:
		if (app->play->walk.here.kind != SPOT_DONE)
			app_push(app, SCREEN_NOTE);
		break;
	case ACTION_OUTPUT:
		app_push(app, SCREEN_OUTPUT);
		break;
	case ACTION_SAY:
		return effect_say(app);
	case ACTION_REPORT:
		app_push(app, SCREEN_REPORT);
		break;
	case ACTION_PARK:
		app_leave_walk(app);
		break;
	case ACTION_COPY:
		return effect_copy_step(app);
	case ACTION_COPY_PAGE:
		return effect_copy_page(app);
	case ACTION_RAW:
		return effect_raw(app);
	}
	return effect_none();
}

const struct screen_ops walk_ops = { .build = build, .react = react };
