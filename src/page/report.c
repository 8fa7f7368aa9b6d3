#include "unstuck/page/report.h"

#include "unstuck/page/page.h"

static void put_fact(struct doc *d, struct str name, struct str text)
{
	struct block *b;

	if (text.n == 0)
		return;
	b = doc_say(d, BLOCK_FACT, text);
	b->mark = safe_line(d->arena, name);
}

/* 2026-11-25 12:00 UTC; what is no time stays as it is. */
static struct str shown_time(struct arena *a, struct str at)
{
	if (at.n < 20)
		return at;
	return str_format(a, STR_FMT " " STR_FMT " UTC",
			  STR_ARG(str_head(at, 10)),
			  STR_ARG(str_head(str_tail(at, 11), 5)));
}

/* ---- what it is about -------------------------------------------------------- */

static void put_head(struct doc *d, const struct walk *w,
		     const struct report_options *o)
{
	const struct flow *f = w->entry.flow;
	enum lang l = o->lang;
	struct str version = o->version.n ? o->version : f->pack->version;

	doc_say(d, BLOCK_TITLE, text_in(&f->title, l));
	doc_say(d, BLOCK_PARAGRAPH, text_in(&f->summary, l));
	put_fact(d, word(l, W_REPORT_CASE), o->id);
	put_fact(d, word(l, W_CASE_BEGAN), shown_time(d->arena, o->began));
	put_fact(d, word(l, W_CASE_LAST), shown_time(d->arena, o->last));
	put_fact(d, word(l, W_CASE_FLOW),
		 str_format(d->arena, STR_FMT "/" STR_FMT " " STR_FMT,
			    STR_ARG(f->pack->id), STR_ARG(f->id),
			    STR_ARG(version)));
}

static void put_answers(struct doc *d, const struct walk *w, enum lang l)
{
	bool begun = false;

	for (size_t i = 0; i < w->depth; i++) {
		const struct visit *v = &w->path[i];
		const struct node *n = page_node(v->spot);

		if (!n || n->kind != NODE_QUESTION)
			continue;
		if (!begun)
			doc_say(d, BLOCK_HEADING, word(l, W_TICKET_PATH));
		begun = true;
		put_fact(d, page_node_title(d->arena, w, v->spot, l),
			 page_choice(d->arena, w, n, v->choice, l));
	}
}

static void put_values(struct doc *d, const struct walk *w, enum lang l)
{
	bool begun = false;

	for (size_t i = 0; i < w->values.count; i++) {
		const struct filled *f = &w->values.at[i];

		if (f->typed.n == 0)
			continue;
		if (!begun)
			doc_say(d, BLOCK_HEADING, word(l, W_REPORT_VALUES));
		begun = true;
		put_fact(d, text_in(&f->value->label, l), f->typed);
	}
}

/* ---- what was tried, what is left -------------------------------------------- */

static void put_tried(struct doc *d, const struct walk *w, enum lang l)
{
	if (w->tried.count)
		doc_say(d, BLOCK_HEADING, word(l, W_REPORT_TRIED));
	for (size_t i = 0; i < w->tried.count; i++) {
		const struct tried *t = &w->tried.at[i];
		struct str verdict = page_choice(
			d->arena, w, page_node(t->spot), t->choice, l);
		struct str when = shown_time(d->arena, t->at);

		put_fact(d, page_node_title(d->arena, w, t->spot, l),
			 when.n ? say2(d->arena, l, W_REPORT_VERDICT, verdict,
				       when)
				: verdict);
	}
}

/* The steps of the outcome that are not ticked. */
static void put_open_steps(struct doc *d, const struct walk *w,
			   const struct report_options *o)
{
	const struct page_options page = { .lang = o->lang,
					   .for_customer = o->for_customer,
					   .current = SIZE_MAX };
	const struct node *n = walk_node(w);
	size_t number = 0;

	for (size_t i = 0; i < n->steps.count; i++) {
		if (!walk_shows(w, &n->steps.at[i]))
			continue;
		number++;
		if (!walk_ticked(w, i))
			page_step_here(d, w, i, number, page);
	}
}

static void put_next(struct doc *d, const struct walk *w,
		     const struct report_options *o)
{
	const struct node *n = walk_node(w);
	struct str title = page_node_title(d->arena, w, w->here, o->lang);

	if (w->here.kind == SPOT_DONE)
		return;
	doc_say(d, BLOCK_HEADING, word(o->lang, W_REPORT_NEXT));
	if (n && n->kind == NODE_QUESTION) {
		doc_say(d, BLOCK_PARAGRAPH,
			say(d->arena, o->lang, W_OPEN_QUESTION, title));
		return;
	}
	doc_say(d, BLOCK_PARAGRAPH, title);
	if (n)
		put_open_steps(d, w, o);
}

/* Only what is still missing: the others stand among the values. */
static void put_ticket(struct doc *d, const struct walk *w, enum lang l)
{
	const struct flow *f = w->entry.flow;
	const struct ids *ids = &f->pack->ticket_values;
	bool begun = false;

	for (size_t i = 0; i < ids->count; i++) {
		const struct value *v = flow_value(f, ids->at[i]);

		if (!v || walk_value(w, ids->at[i]).n)
			continue;
		if (!begun)
			doc_say(d, BLOCK_HEADING, word(l, W_REPORT_MISSING));
		begun = true;
		put_fact(d, text_in(&v->label, l),
			 str_format(d->arena, "{" STR_FMT "}",
				    STR_ARG(ids->at[i])));
	}
}

void page_notes(struct doc *d, const struct walk *w, enum lang l)
{
	bool begun = false;

	for (size_t i = 0; i < w->notes.count; i++) {
		struct str text = w->notes.at[i].text, line;

		if (text.n == 0)
			continue;
		if (!begun)
			doc_say(d, BLOCK_HEADING, word(l, W_NOTES));
		begun = true;
		doc_say(d, BLOCK_PARAGRAPH,
			page_node_title(d->arena, w, w->notes.at[i].spot, l));
		while (str_line(&text, &line)) {
			struct block *b = doc_say(d, BLOCK_ITEM, line);

			b->mark = SAFE("-");
		}
	}
}

/* What the nodes on the way rest on, each once. */
static void put_sources(struct doc *d, const struct walk *w, enum lang l)
{
	const struct node *n = walk_node(w);

	page_sources(d, w->here.flow, n ? n->source : w->here.flow->source, l);
	page_reviewed(d, w->here.flow, l);
}

void report_page(struct doc *d, struct walk *w, struct report_options o)
{
	put_head(d, w, &o);
	page_what_is_wrong(d, w, o.lang);
	put_answers(d, w, o.lang);
	put_values(d, w, o.lang);
	put_tried(d, w, o.lang);
	put_next(d, w, &o);
	put_ticket(d, w, o.lang);
	page_evidence(d, w, o.lang);
	if (!o.for_customer)
		page_notes(d, w, o.lang);
	put_sources(d, w, o.lang);
}
