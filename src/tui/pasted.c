/* Known errors in what was pasted, or scanned before: listed, opened. */
#include "unstuck/play/found.h"
#include "unstuck/tui/app.h"

bool pasted_find(struct app *app, struct pasted *p, struct str text)
{
	arena_release(&p->arena);
	findings_text(&p->found, &p->arena, picks_known(&app->picks),
		      str_unix_lines(&p->arena, text));
	return p->found.list.count > 0;
}

void pasted_tell(struct app *app, struct str sentence, bool cut)
{
	if (cut)
		sentence = str_format(app->frame, STR_FMT " " STR_FMT,
				      STR_ARG(sentence),
				      STR_ARG(word(app->lang, W_OUTPUT_CUT)));
	app_tell(app, sentence);
}

void pasted_put(struct app *app, const struct pasted *p)
{
	for (size_t i = 0; i < p->found.list.count; i++)
		found_item(&app->doc, app->catalog, &p->found.list.at[i],
			   (struct item){ ITEM_FINDING, i }, STR_NONE,
			   app->lang);
}

/* What does not fit its value is told; it can be filled in by hand. */
static void tell_refused(struct app *app, const struct finding *f)
{
	for (size_t i = 0; i < f->values.count; i++) {
		const struct capture *c = &f->values.at[i];

		if (c->typed.n == 0)
			app_tell(app,
				 say2(app->frame, app->lang, W_FOUND_REFUSED,
				      text_in(&c->value->label, app->lang),
				      c->text));
	}
}

/* The text that led here may decide the question it led to. */
static void read_again(struct app *app, const struct finding *f)
{
	struct reading r = play_read_finding(app->play, f);

	if (r.choice == CHOICE_NONE)
		return;
	app->reading = r;
	app_top(app)->focus = (struct item){ ITEM_OPTION, (size_t)r.choice };
}

void pasted_open(struct app *app, const struct pasted *p, size_t which)
{
	const struct finding *f = &p->found.list.at[which];
	struct diags d;

	diags_init(&d, app->frame);
	if (app->walking)
		app_leave_walk(app);
	if (!play_open_finding(app->play, app->arena, app->catalog, f,
			       app->lang, &d)) {
		app_tell(app, say(app->frame, app->lang, W_FLOW_BROKEN,
				  f->flow->id));
		return;
	}
	app_begun(app);
	read_again(app, f);
	tell_refused(app, f);
	app_did(app, play_take_finding(app->play, f));
}
