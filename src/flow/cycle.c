/* What makes walking wrong: a path within the flow that never ends. */
#include "reader.h"

/* A way of the walk within one flow, for finding a cycle. */
struct trace {
	const struct flow *flow;
	unsigned char *seen; /* 0 new, 1 on the way, 2 done */
	size_t *way;	     /* the nodes on the way */
	size_t *edge;	     /* the next edge of each to follow */
	size_t depth;
};

static size_t edge_count(const struct node *n)
{
	return n->kind == NODE_QUESTION ? n->option_count + 1 : 1;
}

static struct flow_goto edge_at(const struct node *n, size_t i)
{
	if (n->kind == NODE_OUTCOME)
		return n->otherwise;
	return i < n->option_count ? n->options[i].next : n->unsure;
}

static void enter(struct trace *t, size_t node)
{
	t->seen[node] = 1;
	t->way[t->depth] = node;
	t->edge[t->depth++] = 0;
}

/* Depth first without recursion; the first edge back into the way, if any. */
static const struct node *find_cycle(struct trace *t, size_t from,
				     struct flow_goto *back)
{
	enter(t, from);
	while (t->depth) {
		size_t here = t->way[t->depth - 1];
		const struct node *n = &t->flow->nodes[here];
		size_t i = t->edge[t->depth - 1]++;
		struct flow_goto next;

		if (i == edge_count(n)) {
			t->seen[here] = 2;
			t->depth--;
			continue;
		}
		next = edge_at(n, i);
		if (next.kind != GOTO_NODE || t->seen[next.index] == 2)
			continue;
		if (t->seen[next.index] == 1) {
			*back = next;
			return n;
		}
		enter(t, next.index);
	}
	return NULL;
}

void refuse_cycles(struct arena *a, const struct flow *f, struct diags *d)
{
	struct arena_mark mark = arena_mark(a);
	struct trace t = { .flow = f };

	t.seen = arena_array(a, unsigned char, f->node_count);
	t.way = arena_array(a, size_t, f->node_count);
	t.edge = arena_array(a, size_t, f->node_count);
	for (size_t i = 0; i < f->node_count; i++) {
		struct flow_goto back;
		const struct node *n =
			t.seen[i] ? NULL : find_cycle(&t, i, &back);

		if (!n)
			continue;
		diag_add(d, DIAG_CYCLE, back.at,
			 "this leads from '" STR_FMT "' back to '" STR_FMT
			 "'; every path must end",
			 STR_ARG(n->id), STR_ARG(back.node));
		break;
	}
	if (a != d->arena)
		arena_rewind(a, mark);
}
