#include "unstuck/play/resume.h"

#include "unstuck/flow/print.h"
#include "unstuck/flow/value.h"

struct resumer {
	struct play *play;
	const struct case_state *state;
	struct resumed *out;
};

static void tell(struct resumer *r, enum word what, struct str node,
		 struct str choice)
{
	*list_push(r->play->arena, &r->out->changes) =
		(struct resume_change){ what, node, choice };
}

/* ---- ids to places --------------------------------------------------------- */

/* The place of FLOW#NODE; false where there is none any more. */
static bool find_spot(struct resumer *r, struct str id, struct spot *out)
{
	struct str_pair cut = str_cut(id, STR("#"));
	const struct flow *entry = r->play->walk.entry.flow;
	const struct flow *flow = entry;
	const struct node *n;

	*out = (struct spot){ SPOT_TICKET, entry, 0 };
	if (str_eq(id, STR("ticket")))
		return true;
	if (!cut.found)
		return false;
	if (!str_eq(cut.head, entry->id))
		flow = catalog_sibling(r->play->catalog, entry, cut.head,
				       r->play->diags);
	n = flow ? flow_node_once(flow, cut.tail) : NULL;
	if (!n)
		return false;
	*out = (struct spot){ SPOT_NODE, flow, (size_t)(n - flow->nodes) };
	return true;
}

static bool find_choice(struct spot s, struct str id, int *choice)
{
	if (s.kind == SPOT_TICKET)
		return verdict_from(id, choice);
	return node_choice_once(&s.flow->nodes[s.node], id, choice);
}

static bool is_changed(const struct resumer *r, struct spot s, struct str print)
{
	return s.kind == SPOT_NODE && print.n &&
	       !str_eq(print,
		       node_print(r->play->arena, &s.flow->nodes[s.node]));
}

/* ---- what is remembered ------------------------------------------------------ */

static void recall_answers(struct resumer *r)
{
	for (size_t i = 0; i < r->state->answers.count; i++) {
		const struct case_answer *a = &r->state->answers.at[i];
		struct spot spot;
		int choice;

		if (find_spot(r, a->node, &spot) &&
		    find_choice(spot, a->choice, &choice))
			walk_recollect(&r->play->walk, spot, choice, a->held);
	}
}

static void recall_verdicts(struct resumer *r)
{
	for (size_t i = 0; i < r->state->tried.count; i++) {
		const struct case_answer *a = &r->state->tried.at[i];
		struct spot spot;
		int choice;

		if (find_spot(r, a->node, &spot) &&
		    find_choice(spot, a->choice, &choice))
			walk_stamp(&r->play->walk, spot, choice, a->at);
	}
}

static void recall_notes(struct resumer *r)
{
	for (size_t i = 0; i < r->state->notes.count; i++) {
		const struct case_note *n = &r->state->notes.at[i];
		struct spot spot = r->play->walk.entry;

		/* A note outlives its place: it moves to the entry's page. */
		find_spot(r, n->node, &spot);
		walk_set_note(&r->play->walk, spot, n->text, n->at);
	}
}

static void recall_evidence(struct resumer *r)
{
	for (size_t i = 0; i < r->state->evidence.count; i++) {
		const struct case_evidence *c = &r->state->evidence.at[i];
		struct evidence e = { .spot = r->play->walk.entry,
				      .what = c->what,
				      .file = c->file,
				      .line = c->line,
				      .text = c->text,
				      .at = c->at };

		/* As a note, it outlives its place. */
		find_spot(r, c->node, &e.spot);
		walk_add_evidence(&r->play->walk, &e);
	}
}

/* ---- the path ----------------------------------------------------------------- */

/* The next answer of the case that was given at the place. */
static const struct case_answer *answer_for(struct resumer *r, struct spot here,
					    size_t *from)
{
	for (size_t i = *from; i < r->state->path.count; i++) {
		struct spot spot;

		if (!find_spot(r, r->state->path.at[i].node, &spot) ||
		    !spot_eq(spot, here))
			continue;
		*from = i + 1;
		return &r->state->path.at[i];
	}
	return NULL;
}

/* Does the answer lead where it led? */
static void compare_way(struct resumer *r, const struct case_answer *a)
{
	struct spot then = { SPOT_DONE, NULL, 0 };
	const struct spot *now = &r->play->walk.here;

	if (a->to.n == 0 || str_eq(a->to, STR("done")))
		return;
	if (!find_spot(r, a->to, &then) || !spot_eq(then, *now))
		tell(r, W_CHANGED_WAY, a->node, a->choice);
}

static bool take_again(struct resumer *r, const struct case_answer *a)
{
	struct walk *w = &r->play->walk;
	int choice;

	if (!find_choice(w->here, a->choice, &choice)) {
		tell(r, W_CHANGED_OPTION_GONE, a->node, a->choice);
		return false;
	}
	if (is_changed(r, w->here, a->print))
		tell(r, W_CHANGED_WORDS, a->node, a->choice);
	if (!walk_answer(w, choice)) {
		tell(r, W_CHANGED_OPTION_GONE, a->node, a->choice);
		return false;
	}
	compare_way(r, a);
	return true;
}

/* What has no place on the way any more is told. */
static void tell_lost(struct resumer *r, const bool *used)
{
	for (size_t i = 0; i < r->state->path.count; i++) {
		const struct case_answer *a = &r->state->path.at[i];
		struct spot spot;

		if (used[i])
			continue;
		tell(r,
		     find_spot(r, a->node, &spot) ? W_CHANGED_OFF_WAY
						  : W_CHANGED_NODE_GONE,
		     a->node, a->choice);
	}
}

static void walk_again(struct resumer *r)
{
	struct walk *w = &r->play->walk;
	size_t count = r->state->path.count, from = 0;
	bool *used = arena_array(r->play->arena, bool, count + 1);
	const struct case_answer *a;

	while ((a = answer_for(r, w->here, &from))) {
		used[a - r->state->path.at] = true;
		if (!take_again(r, a))
			break;
	}
	tell_lost(r, used);
}

/* ---- steps and values ------------------------------------------------------------ */

static bool find_step(const struct resumer *r, const struct node *n,
		      const struct case_step *s, size_t *step)
{
	for (size_t i = 0; i < n->steps.count; i++) {
		struct str print = step_print(r->play->arena, &n->steps.at[i]);

		if (!str_eq(print, s->print))
			continue;
		*step = i;
		return true;
	}
	return false;
}

typedef void step_fn(struct walk *w, size_t step, bool on);

static void warn_again(struct walk *w, size_t step, bool on)
{
	(void)on;
	walk_warn(w, step);
}

/* Steps are found by their words; one that was reworded is open again. */
static void recall_steps(struct resumer *r, const struct case_step *steps,
			 size_t count, step_fn *take)
{
	struct walk *w = &r->play->walk;
	struct spot here = w->here;

	for (size_t i = 0; i < count; i++) {
		size_t step;

		if (!find_spot(r, steps[i].node, &w->here) || !walk_node(w))
			continue;
		if (find_step(r, walk_node(w), &steps[i], &step))
			take(w, step, steps[i].on);
		else if (steps[i].on)
			tell(r, W_CHANGED_STEP, steps[i].node, STR_NONE);
	}
	w->here = here;
}

static void recall_values(struct resumer *r)
{
	for (size_t i = 0; i < r->state->values.count; i++) {
		const struct case_value *v = &r->state->values.at[i];
		const struct value *known = play_value(r->play, v->id);
		struct str canonical, why;

		if (v->text.n == 0)
			continue;
		if (known && value_check(r->play->arena, known, v->text,
					 &canonical, LANG_EN, &why))
			walk_set_value(&r->play->walk, known, canonical);
		else
			tell(r, W_CHANGED_VALUE, v->id, v->text);
	}
}

/* ---- the case --------------------------------------------------------------------- */

static bool can_resume(const struct case_state *s, struct diags *d)
{
	if (s->format == 0)
		return diag_add(d, DIAG_CASE, NO_PLACE,
				"this is no case: its first line is missing or "
				"damaged");
	if (s->format > CASE_FORMAT)
		return diag_add(d, DIAG_CASE, NO_PLACE,
				"the case was written by a later version "
				"(format %d, this one knows %d)",
				(int)s->format, CASE_FORMAT);
	return true;
}

static bool open_flow(struct play *p, struct arena *a, struct catalog *c,
		      const struct case_state *s, struct diags *d)
{
	enum lang l = LANG_EN;

	lang_from(s->lang, &l);
	if (!play_open(p, a, c, s->name, l, d))
		return diag_add(d, DIAG_CASE, NO_PLACE,
				"the flow '" STR_FMT
				"' of this case is not here, or has faults",
				STR_ARG(s->name));
	if (str_eq(p->walk.entry.flow->pack->id, s->pack))
		return true;
	return diag_add(d, DIAG_CASE, NO_PLACE,
			"the case belongs to the pack '" STR_FMT
			"', here the flow '" STR_FMT "' is of '" STR_FMT "'",
			STR_ARG(s->pack), STR_ARG(s->name),
			STR_ARG(p->walk.entry.flow->pack->id));
}

static void start_at_entry(struct resumer *r)
{
	struct spot entry;

	if (!find_spot(r, r->state->entry, &entry)) {
		tell(r, W_CHANGED_NODE_GONE, r->state->entry, STR_NONE);
		return;
	}
	r->play->walk.entry = entry;
	r->play->walk.here = entry;
}

bool play_resume(struct play *p, struct arena *a, struct catalog *c,
		 const struct case_state *s, struct resumed *out,
		 struct diags *d)
{
	struct resumer r = { p, s, out };

	*out = (struct resumed){ .changes = { 0 } };
	if (!can_resume(s, d) || !open_flow(p, a, c, s, d))
		return false;
	start_at_entry(&r);
	recall_answers(&r);
	walk_again(&r);
	recall_verdicts(&r);
	recall_notes(&r);
	recall_evidence(&r);
	recall_steps(&r, s->ticks.at, s->ticks.count, walk_tick);
	recall_steps(&r, s->warned.at, s->warned.count, warn_again);
	recall_values(&r);
	return true;
}

/* ---- pages ------------------------------------------------------------------------ */

void resumed_page(struct doc *d, const struct resumed *r, enum lang l)
{
	doc_say(d, BLOCK_PARAGRAPH, word(l, W_CHANGED_MEANWHILE));
	for (size_t i = 0; i < r->changes.count; i++) {
		const struct resume_change *c = &r->changes.at[i];
		struct block *b =
			doc_say(d, BLOCK_ITEM,
				say2(d->arena, l, c->what, c->node, c->choice));

		b->mark = SAFE("-");
	}
}

static void put_fact(struct doc *d, struct str name, struct str text)
{
	struct block *b;

	if (text.n == 0)
		return;
	b = doc_say(d, BLOCK_FACT, text);
	b->mark = safe_line(d->arena, name);
}

void case_page(struct doc *d, const struct case_state *s, enum lang l)
{
	doc_say(d, BLOCK_TITLE, say(d->arena, l, W_CASE_TITLE, s->id));
	put_fact(d, word(l, W_CASE_FLOW),
		 str_format(d->arena, STR_FMT "/" STR_FMT " (" STR_FMT ")",
			    STR_ARG(s->pack), STR_ARG(s->flow),
			    STR_ARG(s->version)));
	put_fact(d, word(l, W_CASE_BEGAN), s->made);
	put_fact(d, word(l, W_CASE_LAST), s->last);
	if (s->path.count)
		doc_say(d, BLOCK_HEADING, word(l, W_SUMMARY));
	for (size_t i = 0; i < s->path.count; i++)
		put_fact(d, s->path.at[i].node, s->path.at[i].choice);
	for (size_t i = 0; i < s->values.count; i++)
		put_fact(d, s->values.at[i].id, s->values.at[i].text);
	for (size_t i = 0; i < s->notes.count; i++)
		put_fact(d, s->notes.at[i].node, s->notes.at[i].text);
	for (size_t i = 0; i < s->evidence.count; i++)
		put_fact(d, s->evidence.at[i].node, s->evidence.at[i].text);
}
