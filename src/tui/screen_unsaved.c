/* What happened could not be saved: once more, elsewhere, or without. */
#include "unstuck/tui/app.h"

enum { RETRY, ELSEWHERE, GO_ON };

static void put_choice(struct app *app, size_t which, enum word w)
{
	struct block *b = doc_say(&app->doc, BLOCK_ITEM, word(app->lang, w));

	b->mark = safe_line(app->frame,
			    str_of_int(app->frame, (int64_t)which + 1));
	b->item = (struct item){ ITEM_CHOICE, which };
}

static void unsaved_build(struct app *app, struct screen *s)
{
	(void)s;
	app->head.title =
		safe_line(app->frame, word(app->lang, W_UNSAVED_TITLE));
	doc_say(&app->doc, BLOCK_WARNING,
		say(app->frame, app->lang, W_UNSAVED, app->play->unsaved));
	doc_say(&app->doc, BLOCK_PARAGRAPH, word(app->lang, W_UNSAVED_EARLIER));
	put_choice(app, RETRY, W_UNSAVED_RETRY);
	put_choice(app, ELSEWHERE, W_UNSAVED_ELSEWHERE);
	put_choice(app, GO_ON, W_UNSAVED_GO_ON);
}

static void choose(struct app *app, const struct screen *s)
{
	if (s->focus.kind != ITEM_CHOICE) {
		app_tell(app, say_int(app->frame, app->lang, W_CHOOSE_1_N, 3));
		return;
	}
	if (s->focus.which == ELSEWHERE) {
		app_push(app, SCREEN_ELSEWHERE);
		return;
	}
	if (s->focus.which == RETRY && app_did(app, play_retry(app->play)))
		app_settle(app);
	if (s->focus.which == GO_ON && app_did(app, play_unsaved(app->play))) {
		app_settle(app);
		app_say(app, W_SAVING_OFF);
	}
}

/* Not recorded: closing the panel leaves things as they were. */
static struct effect unsaved_react(struct app *app, struct screen *s,
				   enum action action,
				   const struct key_event *e)
{
	(void)e;
	if (action == ACTION_CLOSE || action == ACTION_BACK)
		app_pop(app);
	else if (action == ACTION_ENTER)
		choose(app, s);
	return effect_none();
}

const struct screen_ops unsaved_ops = {
	.where = ON_CHOICE,
	.build = unsaved_build,
	.react = unsaved_react,
};

/* ---- the other file ---------------------------------------------------------- */

static void elsewhere_build(struct app *app, struct screen *s)
{
	struct block *b;

	app->head.title =
		safe_line(app->frame, word(app->lang, W_UNSAVED_ELSEWHERE));
	app->head.right = safe_line(app->frame, word(app->lang, W_ESC_CLOSES));
	if (s->focus.kind == ITEM_NONE) {
		s->focus = (struct item){ ITEM_FIELD, 0 };
		typed_set(&app->field,
			  str_format(app->frame, "/tmp/" STR_FMT ".case",
				     STR_ARG(app->play->walk.entry.flow->id)));
	}
	b = doc_say(&app->doc, BLOCK_FIELD, typed_str(&app->field));
	b->mark = safe_line(app->frame, word(app->lang, W_FILE));
	b->item = s->focus;
	b->current = true;
	b->cursor = app_field_cursor(app);
}

static void save_there(struct app *app)
{
	struct str path = str_trim(typed_str(&app->field));

	if (path.n == 0)
		return;
	if (!app_did(app, play_elsewhere(app->play, path))) {
		app_tell(app, app->play->unsaved);
		return;
	}
	app_settle(app);
	app_tell(app, say(app->frame, app->lang, W_SAVED_ELSEWHERE,
			  app->play->keep.journal.path));
}

static struct effect elsewhere_react(struct app *app, struct screen *s,
				     enum action action,
				     const struct key_event *e)
{
	(void)s;
	if (action == ACTION_CLOSE) {
		app_pop(app);
		return effect_none();
	}
	if (action == ACTION_ENTER) {
		save_there(app);
		return effect_taken();
	}
	return effect_typed(app, action, e);
}

const struct screen_ops elsewhere_ops = {
	.where = ON_FIELD,
	.build = elsewhere_build,
	.react = elsewhere_react,
};
