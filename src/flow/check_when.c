/* Conditions speak of what came before, and never hide all options. */
#include "checks.h"

#include <stdint.h>

void check_options(struct checker *c)
{
	for (size_t i = 0; i < c->flow->node_count; i++) {
		const struct node *n = &c->flow->nodes[i];
		bool always = n->kind == NODE_OUTCOME;

		for (size_t o = 0; o < n->option_count; o++)
			always = always || n->options[o].when.count == 0;
		if (!always)
			diag_add(c->diags, DIAG_NO_OPTION, n->at,
				 "every option of '" STR_FMT
				 "' has a `when`; give it one without",
				 STR_ARG(n->id));
	}
}

/* ---- what can have come before ----------------------------------------- */

enum { WORD_BITS = 64, NO_COLUMN = -1 };

/* A row of bits for each node: which named nodes lie on ways to it. */
struct before {
	const struct flow *flow;
	int *column; /* of a node that conditions name; or NO_COLUMN */
	size_t columns;
	size_t words; /* of a row */
	uint64_t *rows;
};

typedef void when_fn(void *ctx, size_t node, const struct when *when);

static void each_step_when(const struct steps *steps, size_t node, when_fn *fn,
			   void *ctx)
{
	for (size_t i = 0; i < steps->count; i++)
		fn(ctx, node, &steps->at[i].when);
}

static void each_when(const struct flow *f, when_fn *fn, void *ctx)
{
	for (size_t i = 0; i < f->node_count; i++) {
		const struct node *n = &f->nodes[i];

		for (size_t o = 0; o < n->option_count; o++)
			fn(ctx, i, &n->options[o].when);
		each_step_when(&n->find_out, i, fn, ctx);
		each_step_when(&n->steps, i, fn, ctx);
	}
}

static void name_columns(void *ctx, size_t node, const struct when *when)
{
	struct before *b = ctx;

	(void)node;
	for (size_t i = 0; i < when->count; i++) {
		int *column = &b->column[when->at[i].index];

		if (*column == NO_COLUMN)
			*column = (int)b->columns++;
	}
}

static uint64_t *row(const struct before *b, size_t node)
{
	return b->rows + node * b->words;
}

/* What came before a node, and the node itself, come before the next one. */
static void pass_on(struct before *b, size_t from, size_t to)
{
	uint64_t *source = row(b, from), *target = row(b, to);
	int column = b->column[from];

	for (size_t i = 0; i < b->words; i++)
		target[i] |= source[i];
	if (column != NO_COLUMN)
		target[column / WORD_BITS] |= (uint64_t)1
					      << (column % WORD_BITS);
}

/* A flow that loaded has no cycle: Kahn's order reaches every node. */
static void fill_rows(struct arena *a, struct before *b)
{
	size_t nodes = b->flow->node_count, count = 0;
	size_t *waits_for = arena_array(a, size_t, nodes);
	size_t *ready = arena_array(a, size_t, nodes);

	for (size_t i = 0; i < nodes; i++)
		for (size_t e = 0; e < node_edges(&b->flow->nodes[i]); e++) {
			struct flow_goto g = node_edge(&b->flow->nodes[i], e);

			waits_for[g.index] += g.kind == GOTO_NODE;
		}
	for (size_t i = 0; i < nodes; i++)
		if (waits_for[i] == 0)
			ready[count++] = i;
	for (size_t i = 0; i < count; i++) {
		const struct node *n = &b->flow->nodes[ready[i]];

		for (size_t e = 0; e < node_edges(n); e++) {
			struct flow_goto g = node_edge(n, e);

			if (g.kind != GOTO_NODE)
				continue;
			pass_on(b, ready[i], g.index);
			if (--waits_for[g.index] == 0)
				ready[count++] = g.index;
		}
	}
}

/* ---- conditions -------------------------------------------------------- */

struct asker {
	struct checker *checker;
	struct before before;
};

static void check_when(void *ctx, size_t node, const struct when *when)
{
	struct asker *a = ctx;
	struct before *b = &a->before;

	for (size_t i = 0; i < when->count; i++) {
		const struct condition *c = &when->at[i];
		int column = b->column[c->index];
		uint64_t bit = (uint64_t)1 << (column % WORD_BITS);

		if (c->index == node)
			diag_add(a->checker->diags, DIAG_BAD_WHEN, c->at,
				 "'" STR_FMT
				 "' cannot depend on its own answer",
				 STR_ARG(c->node));
		else if (!(row(b, node)[column / WORD_BITS] & bit))
			diag_add(a->checker->diags, DIAG_BAD_WHEN, c->at,
				 "no path from '" STR_FMT "' leads to '" STR_FMT
				 "': its answer is never known here",
				 STR_ARG(c->node),
				 STR_ARG(b->flow->nodes[node].id));
	}
}

void check_conditions(struct checker *c)
{
	struct asker asker = { .checker = c, .before = { .flow = c->flow } };
	struct before *b = &asker.before;
	size_t nodes = c->flow->node_count;

	b->column = arena_array(c->arena, int, nodes);
	for (size_t i = 0; i < nodes; i++)
		b->column[i] = NO_COLUMN;
	each_when(c->flow, name_columns, b);
	if (b->columns == 0)
		return;
	b->words = (b->columns + WORD_BITS - 1) / WORD_BITS;
	b->rows = arena_array(c->arena, uint64_t, nodes * b->words);
	fill_rows(c->arena, b);
	each_when(c->flow, check_when, &asker);
}
