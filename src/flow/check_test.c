/* What a flow's tests name is there; whether they pass is play's to say. */
#include "checks.h"

#include "unstuck/base/typo.h"

/* Names an answer may have at a node. */
static struct str choice_hint(const struct checker *c, const struct node *n,
			      struct str word)
{
	struct id_table ids = { 0 };

	for (size_t i = 0; i < n->option_count; i++)
		id_table_add(c->arena, &ids, n->options[i].id, i);
	for (int v = 0; n->kind == NODE_OUTCOME && v < VERDICT_COUNT; v++)
		id_table_add(c->arena, &ids, verdict_ids[v], (size_t)v);
	return nearest(c, &ids, word);
}

static void check_choice(struct checker *c, const struct test_pair *pair,
			 const struct node *n)
{
	struct str hint;
	int choice;

	if (node_choice(n, pair->value, &choice))
		return;
	hint = choice_hint(c, n, pair->value);
	diag_add(c->diags, DIAG_TEST, pair->at,
		 "'" STR_FMT "' has no answer '" STR_FMT "'" STR_FMT,
		 STR_ARG(n->id), STR_ARG(pair->value), STR_ARG(hint));
}

/* An output decides between options that read it. */
static void check_reader(struct checker *c, const struct test_pair *pair,
			 const struct node *n)
{
	for (size_t i = 0; i < n->option_count; i++)
		if (n->options[i].reads.n)
			return;
	diag_add(c->diags, DIAG_TEST, pair->at,
		 "no option of '" STR_FMT "' has `reads`", STR_ARG(n->id));
}

typedef void check_pair_fn(struct checker *c, const struct test_pair *pair,
			   const struct node *n);

/* The key is a node of this flow, flow#node, or the ticket page. */
static void check_pair(struct checker *c, size_t flow,
		       const struct test_pair *pair, check_pair_fn *check)
{
	struct str_pair cut = str_cut(pair->key, STR("#"));
	struct str id = cut.found ? cut.tail : pair->key, hint;
	size_t node;

	if (cut.found && !id_table_find(&c->flow_ids, cut.head, &flow)) {
		hint = nearest(c, &c->flow_ids, cut.head);
		diag_add(c->diags, DIAG_TEST, pair->at,
			 "the pack has no flow '" STR_FMT "'" STR_FMT,
			 STR_ARG(cut.head), STR_ARG(hint));
	} else if (id_table_find(&c->node_ids[flow], id, &node)) {
		check(c, pair, &c->flows[flow]->nodes[node]);
	} else if (!str_eq(id, STR("ticket")) && c->flows[flow]->node_count) {
		hint = nearest(c, &c->node_ids[flow], id);
		diag_add(c->diags, DIAG_TEST, pair->at,
			 "there is no node '" STR_FMT "' to answer" STR_FMT,
			 STR_ARG(id), STR_ARG(hint));
	}
}

/* Values cross gotos: a test may fill in those of any flow. */
static struct id_table index_all_values(const struct checker *c)
{
	struct id_table ids = { 0 };

	for (size_t i = 0; i < c->pack->value_count; i++)
		id_table_add(c->arena, &ids, c->pack->values[i].id, i);
	for (size_t f = 0; f < c->flow_count; f++)
		for (size_t i = 0; i < c->flows[f]->value_count; i++)
			id_table_add(c->arena, &ids, c->flows[f]->values[i].id,
				     i);
	id_table_sort(&ids);
	return ids;
}

static void check_value(struct checker *c, const struct id_table *values,
			const struct test_pair *pair)
{
	struct str hint;
	size_t which;

	if (id_table_find(values, pair->key, &which) || c->partial)
		return;
	hint = nearest(c, values, pair->key);
	diag_add(c->diags, DIAG_UNDECLARED, pair->at,
		 "no value is called '" STR_FMT "'" STR_FMT, STR_ARG(pair->key),
		 STR_ARG(hint));
}

static void check_far_goto(struct checker *c, struct flow_goto g)
{
	struct str hint;
	size_t flow, node;

	if (g.kind != GOTO_FLOW)
		return;
	if (!id_table_find(&c->flow_ids, g.flow, &flow)) {
		hint = nearest(c, &c->flow_ids, g.flow);
		diag_add(c->diags, DIAG_TEST, g.at,
			 "the pack has no flow '" STR_FMT "'" STR_FMT,
			 STR_ARG(g.flow), STR_ARG(hint));
	} else if (g.node.n && c->flows[flow]->node_count &&
		   !id_table_find(&c->node_ids[flow], g.node, &node)) {
		hint = nearest(c, &c->node_ids[flow], g.node);
		diag_add(c->diags, DIAG_TEST, g.at,
			 "the flow '" STR_FMT "' has no node '" STR_FMT
			 "'" STR_FMT,
			 STR_ARG(g.flow), STR_ARG(g.node), STR_ARG(hint));
	}
}

static void check_test(struct checker *c, size_t flow,
		       const struct id_table *values, const struct flow_test *t)
{
	for (size_t i = 0; i < t->answer_count; i++)
		check_pair(c, flow, &t->answers[i], check_choice);
	for (size_t i = 0; i < t->paste_count; i++)
		check_pair(c, flow, &t->pastes[i], check_reader);
	for (size_t i = 0; i < t->value_count; i++)
		check_value(c, values, &t->values[i]);
	check_far_goto(c, t->from);
	check_far_goto(c, t->reaches);
}

void check_tests(struct checker *c)
{
	struct id_table values = index_all_values(c);

	for (size_t f = 0; f < c->flow_count; f++)
		for (size_t i = 0; i < c->flows[f]->test_count; i++)
			check_test(c, f, &values, &c->flows[f]->tests[i]);
}
