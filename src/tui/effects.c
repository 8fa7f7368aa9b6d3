/* What several screens ask of the loop: copy, raw text, the page itself. */
#include "unstuck/render/writers.h"
#include "unstuck/tui/app.h"

struct effect effect_none(void)
{
	return (struct effect){ .kind = EFFECT_NONE };
}

struct effect effect_taken(void)
{
	return (struct effect){ .kind = EFFECT_TAKEN };
}

struct effect effect_typed(struct app *app, enum action action,
			   const struct key_event *e)
{
	if (!typed_move(&app->field, action) &&
	    !typed_edit(&app->field, action, e))
		return effect_none();
	app->stale = true;
	return effect_taken();
}

/* The page as it goes to a customer. */
static struct str page_as(struct app *app, const struct writer *writer)
{
	struct write_options plain = { 0 };
	struct doc doc;
	struct buf out;

	doc_init(&doc, app->frame);
	buf_init(&out, app->frame);
	page_for_customer(&doc, &app->play->walk, app->lang);
	writer->write(&out, &doc, plain);
	return buf_str(&out);
}

struct str app_page_markdown(struct app *app)
{
	return page_as(app, &writer_markdown);
}

/* Point to the step whose warning holds the page back. */
static void point_to(struct app *app, const struct page_hold *hold)
{
	struct screen *s = app_top(app);

	s->focus = (struct item){ ITEM_STEP, hold->step };
	s->follow = true;
	app_tell(app, say_int(app->frame, app->lang, W_READ_WARNING_FIRST,
			      (int64_t)hold->number));
}

bool effect_held(struct app *app)
{
	struct page_hold hold;

	if (!page_held(app->frame, &app->play->walk, app->lang, &hold))
		return false;
	if (hold.number)
		point_to(app, &hold);
	else
		app_tell(app,
			 say(app->frame, app->lang, W_FILL_FIRST, hold.blanks));
	return true;
}

struct effect effect_copy_page(struct app *app)
{
	if (effect_held(app))
		return effect_none();
	return (struct effect){ .kind = EFFECT_COPY,
				.text = app_page_markdown(app),
				.said = word(app->lang, W_SENT) };
}

/* The step in work: of the outcome, or of "how to find out". */
static const struct step *focused_step(struct app *app, bool *hidden)
{
	const struct walk *w = &app->play->walk;
	const struct node *n = walk_node(w);
	struct screen *s = app_top(app);
	bool finding = s->kind == SCREEN_FIND_OUT;
	const struct steps *steps;

	*hidden = false;
	if (!n || s->focus.kind != ITEM_STEP)
		return NULL;
	steps = finding ? &n->find_out : &n->steps;
	*hidden = !finding && walk_hides(w, s->focus.which);
	return &steps->at[s->focus.which];
}

/* The snippet of the step in work; false when it may not be had. */
static bool take_snippet(struct app *app, const struct step *step, bool hidden,
			 struct str *code, struct ids *blanks)
{
	if (hidden) {
		effect_held(app);
		return false;
	}
	*code = page_snippet(app->frame, app->play->walk.here.flow, step,
			     &app->play->walk, app->lang, blanks);
	if (blanks->count == 0 || text_is_empty(&step->warning))
		return true;
	app_tell(app, say(app->frame, app->lang, W_FILL_FIRST,
			  page_blanks(app->frame, *blanks)));
	return false;
}

struct effect effect_copy_step(struct app *app)
{
	bool hidden;
	const struct step *step = focused_step(app, &hidden);
	struct effect effect = { .kind = EFFECT_COPY };
	struct ids blanks;

	if (!step || !step->snippet) {
		app_say(app, W_NOTHING_TO_COPY);
		return effect_none();
	}
	if (!take_snippet(app, step, hidden, &effect.text, &blanks))
		return effect_none();
	effect.said = blanks.count ? say(app->frame, app->lang, W_SENT_BLANKS,
					 page_blanks(app->frame, blanks))
				   : word(app->lang, W_SENT);
	return effect;
}

struct effect effect_raw(struct app *app)
{
	bool hidden;
	const struct step *step = focused_step(app, &hidden);
	struct effect effect = { .kind = EFFECT_RAW };
	struct ids blanks;

	if (step && step->snippet) {
		if (!take_snippet(app, step, hidden, &effect.text, &blanks))
			return effect_none();
	} else if (effect_held(app)) {
		return effect_none();
	} else {
		effect.text = page_as(app, &writer_text);
	}
	return effect.text.n ? effect : effect_none();
}

struct effect effect_say(struct app *app)
{
	const struct walk *w = &app->play->walk;
	const struct screen *s = app_top(app);
	size_t step = s->focus.kind == ITEM_STEP ? s->focus.which : SIZE_MAX;
	enum lang l = app->customer_lang;

	if (step == SIZE_MAX ? effect_held(app) : walk_hides(w, step)) {
		effect_held(app);
		return effect_none();
	}
	return (struct effect){
		.kind = EFFECT_COPY,
		.text = page_said(app->frame, w, step, l),
		.said = say(app->frame, app->lang, W_SAID, lang_name(l)),
	};
}
