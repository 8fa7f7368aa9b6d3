#include "trial_cover.h"

enum cover_kind {
	COVER_NODE, /* a test stands there */
	COVER_STEP, /* one without `when`: a test sees it */
	COVER_OPTION,
	COVER_UNSURE,
	COVER_OTHERWISE,
	COVER_OPTION_WHEN, /* and for each: seen true, seen false */
	COVER_STEP_WHEN,
	COVER_FIND_OUT_WHEN,
};

/* One thing to cover. */
struct cover {
	enum cover_kind kind;
	size_t node;
	size_t which;	 /* option or step of the node */
	enum truth side; /* of a condition */
	struct place at;
	bool covered;
};

struct flow_coverage {
	const struct flow *flow;
	LIST(struct cover) covers;
	size_t *first; /* a node each, and one more: into covers */
};

struct coverage {
	struct arena *arena;
	struct flow_coverage *flows;
	size_t count;
};

/* ---- what there is ------------------------------------------------------ */

static void add(struct coverage *c, struct flow_coverage *f, struct cover cover)
{
	*list_push(c->arena, &f->covers) = cover;
}

static void add_when(struct coverage *c, struct flow_coverage *f,
		     struct cover cover, const struct when *when)
{
	if (when->count == 0)
		return;
	cover.at = when->at[0].at;
	cover.side = TRUTH_YES;
	add(c, f, cover);
	cover.side = TRUTH_NO;
	add(c, f, cover);
}

static void add_steps(struct coverage *c, struct flow_coverage *f, size_t node,
		      enum cover_kind kind, const struct steps *steps)
{
	for (size_t i = 0; i < steps->count; i++) {
		const struct step *s = &steps->at[i];
		struct cover cover = { .kind = kind, .node = node, .which = i };

		add_when(c, f, cover, &s->when);
		cover.kind = COVER_STEP;
		cover.at = s->at;
		if (kind == COVER_STEP_WHEN && s->when.count == 0)
			add(c, f, cover);
	}
}

static void add_node(struct coverage *c, struct flow_coverage *f, size_t node)
{
	const struct node *n = &f->flow->nodes[node];
	struct cover cover = { .node = node, .at = n->at };

	cover.kind = COVER_NODE;
	add(c, f, cover);
	for (size_t i = 0; i < n->option_count; i++) {
		cover.which = i;
		cover.kind = COVER_OPTION;
		cover.at = n->options[i].at;
		add(c, f, cover);
		cover.kind = COVER_OPTION_WHEN;
		add_when(c, f, cover, &n->options[i].when);
	}
	cover.at = n->at;
	cover.kind = COVER_UNSURE;
	if (n->unsure.kind != GOTO_NONE || n->find_out.count)
		add(c, f, cover);
	cover.kind = COVER_OTHERWISE;
	if (n->otherwise.kind != GOTO_NONE)
		add(c, f, cover);
	add_steps(c, f, node, COVER_FIND_OUT_WHEN, &n->find_out);
	add_steps(c, f, node, COVER_STEP_WHEN, &n->steps);
}

struct coverage *coverage_start(struct arena *a,
				const struct flow *const *flows, size_t count)
{
	struct coverage *c = arena_new(a, struct coverage);

	c->arena = a;
	c->flows = arena_array(a, struct flow_coverage, count);
	c->count = count;
	for (size_t i = 0; i < count; i++) {
		struct flow_coverage *f = &c->flows[i];
		size_t nodes = flows[i]->node_count;

		f->flow = flows[i];
		f->first = arena_array(a, size_t, nodes + 1);
		for (size_t n = 0; n < nodes; n++) {
			f->first[n] = f->covers.count;
			add_node(c, f, n);
		}
		f->first[nodes] = f->covers.count;
	}
	return c;
}

/* ---- what was taken ----------------------------------------------------- */

/* The covers of the node where the walk stands. */
static struct cover *covers_here(struct coverage *c, const struct walk *w,
				 size_t *count)
{
	struct spot here = w->here;

	*count = 0;
	for (size_t i = 0; here.kind == SPOT_NODE && i < c->count; i++) {
		const struct flow_coverage *f = &c->flows[i];

		if (f->flow != here.flow)
			continue;
		*count = f->first[here.node + 1] - f->first[here.node];
		return *count ? &f->covers.at[f->first[here.node]] : NULL;
	}
	return NULL;
}

static bool takes(const struct cover *cover, int choice)
{
	switch (cover->kind) {
	case COVER_OPTION:
		return choice >= 0 && cover->which == (size_t)choice;
	case COVER_UNSURE:
		return choice == CHOICE_UNSURE;
	case COVER_OTHERWISE: /* both verdicts lead there */
		return choice == VERDICT_NOT_FIXED ||
		       choice == VERDICT_COULD_NOT_TRY;
	case COVER_NODE:
	case COVER_STEP:
	case COVER_OPTION_WHEN:
	case COVER_STEP_WHEN:
	case COVER_FIND_OUT_WHEN:
		break;
	}
	return false;
}

void coverage_take(struct coverage *c, const struct walk *w, int choice)
{
	size_t count;
	struct cover *covers = covers_here(c, w, &count);

	for (size_t i = 0; i < count; i++)
		covers[i].covered |= takes(&covers[i], choice);
}

static const struct when *when_of(const struct flow *f,
				  const struct cover *cover)
{
	const struct node *n = &f->nodes[cover->node];

	switch (cover->kind) {
	case COVER_OPTION_WHEN:
		return &n->options[cover->which].when;
	case COVER_STEP_WHEN:
		return &n->steps.at[cover->which].when;
	case COVER_FIND_OUT_WHEN:
		return &n->find_out.at[cover->which].when;
	case COVER_NODE:
	case COVER_STEP:
	case COVER_OPTION:
	case COVER_UNSURE:
	case COVER_OTHERWISE:
		break;
	}
	return NULL;
}

/* Seen by standing there: the page, and what its conditions decide. */
static bool sees(const struct cover *cover, const struct walk *w)
{
	const struct when *when = when_of(w->here.flow, cover);

	if (cover->kind == COVER_NODE || cover->kind == COVER_STEP)
		return true;
	return when && walk_when(w, w->here.flow, when) == cover->side;
}

void coverage_look(struct coverage *c, const struct walk *w)
{
	size_t count;
	struct cover *covers = covers_here(c, w, &count);

	for (size_t i = 0; i < count; i++)
		covers[i].covered |= sees(&covers[i], w);
}

bool coverage_took(const struct coverage *c, const struct flow *flow,
		   size_t node, int choice)
{
	bool known = false, taken = false;

	for (size_t i = 0; i < c->count; i++) {
		const struct flow_coverage *f = &c->flows[i];

		/* A node's number means nothing in another flow. */
		if (f->flow != flow)
			continue;
		for (size_t n = f->first[node]; n < f->first[node + 1]; n++) {
			const struct cover *cover = &f->covers.at[n];

			known = known || takes(cover, choice);
			taken = taken ||
				(takes(cover, choice) && cover->covered);
		}
	}
	return taken || !known;
}

/* ---- what is left ------------------------------------------------------- */

static struct str tell_when(struct arena *a, const char *what, struct str of,
			    enum truth side)
{
	return str_format(a, "%s " STR_FMT ": its `when` never %s", what,
			  STR_ARG(of), side == TRUTH_YES ? "holds" : "fails");
}

static struct str tell(struct arena *a, const struct flow *f,
		       const struct cover *c)
{
	const struct node *n = &f->nodes[c->node];
	struct str step =
		str_format(a, "%zu of " STR_FMT, c->which + 1, STR_ARG(n->id));
	struct str option = STR_NONE;

	if (c->which < n->option_count)
		option = str_format(a, STR_FMT "=" STR_FMT, STR_ARG(n->id),
				    STR_ARG(n->options[c->which].id));
	switch (c->kind) {
	case COVER_NODE:
		return str_format(a, "%s " STR_FMT,
				  n->kind == NODE_QUESTION ? "question"
							   : "outcome",
				  STR_ARG(n->id));
	case COVER_STEP:
		return str_join(a, STR("step "), step);
	case COVER_OPTION:
		return str_join(a, STR("option "), option);
	case COVER_UNSURE:
		return str_format(a, STR_FMT "=unsure", STR_ARG(n->id));
	case COVER_OTHERWISE:
		return str_format(
			a, "otherwise of " STR_FMT " (" STR_FMT "=not-fixed)",
			STR_ARG(n->id), STR_ARG(n->id));
	case COVER_OPTION_WHEN:
		return tell_when(a, "option", option, c->side);
	case COVER_STEP_WHEN:
		return tell_when(a, "step", step, c->side);
	case COVER_FIND_OUT_WHEN:
		return tell_when(a, "find_out step", step, c->side);
	}
	return STR_NONE;
}

static void tell_flow(const struct flow_coverage *f, struct arena *a,
		      struct trials *t)
{
	t->coverable += f->covers.count;
	for (size_t i = 0; i < f->covers.count; i++) {
		const struct cover *c = &f->covers.at[i];
		struct untested *left;

		if (c->covered) {
			t->covered++;
			continue;
		}
		left = list_push(a, &t->untested);
		left->flow = f->flow;
		left->what = tell(a, f->flow, c);
		left->at = c->at;
	}
}

void coverage_tell(const struct coverage *c, struct arena *a, struct trials *t)
{
	for (size_t i = 0; i < c->count; i++)
		tell_flow(&c->flows[i], a, t);
}
