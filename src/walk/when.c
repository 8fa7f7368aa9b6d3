/* Conditions: do they hold on the path, and when is that unknown? */
#include "unstuck/walk/walk.h"

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
