/* A note about the place: lines, each saved as it is accepted. */
#include "unstuck/tui/app.h"

static struct str note_here(const struct app *app)
{
	const struct walk *w = &app->play->walk;

	return walk_note(w, w->here);
}

static void note_build(struct app *app, struct screen *s)
{
	struct str note = note_here(app), line;
	struct block *b;

	app->head.title = safe_line(app->frame, word(app->lang, W_NOTE));
	app->head.right = safe_line(app->frame, word(app->lang, W_ESC_CLOSES));
	if (s->focus.kind == ITEM_NONE) {
		s->focus = (struct item){ ITEM_FIELD, 0 };
		app->field.feed = '\n';
		typed_set(&app->field, STR_NONE);
	}
	doc_say(&app->doc, BLOCK_HINT, word(app->lang, W_NOTE_HINT));
	while (str_line(&note, &line)) {
		b = doc_say(&app->doc, BLOCK_PARAGRAPH, line);
		b->tight = true;
	}
	b = doc_say(&app->doc, BLOCK_FIELD, typed_str(&app->field));
	b->mark = safe_line(app->frame, word(app->lang, W_NOTE_LINE));
	b->item = s->focus;
	b->current = true;
	b->cursor = app_field_cursor(app);
}

static void add_line(struct app *app)
{
	struct str line = str_trim(typed_str(&app->field));
	struct str note = note_here(app);

	if (line.n == 0) {
		app_pop(app);
		return;
	}
	if (note.n)
		line = str_format(app->frame, STR_FMT "\n" STR_FMT,
				  STR_ARG(note), STR_ARG(line));
	if (app_did(app, play_note(app->play, line)))
		typed_set(&app->field, STR_NONE);
}

/* Backspace in the empty field takes the last line back into it. */
static bool take_back(struct app *app)
{
	struct str note = note_here(app), last;
	size_t cut = note.n;

	if (app->field.n || note.n == 0)
		return false;
	while (cut > 0 && note.p[cut - 1] != '\n')
		cut--;
	last = str_copy(app->frame, str_tail(note, cut));
	note = str_copy(app->frame, str_head(note, cut ? cut - 1 : 0));
	if (app_did(app, play_note(app->play, note)))
		typed_set(&app->field, last);
	return true;
}

static struct effect note_react(struct app *app, struct screen *s,
				enum action action, const struct key_event *e)
{
	(void)s;
	if (action == ACTION_CLOSE) {
		app_pop(app);
		return effect_none();
	}
	if (action == ACTION_ENTER) {
		add_line(app);
		return effect_taken();
	}
	if (action == ACTION_ERASE && take_back(app))
		return effect_taken();
	return effect_typed(app, action, e);
}

const struct screen_ops note_ops = {
	.where = ON_FIELD,
	.build = note_build,
	.react = note_react,
};

/* ---- what changed while a case was parked ------------------------------------- */

static void resumed_build(struct app *app, struct screen *s)
{
	(void)s;
	app->head.title =
		safe_line(app->frame, say(app->frame, app->lang, W_CASE_TITLE,
					  app->play->keep.id));
	app->head.right = safe_line(app->frame, word(app->lang, W_ESC_CLOSES));
	resumed_page(&app->doc, &app->resumed, app->lang);
}

static struct effect resumed_react(struct app *app, struct screen *s,
				   enum action action,
				   const struct key_event *e)
{
	(void)s, (void)e;
	if (action == ACTION_CLOSE || action == ACTION_BACK ||
	    action == ACTION_ENTER)
		app_pop(app);
	return effect_none();
}

const struct screen_ops resumed_ops = {
	.where = ON_READ,
	.build = resumed_build,
	.react = resumed_react,
};
