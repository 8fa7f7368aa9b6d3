/* The nodes of a flow: questions and outcomes. */
#include "reader.h"
#include "unstuck/base/typo.h"

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
		{ STR_INIT("was"), read_ids, offsetof(struct option, was),
		  false },
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
				into->label.in[l] =
					word((enum lang)l, own_labels[i].label);
	if (text_is_empty(&into->label) && !into->label.yaml &&
	    y->kind == YAML_MAP)
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

static void unknown_outcome(struct reader *r, const struct yaml *y)
{
	struct typo typo = typo_start(y->text);
	struct str hint;

	for (size_t i = 0; i < COUNT(outcome_ids); i++)
		typo_offer(&typo, outcome_ids[i]);
	hint = typo_hint(r->arena, &typo);
	diag_add(r->diags, DIAG_BAD_VALUE, y->at,
		 "an outcome is fix, answer or escalate" STR_FMT,
		 STR_ARG(hint));
}

static void read_outcome(struct reader *r, const struct yaml *y, void *into)
{
	struct node *node = into;

	for (size_t i = 0; i < COUNT(outcome_ids); i++) {
		/* A wrong one is no fix, which would ask for steps. */
		node->outcome = (enum outcome_kind)i;
		if (y->kind == YAML_SCALAR && str_eq(outcome_ids[i], y->text))
			return;
	}
	unknown_outcome(r, y);
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
		{ STR_INIT("was"), read_ids, offsetof(struct node, was),
		  false },
	};

	into->kind = NODE_QUESTION;
	read_map(r, y, keys, COUNT(keys), into, "a question");
}

/* What is asked where the flow does not say. */
static void default_verify(struct node *n)
{
	static const enum word words[] = {
		[OUTCOME_FIX] = W_VERIFY_FIX,
		[OUTCOME_ANSWER] = W_VERIFY_ANSWER,
		[OUTCOME_ESCALATE] = W_VERIFY_TICKET,
	};

	for (int l = 0; l < LANG_COUNT; l++)
		n->verify.in[l] = word((enum lang)l, words[n->outcome]);
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
		{ STR_INIT("was"), read_ids, offsetof(struct node, was),
		  false },
	};

	into->kind = NODE_OUTCOME;
	read_map(r, y, keys, COUNT(keys), into, "an outcome");
	if (!into->verify.yaml)
		default_verify(into);
	if (into->outcome == OUTCOME_FIX && into->steps.count == 0)
		diag_add(r->diags, DIAG_MISSING_KEY, y->key_at,
			 "a fix needs `steps`; an explanation is an answer");
}

/* Keys that only one kind of node has: so `aks:` is told from a kind. */
static const char *const question_marks[] = { "ask", "options", "find_out" };
static const char *const outcome_marks[] = { "outcome", "steps", "title" };

static bool looks_like(const struct yaml *y, const char *const *keys,
		       size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (yaml_get(y, keys[i]))
			return true;
	return false;
}

static void read_node(struct reader *r, const struct yaml *y, struct node *into)
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
	if (looks_like(y, question_marks, COUNT(question_marks)) &&
	    !yaml_get(y, "outcome"))
		read_question_node(r, y, into);
	else if (looks_like(y, outcome_marks, COUNT(outcome_marks)) &&
		 !yaml_get(y, "ask"))
		read_outcome_node(r, y, into);
	else
		diag_add(r->diags, DIAG_MISSING_KEY, y->key_at,
			 "a node has either `ask` or `outcome`");
}

void read_nodes(struct reader *r, const struct yaml *y, void *into)
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
