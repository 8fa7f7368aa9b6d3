/* Answers and values from outside: the command line of both faces. */
#include "unstuck/base/buf.h"
#include "unstuck/base/typo.h"
#include "unstuck/flow/value.h"
#include "unstuck/play/play.h"
#include "unstuck/sys/env.h"
#include "unstuck/sys/files.h"

/* ---- answers from the command line ------------------------------------- */

struct given {
	struct str text; /* as it was written */
	bool is_output;	 /* choice is the file of what was printed */
	struct str output;
	struct str flow; /* empty: the flow that was opened */
	struct str node;
	struct str choice;
	bool used;
};

static bool parse(struct str text, struct given *out)
{
	struct str_pair pair = str_cut(text, STR("="));
	struct str_pair place = str_cut(pair.head, STR("#"));

	*out = (struct given){ .text = text, .choice = pair.tail };
	out->node = place.found ? place.tail : place.head;
	out->flow = place.found ? place.head : STR_NONE;
	return pair.found && out->node.n && out->choice.n;
}

static bool parse_answer(struct str text, struct given *out, struct diags *d)
{
	return parse(text, out) ||
	       diag_add(d, DIAG_ANSWER, NO_PLACE,
			"--answer takes QUESTION=OPTION, not '" STR_FMT "'",
			STR_ARG(text));
}

static bool parse_output(struct str text, struct given *out, struct diags *d)
{
	struct source file;

	if (!parse(text, out))
		return diag_add(d, DIAG_ANSWER, NO_PLACE,
				"--paste takes QUESTION=FILE, not '" STR_FMT
				"'",
				STR_ARG(text));
	out->is_output = true;
	if (!sys_read(d->arena, sys_home_path(d->arena, out->choice),
		      READING_MAX_BYTES, &file, d))
		return false;
	out->output = file.bytes;
	return true;
}

static struct given *answer_for(struct given *given, size_t count,
				const struct walk *w)
{
	const struct node *n = walk_node(w);
	struct str flow = w->here.flow->id;
	bool own = w->here.flow == w->entry.flow;
	struct str node = n ? n->id : STR("ticket");

	for (size_t i = 0; i < count; i++) {
		bool here = given[i].flow.n ? str_eq(given[i].flow, flow)
					    : own || !n;

		if (!given[i].used && here && str_eq(given[i].node, node))
			return &given[i];
	}
	return NULL;
}

struct str play_choices(struct arena *a, const struct walk *w)
{
	const struct node *n = walk_node(w);
	struct buf out;

	buf_init(&out, a);
	for (int i = 0; n && i < (int)n->option_count; i++)
		if (walk_allows(w, i))
			buf_printf(&out, "%s" STR_FMT, out.n ? ", " : "",
				   STR_ARG(n->options[i].id));
	for (int v = 0; (!n || n->kind == NODE_OUTCOME) && v < VERDICT_COUNT;
	     v++)
		if (walk_allows(w, v))
			buf_printf(&out, "%s" STR_FMT, out.n ? ", " : "",
				   STR_ARG(verdict_ids[v]));
	if (n && n->kind == NODE_QUESTION)
		buf_puts(&out, ", unsure");
	return buf_str(&out);
}

static bool choice_of(const struct walk *w, struct str id, int *choice)
{
	const struct node *n = walk_node(w);

	return (n ? node_choice(n, id, choice) : verdict_from(id, choice)) &&
	       walk_allows(w, *choice);
}

static bool refuse_choice(const struct walk *w, const struct given *g,
			  struct diags *d)
{
	struct str choices = play_choices(d->arena, w);
	struct typo typo = typo_start(g->choice);
	struct str rest = choices, hint;

	while (rest.n) {
		struct str_pair cut = str_cut(rest, STR(", "));

		typo_offer(&typo, cut.head);
		rest = cut.tail;
	}
	hint = typo_hint(d->arena, &typo);
	return diag_add(d, DIAG_ANSWER, NO_PLACE,
			"'" STR_FMT "' cannot be answered '" STR_FMT "'" STR_FMT
			"; it takes " STR_FMT,
			STR_ARG(g->node), STR_ARG(g->choice), STR_ARG(hint),
			STR_ARG(choices));
}

/* The words that say which answer is wanted, for a script. */
static bool refuse_output(const struct play *p, const struct given *g,
			  const struct reading *r, struct diags *d)
{
	struct str fits = r->fits ? str_format(d->arena, "%zu options", r->fits)
				  : STR("none of the options");

	return diag_add(
		d, DIAG_ANSWER, NO_PLACE,
		"the output in " STR_FMT " fits " STR_FMT " of '" STR_FMT
		"'; give --answer " STR_FMT "=… with one of " STR_FMT,
		STR_ARG(g->choice), STR_ARG(fits), STR_ARG(g->node),
		STR_ARG(g->node), STR_ARG(play_choices(d->arena, &p->walk)));
}

static bool take_output(struct play *p, const struct given *g, struct diags *d)
{
	struct reading r = walk_read(p->arena, &p->walk, g->output);

	r.file = g->choice;
	if (r.choice == CHOICE_NONE)
		return refuse_output(p, g, &r, d);
	play_answer_read(p, r.choice, &r);
	return true;
}

static bool take(struct play *p, const struct given *g, struct diags *d)
{
	int choice;

	if (g->is_output)
		return take_output(p, g, d);
	if (!choice_of(&p->walk, g->choice, &choice))
		return refuse_choice(&p->walk, g, d);
	play_answer(p, choice);
	return true;
}

static bool refuse_unused(const struct play *p, const struct given *g,
			  struct diags *d)
{
	const struct walk *w = &p->walk;
	const struct flow *flow = w->entry.flow;
	const struct node *here = walk_node(w);
	struct typo typo = typo_start(g->node);
	struct str hint;

	if (g->flow.n == 0 && !flow_node(flow, g->node)) {
		for (size_t i = 0; i < flow->node_count; i++)
			typo_offer(&typo, flow->nodes[i].id);
		hint = typo_hint(d->arena, &typo);
		return diag_add(d, DIAG_ANSWER, NO_PLACE,
				"the flow '" STR_FMT
				"' has no question '" STR_FMT "'" STR_FMT,
				STR_ARG(flow->id), STR_ARG(g->node),
				STR_ARG(hint));
	}
	return diag_add(d, DIAG_ANSWER, NO_PLACE,
			"the answer '" STR_FMT
			"' is not on the path, which stands at '" STR_FMT
			"' (it takes " STR_FMT ")",
			STR_ARG(g->text),
			STR_ARG(here ? here->id : STR("ticket")),
			STR_ARG(play_choices(d->arena, w)));
}

static bool want_end(const struct play *p, struct diags *d)
{
	const struct node *n = walk_node(&p->walk);

	if (!n || n->kind != NODE_QUESTION)
		return true;
	return diag_add(d, DIAG_ANSWER, NO_PLACE,
			"the answer to '" STR_FMT
			"' is missing; give --answer " STR_FMT
			"=… with one of " STR_FMT,
			STR_ARG(n->id), STR_ARG(n->id),
			STR_ARG(play_choices(d->arena, &p->walk)));
}

bool play_answers(struct play *p, struct play_given all, struct diags *d)
{
	size_t count = all.answer_count + all.output_count;
	struct given *given = arena_array(p->arena, struct given, count + 1);
	struct given *g;
	size_t errors = d->errors;

	for (size_t i = 0; i < all.answer_count; i++)
		parse_answer(all.answers[i], &given[i], d);
	for (size_t i = 0; i < all.output_count; i++)
		parse_output(all.outputs[i], &given[all.answer_count + i], d);
	if (d->errors != errors)
		return false;
	while ((g = answer_for(given, count, &p->walk))) {
		g->used = true;
		if (!take(p, g, d))
			return false;
	}
	for (size_t i = 0; i < count; i++)
		if (!given[i].used)
			return refuse_unused(p, &given[i], d);
	return !all.strict || want_end(p, d);
}

/* ---- values from the command line --------------------------------------- */

static bool unknown_value(const struct flow *f, struct str name,
			  struct diags *d)
{
	struct typo typo = typo_start(name);
	struct str hint;

	for (size_t i = 0; i < f->value_count; i++)
		typo_offer(&typo, f->values[i].id);
	for (size_t i = 0; i < f->pack->value_count; i++)
		typo_offer(&typo, f->pack->values[i].id);
	hint = typo_hint(d->arena, &typo);
	return diag_add(d, DIAG_VALUE, NO_PLACE,
			"there is no value '" STR_FMT "'" STR_FMT,
			STR_ARG(name), STR_ARG(hint));
}

bool play_set(struct play *p, struct str pair, struct diags *d)
{
	struct str_pair cut = str_cut(pair, STR("="));
	const struct value *v = cut.found ? play_value(p, cut.head) : NULL;
	struct str canonical, why;

	if (!cut.found)
		return diag_add(d, DIAG_VALUE, NO_PLACE,
				"--set takes NAME=VALUE, not '" STR_FMT "'",
				STR_ARG(pair));
	if (!v)
		return unknown_value(p->walk.entry.flow, cut.head, d);
	if (!value_check(p->arena, v, cut.tail, &canonical, LANG_EN, &why))
		return diag_add(
			d, DIAG_VALUE, NO_PLACE,
			"'" STR_FMT "' does not fit " STR_FMT ": " STR_FMT,
			STR_ARG(cut.tail), STR_ARG(v->id), STR_ARG(why));
	play_fill(p, v, canonical);
	return true;
}
