#include "unstuck/page/checklist.h"

#include "unstuck/page/page.h"

/* A flow being put on paper. */
struct paper {
	struct doc *doc;
	const struct flow *flow;
	const struct walk *walk; /* for its values; may be NULL */
	enum lang lang;
};

/* Nodes are numbered as they stand in the file, the start first. */
static size_t node_number(const struct flow *f, size_t node)
{
	if (node == f->start)
		return 1;
	return node < f->start ? node + 2 : node + 1;
}

static size_t ticket_number(const struct flow *f)
{
	return f->node_count + 1;
}

static struct str where_to(const struct paper *p, struct flow_goto g)
{
	struct arena *a = p->doc->arena;

	switch (g.kind) {
	case GOTO_NODE:
		return say_int(a, p->lang, W_GO_TO,
			       (int64_t)node_number(p->flow, g.index));
	case GOTO_FLOW:
		return say(a, p->lang, W_GO_TO_FLOW,
			   str_format(a, STR_FMT "#" STR_FMT, STR_ARG(g.flow),
				      STR_ARG(g.node)));
	case GOTO_DONE:
		return word(p->lang, W_GO_DONE);
	case GOTO_NONE:
	case GOTO_TICKET:
		break;
	}
	return say_int(a, p->lang, W_GO_TO, (int64_t)ticket_number(p->flow));
}

/* "[ ] label   go to 7" */
static void put_way(struct paper *p, struct spans label, struct flow_goto g,
		    bool tight)
{
	struct block *b = doc_add(p->doc, BLOCK_ITEM);

	b->spans = label;
	b->note = safe_line(p->doc->arena, where_to(p, g));
	b->box = BOX_EMPTY;
	b->tight = tight;
}

static void put_hint(struct paper *p, struct str text, int depth)
{
	struct block *b = doc_say(p->doc, BLOCK_HINT, text);

	b->depth = depth;
}

static void put_option(struct paper *p, const struct option *option,
		       struct fill *fill, bool first)
{
	struct arena *a = p->doc->arena;

	put_way(p, markdown_spans(a, text_in(&option->label, p->lang), fill),
		option->next, !first);
	if (!text_is_empty(&option->hint))
		put_hint(p,
			 spans_text(a,
				    markdown_spans(
					    a, text_in(&option->hint, p->lang),
					    fill))
				 .s,
			 1);
	if (option->when.count)
		put_hint(p, page_when(a, p->flow, &option->when, p->lang), 1);
}

static void put_steps(struct paper *p, const struct steps *steps,
		      enum block_box box)
{
	struct filler filler = { .walk = p->walk };

	for (size_t i = 0; i < steps->count; i++) {
		const struct step_page page = {
			.flow = p->flow,
			.step = &steps->at[i],
			.number = i + 1,
			.numbered = true,
			.box = box,
			.condition = steps->at[i].when.count > 0,
		};

		page_step(p->doc, &page, &filler, p->lang);
	}
}

static void put_heading(struct paper *p, size_t number, struct str text)
{
	struct arena *a = p->doc->arena;
	struct block *b = doc_say(p->doc, BLOCK_HEADING, text);

	b->anchor = safe_line(a, str_of_int(a, (int64_t)number));
}

static void put_question(struct paper *p, const struct node *n,
			 struct fill *fill)
{
	struct doc *d = p->doc;

	if (!text_is_empty(&n->hint))
		markdown_blocks(d, text_in(&n->hint, p->lang), BLOCK_HINT, 0,
				fill);
	for (size_t i = 0; i < n->option_count; i++)
		put_option(p, &n->options[i], fill, i == 0);
	put_way(p,
		spans_of(d->arena,
			 safe_line(d->arena, word(p->lang, W_NOT_SURE)), 0),
		node_next(n, CHOICE_UNSURE), true);
	if (n->find_out.count == 0)
		return;
	doc_say(d, BLOCK_PARAGRAPH, word(p->lang, W_FIND_OUT_COLON));
	put_steps(p, &n->find_out, BOX_NONE);
}

static void put_outcome(struct paper *p, const struct node *n,
			struct fill *fill)
{
	struct doc *d = p->doc;

	if (!text_is_empty(&n->text))
		markdown_blocks(d, text_in(&n->text, p->lang), BLOCK_PARAGRAPH,
				0, fill);
	put_steps(p, &n->steps, BOX_EMPTY);
	markdown_blocks(d, text_in(&n->verify, p->lang), BLOCK_PARAGRAPH, 0,
			fill);
	for (int v = 0; v < VERDICT_COUNT - 1; v++)
		put_way(p,
			spans_of(d->arena,
				 safe_line(d->arena,
					   page_choice(d->arena, p->walk, n, v,
						       p->lang)),
				 0),
			node_next(n, v), v > 0);
	page_sources(d, p->flow, n->source, p->lang);
}

static void put_node(struct paper *p, size_t i)
{
	const struct node *n = &p->flow->nodes[i];
	struct filler filler = { .walk = p->walk };
	struct fill fill = page_fill(&filler);
	struct spot spot = { SPOT_NODE, p->flow, i };

	put_heading(p, node_number(p->flow, i),
		    page_node_title(p->doc->arena, p->walk, spot, p->lang));
	if (n->kind == NODE_QUESTION)
		put_question(p, n, &fill);
	else
		put_outcome(p, n, &fill);
}

/* A value to fill in by hand: its name, how it is called, a line. */
static void put_blank(struct paper *p, const struct value *v)
{
	struct arena *a = p->doc->arena;
	struct str filled = p->walk ? walk_value(p->walk, v->id) : STR_NONE;
	struct block *b = doc_say(
		p->doc, BLOCK_FACT,
		filled.n ? filled
			 : str_format(a, "{" STR_FMT "} ____________________",
				      STR_ARG(v->id)));

	b->mark = safe_line(a, text_in(&v->label, p->lang));
}

static void put_blanks(struct paper *p)
{
	struct walk nowhere = {
		.arena = p->doc->arena,
		.here = { SPOT_DONE, p->flow, 0 },
	};
	struct page_values values;

	if (p->walk) {
		nowhere.values.at = p->walk->values.at;
		nowhere.values.count = p->walk->values.count;
	}
	values = page_values(p->doc->arena, &nowhere);
	if (values.count == 0)
		return;
	doc_say(p->doc, BLOCK_HEADING, word(p->lang, W_FILL_IN));
	for (size_t i = 0; i < values.count; i++)
		put_blank(p, values.at[i]);
}

static void put_ticket(struct paper *p)
{
	const struct pack *pack = p->flow->pack;
	struct filler filler = { .walk = p->walk };
	struct fill fill = page_fill(&filler);
	struct block *b;

	put_heading(p, ticket_number(p->flow), word(p->lang, W_TICKET));
	if (text_is_empty(&pack->ticket_text))
		doc_say(p->doc, BLOCK_PARAGRAPH, word(p->lang, W_TICKET_TEXT));
	else
		markdown_blocks(p->doc, text_in(&pack->ticket_text, p->lang),
				BLOCK_PARAGRAPH, 0, &fill);
	if (pack->ticket_address.n) {
		b = doc_say(p->doc, BLOCK_PARAGRAPH, pack->ticket_address);
		b->spans.at[0].style = SPAN_LINK;
		b->spans.at[0].target = b->spans.at[0].text;
	}
}

static void put_title(struct paper *p)
{
	const struct flow *f = p->flow;

	doc_say(p->doc, BLOCK_TITLE, text_in(&f->title, p->lang));
	if (!text_is_empty(&f->summary))
		markdown_blocks(p->doc, text_in(&f->summary, p->lang),
				BLOCK_PARAGRAPH, 0, NULL);
	page_reviewed(p->doc, f, p->lang);
}

void checklist_whole(struct doc *d, const struct flow *f, const struct walk *w,
		     enum lang l)
{
	struct paper p = { d, f, w, l };

	put_title(&p);
	put_blanks(&p);
	put_node(&p, f->start);
	for (size_t i = 0; i < f->node_count; i++)
		if (i != f->start)
			put_node(&p, i);
	put_ticket(&p);
}

static void put_path(struct doc *d, const struct walk *w, enum lang l)
{
	for (size_t i = 0; i < w->depth; i++) {
		struct visit v = w->path[i];
		struct str asked = page_node_title(d->arena, w, v.spot, l);
		struct block *b = doc_say(
			d, BLOCK_ITEM,
			str_format(d->arena, STR_FMT "  ", STR_ARG(asked)));

		b->mark = SAFE("-");
		b = doc_say(d, BLOCK_PARAGRAPH,
			    page_choice(d->arena, w, page_node(v.spot),
					v.choice, l));
		b->spans.at[0].style = SPAN_STRONG;
		b->depth = 1;
		b->tight = true;
	}
}

void checklist_branch(struct doc *d, struct walk *w, enum lang l)
{
	struct paper p = { d, w->entry.flow, w, l };
	const struct node *n = walk_node(w);

	put_title(&p);
	/* A ticket says what was answered itself. */
	if (n && n->outcome != OUTCOME_ESCALATE)
		put_path(d, w, l);
	page_for_customer(d, w, l);
}

/* ---- the outline for authors ------------------------------------------- */

static void outline_way(struct doc *d, struct str id, struct str label,
			struct str to)
{
	struct arena *a = d->arena;
	struct block *b = doc_add(d, BLOCK_FACT);
	struct span *spans = arena_array(a, struct span, 2);

	b->depth = 1;
	b->mark = safe_line(a, id);
	spans[0].text = safe_line(a, label);
	spans[1].text =
		safe_line(a, str_format(a, "%s-> " STR_FMT, label.n ? "  " : "",
					STR_ARG(to)));
	spans[1].style = SPAN_FAINT;
	b->spans = (struct spans){ spans, 2 };
}

static void outline_node(struct doc *d, const struct flow *f, size_t i,
			 enum lang l)
{
	const struct node *n = &f->nodes[i];
	struct arena *a = d->arena;
	struct spot spot = { SPOT_NODE, f, i };
	struct block *b = doc_add(d, BLOCK_ITEM);
	struct span *spans = arena_array(a, struct span, 2);

	b->mark = safe_line(a, n->kind == NODE_QUESTION
				       ? STR("?")
				       : str_head(outcome_ids[n->outcome], 1));
	spans[0] = (struct span){ safe_line(a, n->id), SPAN_STRONG, SAFE_NONE };
	spans[1].text = safe_line(
		a, str_join(a, STR("  "), page_node_title(a, NULL, spot, l)));
	b->spans = (struct spans){ spans, 2 };
	for (size_t o = 0; o < n->option_count; o++)
		outline_way(d, n->options[o].id,
			    page_choice(d->arena, NULL, n, (int)o, l),
			    flow_goto_text(a, n->options[o].next));
	if (n->unsure.kind != GOTO_NONE)
		outline_way(d, STR("unsure"), STR_NONE,
			    flow_goto_text(a, n->unsure));
	if (n->kind == NODE_OUTCOME && n->otherwise.kind != GOTO_NONE)
		outline_way(d, STR("not-fixed"), STR_NONE,
			    flow_goto_text(a, n->otherwise));
}

void flow_outline(struct doc *d, const struct flow *f, enum lang l)
{
	doc_say(d, BLOCK_TITLE,
		str_format(d->arena, STR_FMT "/" STR_FMT ": " STR_FMT,
			   STR_ARG(f->pack->id), STR_ARG(f->id),
			   STR_ARG(text_in(&f->title, l))));
	doc_say(d, BLOCK_PARAGRAPH, text_in(&f->summary, l));
	for (size_t i = 0; i < f->node_count; i++)
		outline_node(d, f, i, l);
}
