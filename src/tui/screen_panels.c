/* Panels on top of the walk: finding out, summary, change, warning, keys. */
#include "unstuck/tui/app.h"

static void put_head(struct app *app, enum word title)
{
	app->head.title = safe_line(app->frame, word(app->lang, title));
	app->head.right = safe_line(app->frame, word(app->lang, W_ESC_CLOSES));
}

static int choice_of(struct item focus)
{
	return focus.kind == ITEM_UNSURE ? CHOICE_UNSURE : (int)focus.which;
}

/* The item that stands for what was answered. */
static struct item item_of(const struct visit *v)
{
	bool question = v->spot.kind == SPOT_NODE &&
			v->spot.flow->nodes[v->spot.node].kind == NODE_QUESTION;

	if (v->choice == CHOICE_UNSURE)
		return (struct item){ ITEM_UNSURE, 0 };
	return (struct item){ question ? ITEM_OPTION : ITEM_VERDICT,
			      (size_t)v->choice };
}

static bool closes(struct app *app, enum action action)
{
	if (action != ACTION_CLOSE && action != ACTION_BACK)
		return false;
	app_pop(app);
	return true;
}

/* Panels that end in two choices: the first leaves things as they are. */
enum confirm { CONFIRM_NOTHING, CONFIRM_STAY, CONFIRM_GO };

static enum confirm confirmed(struct app *app, const struct screen *s)
{
	if (s->focus.kind == ITEM_CHOICE)
		return s->focus.which == 0 ? CONFIRM_STAY : CONFIRM_GO;
	app_tell(app, say_int(app->frame, app->lang, W_CHOOSE_1_N, 2));
	return CONFIRM_NOTHING;
}

/* ---- how to find out ---------------------------------------------------- */

/* The first command to copy is at hand; Enter does nothing to a step. */
static struct item first_snippet(const struct walk *w)
{
	const struct steps *steps = &walk_node(w)->find_out;

	for (size_t i = 0; i < steps->count; i++)
		if (steps->at[i].snippet && walk_shows(w, &steps->at[i]))
			return (struct item){ ITEM_STEP, i };
	return (struct item){ ITEM_NONE, 0 };
}

static void find_out_build(struct app *app, struct screen *s)
{
	if (s->focus.kind == ITEM_NONE)
		s->focus = first_snippet(&app->play->walk);
	put_head(app, W_FIND_OUT);
	page_find_out(&app->doc, &app->play->walk, app->lang);
	app->doc.blocks.at[0].kind = BLOCK_SPACE; /* the head says it */
}

static void find_out_enter(struct app *app, struct screen *s)
{
	switch (confirmed(app, s)) {
	case CONFIRM_NOTHING:
		break;
	case CONFIRM_STAY:
		app_pop(app);
		break;
	case CONFIRM_GO:
		if (app_did(app, play_answer_read(app->play, CHOICE_UNSURE,
						  &app->reading)))
			app_moved(app);
		break;
	}
}

/* A digit names a choice here, not a step. */
static bool digit_chooses(struct screen *s, enum action action,
			  const struct key_event *e)
{
	if (action != ACTION_DIGIT || e->text.p[0] > '2')
		return false;
	s->focus = (struct item){ ITEM_CHOICE, (size_t)(e->text.p[0] - '1') };
	s->follow = true;
	return true;
}

static struct effect find_out_react(struct app *app, struct screen *s,
				    enum action action,
				    const struct key_event *e)
{
	if (digit_chooses(s, action, e))
		return effect_taken();
	if (closes(app, action))
		return effect_none();
	if (action == ACTION_ENTER)
		find_out_enter(app, s);
	if (action == ACTION_COPY)
		return effect_copy_step(app);
	if (action == ACTION_RAW)
		return effect_raw(app);
	if (action == ACTION_OUTPUT)
		app_push(app, SCREEN_OUTPUT);
	if (action == ACTION_VALUES) {
		app_push(app, SCREEN_VALUES);
		values_load(app, app_top(app));
	}
	return effect_none();
}

const struct screen_ops find_out_ops = {
	.where = ON_CHOICE,
	.build = find_out_build,
	.react = find_out_react,
};

/* ---- the summary, and changing an answer ---------------------------------- */

static void summary_build(struct app *app, struct screen *s)
{
	(void)s;
	put_head(app, W_SUMMARY);
	page_summary(&app->doc, &app->play->walk, app->lang);
	app->doc.blocks.at[0].kind = BLOCK_SPACE;
}

static struct effect summary_react(struct app *app, struct screen *s,
				   enum action action,
				   const struct key_event *e)
{
	size_t visit = s->focus.which;

	(void)e;
	if (closes(app, action) || action != ACTION_ENTER)
		return effect_none();
	if (s->focus.kind != ITEM_ANSWER) {
		app_say(app, W_SUMMARY_HINT);
		return effect_none();
	}
	app_push(app, SCREEN_CHANGE);
	app_top(app)->visit = visit;
	app_top(app)->focus = item_of(&app->play->walk.path[visit]);
	app_top(app)->follow = true;
	return effect_none();
}

const struct screen_ops summary_ops = {
	.where = ON_CHOICE,
	.build = summary_build,
	.react = summary_react,
};

static void change_build(struct app *app, struct screen *s)
{
	put_head(app, W_CHANGE);
	page_change(&app->doc, &app->play->walk, s->visit, app->lang);
	app->doc.blocks.at[0].kind = BLOCK_SPACE;
}

static struct effect change_react(struct app *app, struct screen *s,
				  enum action action, const struct key_event *e)
{
	size_t visit = s->visit;
	int choice = choice_of(s->focus);

	(void)e;
	if (closes(app, action) || action != ACTION_ENTER)
		return effect_none();
	if (s->focus.kind == ITEM_NONE) {
		app_say(app, W_CHOOSE_ONE);
		return effect_none();
	}
	if (app->play->walk.path[visit].choice == choice) {
		app_pop(app);
		return effect_none();
	}
	app_push(app, SCREEN_EFFECT);
	app_top(app)->visit = visit;
	app_top(app)->choice = choice;
	return effect_none();
}

const struct screen_ops change_ops = {
	.where = ON_CHOICE,
	.build = change_build,
	.react = change_react,
};

static void effect_build(struct app *app, struct screen *s)
{
	put_head(app, W_CHANGE);
	page_change_effect(&app->doc, &app->play->walk, s->visit, s->choice,
			   app->lang);
	app->doc.blocks.at[0].kind = BLOCK_SPACE;
}

static void effect_enter(struct app *app, struct screen *s)
{
	switch (confirmed(app, s)) {
	case CONFIRM_NOTHING:
		break;
	case CONFIRM_STAY:
		app_pop(app);
		app_pop(app);
		break;
	case CONFIRM_GO:
		if (app_did(app, play_change(app->play, s->visit, s->choice)))
			app_moved(app);
		break;
	}
}

static struct effect effect_react(struct app *app, struct screen *s,
				  enum action action, const struct key_event *e)
{
	(void)e;
	if (!closes(app, action) && action == ACTION_ENTER)
		effect_enter(app, s);
	return effect_none();
}

const struct screen_ops effect_ops = {
	.where = ON_CHOICE,
	.build = effect_build,
	.react = effect_react,
};

/* ---- a warning ---------------------------------------------------------- */

static void warning_build(struct app *app, struct screen *s)
{
	put_head(app, W_WARNING_TITLE);
	page_warning(&app->doc, &app->play->walk, s->step, app->lang);
	app->doc.blocks.at[0].kind = BLOCK_SPACE;
}

static void warning_enter(struct app *app, struct screen *s)
{
	enum confirm confirm = confirmed(app, s);

	if (confirm == CONFIRM_GO &&
	    !app_did(app, play_warn(app->play, s->step)))
		return;
	if (confirm != CONFIRM_NOTHING)
		app_pop(app);
}

static struct effect warning_react(struct app *app, struct screen *s,
				   enum action action,
				   const struct key_event *e)
{
	(void)e;
	if (!closes(app, action) && action == ACTION_ENTER)
		warning_enter(app, s);
	return effect_none();
}

const struct screen_ops warning_ops = {
	.where = ON_CHOICE,
	.build = warning_build,
	.react = warning_react,
};

/* ---- keys --------------------------------------------------------------- */

static void help_build(struct app *app, struct screen *s)
{
	unsigned where;

	(void)s;
	put_head(app, W_KEYS_TITLE);
	/* The keys of the page below, not those of the help. */
	app->depth--;
	where = app_where(app);
	app->depth++;
	for (size_t i = 0; i < action_row_count; i++) {
		const struct action_row *row = &action_rows[i];
		struct block *b;

		if (!(row->where & where))
			continue;
		b = doc_say(&app->doc, BLOCK_FACT, word(app->lang, row->does));
		b->mark = safe_line(app->frame, row->keys);
	}
	if (where & ON_TEXT)
		doc_say(&app->doc, BLOCK_HINT, word(app->lang, W_KEYS_ALT));
}

static struct effect help_react(struct app *app, struct screen *s,
				enum action action, const struct key_event *e)
{
	(void)s, (void)e;
	if (!closes(app, action) && action == ACTION_ENTER)
		app_pop(app);
	return effect_none();
}

const struct screen_ops help_ops = {
	.where = ON_READ,
	.build = help_build,
	.react = help_react,
};
