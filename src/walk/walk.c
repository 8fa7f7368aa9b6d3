#include "unstuck/walk/walk.h"

/* ---- spots ------------------------------------------------------------ */

static bool same_spot(struct spot a, struct spot b)
{
	return a.kind == b.kind &&
	       (a.kind != SPOT_NODE || (a.flow == b.flow && a.node == b.node));
}

static struct spot node_spot(const struct flow *flow, size_t node)
{
	return (struct spot){ SPOT_NODE, flow, node };
}

static struct spot ticket_spot(const struct flow *flow)
{
	return (struct spot){ SPOT_TICKET, flow, 0 };
}

static struct spot resolve_far(const struct walk *w, const struct flow *from,
			       struct flow_goto g, struct str *missing)
{
	const struct flow *flow = w->world.sibling(w->world.ctx, from, g.flow);
	const struct node *node;

	*missing = g.flow;
	if (!flow)
		return ticket_spot(from);
	if (g.node.n == 0) {
		*missing = STR_NONE;
		return node_spot(flow, flow->start);
	}
	node = flow_node(flow, g.node);
	if (!node)
		return ticket_spot(from);
	*missing = STR_NONE;
	return node_spot(flow, (size_t)(node - flow->nodes));
}

static struct spot resolve(const struct walk *w, const struct flow *from,
			   struct flow_goto g, struct str *missing)
{
	*missing = STR_NONE;
	switch (g.kind) {
	case GOTO_NODE:
		return node_spot(from, g.index);
	case GOTO_FLOW:
		return resolve_far(w, from, g, missing);
	case GOTO_DONE:
		return (struct spot){ SPOT_DONE, from, 0 };
	case GOTO_NONE:
	case GOTO_TICKET:
		break;
	}
	return ticket_spot(from);
}

struct spot walk_resolve(struct walk *w, const struct flow *from,
			 struct flow_goto g)
{
	return resolve(w, from, g, &w->missing);
}

static const struct node *node_at(struct spot s)
{
	return s.kind == SPOT_NODE ? &s.flow->nodes[s.node] : NULL;
}

const struct node *walk_node(const struct walk *w)
{
	return node_at(w->here);
}

/* ---- memories --------------------------------------------------------- */

static const struct memory *recall(const struct walk *w, struct spot s)
{
	if (s.kind == SPOT_TICKET)
		return &w->ticket;
	for (size_t i = 0; i < w->memories.count; i++) {
		const struct memory *m = &w->memories.at[i];

		if (s.kind == SPOT_NODE && m->flow == s.flow &&
		    m->node == s.node)
			return m;
	}
	return NULL;
}

/* The memory of a node or of the ticket page, made when there is none. */
static struct memory *remember(struct walk *w, struct spot s)
{
	const struct memory *known = recall(w, s);
	struct memory *m;

	if (s.kind == SPOT_TICKET)
		return &w->ticket;
	if (known)
		return &w->memories.at[known - w->memories.at];
	m = list_push(w->arena, &w->memories);
	*m = (struct memory){ .flow = s.flow,
			      .node = s.node,
			      .choice = CHOICE_NONE };
	return m;
}

void walk_start(struct walk *w, struct arena *a, struct walk_world world,
		struct spot entry)
{
	*w = (struct walk){ .arena = a,
			    .world = world,
			    .entry = entry,
			    .here = entry,
			    .ticket = { .choice = CHOICE_NONE } };
}

int walk_remembered(const struct walk *w)
{
	const struct memory *m = recall(w, w->here);

	return m ? m->choice : CHOICE_NONE;
}

/* ---- moving ----------------------------------------------------------- */

static bool on_path(const struct visit *path, size_t depth, struct spot s)
{
	for (size_t i = 0; i < depth; i++)
		if (same_spot(path[i].spot, s))
			return true;
	return false;
}

/* Where a visit leads; a way back into the path ends at the ticket. */
static struct spot next_spot(const struct walk *w, const struct visit *path,
			     size_t depth, struct str *missing)
{
	struct visit last = path[depth - 1];
	const struct node *n = node_at(last.spot);
	struct spot next;

	*missing = STR_NONE;
	if (!n)
		return (struct spot){ SPOT_DONE, last.spot.flow, 0 };
	next = resolve(w, last.spot.flow, node_next(n, last.choice), missing);
	return on_path(path, depth, next) ? ticket_spot(last.spot.flow) : next;
}

bool walk_offers(const struct walk *w, const struct flow *flow,
		 const struct option *option)
{
	return walk_when(w, flow, &option->when) != TRUTH_NO;
}

static bool allows_verdict(const struct walk *w, int choice)
{
	const struct node *n = walk_node(w);

	if (choice < 0 || choice >= VERDICT_COUNT)
		return false;
	/* An explanation is read, a ticket filed: there is nothing to try. */
	return choice != VERDICT_COULD_NOT_TRY ||
	       (n && n->outcome == OUTCOME_FIX);
}

bool walk_allows(const struct walk *w, int choice)
{
	const struct node *n = walk_node(w);

	if (w->here.kind == SPOT_DONE)
		return false;
	if (!n || n->kind == NODE_OUTCOME)
		return allows_verdict(w, choice);
	if (choice == CHOICE_UNSURE)
		return true;
	return choice >= 0 && (size_t)choice < n->option_count &&
	       walk_offers(w, w->here.flow, &n->options[choice]);
}

bool walk_answer(struct walk *w, int choice)
{
	struct memory *m;

	if (!walk_allows(w, choice) || w->depth == WALK_MAX_PATH)
		return false;
	m = remember(w, w->here);
	m->choice = choice;
	m->held = true;
	w->path[w->depth++] = (struct visit){ w->here, choice };
	w->here = next_spot(w, w->path, w->depth, &w->missing);
	return true;
}

bool walk_back(struct walk *w)
{
	if (w->depth == 0)
		return false;
	w->here = w->path[--w->depth].spot;
	remember(w, w->here)->held = false;
	return true;
}

/* ---- changing an earlier answer ---------------------------------------- */

/*
 * Follow held answers from the last visit on, as far as they are still
 * offered: a condition may have turned.
 */
static void follow(struct walk *w)
{
	for (;;) {
		const struct memory *m;

		w->here = next_spot(w, w->path, w->depth, &w->missing);
		m = recall(w, w->here);
		if (!m || !m->held || w->depth == WALK_MAX_PATH ||
		    !walk_allows(w, m->choice))
			return;
		w->path[w->depth++] = (struct visit){ w->here, m->choice };
	}
}

struct walk_change walk_preview(const struct walk *w, size_t visit, int choice)
{
	struct walk_change change = { 0 };
	struct walk ahead = *w;

	ahead.path[visit].choice = choice;
	ahead.depth = visit + 1;
	follow(&ahead);
	for (size_t i = visit + 1; i < w->depth; i++) {
		change.stay[i] =
			on_path(ahead.path, ahead.depth, w->path[i].spot);
		change.stays += change.stay[i];
		change.goes += !change.stay[i];
	}
	return change;
}

bool walk_change(struct walk *w, size_t visit, int choice)
{
	struct spot here = w->here;
	size_t depth = w->depth;
	struct memory *m;

	if (visit >= w->depth)
		return false;
	/* What is allowed there was decided by the answers before it. */
	w->here = w->path[visit].spot;
	w->depth = visit;
	if (!walk_allows(w, choice)) {
		w->here = here;
		w->depth = depth;
		return false;
	}
	m = remember(w, w->here);
	m->choice = choice;
	m->held = true;
	w->path[visit] = (struct visit){ w->here, choice };
	w->depth = visit + 1;
	follow(w);
	return true;
}

/* ---- conditions ------------------------------------------------------- */

static bool holds(const struct condition *c, int choice)
{
	for (size_t i = 0; i < c->choice_count; i++)
		if (c->choices[i] == choice)
			return true;
	return false;
}

/* The node where the path came into the flow. */
static size_t flow_entry(const struct walk *w, const struct flow *flow)
{
	for (size_t i = 0; i < w->depth; i++)
		if (w->path[i].spot.kind == SPOT_NODE &&
		    w->path[i].spot.flow == flow)
			return w->path[i].spot.node;
	return w->here.kind == SPOT_NODE && w->here.flow == flow ? w->here.node
								 : flow->start;
}

/* Mark what the node leads to within its flow; new ones go on the list. */
static void mark_next(const struct flow *flow, const struct node *n, bool *seen,
		      size_t *list, size_t *count)
{
	size_t edges = n->option_count + 2;

	for (size_t i = 0; i < edges; i++) {
		struct flow_goto g = i < n->option_count    ? n->options[i].next
				     : i == n->option_count ? n->unsure
							    : n->otherwise;

		if (g.kind != GOTO_NODE || g.index >= flow->node_count ||
		    seen[g.index])
			continue;
		seen[g.index] = true;
		list[(*count)++] = g.index;
	}
}

/* Can a walk that was at `from` come to `to`, within the flow? */
static bool leads_to(const struct walk *w, const struct flow *flow, size_t from,
		     size_t to)
{
	struct arena_mark mark = arena_mark(w->arena);
	bool *seen = arena_array(w->arena, bool, flow->node_count);
	size_t *list = arena_array(w->arena, size_t, flow->node_count + 1);
	size_t count = 0;
	bool found;

	list[count++] = from;
	seen[from] = true;
	for (size_t i = 0; i < count && !seen[to]; i++)
		mark_next(flow, &flow->nodes[list[i]], seen, list, &count);
	found = seen[to];
	arena_rewind(w->arena, mark);
	return found;
}

static enum truth judge(const struct walk *w, const struct flow *flow,
			const struct condition *c)
{
	size_t entry;

	for (size_t i = 0; i < w->depth; i++) {
		struct visit v = w->path[i];

		if (v.spot.kind == SPOT_NODE && v.spot.flow == flow &&
		    v.spot.node == c->index)
			return holds(c, v.choice) ? TRUTH_YES : TRUTH_NO;
	}
	entry = flow_entry(w, flow);
	if (entry != flow->start && entry != c->index &&
	    leads_to(w, flow, c->index, entry))
		return TRUTH_UNKNOWN;
	return TRUTH_NO;
}

enum truth walk_when(const struct walk *w, const struct flow *flow,
		     const struct when *when)
{
	enum truth all = TRUTH_YES;

	for (size_t i = 0; i < when->count; i++) {
		enum truth one = judge(w, flow, &when->at[i]);

		if (one == TRUTH_NO)
			return TRUTH_NO;
		if (one == TRUTH_UNKNOWN)
			all = TRUTH_UNKNOWN;
	}
	return all;
}

/* ---- values, ticks, warnings ------------------------------------------- */

static struct filled *find_filled(const struct walk *w, struct str id)
{
	for (size_t i = 0; i < w->values.count; i++)
		if (str_eq(w->values.at[i].value->id, id))
			return &w->values.at[i];
	return NULL;
}

struct str walk_value(const struct walk *w, struct str id)
{
	const struct filled *f = find_filled(w, id);

	return f ? f->typed : STR_NONE;
}

void walk_set_value(struct walk *w, const struct value *v, struct str canonical)
{
	struct filled *f = find_filled(w, v->id);

	if (!f)
		f = list_push(w->arena, &w->values);
	f->value = v;
	f->typed = str_copy(w->arena, canonical);
}

void walk_clear_value(struct walk *w, struct str id)
{
	struct filled *f = find_filled(w, id);

	if (f)
		f->typed = STR_NONE;
}

static size_t step_count(const struct walk *w)
{
	const struct node *n = walk_node(w);

	return n ? n->steps.count : 0;
}

bool walk_shows(const struct walk *w, const struct step *step)
{
	return walk_when(w, w->here.flow, &step->when) != TRUTH_NO;
}

bool walk_hides(const struct walk *w, size_t step)
{
	const struct step *s;

	if (step >= step_count(w))
		return false;
	s = &walk_node(w)->steps.at[step];
	return s->snippet && !text_is_empty(&s->warning) &&
	       !walk_warned(w, step);
}

bool walk_hides_any(const struct walk *w)
{
	const struct node *n = walk_node(w);

	for (size_t i = 0; i < step_count(w); i++)
		if (walk_hides(w, i) && walk_shows(w, &n->steps.at[i]))
			return true;
	return false;
}

bool walk_ticked(const struct walk *w, size_t step)
{
	const struct memory *m = recall(w, w->here);

	return m && m->ticked && step < step_count(w) && m->ticked[step];
}

void walk_tick(struct walk *w, size_t step, bool ticked)
{
	struct memory *m;

	if (step >= step_count(w))
		return;
	m = remember(w, w->here);
	if (!m->ticked)
		m->ticked = arena_array(w->arena, bool, step_count(w));
	m->ticked[step] = ticked;
}

bool walk_warned(const struct walk *w, size_t step)
{
	const struct memory *m = recall(w, w->here);

	return m && m->warned && step < step_count(w) && m->warned[step];
}

void walk_warn(struct walk *w, size_t step)
{
	struct memory *m;

	if (step >= step_count(w))
		return;
	m = remember(w, w->here);
	if (!m->warned)
		m->warned = arena_array(w->arena, bool, step_count(w));
	m->warned[step] = true;
}
