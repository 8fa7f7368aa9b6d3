#include "unstuck/page/page.h"

#include "unstuck/base/buf.h"

/* How many answers the trail shows before it points to the summary. */
enum { TRAIL_ROWS = 3, TRAIL_VALUES = 3 };

/* ---- the line above ---------------------------------------------------- */

static size_t questions_before(const struct walk *w)
{
	size_t count = 0;

	for (size_t i = 0; i < w->depth; i++) {
		struct spot s = w->path[i].spot;

		count += s.kind == SPOT_NODE &&
			 s.flow->nodes[s.node].kind == NODE_QUESTION;
	}
	return count;
}

static struct str question_right(struct arena *a, struct walk *w,
				 struct page_options o)
{
	int left = walk_remaining(w);
	int64_t number = (int64_t)questions_before(w) + 1;

	if (left < 0)
		return say_int(a, o.lang, W_QUESTION_N, number);
	if (left == 0)
		return say_int(a, o.lang,
			       o.compact ? W_QUESTION_LAST_SHORT
					 : W_QUESTION_LAST,
			       number);
	return say_int2(a, o.lang,
			o.compact ? W_QUESTION_N_SHORT : W_QUESTION_N_OF,
			number, left);
}

/* The first source's title and anchor, and how many more there are. */
static struct str source_right(struct arena *a, const struct flow *f,
			       const struct node *n, enum lang l)
{
	struct ids ids = n->source.count ? n->source : f->source;
	const struct source_row *row =
		ids.count ? pack_source(f->pack, ids.at[0]) : NULL;
	struct str first;

	if (!row)
		return STR_NONE;
	first = str_eq(row->id, ids.at[0])
			? text_in(&row->title, l)
			: str_format(a, STR_FMT " " STR_FMT,
				     STR_ARG(str_eq(row->id, STR("faq"))
						     ? STR("FAQ")
						     : row->id),
				     STR_ARG(ids.at[0]));
	if (ids.count == 1)
		return first;
	return str_format(a, STR_FMT " +%zu", STR_ARG(first), ids.count - 1);
}

struct page_head page_head(struct arena *a, struct walk *w,
			   struct page_options o)
{
	const struct flow *f = w->here.flow;
	const struct node *n = walk_node(w);
	struct str title = text_in(&f->title, o.lang);
	struct str right = STR_NONE;

	if (!n || n->kind == NODE_OUTCOME) {
		struct str here = page_node_title(a, w, w->here, o.lang);

		title = o.compact ? here
				  : str_format(a, STR_FMT " > " STR_FMT,
					       STR_ARG(title), STR_ARG(here));
	}
	if (n && n->kind == NODE_QUESTION)
		right = question_right(a, w, o);
	else if (n && !o.compact)
		right = source_right(a, f, n, o.lang);
	return (struct page_head){ safe_line(a, title), safe_line(a, right) };
}

/* ---- the trail --------------------------------------------------------- */

static void trail_row(struct doc *d, const struct walk *w, size_t i,
		      enum lang l)
{
	struct visit v = w->path[i];
	const struct node *n = page_node(v.spot);
	struct arena *a = d->arena;
	struct span *spans = arena_array(a, struct span, 3);
	struct block *b = doc_add(d, BLOCK_FACT);

	b->mark = safe_line(a, str_of_int(a, (int64_t)i + 1));
	spans[0] =
		(struct span){ safe_line(a, page_node_title(a, w, v.spot, l)),
			       SPAN_FAINT, SAFE_NONE };
	spans[1].text = SAFE("  ");
	spans[2] =
		(struct span){ safe_line(a, page_choice(a, w, n, v.choice, l)),
			       SPAN_STRONG, SAFE_NONE };
	b->spans = (struct spans){ spans, 3 };
}

static void trail_value(struct doc *d, const struct filled *f, enum lang l)
{
	struct block *b = doc_say(d, BLOCK_FACT, f->typed);

	b->mark = safe_line(d->arena, text_in(&f->value->label, l));
}

static void trail_values(struct doc *d, const struct walk *w, enum lang l)
{
	size_t shown = 0;

	for (size_t i = 0; i < w->values.count && shown < TRAIL_VALUES; i++) {
		if (w->values.at[i].typed.n == 0)
			continue;
		trail_value(d, &w->values.at[i], l);
		shown++;
	}
}

static void put_trail(struct doc *d, const struct walk *w,
		      struct page_options o)
{
	size_t from = w->depth > TRAIL_ROWS ? w->depth - TRAIL_ROWS : 0;

	if (!o.compact)
		page_what_is_wrong(d, w, o.lang);
	else if (w->depth == 0 && walk_known_error(w))
		doc_say(d, BLOCK_HINT,
			say(d->arena, o.lang, W_ERROR_S,
			    walk_known_error(w)->what));
	if (w->depth == 0 && (w->values.count == 0 || o.compact))
		return;
	if (o.compact) {
		doc_say(d, BLOCK_HINT,
			say_int(d->arena, o.lang,
				w->depth == 1 ? W_ANSWER_S : W_ANSWERS_S,
				(int64_t)w->depth));
		return;
	}
	if (from)
		doc_say(d, BLOCK_HINT,
			say_int(d->arena, o.lang, W_EARLIER_S, (int64_t)from));
	for (size_t i = from; i < w->depth; i++)
		trail_row(d, w, i, o.lang);
	trail_values(d, w, o.lang);
}

/* ---- a question --------------------------------------------------------- */

static void add_option(struct doc *d, const struct walk *w,
		       const struct node *n, size_t i, size_t number,
		       struct page_options o)
{
	const struct option *option = &n->options[i];
	struct filler filler = { .walk = w };
	struct fill fill = page_fill(&filler);
	struct arena *a = d->arena;
	struct block *b = doc_add(d, BLOCK_ITEM);

	b->mark = safe_line(a, str_of_int(a, (int64_t)number));
	b->spans = markdown_spans(a, text_in(&option->label, o.lang), &fill);
	b->current = walk_remembered(w) == (int)i;
	b->tight = number > 1;
	if (!o.for_customer)
		b->item = (struct item){ ITEM_OPTION, i };
	if (!text_is_empty(&option->hint)) {
		b = doc_add(d, BLOCK_HINT);
		b->depth = 1;
		b->spans = markdown_spans(a, text_in(&option->hint, o.lang),
					  &fill);
	}
	if (o.reading && reading_holds(o.reading, w) &&
	    o.reading->choice == (int)i) {
		b = doc_say(d, BLOCK_HINT,
			    say2(a, o.lang, W_OUTPUT_LINE,
				 str_of_int(a, (int64_t)o.reading->number),
				 str_trim(o.reading->line)));
		b->depth = 1;
	}
	if (walk_when(w, w->here.flow, &option->when) == TRUTH_UNKNOWN) {
		b = doc_say(d, BLOCK_HINT,
			    page_when(a, w->here.flow, &option->when, o.lang));
		b->depth = 1;
	}
}

static void add_unsure(struct doc *d, const struct walk *w,
		       const struct node *n, enum lang l)
{
	struct block *b = doc_say(
		d, BLOCK_ITEM,
		word(l, n->find_out.count ? W_NOT_SURE_FIND_OUT : W_NOT_SURE));

	b->mark = SAFE("0");
	b->tight = true;
	b->current = walk_remembered(w) == CHOICE_UNSURE;
	b->item = (struct item){ ITEM_UNSURE, 0 };
}

static void page_question(struct doc *d, const struct walk *w,
			  struct page_options o)
{
	const struct node *n = walk_node(w);
	struct filler filler = { .walk = w };
	struct fill fill = page_fill(&filler);
	size_t number = 0;

	if (!o.for_customer && !o.no_trail)
		put_trail(d, w, o);
	markdown_blocks(d, text_in(&n->ask, o.lang), BLOCK_QUESTION, 0, &fill);
	if (!text_is_empty(&n->hint))
		markdown_blocks(d, text_in(&n->hint, o.lang), BLOCK_HINT, 0,
				&fill);
	for (size_t i = 0; i < n->option_count; i++)
		if (walk_offers(w, w->here.flow, &n->options[i]))
			add_option(d, w, n, i, ++number, o);
	if (!o.for_customer)
		add_unsure(d, w, n, o.lang);
}

/* ---- an outcome --------------------------------------------------------- */

static void add_verdict(struct doc *d, const struct walk *w, int verdict,
			struct str label)
{
	static const char *const marks[VERDICT_COUNT] = { "f", "x", "c" };
	struct block *b = doc_say(d, BLOCK_ITEM, label);

	b->mark = safe_line(d->arena, str_from(marks[verdict]));
	b->tight = true;
	b->current = walk_remembered(w) == verdict;
	b->item = (struct item){ ITEM_VERDICT, (size_t)verdict };
}

static void add_verdicts(struct doc *d, const struct walk *w, enum lang l)
{
	for (int v = 0; v < VERDICT_COUNT; v++)
		if (walk_allows(w, v))
			add_verdict(
				d, w, v,
				page_choice(d->arena, w, walk_node(w), v, l));
}

static void add_verify(struct doc *d, const struct walk *w, enum lang l)
{
	const struct node *n = walk_node(w);
	struct filler filler = { .walk = w };
	struct fill fill = page_fill(&filler);

	if (n)
		markdown_blocks(d, text_in(&n->verify, l), BLOCK_QUESTION, 0,
				&fill);
	else
		doc_say(d, BLOCK_QUESTION, word(l, W_VERIFY_TICKET));
}

void page_step_here(struct doc *d, const struct walk *w, size_t i,
		    size_t number, struct page_options o)
{
	const struct node *n = walk_node(w);
	const struct step *step = &n->steps.at[i];
	struct filler fill = { .walk = w };
	const struct step_page page = {
		.flow = w->here.flow,
		.step = step,
		.number = number,
		.numbered = true,
		.box = walk_ticked(w, i) ? BOX_TICKED : BOX_EMPTY,
		.current = o.current == i,
		.condition = walk_when(w, w->here.flow, &step->when) ==
			     TRUTH_UNKNOWN,
		.hide_code = o.hide_warned && walk_hides(w, i),
		.internal = !o.for_customer,
		.item = { ITEM_STEP, i },
	};

	page_step(d, &page, &fill, o.lang);
}

/* ---- the ticket and the end ---------------------------------------------- */

static void ticket_value(struct doc *d, const struct walk *w,
			 const struct flow *f, struct str id, enum lang l)
{
	const struct value *v = flow_value(f, id);
	struct str filled = walk_value(w, id);
	struct block *b;

	if (!v)
		return;
	b = filled.n ? doc_say(d, BLOCK_FACT, filled)
		     : doc_say(d, BLOCK_FACT,
			       str_format(d->arena, "{" STR_FMT "}",
					  STR_ARG(id)));
	if (filled.n == 0)
		b->spans.at[0].style = SPAN_BLANK;
	b->mark = safe_line(d->arena, text_in(&v->label, l));
}

/* The question that was answered "still not sure" last, if any. */
static const struct visit *open_question(const struct walk *w)
{
	for (size_t i = w->depth; i > 0; i--)
		if (w->path[i - 1].choice == CHOICE_UNSURE)
			return &w->path[i - 1];
	return NULL;
}

static void ticket_path(struct doc *d, const struct walk *w, enum lang l)
{
	if (w->depth == 0)
		return;
	doc_say(d, BLOCK_HEADING, word(l, W_TICKET_PATH));
	for (size_t i = 0; i < w->depth; i++)
		if (w->path[i].spot.kind == SPOT_NODE)
			trail_row(d, w, i, l);
}

static bool is_ticket_value(const struct pack *p, struct str id)
{
	for (size_t i = 0; i < p->ticket_values.count; i++)
		if (str_eq(p->ticket_values.at[i], id))
			return true;
	return false;
}

static void ticket_values(struct doc *d, const struct walk *w, enum lang l)
{
	const struct flow *f = w->here.flow;

	if (f->pack->ticket_values.count == 0 && w->values.count == 0)
		return;
	doc_say(d, BLOCK_HEADING, word(l, W_TICKET_VALUES));
	for (size_t i = 0; i < f->pack->ticket_values.count; i++)
		ticket_value(d, w, f, f->pack->ticket_values.at[i], l);
	for (size_t i = 0; i < w->values.count; i++)
		if (w->values.at[i].typed.n &&
		    !is_ticket_value(f->pack, w->values.at[i].value->id))
			trail_value(d, &w->values.at[i], l);
}

static void ticket_address(struct doc *d, const struct pack *p)
{
	struct block *b;
	struct span *link;

	if (p->ticket_address.n == 0)
		return;
	b = doc_say(d, BLOCK_PARAGRAPH, p->ticket_address);
	link = &b->spans.at[0];
	link->style = SPAN_LINK;
	link->target = link->text;
}

/* What goes into the ticket: what is at hand, what was answered. */
static void ticket_body(struct doc *d, const struct walk *w, enum lang l)
{
	const struct visit *open = open_question(w);

	if (open)
		doc_say(d, BLOCK_PARAGRAPH,
			say(d->arena, l, W_OPEN_QUESTION,
			    page_node_title(d->arena, w, open->spot, l)));
	page_what_is_wrong(d, w, l);
	ticket_values(d, w, l);
	ticket_path(d, w, l);
}

static void page_outcome(struct doc *d, const struct walk *w,
			 struct page_options o)
{
	const struct node *n = walk_node(w);
	struct filler filler = { .walk = w };
	struct fill fill = page_fill(&filler);
	size_t number = 0;

	if (o.for_customer)
		markdown_blocks(d, text_in(&n->title, o.lang), BLOCK_TITLE, 0,
				&fill);
	if (!text_is_empty(&n->text))
		markdown_blocks(d, text_in(&n->text, o.lang), BLOCK_PARAGRAPH,
				0, &fill);
	for (size_t i = 0; i < n->steps.count; i++)
		if (walk_shows(w, &n->steps.at[i]))
			page_step_here(d, w, i, ++number, o);
	if (n->outcome == OUTCOME_ESCALATE)
		ticket_body(d, w, o.lang);
	add_verify(d, w, o.lang);
	if (!o.for_customer)
		add_verdicts(d, w, o.lang);
	page_sources(d, w->here.flow, n->source, o.lang);
	page_reviewed(d, w->here.flow, o.lang);
	page_feedback(d, w->here.flow->pack, o.lang);
}

/* How to file it: for whoever does, not for the ticket itself. */
static void ticket_how(struct doc *d, const struct walk *w, enum lang l)
{
	const struct pack *p = w->here.flow->pack;
	struct filler filler = { .walk = w };
	struct fill fill = page_fill(&filler);

	if (w->missing.n)
		doc_say(d, BLOCK_WARNING,
			say(d->arena, l, W_FLOW_MISSING, w->missing));
	if (text_is_empty(&p->ticket_text))
		doc_say(d, BLOCK_PARAGRAPH, word(l, W_TICKET_TEXT));
	else
		markdown_blocks(d, text_in(&p->ticket_text, l), BLOCK_PARAGRAPH,
				0, &fill);
	ticket_address(d, p);
}

static void page_ticket(struct doc *d, const struct walk *w,
			struct page_options o)
{
	if (o.for_customer) {
		doc_say(d, BLOCK_TITLE,
			say(d->arena, o.lang, W_TICKET_TITLE,
			    text_in(&w->here.flow->title, o.lang)));
		ticket_body(d, w, o.lang);
		return;
	}
	ticket_how(d, w, o.lang);
	ticket_body(d, w, o.lang);
	add_verify(d, w, o.lang);
	add_verdicts(d, w, o.lang);
}

static enum word done_word(const struct visit *last)
{
	static const enum word words[] = {
		[OUTCOME_FIX] = W_DONE_FIXED,
		[OUTCOME_ANSWER] = W_DONE_ANSWERED,
		[OUTCOME_ESCALATE] = W_DONE_FILED,
	};
	const struct node *n = page_node(last->spot);

	if (last->choice != VERDICT_FIXED)
		return W_DONE_OPEN;
	return words[n ? n->outcome : OUTCOME_ESCALATE];
}

static void page_done(struct doc *d, const struct walk *w,
		      struct page_options o)
{
	doc_say(d, BLOCK_QUESTION,
		word(o.lang, done_word(&w->path[w->depth - 1])));
	ticket_path(d, w, o.lang);
}

void page_here(struct doc *d, struct walk *w, struct page_options o)
{
	const struct node *n = walk_node(w);

	if (n && n->kind == NODE_QUESTION)
		page_question(d, w, o);
	else if (n)
		page_outcome(d, w, o);
	else if (w->here.kind == SPOT_TICKET)
		page_ticket(d, w, o);
	else
		page_done(d, w, o);
}

void page_for_customer(struct doc *d, struct walk *w, enum lang l)
{
	const struct page_options o = { .lang = l,
					.for_customer = true,
					.current = SIZE_MAX };

	page_here(d, w, o);
}
