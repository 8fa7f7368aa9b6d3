#include "unstuck/flow/load.h"

#include <stdlib.h>

#include "reader.h"
#include "unstuck/base/typo.h"

/* ---- nodes ------------------------------------------------------------ */

static void read_option(struct reader *r, const struct yaml *y,
			struct option *into)
{
	static const struct key keys[] = {
		{ STR_INIT("label"), read_text, offsetof(struct option, label),
		  false },
		{ STR_INIT("hint"), read_text, offsetof(struct option, hint),
		  false },
		{ STR_INIT("reads"), read_str, offsetof(struct option, reads),
		  false },
		{ STR_INIT("when"), read_when, offsetof(struct option, when),
		  false },
		{ STR_INIT("goto"), read_goto, offsetof(struct option, next),
		  true },
	};
	static const struct {
		struct str id;
		enum word label;
	} own_labels[] = {
		{ STR_INIT("yes"), W_YES },
		{ STR_INIT("no"), W_NO },
	};

	into->id = y->key;
	into->at = y->key_at;
	want_id(r, y->key, y->key_at);
	if (str_eq(y->key, STR("unsure")))
		diag_add(r->diags, DIAG_BAD_ID, y->key_at,
			 "'unsure' is no option: every question offers it by "
			 "itself; see the key `unsure`");
	read_map(r, y, keys, COUNT(keys), into, "an option");
	for (size_t i = 0; i < COUNT(own_labels); i++)
		if (str_eq(own_labels[i].id, into->id) && !into->label.yaml)
			for (int l = 0; l < LANG_COUNT; l++)
				into->label.in[l] = word((enum lang)l,
							 own_labels[i].label);
	if (text_is_empty(&into->label) && y->kind == YAML_MAP)
		diag_add(r->diags, DIAG_MISSING_KEY, y->key_at,
			 "an option needs the key 'label'");
}

static void read_options(struct reader *r, const struct yaml *y, void *into)
{
	struct node *node = into;

	if (!want_kind(r, y, YAML_MAP, "`options`"))
		return;
	if (y->count == 0)
		diag_add(r->diags, DIAG_NO_OPTION, y->at,
			 "a question needs at least one option");
	if (y->count > FLOW_MAX_OPTIONS) {
		diag_add(r->diags, DIAG_TOO_LARGE, y->at,
			 "more than %d options; split the question",
			 FLOW_MAX_OPTIONS);
		return;
	}
	node->options = arena_array(r->arena, struct option, y->count);
	for (const struct yaml *c = y->first; c; c = c->next)
		read_option(r, c, &node->options[node->option_count++]);
}

static void read_outcome(struct reader *r, const struct yaml *y, void *into)
{
	struct node *node = into;

	for (size_t i = 0; i < COUNT(outcome_ids); i++) {
		if (y->kind != YAML_SCALAR || !str_eq(outcome_ids[i], y->text))
			continue;
		node->outcome = (enum outcome_kind)i;
		return;
	}
	diag_add(r->diags, DIAG_BAD_VALUE, y->at,
		 "an outcome is fix, answer or escalate");
}

static void read_question_node(struct reader *r, const struct yaml *y,
			       struct node *into)
{
	static const struct key keys[] = {
		{ STR_INIT("ask"), read_text, offsetof(struct node, ask),
		  true },
		{ STR_INIT("hint"), read_text, offsetof(struct node, hint),
		  false },
		{ STR_INIT("source"), read_ids, offsetof(struct node, source),
		  false },
		{ STR_INIT("find_out"), read_steps,
		  offsetof(struct node, find_out), false },
		{ STR_INIT("unsure"), read_goto, offsetof(struct node, unsure),
		  false },
		{ STR_INIT("options"), read_options, 0, true },
	};

	into->kind = NODE_QUESTION;
	read_map(r, y, keys, COUNT(keys), into, "a question");
}

static void read_outcome_node(struct reader *r, const struct yaml *y,
			      struct node *into)
{
	static const struct key keys[] = {
		{ STR_INIT("outcome"), read_outcome, 0, true },
		{ STR_INIT("title"), read_text, offsetof(struct node, title),
		  true },
		{ STR_INIT("text"), read_text, offsetof(struct node, text),
		  false },
		{ STR_INIT("source"), read_ids, offsetof(struct node, source),
		  false },
		{ STR_INIT("steps"), read_steps, offsetof(struct node, steps),
		  false },
		{ STR_INIT("verify"), read_text, offsetof(struct node, verify),
		  false },
		{ STR_INIT("otherwise"), read_goto,
		  offsetof(struct node, otherwise), false },
	};

	into->kind = NODE_OUTCOME;
	read_map(r, y, keys, COUNT(keys), into, "an outcome");
	if (into->outcome == OUTCOME_FIX && into->steps.count == 0)
		diag_add(r->diags, DIAG_MISSING_KEY, y->key_at,
			 "a fix needs `steps`; an explanation is an answer");
}

static void read_node(struct reader *r, const struct yaml *y,
		      struct node *into)
{
	into->id = y->key;
	into->at = y->key_at;
	want_id(r, y->key, y->key_at);
	if (str_eq(y->key, STR("ticket")) || str_eq(y->key, STR("done")))
		diag_add(r->diags, DIAG_BAD_ID, y->key_at,
			 "'" STR_FMT "' is reserved; name the node otherwise",
			 STR_ARG(y->key));
	if (!want_kind(r, y, YAML_MAP, "a node"))
		return;
	if (yaml_get(y, "ask") && !yaml_get(y, "outcome"))
		read_question_node(r, y, into);
	else if (yaml_get(y, "outcome") && !yaml_get(y, "ask"))
		read_outcome_node(r, y, into);
	else
		diag_add(r->diags, DIAG_MISSING_KEY, y->key_at,
			 "a node has either `ask` or `outcome`");
}

static void read_nodes(struct reader *r, const struct yaml *y, void *into)
{
	struct flow *flow = into;

	if (!want_kind(r, y, YAML_MAP, "`nodes`"))
		return;
	if (y->count == 0)
		diag_add(r->diags, DIAG_MISSING_KEY, y->at,
			 "`nodes` is empty; a flow needs at least one node");
	flow->nodes = arena_array(r->arena, struct node, y->count);
	for (const struct yaml *c = y->first; c; c = c->next)
		read_node(r, c, &flow->nodes[flow->node_count++]);
}

/* ---- the rest of a flow ------------------------------------------------ */

static void read_flow_values(struct reader *r, const struct yaml *y,
			     void *into)
{
	struct flow *flow = into;

	read_values(r, y, &flow->values, &flow->value_count);
}

static void read_signatures(struct reader *r, const struct yaml *y, void *into)
{
	static const struct key keys[] = {
		{ STR_INIT("contains"), read_ids,
		  offsetof(struct signature, contains), true },
		{ STR_INIT("pattern"), read_str,
		  offsetof(struct signature, pattern), false },
		{ STR_INIT("unless"), read_ids,
		  offsetof(struct signature, unless), false },
		{ STR_INIT("lines"), read_int,
		  offsetof(struct signature, lines), false },
		{ STR_INIT("goto"), read_goto,
		  offsetof(struct signature, next), true },
		{ STR_INIT("like"), read_ids, offsetof(struct signature, like),
		  true },
		{ STR_INIT("unlike"), read_ids,
		  offsetof(struct signature, unlike), false },
	};
	struct flow *flow = into;

	if (!want_kind(r, y, YAML_LIST, "`signatures`"))
		return;
	flow->signatures = arena_array(r->arena, struct signature, y->count);
	for (const struct yaml *c = y->first; c; c = c->next) {
		struct signature *s =
			&flow->signatures[flow->signature_count++];

		s->at = c->at;
		read_map(r, c, keys, COUNT(keys), s, "a signature");
	}
}

static void read_pairs(struct reader *r, const struct yaml *y,
		       struct test_pair **at, size_t *count)
{
	if (!want_kind(r, y, YAML_MAP, "this"))
		return;
	*at = arena_array(r->arena, struct test_pair, y->count);
	for (const struct yaml *c = y->first; c; c = c->next) {
		struct test_pair *pair = &(*at)[(*count)++];

		pair->key = c->key;
		pair->at = c->key_at;
		read_str(r, c, &pair->value);
	}
}

static void read_test_answers(struct reader *r, const struct yaml *y,
			      void *into)
{
	struct flow_test *test = into;

	read_pairs(r, y, &test->answers, &test->answer_count);
}

static void read_test_values(struct reader *r, const struct yaml *y,
			     void *into)
{
	struct flow_test *test = into;

	read_pairs(r, y, &test->values, &test->value_count);
}

static void read_reaches(struct reader *r, const struct yaml *y, void *into)
{
	struct flow_goto *out = into;

	if (y->kind == YAML_SCALAR && str_eq(y->text, STR("done")))
		*out = (struct flow_goto){ .kind = GOTO_DONE, .at = y->at };
	else
		read_goto(r, y, into);
}

static void read_tests(struct reader *r, const struct yaml *y, void *into)
{
	static const struct key keys[] = {
		{ STR_INIT("name"), read_str, offsetof(struct flow_test, name),
		  true },
		{ STR_INIT("from"), read_goto,
		  offsetof(struct flow_test, from), false },
		{ STR_INIT("answers"), read_test_answers, 0, false },
		{ STR_INIT("values"), read_test_values, 0, false },
		{ STR_INIT("reaches"), read_reaches,
		  offsetof(struct flow_test, reaches), false },
		{ STR_INIT("shows"), read_ids,
		  offsetof(struct flow_test, shows), false },
		{ STR_INIT("hides"), read_ids,
		  offsetof(struct flow_test, hides), false },
	};
	struct flow *flow = into;

	if (!want_kind(r, y, YAML_LIST, "`tests`"))
		return;
	flow->tests = arena_array(r->arena, struct flow_test, y->count);
	for (const struct yaml *c = y->first; c; c = c->next) {
		struct flow_test *test = &flow->tests[flow->test_count++];

		test->at = c->at;
		read_map(r, c, keys, COUNT(keys), test, "a test");
	}
}

static void read_flow_format(struct reader *r, const struct yaml *y,
			     void *into)
{
	(void)into;
	if (y->kind != YAML_SCALAR || !str_eq(y->text, STR("1")))
		diag_add(r->diags, DIAG_BAD_VALUE, y->at,
			 "this program reads format 1 only");
}

static void read_reviewed(struct reader *r, const struct yaml *y, void *into)
{
	struct str *out = into;
	struct str s = y->text;
	bool date = y->kind == YAML_SCALAR && s.n == 10;

	for (size_t i = 0; date && i < s.n; i++)
		date = i == 4 || i == 7 ? s.p[i] == '-'
					: s.p[i] >= '0' && s.p[i] <= '9';
	if (!date)
		diag_add(r->diags, DIAG_BAD_VALUE, y->at,
			 "`reviewed` is a date such as 2026-11-22");
	*out = s;
}

#define HEADER_KEYS                                                           \
	{ STR_INIT("format"), read_flow_format, 0, true },                    \
	{ STR_INIT("title"), read_text, offsetof(struct flow, title), true }, \
	{ STR_INIT("summary"), read_text, offsetof(struct flow, summary),     \
	  true },                                                             \
	{ STR_INIT("area"), read_word, offsetof(struct flow, area), true },   \
	{ STR_INIT("tags"), read_ids, offsetof(struct flow, tags), false },   \
	{ STR_INIT("source"), read_ids, offsetof(struct flow, source), false }

static const struct key flow_keys[] = {
	HEADER_KEYS,
	{ STR_INIT("reviewed"), read_reviewed,
	  offsetof(struct flow, reviewed), true },
	{ STR_INIT("values"), read_flow_values, 0, false },
	{ STR_INIT("signatures"), read_signatures, 0, false },
	{ STR_INIT("start"), read_goto, offsetof(struct flow, start_at),
	  true },
	{ STR_INIT("nodes"), read_nodes, 0, true },
	{ STR_INIT("tests"), read_tests, 0, false },
};

static const struct key header_keys[] = {
	HEADER_KEYS,
	{ STR_INIT("reviewed"), read_skip, 0, false },
	{ STR_INIT("values"), read_skip, 0, false },
	{ STR_INIT("signatures"), read_skip, 0, false },
	{ STR_INIT("start"), read_skip, 0, false },
};

/* ---- names become indexes ---------------------------------------------- */

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

static void resolve_flow(struct flow *flow, const struct yaml *tree,
			 struct arena *a, struct diags *d)
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

/* ---- what makes walking wrong ------------------------------------------ */

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

static void check_cycles(struct arena *a, const struct flow *f,
			 struct diags *d)
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

struct flow *flow_load(struct arena *a, const struct pack *pack,
		       const struct source *file, struct str id,
		       struct diags *d)
{
	struct flow *flow = arena_new(a, struct flow);
	struct reader r = { .arena = a, .diags = d, .pack = pack };
	size_t errors = d->errors;
	const struct yaml *tree = yaml_tree(a, file, d);

	if (!tree)
		return NULL;
	*flow = (struct flow){ .pack = pack, .file = file, .id = id,
			       .yaml = tree };
	if (!id_valid(id))
		diag_add(d, DIAG_BAD_ID, (struct place){ file, 0, 0 },
			 "the file's name '" STR_FMT
			 "' is no id; use a-z, 0-9 and -",
			 STR_ARG(id));
	read_map(&r, tree, flow_keys, COUNT(flow_keys), flow, "a flow");
	if (flow->node_count)
		resolve_flow(flow, tree, a, d);
	if (d->errors == errors)
		check_cycles(a, flow, d);
	return d->errors == errors ? flow : NULL;
}

struct flow *flow_load_header(struct arena *a, const struct pack *pack,
			      const struct source *head, struct str id)
{
	struct source *cut = arena_new(a, struct source);
	struct flow *flow = arena_new(a, struct flow);
	struct diags quiet;
	struct reader r = { .arena = a, .diags = &quiet, .pack = pack };
	ptrdiff_t nodes = str_find(head->bytes, STR("\nnodes:"));
	const struct yaml *tree;

	if (nodes < 0)
		return NULL;
	*cut = (struct source){ head->path,
				str_head(head->bytes, (size_t)nodes + 1) };
	diags_init(&quiet, a);
	tree = yaml_tree(a, cut, &quiet);
	if (!tree)
		return NULL;
	*flow = (struct flow){ .pack = pack, .file = head, .id = id };
	read_map(&r, tree, header_keys, COUNT(header_keys), flow, "a flow");
	return quiet.errors == 0 ? flow : NULL;
}
