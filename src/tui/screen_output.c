/* The output of a command, pasted back at the question it answers. */
#include "unstuck/tui/app.h"

static void build(struct app *app, struct screen *s)
{
	struct block *b;

	app->head.title =
		safe_line(app->frame, word(app->lang, W_OUTPUT_TITLE));
	app->head.right = safe_line(app->frame, word(app->lang, W_ESC_CLOSES));
	if (s->focus.kind == ITEM_NONE) {
		s->focus = (struct item){ ITEM_FIELD, 0 };
		typed_set(&app->field, STR_NONE);
		app->output.found.list.count = 0;
	}
	doc_say(&app->doc, BLOCK_HINT, word(app->lang, W_OUTPUT_HINT));
	b = doc_say(&app->doc, BLOCK_FIELD, typed_str(&app->field));
	b->mark = safe_line(app->frame, word(app->lang, W_OUTPUT_FIELD));
	b->item = (struct item){ ITEM_FIELD, 0 };
	b->current = true;
	b->cursor = app_field_cursor(app);
	if (app->output.found.list.count == 0)
		return;
	doc_say(&app->doc, BLOCK_HEADING, word(app->lang, W_FOUND));
	pasted_put(app, &app->output);
}

/* The question again, with the option highlighted that the output names. */
static void show_question(struct app *app)
{
	const struct reading *r = &app->reading;

	while (app_top(app)->kind != SCREEN_WALK)
		app_pop(app);
	/* What an output before it said is highlighted no more. */
	app_top(app)->focus =
		r->choice == CHOICE_NONE
			? (struct item){ ITEM_NONE, 0 }
			: (struct item){ ITEM_OPTION, (size_t)r->choice };
}

static void take(struct app *app, struct str text, bool cut)
{
	bool known;

	if (str_trim(text).n == 0) {
		app_say(app, W_OUTPUT_EMPTY);
		return;
	}
	known = pasted_find(app, &app->output, text);
	app->reading = walk_read(&app->output.arena, &app->play->walk, text);
	/* No answer, but an error that a flow knows: it is offered. */
	if (app->reading.choice == CHOICE_NONE && known) {
		app_top(app)->focus = (struct item){ ITEM_FINDING, 0 };
		app_say(app, W_OUTPUT_KNOWN);
		app->stale = true;
		return;
	}
	show_question(app);
	pasted_tell(app,
		    page_reading(app->frame, &app->play->walk, &app->reading,
				 app->lang),
		    cut);
}

static struct effect react(struct app *app, struct screen *s,
			   enum action action, const struct key_event *e)
{
	if (action == ACTION_CLOSE) {
		app_pop(app);
		return effect_none();
	}
	if (action == ACTION_PASTE) {
		take(app, e->text, e->cut);
		return effect_taken();
	}
	if (action == ACTION_ENTER && s->focus.kind == ITEM_FINDING) {
		pasted_open(app, &app->output, s->focus.which);
		return effect_taken();
	}
	if (action == ACTION_ENTER) {
		take(app, typed_str(&app->field), false);
		return effect_taken();
	}
	return effect_typed(app, action, e);
}

const struct screen_ops output_ops = {
	.where = ON_FIELD,
	.build = build,
	.react = react,
};
