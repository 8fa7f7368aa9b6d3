/* Pages that lie on top: finding out, summary, change, warning, values. */
#include "unstuck/page/page.h"

static void add_choice(struct doc *d, size_t which, struct str label)
{
	struct block *b = doc_say(d, BLOCK_ITEM, label);

	b->mark = safe_line(d->arena, str_of_int(d->arena, (int64_t)which + 1));
	b->item = (struct item){ ITEM_CHOICE, which };
}

/* The first one changes nothing: it is what a hasty key may choose. */
static void add_choices(struct doc *d, enum word stay, enum word go,
			enum lang l)
{
	doc_add(d, BLOCK_SPACE);
	add_choice(d, 0, word(l, stay));
	add_choice(d, 1, word(l, go));
}

void page_find_out(struct doc *d, const struct walk *w, enum lang l)
{
	const struct node *n = walk_node(w);
	struct filler filler = { .walk = w };
	struct fill fill = page_fill(&filler);
	size_t number = 0;

	doc_say(d, BLOCK_HEADING, word(l, W_FIND_OUT));
	markdown_blocks(d, text_in(&n->ask, l), BLOCK_QUESTION, 0, &fill);
	if (n->find_out.count == 0)
		doc_say(d, BLOCK_PARAGRAPH, word(l, W_NO_FIND_OUT));
	for (size_t i = 0; i < n->find_out.count; i++) {
		const struct step *step = &n->find_out.at[i];
		enum truth truth = walk_when(w, w->here.flow, &step->when);
		const struct step_page page = {
			.flow = w->here.flow,
			.step = step,
			.number = number + 1,
			.numbered = true,
			.condition = truth == TRUTH_UNKNOWN,
			.internal = true,
			.item = { ITEM_STEP, i },
		};

		if (truth == TRUTH_NO)
			continue;
		page_step(d, &page, &filler, l);
		number++;
	}
	add_choices(d, W_BACK_TO_QUESTION, W_STILL_NOT_SURE, l);
}

static void add_visit(struct doc *d, const struct walk *w, size_t i,
		      enum lang l)
{
	struct visit v = w->path[i];
	const struct node *n = page_node(v.spot);
	struct arena *a = d->arena;
	struct block *b =
		doc_say(d, BLOCK_ITEM, page_node_title(a, w, v.spot, l));

	b->mark = safe_line(a, str_of_int(a, (int64_t)i + 1));
	b->item = (struct item){ ITEM_ANSWER, i };
	b->tight = i > 0;
	b = doc_say(d, BLOCK_PARAGRAPH, page_choice(a, w, n, v.choice, l));
	b->spans.at[0].style = SPAN_STRONG;
	b->depth = 1;
	b->tight = true;
}

void page_summary(struct doc *d, const struct walk *w, enum lang l)
{
	doc_say(d, BLOCK_HEADING, word(l, W_SUMMARY));
	if (w->depth == 0)
		doc_say(d, BLOCK_PARAGRAPH, word(l, W_NO_ANSWERS));
	for (size_t i = 0; i < w->depth; i++)
		add_visit(d, w, i, l);
	for (size_t i = 0; i < w->values.count; i++) {
		const struct filled *f = &w->values.at[i];
		struct block *b;

		if (f->typed.n == 0)
			continue;
		b = doc_say(d, BLOCK_FACT, f->typed);
		b->mark = safe_line(d->arena, text_in(&f->value->label, l));
	}
	page_evidence(d, w, l);
	page_notes(d, w, l);
}

/* The walk as it stood at the visit: what it offers depends on that. */
static struct walk as_it_stood(const struct walk *w, size_t visit)
{
	struct walk then = *w;

	then.depth = visit;
	then.here = w->path[visit].spot;
	return then;
}

void page_change(struct doc *d, struct walk *w, size_t visit, enum lang l)
{
	struct walk then = as_it_stood(w, visit);
	const struct page_options o = { .lang = l,
					.no_trail = true,
					.current = SIZE_MAX };
	const struct node *n = walk_node(&then);

	doc_say(d, BLOCK_HEADING, word(l, W_CHANGE));
	if (n && n->kind == NODE_QUESTION) {
		page_here(d, &then, o);
		return;
	}
	doc_say(d, BLOCK_QUESTION, page_node_title(d->arena, w, then.here, l));
	for (int v = 0; v < VERDICT_COUNT; v++) {
		static const char *const marks[] = { "f", "x", "c" };
		struct block *b;

		if (!walk_allows(&then, v))
			continue;
		b = doc_say(d, BLOCK_ITEM, page_choice(d->arena, w, n, v, l));
		b->mark = safe_line(d->arena, str_from(marks[v]));
		b->current = w->path[visit].choice == v;
		b->item = (struct item){ ITEM_VERDICT, (size_t)v };
	}
}

/* Visits of a path: those whose mark is as wanted. */
struct listed {
	const struct visit *path;
	size_t from, to;
	const bool *marks;
	bool wanted;
};

static void list_visits(struct doc *d, const struct walk *w, struct listed v,
			enum lang l)
{
	for (size_t i = v.from; i < v.to; i++) {
		struct spot spot = v.path[i].spot;
		struct str title = page_node_title(d->arena, w, spot, l);
		struct str said = page_choice(d->arena, w, page_node(spot),
					      v.path[i].choice, l);
		struct block *b;

		if (v.marks[i] != v.wanted)
			continue;
		b = doc_say(d, BLOCK_ITEM,
			    str_format(d->arena, STR_FMT "  " STR_FMT,
				       STR_ARG(title), STR_ARG(said)));
		b->mark = SAFE("-");
	}
}

static void list_effect(struct doc *d, const struct walk *w,
			const struct walk_change *c, size_t visit, enum lang l)
{
	struct listed old = { w->path, visit + 1, w->depth, c->stay, true };
	struct listed new = { c->path, visit + 1, c->depth, c->come, true };

	if (c->stays)
		doc_say(d, BLOCK_QUESTION, word(l, W_STAYS));
	list_visits(d, w, old, l);
	if (c->goes)
		doc_say(d, BLOCK_QUESTION, word(l, W_GOES));
	old.wanted = false;
	list_visits(d, w, old, l);
	if (c->comes)
		doc_say(d, BLOCK_QUESTION, word(l, W_COMES));
	list_visits(d, w, new, l);
	if (!c->stays && !c->goes && !c->comes)
		doc_say(d, BLOCK_PARAGRAPH, word(l, W_NOTHING_AFTER));
}

void page_change_effect(struct doc *d, const struct walk *w, size_t visit,
			int choice, enum lang l)
{
	struct walk_change change = walk_preview(w, visit, choice);
	struct visit v = w->path[visit];
	const struct node *n = page_node(v.spot);
	struct arena *a = d->arena;

	doc_say(d, BLOCK_HEADING, word(l, W_CHANGE));
	doc_say(d, BLOCK_PARAGRAPH, page_node_title(a, w, v.spot, l));
	doc_say(d, BLOCK_PARAGRAPH,
		say2(a, l, W_CHANGE_FROM_TO, page_choice(a, w, n, v.choice, l),
		     page_choice(a, w, n, choice, l)));
	list_effect(d, w, &change, visit, l);
	add_choices(d, W_KEEP_AS_IS, W_DO_CHANGE, l);
}

void page_warning(struct doc *d, const struct walk *w, size_t step, enum lang l)
{
	const struct node *n = walk_node(w);
	struct filler filler = { .walk = w };
	struct fill fill = page_fill(&filler);

	doc_say(d, BLOCK_HEADING, word(l, W_WARNING_TITLE));
	markdown_blocks(d, text_in(&n->steps.at[step].say, l), BLOCK_PARAGRAPH,
			0, &fill);
	markdown_blocks(d, text_in(&n->steps.at[step].warning, l),
			BLOCK_WARNING, 0, &fill);
	add_choices(d, W_NOT_NOW, W_HAVE_READ, l);
}

/* ---- values ------------------------------------------------------------ */

struct collector {
	struct arena *arena;
	const struct flow *flow;
	LIST(const struct value *) found;
};

static void add_value(struct collector *c, const struct value *v)
{
	for (size_t i = 0; i < c->found.count; i++)
		if (c->found.at[i] == v)
			return;
	if (v)
		*list_push(c->arena, &c->found) = v;
}

/* Every {{name}} of a text, once. */
static void collect(struct collector *c, const struct text *t)
{
	struct str rest = text_in(t, LANG_EN);

	for (;;) {
		struct str_pair open = str_cut(rest, STR("{{"));
		struct str_pair close = str_cut(open.tail, STR("}}"));

		if (!open.found || !close.found)
			return;
		add_value(c, flow_value(c->flow, str_trim(close.head)));
		rest = close.tail;
	}
}

static void collect_steps(struct collector *c, const struct steps *steps)
{
	for (size_t i = 0; i < steps->count; i++) {
		collect(c, &steps->at[i].say);
		collect(c, &steps->at[i].warning);
		if (steps->at[i].snippet)
			collect(c, &steps->at[i].snippet->code);
	}
}

static void collect_node(struct collector *c, const struct node *n)
{
	collect(c, &n->ask);
	collect(c, &n->hint);
	for (size_t i = 0; i < n->option_count; i++)
		collect(c, &n->options[i].label);
	collect_steps(c, &n->find_out);
	collect(c, &n->title);
	collect(c, &n->text);
	collect_steps(c, &n->steps);
	collect(c, &n->verify);
}

/* First what this page shows, then what the ticket wants, then the rest. */
struct page_values page_values(struct arena *a, const struct walk *w)
{
	struct collector c = { .arena = a, .flow = w->here.flow };
	const struct pack *p = w->here.flow->pack;

	if (w->here.kind == SPOT_NODE)
		collect_node(&c, walk_node(w));
	else
		for (size_t i = 0; i < p->ticket_values.count; i++)
			add_value(&c,
				  flow_value(c.flow, p->ticket_values.at[i]));
	for (size_t i = 0; i < w->values.count; i++)
		add_value(&c, w->values.at[i].value);
	for (size_t i = 0; i < w->here.flow->node_count; i++)
		collect_node(&c, &w->here.flow->nodes[i]);
	return (struct page_values){ c.found.at, c.found.count };
}
