/* Names become indexes, once all nodes are read. */
#include <stdlib.h>

#include "reader.h"
#include "unstuck/base/typo.h"

struct names {
	struct flow *flow;
	struct diags *diags;
	struct arena *arena;
	const struct node **sorted; /* by id */
};

static int compare_ids(const void *a, const void *b)
{
	const struct node *const *left = a, *const *right = b;

	return str_cmp((*left)->id, (*right)->id);
}

static void sort_names(struct names *n)
{
	size_t count = n->flow->node_count;

	n->sorted = arena_array(n->arena, const struct node *, count);
	for (size_t i = 0; i < count; i++)
		n->sorted[i] = &n->flow->nodes[i];
	qsort(n->sorted, count, sizeof(struct node *), compare_ids);
}

static const struct node *find_node(const struct names *n, struct str id)
{
	const struct node key = { .id = id }, *wanted = &key, **found;

	found = bsearch(&wanted, n->sorted, n->flow->node_count,
			sizeof(struct node *), compare_ids);
	return found ? *found : NULL;
}

static struct str node_hint(const struct names *n, struct str word)
{
	struct typo typo = typo_start(word);

	if (diags_full(n->diags))
		return STR_NONE;
	for (size_t i = 0; i < n->flow->node_count; i++)
		typo_offer(&typo, n->flow->nodes[i].id);
	return typo_hint(n->arena, &typo);
}

static void resolve_goto(const struct names *n, struct flow_goto *g)
{
	const struct node *node;
	struct str hint;

	if (g->kind == GOTO_FLOW && str_eq(g->flow, n->flow->id)) {
		g->kind = GOTO_NODE;
		if (g->node.n == 0)
			g->node = n->flow->start_at.node;
	}
	if (g->kind != GOTO_NODE)
		return;
	node = find_node(n, g->node);
	if (node) {
		g->index = (size_t)(node - n->flow->nodes);
		return;
	}
	hint = node_hint(n, g->node);
	diag_add(n->diags, DIAG_DANGLING, g->at,
		 "there is no node '" STR_FMT "'" STR_FMT, STR_ARG(g->node),
		 STR_ARG(hint));
	g->kind = GOTO_TICKET;
}

static struct str choice_hint(const struct names *n, const struct node *node,
			      struct str word)
{
	struct typo typo = typo_start(word);

	for (size_t i = 0; i < node->option_count; i++)
		typo_offer(&typo, node->options[i].id);
	for (int v = 0; node->kind == NODE_OUTCOME && v < VERDICT_COUNT; v++)
		typo_offer(&typo, verdict_ids[v]);
	return typo_hint(n->arena, &typo);
}

static void resolve_choices(const struct names *n, const struct node *node,
			    const struct yaml *y, struct condition *c)
{
	size_t room = y->kind == YAML_LIST ? y->count : 1;
	const struct yaml *one = y->kind == YAML_LIST ? y->first : y;

	c->choices = arena_array(n->arena, int, room);
	for (; one && c->choice_count < room; one = one->next) {
		int *choice = &c->choices[c->choice_count++];
		struct str hint;

		if (one->kind == YAML_SCALAR &&
		    node_choice(node, one->text, choice))
			continue;
		hint = choice_hint(n, node, one->text);
		diag_add(n->diags, DIAG_BAD_WHEN, one->at,
			 "'" STR_FMT "' has no answer '" STR_FMT "'" STR_FMT,
			 STR_ARG(node->id), STR_ARG(one->text), STR_ARG(hint));
	}
}

static void resolve_when(const struct names *n, const struct yaml *y,
			 struct when *when)
{
	const struct yaml *c = y ? y->first : NULL;

	for (size_t i = 0; i < when->count && c; i++, c = c->next) {
		struct condition *condition = &when->at[i];
		const struct node *node = find_node(n, condition->node);
		struct str hint;

		if (node) {
			condition->index = (size_t)(node - n->flow->nodes);
			resolve_choices(n, node, c, condition);
			continue;
		}
		hint = node_hint(n, condition->node);
		diag_add(n->diags, DIAG_BAD_WHEN, condition->at,
			 "there is no node '" STR_FMT "'" STR_FMT,
			 STR_ARG(condition->node), STR_ARG(hint));
	}
}

static void resolve_steps(const struct names *n, const struct yaml *list,
			  struct steps *steps)
{
	const struct yaml *y = list ? list->first : NULL;

	for (size_t i = 0; i < steps->count && y; i++, y = y->next)
		resolve_when(n, yaml_get(y, "when"), &steps->at[i].when);
}

static void resolve_node(const struct names *n, const struct yaml *y,
			 struct node *node)
{
	const struct yaml *options = yaml_get(y, "options");
	const struct yaml *o = options ? options->first : NULL;

	resolve_goto(n, &node->unsure);
	resolve_goto(n, &node->otherwise);
	resolve_steps(n, yaml_get(y, "find_out"), &node->find_out);
	resolve_steps(n, yaml_get(y, "steps"), &node->steps);
	for (size_t i = 0; i < node->option_count && o; i++, o = o->next) {
		resolve_goto(n, &node->options[i].next);
		resolve_when(n, yaml_get(o, "when"), &node->options[i].when);
	}
}

static void resolve_start(const struct names *n)
{
	struct flow *flow = n->flow;

	if (flow->start_at.kind == GOTO_NODE)
		resolve_goto(n, &flow->start_at);
	else if (flow->start_at.kind != GOTO_NONE)
		diag_add(n->diags, DIAG_DANGLING, flow->start_at.at,
			 "`start` is a node of this flow");
	flow->start = flow->start_at.index;
}

void resolve_flow(struct flow *flow, const struct yaml *tree, struct arena *a,
		  struct diags *d)
{
	struct names n = { .flow = flow, .diags = d, .arena = a };
	const struct yaml *nodes = yaml_get(tree, "nodes");
	const struct yaml *y = nodes ? nodes->first : NULL;

	sort_names(&n);
	resolve_start(&n);
	for (size_t i = 0; i < flow->node_count && y; i++, y = y->next)
		resolve_node(&n, y, &flow->nodes[i]);
	for (size_t i = 0; i < flow->signature_count; i++)
		resolve_goto(&n, &flow->signatures[i].next);
	for (size_t i = 0; i < flow->test_count; i++) {
		resolve_goto(&n, &flow->tests[i].from);
		resolve_goto(&n, &flow->tests[i].reaches);
	}
}
