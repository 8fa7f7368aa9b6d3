/* What several pages share: values, steps, conditions, sources. */
#include "unstuck/base/buf.h"
#include "unstuck/flow/value.h"
#include "unstuck/page/page.h"

/* ---- values in texts --------------------------------------------------- */

static struct span fill_value(struct arena *a, void *ctx, struct str name)
{
	const struct filler *f = ctx;
	struct str text = STR_NONE;

	if (f->each_name.n && str_eq(name, f->each_name))
		text = f->each_item;
	else if (f->walk)
		text = walk_value(f->walk, name);
	if (text.n)
		return (struct span){ safe_line(a, text), SPAN_VALUE,
				      SAFE_NONE };
	return (struct span){ safe_line(a, str_format(a, "{" STR_FMT "}",
						      STR_ARG(name))),
			      SPAN_BLANK, SAFE_NONE };
}

struct fill page_fill(struct filler *f)
{
	return (struct fill){ fill_value, f };
}

/* ---- words for choices and nodes ---------------------------------------- */

/* A label or title in plain words, values filled in. */
static struct str plain(struct arena *a, const struct walk *w,
			const struct text *t, enum lang l)
{
	struct filler filler = { .walk = w };
	struct fill fill = page_fill(&filler);

	return spans_text(a, markdown_spans(a, text_in(t, l), &fill)).s;
}

struct str page_choice(struct arena *a, const struct walk *w,
		       const struct node *n, int choice, enum lang l)
{
	static const enum word verdicts[3][VERDICT_COUNT] = {
		[OUTCOME_FIX] = { W_FIXED, W_NOT_FIXED, W_COULD_NOT_TRY },
		[OUTCOME_ANSWER] = { W_ANSWERED, W_NOT_ANSWERED,
				     W_COULD_NOT_TRY },
		[OUTCOME_ESCALATE] = { W_FILED, W_NOT_FILED, W_COULD_NOT_TRY },
	};

	if (choice == CHOICE_UNSURE)
		return word(l, W_NOT_SURE);
	if (choice < 0)
		return STR_NONE;
	if (n && n->kind == NODE_QUESTION)
		return plain(a, w, &n->options[choice].label, l);
	return word(l, verdicts[n ? n->outcome : OUTCOME_ESCALATE][choice]);
}

const struct node *page_node(struct spot spot)
{
	return spot.kind == SPOT_NODE ? &spot.flow->nodes[spot.node] : NULL;
}

struct str page_node_title(struct arena *a, const struct walk *w,
			   struct spot spot, enum lang l)
{
	const struct node *n = page_node(spot);

	if (!n)
		return word(l, spot.kind == SPOT_TICKET ? W_TICKET : W_DONE);
	return plain(a, w, n->kind == NODE_QUESTION ? &n->ask : &n->title, l);
}

static void put_condition(struct buf *out, struct arena *a,
			  const struct flow *flow, const struct condition *c,
			  enum lang l)
{
	struct spot spot = { SPOT_NODE, flow, c->index };
	const struct node *n = &flow->nodes[c->index];
	struct buf choices;

	buf_init(&choices, a);
	for (size_t i = 0; i < c->choice_count; i++) {
		if (i)
			buf_put(&choices, word(l, W_OR));
		buf_put(&choices, page_choice(a, NULL, n, c->choices[i], l));
	}
	buf_put(out, say2(a, l, W_CONDITION, page_node_title(a, NULL, spot, l),
			  buf_str(&choices)));
}

struct str page_when(struct arena *a, const struct flow *flow,
		     const struct when *when, enum lang l)
{
	struct buf out;

	buf_init(&out, a);
	for (size_t i = 0; i < when->count; i++) {
		if (i)
			buf_put(&out, word(l, W_AND));
		put_condition(&out, a, flow, &when->at[i], l);
	}
	return say(a, l, W_ONLY_IF, buf_str(&out));
}

/* ---- snippets ---------------------------------------------------------- */

/* The items a snippet is written for: one, unless it has `each`. */
static struct ids snippet_items(struct arena *a, const struct flow *flow,
				const struct snippet *s, const struct walk *w)
{
	const struct value *v = s->each.n ? flow_value(flow, s->each) : NULL;
	struct str filled = v && w ? walk_value(w, v->id) : STR_NONE;
	struct ids once = { arena_new(a, struct str), NULL, 1 };

	return filled.n ? value_items(a, v, filled) : once;
}

/* Code of a block scalar ends with a newline that is no line of its own. */
static struct str code_text(const struct snippet *s, enum lang l)
{
	struct str code = text_in(&s->code, l);

	while (str_ends(code, STR("\n")))
		code.n--;
	return code;
}

static struct spans snippet_spans(struct arena *a, const struct flow *flow,
				  const struct snippet *s, struct filler *fill,
				  enum lang l)
{
	struct ids items = snippet_items(a, flow, s, fill->walk);
	LIST(struct span) all = { 0 };

	for (size_t i = 0; i < items.count; i++) {
		struct filler one = { fill->walk, STR_NONE, items.at[i] };
		struct fill f = page_fill(&one);
		struct spans spans;

		if (items.at[i].n)
			one.each_name = s->each;
		spans = fill_code(a, code_text(s, l), &f);
		if (i)
			*list_push(a, &all) =
				(struct span){ .text = safe_block(a,
								  STR("\n")) };
		for (size_t j = 0; j < spans.count; j++)
			*list_push(a, &all) = spans.at[j];
	}
	return (struct spans){ all.at, all.count };
}

static void add_blank(struct arena *a, struct ids *blanks, struct str name)
{
	for (size_t i = 0; i < blanks->count; i++)
		if (str_eq(blanks->at[i], name))
			return;
	blanks->at = arena_grow(a, blanks->at, blanks->count, blanks->count + 1,
				sizeof *blanks->at);
	blanks->at[blanks->count++] = name;
}

struct str page_snippet(struct arena *a, const struct flow *flow,
			const struct step *step, const struct walk *w,
			enum lang l, struct ids *blanks)
{
	struct filler fill = { .walk = w };
	struct spans spans = snippet_spans(a, flow, step->snippet, &fill, l);
	struct buf out;

	*blanks = (struct ids){ 0 };
	buf_init(&out, a);
	for (size_t i = 0; i < spans.count; i++) {
		buf_put(&out, spans.at[i].text.s);
		if (spans.at[i].style & SPAN_BLANK)
			add_blank(a, blanks, spans.at[i].text.s);
	}
	return buf_str(&out);
}

struct str page_blanks(struct arena *a, struct ids blanks)
{
	struct buf out;

	buf_init(&out, a);
	for (size_t i = 0; i < blanks.count; i++)
		buf_printf(&out, "%s" STR_FMT, i ? ", " : "",
			   STR_ARG(blanks.at[i]));
	return buf_str(&out);
}

bool page_held(struct arena *a, const struct walk *w, enum lang l,
	       struct page_hold *out)
{
	const struct node *n = walk_node(w);
	struct ids all = { 0 };

	*out = (struct page_hold){ .step = 0 };
	out->number = walk_hidden(w, &out->step);
	for (size_t i = 0; n && i < n->steps.count; i++) {
		const struct step *step = &n->steps.at[i];
		struct ids blanks;

		if (!step->snippet || text_is_empty(&step->warning) ||
		    !walk_shows(w, step))
			continue;
		page_snippet(a, w->here.flow, step, w, l, &blanks);
		for (size_t b = 0; b < blanks.count; b++)
			add_blank(a, &all, blanks.at[b]);
	}
	out->blanks = page_blanks(a, all);
	return out->number > 0 || out->blanks.n > 0;
}

/* ---- steps ------------------------------------------------------------- */

static void step_note(struct doc *d, enum word before, const struct text *text,
		      enum block_kind kind, struct filler *filler, enum lang l)
{
	struct fill fill = page_fill(filler);
	struct arena *a = d->arena;
	struct spans said = markdown_spans(a, text_in(text, l), &fill);
	struct span *all = arena_array(a, struct span, said.count + 1);
	struct block *b = doc_add(d, kind);

	all[0] = (struct span){ safe_line(a, word(l, before)), SPAN_STRONG,
				SAFE_NONE };
	for (size_t i = 0; i < said.count; i++)
		all[i + 1] = said.at[i];
	b->spans = (struct spans){ all, said.count + 1 };
	b->depth = 1;
}

static void step_code(struct doc *d, const struct step_page *s,
		      struct filler *fill, enum lang l)
{
	const struct snippet *snippet = s->step->snippet;
	struct block *b;

	if (s->hide_code) {
		b = doc_say(d, BLOCK_HINT, word(l, W_HIDDEN));
		b->depth = 1;
		return;
	}
	b = doc_add(d, BLOCK_CODE);
	b->depth = 1;
	b->lang = safe_line(d->arena, snippet->lang);
	b->spans = snippet_spans(d->arena, s->flow, snippet, fill, l);
}

void page_step(struct doc *d, const struct step_page *s, struct filler *fill,
	       enum lang l)
{
	struct fill f = page_fill(fill);
	size_t first = d->blocks.count;
	struct block *b;

	markdown_blocks(d, text_in(&s->step->say, l), BLOCK_STEP, 0, &f);
	if (d->blocks.count == first)
		doc_add(d, BLOCK_STEP);
	b = &d->blocks.at[first];
	if (s->numbered)
		b->mark = safe_line(d->arena,
				    str_of_int(d->arena, (int64_t)s->number));
	b->box = s->box;
	b->item = s->item;
	b->current = s->current;
	for (size_t i = first + 1; i < d->blocks.count; i++)
		d->blocks.at[i].depth++;
	if (s->condition) {
		b = doc_say(d, BLOCK_HINT,
			    page_when(d->arena, s->flow, &s->step->when, l));
		b->depth = 1;
	}
	if (!text_is_empty(&s->step->warning))
		step_note(d, W_WARNING, &s->step->warning, BLOCK_WARNING, fill,
			  l);
	if (s->step->snippet)
		step_code(d, s, fill, l);
	if (s->internal && !text_is_empty(&s->step->internal))
		step_note(d, W_INTERNAL, &s->step->internal, BLOCK_PARAGRAPH,
			  fill, l);
}

/* ---- sources ----------------------------------------------------------- */

/* An address on a line of its own, so that it stays whole. */
static void put_address(struct doc *d, struct str address)
{
	struct block *b = doc_say(d, BLOCK_HINT, address);

	b->spans.at[0].style = SPAN_LINK | SPAN_FAINT;
	b->spans.at[0].target = b->spans.at[0].text;
}

void page_sources(struct doc *d, const struct flow *flow, struct ids source,
		  enum lang l)
{
	struct ids ids = source.count ? source : flow->source;

	if (ids.count)
		doc_add(d, BLOCK_SPACE);
	for (size_t i = 0; i < ids.count; i++) {
		const struct source_row *row =
			pack_source(flow->pack, ids.at[i]);

		if (!row)
			continue;
		doc_say(d, BLOCK_HINT,
			say(d->arena, l, W_SOURCE, text_in(&row->title, l)));
		put_address(d,
			    pack_source_link(d->arena, flow->pack, ids.at[i]));
	}
}

void page_reviewed(struct doc *d, const struct flow *flow, enum lang l)
{
	if (flow->reviewed.n)
		doc_say(d, BLOCK_HINT,
			say(d->arena, l, W_REVIEWED, flow->reviewed));
}

void page_feedback(struct doc *d, const struct pack *p, enum lang l)
{
	if (text_is_empty(&p->feedback_text))
		return;
	doc_say(d, BLOCK_HINT, text_in(&p->feedback_text, l));
	put_address(d, p->feedback_address);
}
