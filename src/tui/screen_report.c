/* The report of the case: read it, copy it, save it. */
#include "unstuck/page/report.h"
#include "unstuck/render/writers.h"
#include "unstuck/tui/app.h"

enum { FOR_ENGINEER, FOR_CUSTOMER };

static void put_report(const struct app *app, struct doc *d, bool for_customer)
{
	const struct report_options o = {
		.lang = for_customer ? app->customer_lang : app->lang,
		.for_customer = for_customer,
		.id = app->play->keep.id,
	};

	report_page(d, &app->play->walk, o);
}

static void put_choice(struct app *app, size_t which, enum word w, bool chosen)
{
	struct block *b = doc_say(&app->doc, BLOCK_ITEM, word(app->lang, w));

	b->mark = safe_line(app->frame,
			    str_of_int(app->frame, (int64_t)which + 1));
	b->item = (struct item){ ITEM_CHOICE, which };
	b->current = chosen;
	b->tight = which > 0;
}

static void report_build(struct app *app, struct screen *s)
{
	bool for_customer = s->choice == FOR_CUSTOMER;

	app->head.title = safe_line(app->frame, word(app->lang, W_REPORT));
	app->head.right = safe_line(app->frame, word(app->lang, W_ESC_CLOSES));
	put_choice(app, FOR_ENGINEER, W_FOR_ENGINEER, !for_customer);
	put_choice(app, FOR_CUSTOMER, W_FOR_CUSTOMER, for_customer);
	put_report(app, &app->doc, for_customer);
}

/* The report that is shown, as text. */
static struct str report_as(struct app *app, const struct screen *s,
			    const struct writer *writer)
{
	const struct write_options plain = { 0 };
	struct doc doc;
	struct buf out;

	doc_init(&doc, app->frame);
	buf_init(&out, app->frame);
	put_report(app, &doc, s->choice == FOR_CUSTOMER);
	writer->write(&out, &doc, plain);
	return buf_str(&out);
}

static struct effect report_react(struct app *app, struct screen *s,
				  enum action action, const struct key_event *e)
{
	(void)e;
	switch ((int)action) {
	case ACTION_CLOSE:
	case ACTION_BACK:
		app_pop(app);
		break;
	case ACTION_ENTER:
		if (s->focus.kind == ITEM_CHOICE)
			s->choice = (int)s->focus.which;
		app->stale = true;
		break;
	case ACTION_COPY:
	case ACTION_COPY_PAGE:
		return (struct effect){
			.kind = EFFECT_COPY,
			.text = report_as(app, s, &writer_markdown),
			.said = word(app->lang, W_SENT),
		};
	case ACTION_RAW:
		return (struct effect){ .kind = EFFECT_RAW,
					.text = report_as(app, s,
							  &writer_text) };
	}
	return effect_none();
}

const struct screen_ops report_ops = {
	.where = ON_CHOICE | ON_REPORT,
	.build = report_build,
	.react = report_react,
};
