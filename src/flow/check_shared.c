/* What pack.yaml shares: one type for one name, and nothing unused. */
#include "checks.h"

#include <stdlib.h>

#include "unstuck/doc/fill.h"
#include "unstuck/doc/markdown.h"
#include "unstuck/flow/load.h"

/* ---- one name, one type ------------------------------------------------ */

struct declared {
	const struct value *value;
	const struct flow *flow;
};

static int compare_declared(const void *a, const void *b)
{
	const struct declared *left = a, *right = b;
	int order = str_cmp(left->value->id, right->value->id);

	return order ? order : str_cmp(left->flow->id, right->flow->id);
}

static bool same_type(const struct value *a, const struct value *b)
{
	return a->type == b->type && a->list == b->list &&
	       str_eq(a->unit, b->unit);
}

/* Values cross gotos: what one flow fills in, another one shows. */
void check_value_types(struct checker *c)
{
	LIST(struct declared) all = { 0 };
	const struct declared *first = NULL;

	for (size_t i = 0; i < c->flow_count; i++)
		for (size_t v = 0; v < c->flows[i]->value_count; v++)
			*list_push(c->arena, &all) =
				(struct declared){ &c->flows[i]->values[v],
						   c->flows[i] };
	if (all.count)
		qsort(all.at, all.count, sizeof *all.at, compare_declared);
	for (size_t i = 0; i < all.count; i++) {
		const struct value *v = all.at[i].value;

		if (!first || !str_eq(first->value->id, v->id))
			first = &all.at[i];
		else if (!same_type(first->value, v))
			diag_add(c->diags, DIAG_VALUE_CLASH, v->at,
				 "the flow '" STR_FMT "' has a value '" STR_FMT
				 "' of another type; values cross gotos, give "
				 "one of them another name",
				 STR_ARG(first->flow->id), STR_ARG(v->id));
	}
}

/* ---- what no flow uses -------------------------------------------------- */

static void use(struct checker *c, struct str id)
{
	size_t which;

	if (id_table_find(&c->values, id, &which))
		c->used[which] = true;
}

static void use_sites(struct checker *c, struct sites sites)
{
	struct hole hole;

	for (size_t i = 0; i < sites.count; i++) {
		const struct site *s = &sites.at[i];

		if (s->snippet)
			use(c, s->snippet->each);
		for (enum lang l = 0; l < LANG_COUNT && s->braces; l++)
			for (size_t from = 0;
			     hole_next(s->text->in[l], from, &hole);
			     from = hole.to)
				use(c, hole.name);
	}
}

static void use_captures(struct checker *c, const struct flow *f)
{
	for (size_t i = 0; i < f->signature_count; i++) {
		struct ids names = captures(c->arena, &f->signatures[i]);

		for (size_t n = 0; n < names.count; n++)
			use(c, names.at[n]);
	}
}

static void use_steps(const struct steps *steps, const struct id_table *ids,
		      bool *used)
{
	size_t which;

	for (size_t i = 0; i < steps->count; i++)
		if (id_table_find(ids, steps->at[i].use, &which))
			used[which] = true;
}

static void check_unused_steps(struct checker *c)
{
	const struct pack *p = c->pack;
	bool *used = arena_array(c->arena, bool, p->step_count);
	struct id_table ids = { 0 };

	for (size_t i = 0; i < p->step_count; i++)
		id_table_add(c->arena, &ids, p->steps[i].id, i);
	id_table_sort(&ids);
	for (size_t i = 0; i < p->value_count; i++)
		use_steps(&p->values[i].find_out, &ids, used);
	for (size_t i = 0; i < c->flow_count; i++) {
		const struct flow *f = c->flows[i];

		for (size_t v = 0; v < f->value_count; v++)
			use_steps(&f->values[v].find_out, &ids, used);
		for (size_t n = 0; n < f->node_count; n++) {
			use_steps(&f->nodes[n].find_out, &ids, used);
			use_steps(&f->nodes[n].steps, &ids, used);
		}
	}
	for (size_t i = 0; i < p->step_count; i++)
		if (!used[i])
			diag_add(c->diags, DIAG_UNUSED, p->steps[i].step.at,
				 "no flow uses the step '" STR_FMT
				 "'; remove it",
				 STR_ARG(p->steps[i].id));
}

void check_unused_shared(struct checker *c)
{
	const struct pack *p = c->pack;

	if (c->partial || c->flow_count == 0)
		return;
	check_unused_steps(c);
	for (size_t i = 0; i < p->ticket_values.count; i++)
		use(c, p->ticket_values.at[i]);
	for (size_t i = 0; i < c->flow_count; i++) {
		struct arena_mark mark = arena_mark(c->arena);

		use_sites(c, flow_sites(c->arena, c->flows[i]));
		use_captures(c, c->flows[i]);
		arena_rewind(c->arena, mark);
	}
	for (size_t i = 0; i < p->value_count; i++)
		if (!c->used[i])
			diag_add(c->diags, DIAG_UNUSED, p->values[i].at,
				 "no flow uses the value '" STR_FMT
				 "'; remove it",
				 STR_ARG(p->values[i].id));
}

/* ---- sources ----------------------------------------------------------- */

static void want_good_link(struct checker *c, const struct yaml *y,
			   struct str address)
{
	if (y && !str_starts(address, STR("https://")))
		diag_add(c->diags, DIAG_LINK, y->at,
			 "a link leads to https only: '" STR_FMT "'",
			 STR_ARG(address));
	if (y && address_is_tracked(address))
		diag_add(c->diags, DIAG_LINK, y->at,
			 "the address carries a tracking parameter: '" STR_FMT
			 "'; cut it off",
			 STR_ARG(address));
}

void check_addresses(struct checker *c)
{
	const struct pack *p = c->pack;
	const struct yaml *list = yaml_get(p->yaml, "sources");
	const struct yaml *y = list ? list->first : NULL;
	const struct yaml *feedback = yaml_get(p->yaml, "feedback");

	for (size_t i = 0; i < p->source_count && y; i++, y = y->next) {
		const struct source_row *row = &p->sources[i];

		if (!id_valid(row->id))
			diag_add(c->diags, DIAG_BAD_ID, row->at,
				 "'" STR_FMT "' is no id; use a-z, 0-9 and -",
				 STR_ARG(row->id));
		want_good_link(c, yaml_get(y, "address"), row->address);
	}
	want_good_link(c, yaml_get(yaml_get(p->yaml, "ticket"), "address"),
		       p->ticket_address);
	if (!str_starts(p->feedback_address, STR("mailto:")))
		want_good_link(c, yaml_get(feedback, "address"),
			       p->feedback_address);
}
