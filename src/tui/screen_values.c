/* Forms: the values of the case, and the file a page is saved to. */
#include "unstuck/flow/value.h"
#include "unstuck/tui/app.h"
#include "unstuck/tui/view.h"

/* Where the cursor stands in the text as it is shown. */
size_t app_field_cursor(const struct app *app)
{
	struct str before = str_head(typed_str(&app->field), app->field.cursor);

	return safe_line(app->frame, before).s.n;
}

/* ---- values -------------------------------------------------------------- */

static const struct value *focused(const struct app *app,
				   const struct screen *s)
{
	if (s->focus.kind != ITEM_FIELD || s->focus.which >= app->fields.count)
		return NULL;
	return app->fields.at[s->focus.which];
}

/* Take up what the focused field holds. */
static void load_field(struct app *app, struct screen *s)
{
	const struct value *v = focused(app, s);

	if (!v)
		return;
	app->field.feed = v->list ? ',' : ' ';
	typed_set(&app->field, walk_value(&app->play->walk, v->id));
}

void values_load(struct app *app, struct screen *s)
{
	app->fields = page_values(app->arena, &app->play->walk);
	s->focus = app->fields.count ? (struct item){ ITEM_FIELD, 0 }
				     : (struct item){ ITEM_NONE, 0 };
	s->follow = true;
	load_field(app, s);
}

/* Nothing typed fits, too: the value is a blank then. */
static bool field_fits(const struct app *app, const struct value *v,
		       struct str *canonical, struct str *why)
{
	struct str typed = typed_str(&app->field);

	*canonical = STR_NONE;
	return str_trim(typed).n == 0 ||
	       value_check(app->frame, v, typed, canonical, app->lang, why);
}

bool values_accept(struct app *app, struct screen *s)
{
	const struct value *v = focused(app, s);
	struct str canonical, why;

	if (!v)
		return true;
	app->stale = true;
	if (!field_fits(app, v, &canonical, &why))
		return false;
	/* What did not change is no event. */
	return str_eq(canonical, walk_value(&app->play->walk, v->id)) ||
	       app_did(app, play_fill(app->play, v, canonical));
}

static void put_hints(struct app *app, const struct value *v)
{
	struct str canonical, why;
	struct block *b;

	if (!field_fits(app, v, &canonical, &why)) {
		b = doc_say(&app->doc, BLOCK_WARNING, why);
		b->depth = 1;
		b->tight = true;
		return;
	}
	b = doc_say(&app->doc, BLOCK_HINT,
		    say(app->frame, app->lang, W_FOR_EXAMPLE, v->example));
	b->depth = 1;
	if (!text_is_empty(&v->hint)) {
		b = doc_say(&app->doc, BLOCK_HINT,
			    text_in(&v->hint, app->lang));
		b->depth = 1;
	}
}

static void put_find_out(struct app *app, const struct value *v)
{
	struct filler fill = { .walk = &app->play->walk };

	for (size_t i = 0; i < v->find_out.count; i++) {
		const struct step_page page = {
			.flow = app->play->walk.here.flow,
			.step = &v->find_out.at[i],
			.internal = true,
		};
		size_t first = app->doc.blocks.count;

		page_step(&app->doc, &page, &fill, app->lang);
		for (size_t b = first; b < app->doc.blocks.count; b++)
			app->doc.blocks.at[b].depth++;
		app->doc.blocks.at[first].kind = BLOCK_HINT;
	}
}

static void values_build(struct app *app, struct screen *s)
{
	app->head.title = safe_line(app->frame, word(app->lang, W_VALUES));
	app->head.right = safe_line(app->frame, word(app->lang, W_ESC_CLOSES));
	if (app->fields.count == 0)
		doc_say(&app->doc, BLOCK_PARAGRAPH,
			word(app->lang, W_NO_VALUES));
	for (size_t i = 0; i < app->fields.count; i++) {
		const struct value *v = app->fields.at[i];
		bool here = s->focus.kind == ITEM_FIELD && s->focus.which == i;
		struct str shown = here ? typed_str(&app->field)
					: walk_value(&app->play->walk, v->id);
		struct block *b = doc_say(&app->doc, BLOCK_FIELD, shown);

		b->mark = safe_line(app->frame, text_in(&v->label, app->lang));
		b->item = (struct item){ ITEM_FIELD, i };
		b->current = here;
		b->cursor = here ? app_field_cursor(app) : 0;
		if (!here)
			continue;
		put_hints(app, v);
		put_find_out(app, v);
	}
}

static void move_field(struct app *app, struct screen *s, int by)
{
	size_t to = s->focus.which + (size_t)by;

	if (!values_accept(app, s))
		return;
	if (by > 0 && to >= app->fields.count) {
		app_pop(app);
		app_say(app, W_VALUES_TAKEN);
		return;
	}
	if (by < 0 && s->focus.which == 0)
		return;
	s->focus.which = to;
	s->follow = true;
	load_field(app, s);
}

static void click_field(struct app *app, struct screen *s, int row)
{
	struct item item = view_item_at(app, row);

	if (item.kind != ITEM_FIELD || !values_accept(app, s))
		return;
	s->focus = item;
	s->follow = true;
	load_field(app, s);
}

static struct effect values_react(struct app *app, struct screen *s,
				  enum action action, const struct key_event *e)
{
	struct effect effect;

	if (action == ACTION_CLOSE || !focused(app, s)) {
		if (action == ACTION_CLOSE || action == ACTION_ENTER)
			app_pop(app);
		return effect_none();
	}
	if (action == ACTION_ENTER || action == ACTION_DOWN ||
	    action == ACTION_UP) {
		move_field(app, s, action == ACTION_UP ? -1 : 1);
		app->stale = true;
		return effect_taken();
	}
	if (action == ACTION_CLICK) {
		click_field(app, s, e->row);
		return effect_taken();
	}
	effect = effect_typed(app, action, e);
	s->follow = s->follow || effect.kind == EFFECT_TAKEN;
	return effect;
}

const struct screen_ops values_ops = {
	.where = ON_FIELD,
	.build = values_build,
	.react = values_react,
};

/* ---- saving the page ------------------------------------------------------ */

static void save_build(struct app *app, struct screen *s)
{
	struct block *b;

	app->head.title = safe_line(app->frame, word(app->lang, W_SAVE));
	app->head.right = safe_line(app->frame, word(app->lang, W_ESC_CLOSES));
	if (s->focus.kind == ITEM_NONE) {
		const struct walk *w = &app->play->walk;
		const struct node *n = walk_node(w);

		s->focus = (struct item){ ITEM_FIELD, 0 };
		typed_set(&app->field,
			  str_format(app->frame, STR_FMT "-" STR_FMT ".md",
				     STR_ARG(w->here.flow->id),
				     STR_ARG(n ? n->id : STR("ticket"))));
	}
	doc_say(&app->doc, BLOCK_PARAGRAPH, word(app->lang, W_SAVE_TEXT));
	b = doc_say(&app->doc, BLOCK_FIELD, typed_str(&app->field));
	b->mark = safe_line(app->frame, word(app->lang, W_FILE));
	b->item = s->focus;
	b->current = true;
	b->cursor = app_field_cursor(app);
}

static struct effect save_react(struct app *app, struct screen *s,
				enum action action, const struct key_event *e)
{
	struct effect effect = { .kind = EFFECT_SAVE };

	(void)s;
	if (action == ACTION_CLOSE) {
		app_pop(app);
		return effect_none();
	}
	if (action == ACTION_ENTER) {
		effect.path = str_trim(typed_str(&app->field));
		effect.text = app_page_markdown(app);
		return effect.path.n ? effect : effect_none();
	}
	return effect_typed(app, action, e);
}

const struct screen_ops save_ops = {
	.where = ON_FIELD,
	.build = save_build,
	.react = save_react,
};
