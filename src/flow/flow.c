#include "unstuck/flow/flow.h"

const struct str verdict_ids[VERDICT_COUNT] = {
	[VERDICT_FIXED] = STR_INIT("fixed"),
	[VERDICT_NOT_FIXED] = STR_INIT("not-fixed"),
	[VERDICT_COULD_NOT_TRY] = STR_INIT("could-not-try"),
};

const struct str outcome_ids[3] = {
	[OUTCOME_FIX] = STR_INIT("fix"),
	[OUTCOME_ANSWER] = STR_INIT("answer"),
	[OUTCOME_ESCALATE] = STR_INIT("escalate"),
};

const struct str value_type_ids[VALUE_TYPE_COUNT] = {
	[VALUE_HOSTNAME] = STR_INIT("hostname"),
	[VALUE_IPV4] = STR_INIT("ipv4"),
	[VALUE_HOST_PORT] = STR_INIT("host-port"),
	[VALUE_URL] = STR_INIT("url"),
	[VALUE_PORT] = STR_INIT("port"),
	[VALUE_INTEGER] = STR_INIT("integer"),
	[VALUE_DURATION] = STR_INIT("duration"),
	[VALUE_DATETIME] = STR_INIT("datetime"),
	[VALUE_PATH] = STR_INIT("path"),
	[VALUE_IDENTIFIER] = STR_INIT("identifier"),
	[VALUE_TEXT] = STR_INIT("text"),
};

static const struct str unsure_id = STR_INIT("unsure");

struct str text_in(const struct text *t, enum lang l)
{
	if (t->in[l].n)
		return t->in[l];
	for (int other = 0; other < LANG_COUNT; other++)
		if (t->in[other].n)
			return t->in[other];
	return STR_NONE;
}

bool text_is_empty(const struct text *t)
{
	return text_in(t, LANG_EN).n == 0;
}

const struct node *flow_node(const struct flow *f, struct str id)
{
	for (size_t i = 0; i < f->node_count; i++)
		if (str_eq(f->nodes[i].id, id))
			return &f->nodes[i];
	return NULL;
}

static const struct value *find_value(const struct value *values, size_t count,
				      struct str id)
{
	for (size_t i = 0; i < count; i++)
		if (str_eq(values[i].id, id))
			return &values[i];
	return NULL;
}

const struct value *flow_value(const struct flow *f, struct str id)
{
	const struct value *own = find_value(f->values, f->value_count, id);

	return own ? own
		   : find_value(f->pack->values, f->pack->value_count, id);
}

const struct option *node_option(const struct node *n, struct str id)
{
	for (size_t i = 0; i < n->option_count; i++)
		if (str_eq(n->options[i].id, id))
			return &n->options[i];
	return NULL;
}

bool verdict_from(struct str id, int *choice)
{
	for (int v = 0; v < VERDICT_COUNT; v++) {
		if (!str_eq(verdict_ids[v], id))
			continue;
		*choice = v;
		return true;
	}
	return false;
}

bool node_choice(const struct node *n, struct str id, int *choice)
{
	const struct option *option;

	if (n->kind == NODE_OUTCOME)
		return verdict_from(id, choice);
	option = node_option(n, id);
	if (option)
		*choice = (int)(option - n->options);
	else if (str_eq(id, unsure_id))
		*choice = CHOICE_UNSURE;
	else
		return false;
	return true;
}

struct str node_choice_id(const struct node *n, int choice)
{
	if (choice == CHOICE_UNSURE)
		return unsure_id;
	if (choice < 0)
		return STR_NONE;
	if (n->kind == NODE_OUTCOME)
		return verdict_ids[choice];
	return n->options[choice].id;
}

struct flow_goto node_next(const struct node *n, int choice)
{
	struct flow_goto next = { .kind = GOTO_NONE };

	if (n->kind == NODE_OUTCOME)
		next = choice == VERDICT_FIXED
			       ? (struct flow_goto){ .kind = GOTO_DONE }
			       : n->otherwise;
	else if (choice == CHOICE_UNSURE)
		next = n->unsure;
	else if (choice >= 0)
		next = n->options[choice].next;
	if (next.kind == GOTO_NONE)
		next.kind = GOTO_TICKET;
	return next;
}

static bool owns_anchor(const struct source_row *row, struct str id)
{
	for (size_t i = 0; i < row->anchors.count; i++)
		if (str_eq(row->anchors.at[i], id))
			return true;
	return false;
}

const struct source_row *pack_source(const struct pack *p, struct str id)
{
	for (size_t i = 0; i < p->source_count; i++)
		if (str_eq(p->sources[i].id, id) ||
		    owns_anchor(&p->sources[i], id))
			return &p->sources[i];
	return NULL;
}

struct str pack_source_link(struct arena *a, const struct pack *p,
			    struct str id)
{
	const struct source_row *row = pack_source(p, id);

	if (!row)
		return STR_NONE;
	if (str_eq(row->id, id))
		return row->address;
	return str_format(a, STR_FMT "#" STR_FMT, STR_ARG(row->address),
			  STR_ARG(id));
}

struct str flow_goto_text(struct arena *a, struct flow_goto g)
{
	switch (g.kind) {
	case GOTO_NODE:
		return g.node;
	case GOTO_FLOW:
		return str_format(a, STR_FMT "#" STR_FMT, STR_ARG(g.flow),
				  STR_ARG(g.node));
	case GOTO_DONE:
		return STR("done");
	case GOTO_NONE:
	case GOTO_TICKET:
		break;
	}
	return STR("ticket");
}

bool signature_yields(const struct signature *s, const struct flow *f,
		      const struct signature *other)
{
	for (size_t i = 0; i < s->yields.count; i++) {
		const struct flow_goto *to = &s->yields.at[i];

		if (str_eq(to->flow, f->id) &&
		    (to->node.n == 0 || str_eq(to->node, other->next.node)))
			return true;
	}
	return false;
}
