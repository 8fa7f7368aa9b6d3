/* The graph over all flows of a pack: no dead end, no cycle, nothing lost. */
#include "checks.h"

#include <assert.h>

#include "unstuck/base/buf.h"

enum { CYCLE_SHOWN = 6 }; /* nodes of a cycle that a fault names */

struct edge {
	size_t to;
	struct place at;
};

/* All nodes of the pack in one row; flow f's stand from first[f] on. */
struct graph {
	struct checker *checker;
	struct arena *arena;
	size_t *first;
	size_t count;
	LIST(struct edge) edges;
	size_t *edge_from; /* a node each, and one more: into edges */
};

/* ---- gotos ------------------------------------------------------------- */

static bool tell_flow(struct checker *c, struct flow_goto g)
{
	struct str hint = nearest(c, &c->flow_ids, g.flow);

	return diag_add(c->diags, DIAG_DANGLING, g.at,
			"the pack has no flow '" STR_FMT "'" STR_FMT,
			STR_ARG(g.flow), STR_ARG(hint));
}

static bool tell_node(struct checker *c, struct flow_goto g, size_t flow)
{
	struct str hint = nearest(c, &c->node_ids[flow], g.node);

	return diag_add(c->diags, DIAG_DANGLING, g.at,
			"the flow '" STR_FMT "' has no node '" STR_FMT
			"'" STR_FMT,
			STR_ARG(g.flow), STR_ARG(g.node), STR_ARG(hint));
}

/* The node a goto leads to; false: to none, and a fault if it should. */
static bool follow(const struct graph *g, size_t flow, struct flow_goto next,
		   size_t *to)
{
	struct checker *c = g->checker;
	size_t node = next.index;

	if (next.kind == GOTO_FLOW) {
		if (!id_table_find(&c->flow_ids, next.flow, &flow))
			return tell_flow(c, next);
		if (c->flows[flow]->node_count == 0)
			return false; /* it has faults of its own */
		node = c->flows[flow]->start;
		if (next.node.n &&
		    !id_table_find(&c->node_ids[flow], next.node, &node))
			return tell_node(c, next, flow);
	} else if (next.kind != GOTO_NODE) {
		return false;
	}
	*to = g->first[flow] + node;
	return true;
}

static void add_edges(struct graph *g, size_t flow, const struct node *n)
{
	for (size_t i = 0; i < node_edges(n); i++) {
		struct flow_goto next = node_edge(n, i);
		size_t to = 0;

		if (follow(g, flow, next, &to))
			*list_push(g->arena, &g->edges) =
				(struct edge){ to, next.at };
	}
}

static void build(struct graph *g)
{
	struct checker *c = g->checker;
	size_t count = 0;

	g->first = arena_array(g->arena, size_t, c->flow_count);
	for (size_t f = 0; f < c->flow_count; f++) {
		g->first[f] = g->count;
		g->count += c->flows[f]->node_count;
	}
	g->edge_from = arena_array(g->arena, size_t, g->count + 1);
	for (size_t f = 0; f < c->flow_count; f++)
		for (size_t n = 0; n < c->flows[f]->node_count; n++) {
			g->edge_from[count++] = g->edges.count;
			add_edges(g, f, &c->flows[f]->nodes[n]);
		}
	g->edge_from[count] = g->edges.count;
}

/* ---- cycles ------------------------------------------------------------ */

/* A depth-first way through the graph. */
struct way {
	unsigned char *seen; /* 0 new, 1 on the way, 2 done */
	size_t *node;	     /* nodes on the way */
	size_t *edge;	     /* the next edge of each */
	size_t depth;
};

static void put_name(const struct graph *g, struct buf *out, size_t node)
{
	const struct checker *c = g->checker;
	size_t f = c->flow_count - 1;

	while (g->first[f] > node || c->flows[f]->node_count == 0)
		f--;
	buf_put(out, c->flows[f]->id);
	buf_putc(out, '#');
	buf_put(out, c->flows[f]->nodes[node - g->first[f]].id);
}

static struct str cycle_names(const struct graph *g, const struct way *w,
			      size_t back_to)
{
	struct buf out;
	size_t at = w->depth;

	buf_init(&out, g->arena);
	while (w->node[at - 1] != back_to)
		at--;
	for (size_t i = at - 1; i < w->depth; i++) {
		if (i - (at - 1) == CYCLE_SHOWN) {
			buf_puts(&out, "... > ");
			break;
		}
		put_name(g, &out, w->node[i]);
		buf_puts(&out, " > ");
	}
	put_name(g, &out, back_to);
	return buf_str(&out);
}

static void tell_cycle(const struct graph *g, const struct way *w,
		       const struct edge *e)
{
	struct str names;

	if (diags_full(g->checker->diags))
		return;
	names = cycle_names(g, w, e->to);
	diag_add(g->checker->diags, DIAG_CYCLE, e->at,
		 "a path leads in a circle: " STR_FMT
		 "; every path must end, lead to the ticket instead",
		 STR_ARG(names));
}

static void enter(const struct graph *g, struct way *w, size_t node)
{
	w->seen[node] = 1;
	w->node[w->depth] = node;
	w->edge[w->depth++] = g->edge_from[node];
}

static void search(const struct graph *g, struct way *w, size_t from)
{
	enter(g, w, from);
	while (w->depth) {
		size_t here = w->node[w->depth - 1];
		size_t i = w->edge[w->depth - 1]++;
		const struct edge *e;

		if (i == g->edge_from[here + 1]) {
			w->seen[here] = 2;
			w->depth--;
			continue;
		}
		e = &g->edges.at[i];
		if (w->seen[e->to] == 1)
			tell_cycle(g, w, e);
		else if (w->seen[e->to] == 0)
			enter(g, w, e->to);
	}
}

static void check_cycles(const struct graph *g)
{
	struct way w = { 0 };

	w.seen = arena_array(g->arena, unsigned char, g->count);
	w.node = arena_array(g->arena, size_t, g->count);
	w.edge = arena_array(g->arena, size_t, g->count);
	for (size_t i = 0; i < g->count; i++)
		if (w.seen[i] == 0)
			search(g, &w, i);
}

/* ---- what is never reached --------------------------------------------- */

struct reach {
	bool *seen;
	size_t *list;
	size_t count;
};

static void mark(struct reach *r, size_t node)
{
	if (r->seen[node])
		return;
	r->seen[node] = true;
	r->list[r->count++] = node;
}

/* Every flow can be picked; a signature leads into the middle of one. */
static void mark_entries(const struct graph *g, struct reach *r)
{
	const struct checker *c = g->checker;
	size_t to = 0;

	for (size_t f = 0; f < c->flow_count; f++) {
		const struct flow *flow = c->flows[f];

		if (flow->node_count)
			mark(r, g->first[f] + flow->start);
		for (size_t i = 0; i < flow->signature_count; i++)
			if (follow(g, f, flow->signatures[i].next, &to))
				mark(r, to);
	}
}

static void tell_unreached(const struct graph *g, const struct reach *r)
{
	const struct checker *c = g->checker;

	for (size_t f = 0; f < c->flow_count; f++)
		for (size_t n = 0; n < c->flows[f]->node_count; n++)
			if (!r->seen[g->first[f] + n])
				diag_add(c->diags, DIAG_UNREACHABLE,
					 c->flows[f]->nodes[n].at,
					 "no path leads to '" STR_FMT
					 "'; give it a goto, or remove it",
					 STR_ARG(c->flows[f]->nodes[n].id));
}

static void check_reach(const struct graph *g)
{
	struct reach r = { 0 };

	r.seen = arena_array(g->arena, bool, g->count);
	r.list = arena_array(g->arena, size_t, g->count);
	mark_entries(g, &r);
	for (size_t i = 0; i < r.count; i++)
		for (size_t e = g->edge_from[r.list[i]];
		     e < g->edge_from[r.list[i] + 1]; e++) {
			assert(g->edges.at);
			mark(&r, g->edges.at[e].to);
		}
	/* What a broken flow leads to cannot be told. */
	if (!g->checker->partial)
		tell_unreached(g, &r);
}

void check_graph(struct checker *c)
{
	struct graph g = { .checker = c, .arena = c->arena };

	if (c->flow_count == 0)
		return;
	build(&g);
	check_cycles(&g);
	check_reach(&g);
}
