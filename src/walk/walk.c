#include "unstuck/walk/walk.h"

#include "memory.h"

/* ---- spots ------------------------------------------------------------ */

bool spot_eq(struct spot a, struct spot b)
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
	const struct memory *m = walk_recall(w, w->here);

	return m ? m->choice : CHOICE_NONE;
}

/* ---- moving ----------------------------------------------------------- */

static bool on_path(const struct visit *path, size_t depth, struct spot s)
{
	for (size_t i = 0; i < depth; i++)
		if (spot_eq(path[i].spot, s))
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
	m = walk_remember(w, w->here);
	m->choice = choice;
	m->held = true;
	w->path[w->depth++] = (struct visit){ w->here, choice };
	w->here = next_spot(w, w->path, w->depth, &w->missing);
	return true;
}

struct spot walk_leads(const struct walk *w, int choice)
{
	struct visit path[WALK_MAX_PATH + 1];
	struct str missing;

	for (size_t i = 0; i < w->depth; i++)
		path[i] = w->path[i];
	path[w->depth] = (struct visit){ w->here, choice };
	return next_spot(w, path, w->depth + 1, &missing);
}

bool walk_back(struct walk *w)
{
	if (w->depth == 0)
		return false;
	w->here = w->path[--w->depth].spot;
	walk_remember(w, w->here)->held = false;
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
		m = walk_recall(w, w->here);
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
	change.depth = ahead.depth;
	for (size_t i = 0; i < ahead.depth; i++) {
		change.path[i] = ahead.path[i];
		change.come[i] = i > visit && !on_path(w->path, w->depth,
						       ahead.path[i].spot);
		change.comes += change.come[i];
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
	m = walk_remember(w, w->here);
	m->choice = choice;
	m->held = true;
	w->path[visit] = (struct visit){ w->here, choice };
	w->depth = visit + 1;
	follow(w);
	return true;
}
