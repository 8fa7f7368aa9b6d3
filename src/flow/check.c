#include "unstuck/flow/check.h"

#include "checks.h"

static check_fn *const file_proofs[] = {
	check_styles, check_texts, check_values, check_snippets, check_patterns,
};

static check_fn *const broken_proofs[] = {
	check_order,
	check_names,
	check_signatures,
};

static check_fn *const flow_proofs[] = {
	check_order,	    check_names,   check_signatures,
	check_former_names, check_options, check_conditions,
};

static check_fn *const pack_proofs[] = {
	check_addresses, check_graph,  check_value_types, check_unused_shared,
	check_yields,	 check_claims, check_tests,
};

static check_fn *const flow_advice[] = {
	check_words,
	check_find_outs,
	check_flow_size,
	check_review_age,
};

static check_fn *const pack_advice[] = { check_words };

static void run(struct checker *c, check_fn *const *proofs, size_t count)
{
	for (size_t i = 0; i < count; i++)
		proofs[i](c);
}

static void index_values(struct checker *c)
{
	size_t own = c->flow ? c->flow->value_count : 0;
	size_t shared = c->pack->value_count;

	for (size_t i = 0; i < own; i++)
		id_table_add(c->arena, &c->values, c->flow->values[i].id, i);
	for (size_t i = 0; i < shared; i++)
		id_table_add(c->arena, &c->values, c->pack->values[i].id,
			     own + i);
	id_table_sort(&c->values);
	c->used = arena_array(c->arena, bool, own + shared);
}

static void index_flows(struct checker *c)
{
	c->node_ids = arena_array(c->arena, struct id_table, c->flow_count);
	for (size_t i = 0; i < c->flow_count; i++) {
		const struct flow *f = c->flows[i];

		c->partial = c->partial || f->node_count == 0;
		id_table_add(c->arena, &c->flow_ids, f->id, i);
		for (size_t n = 0; n < f->node_count; n++)
			id_table_add(c->arena, &c->node_ids[i], f->nodes[n].id,
				     n);
		id_table_sort(&c->node_ids[i]);
	}
	id_table_sort(&c->flow_ids);
}

static void prove(const struct flow *f, struct diags *d, bool broken)
{
	struct arena scratch;
	struct checker c = { .arena = &scratch,
			     .diags = d,
			     .pack = f->pack,
			     .flow = f,
			     .partial = broken };

	arena_init(&scratch, d->arena->oom);
	c.sites = flow_sites(&scratch, f);
	index_values(&c);
	run(&c, file_proofs, COUNT(file_proofs));
	if (broken)
		run(&c, broken_proofs, COUNT(broken_proofs));
	else
		run(&c, flow_proofs, COUNT(flow_proofs));
	arena_release(&scratch);
}

void check_flow(const struct flow *f, struct diags *d)
{
	prove(f, d, false);
}

void check_broken_flow(const struct flow *f, struct diags *d)
{
	prove(f, d, true);
}

void check_pack(const struct pack *p, const struct flow *const *flows,
		size_t count, struct diags *d)
{
	struct arena scratch;
	struct checker c = { .arena = &scratch,
			     .diags = d,
			     .pack = p,
			     .flows = flows,
			     .flow_count = count };

	arena_init(&scratch, d->arena->oom);
	c.sites = pack_sites(&scratch, p);
	index_values(&c);
	index_flows(&c);
	run(&c, file_proofs, COUNT(file_proofs));
	run(&c, pack_proofs, COUNT(pack_proofs));
	arena_release(&scratch);
}

void check_flow_advice(const struct flow *f, struct str today, struct diags *d)
{
	struct arena scratch;
	struct checker c = { .arena = &scratch,
			     .diags = d,
			     .pack = f->pack,
			     .flow = f,
			     .today = today };

	arena_init(&scratch, d->arena->oom);
	c.sites = flow_sites(&scratch, f);
	run(&c, flow_advice, COUNT(flow_advice));
	arena_release(&scratch);
}

void check_pack_advice(const struct pack *p, struct diags *d)
{
	struct arena scratch;
	struct checker c = { .arena = &scratch, .diags = d, .pack = p };

	arena_init(&scratch, d->arena->oom);
	c.sites = pack_sites(&scratch, p);
	run(&c, pack_advice, COUNT(pack_advice));
	arena_release(&scratch);
}
