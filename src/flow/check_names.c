/* The names a flow takes from its pack: area and sources. */
#include "checks.h"
#include "unstuck/flow/load.h"

static void check_area(struct checker *c)
{
	const struct pack *p = c->pack;
	struct id_table ids = { 0 };
	const struct yaml *y = yaml_get(c->flow->yaml, "area");
	struct str hint;
	size_t which;

	for (size_t i = 0; i < p->area_count; i++)
		id_table_add(c->arena, &ids, p->areas[i].id, i);
	id_table_sort(&ids);
	if (!y || c->flow->area.n == 0 ||
	    id_table_find(&ids, c->flow->area, &which))
		return;
	hint = nearest(c, &ids, c->flow->area);
	diag_add(c->diags, DIAG_BAD_VALUE, y->at,
		 "pack.yaml has no area '" STR_FMT "'" STR_FMT,
		 STR_ARG(c->flow->area), STR_ARG(hint));
}

static struct id_table index_sources(struct arena *a, const struct pack *p)
{
	struct id_table ids = { 0 };

	for (size_t i = 0; i < p->source_count; i++) {
		const struct ids *anchors = &p->sources[i].anchors;

		id_table_add(a, &ids, p->sources[i].id, i);
		for (size_t n = 0; n < anchors->count; n++)
			id_table_add(a, &ids, anchors->at[n], i);
	}
	id_table_sort(&ids);
	return ids;
}

static void check_sources(struct checker *c, const struct id_table *known,
			  const struct ids *used)
{
	for (size_t i = 0; i < used->count; i++) {
		struct str hint;
		size_t which;

		if (id_table_find(known, used->at[i], &which))
			continue;
		hint = nearest(c, known, used->at[i]);
		diag_add(c->diags, DIAG_SOURCE, used->places[i],
			 "pack.yaml has no source '" STR_FMT "'" STR_FMT,
			 STR_ARG(used->at[i]), STR_ARG(hint));
	}
}

/* Without pack.yaml there is nothing to compare with. */
void check_names(struct checker *c)
{
	const struct flow *f = c->flow;
	struct id_table known;

	if (!c->pack->file)
		return;
	check_area(c);
	known = index_sources(c->arena, c->pack);
	check_sources(c, &known, &f->source);
	for (size_t i = 0; i < f->node_count; i++)
		check_sources(c, &known, &f->nodes[i].source);
}

/* ---- former names ------------------------------------------------------- */

static void check_former(struct checker *c, const struct ids *was,
			 struct id_table *taken, const char *what)
{
	for (size_t i = 0; i < was->count; i++) {
		struct str id = was->at[i];
		size_t which;

		id_table_sort(taken);
		if (!id_valid(id))
			diag_add(c->diags, DIAG_BAD_ID, was->places[i],
				 "'" STR_FMT "' is no id; use a-z, 0-9 and -",
				 STR_ARG(id));
		else if (id_table_find(taken, id, &which))
			diag_add(c->diags, DIAG_BAD_ID, was->places[i],
				 "there is %s '" STR_FMT
				 "' already; `was` names ids that are gone, "
				 "each in one place",
				 what, STR_ARG(id));
		id_table_add(c->arena, taken, id, i);
	}
}

static void check_former_options(struct checker *c, const struct node *n)
{
	struct id_table taken = { 0 };

	for (size_t i = 0; i < n->option_count; i++)
		id_table_add(c->arena, &taken, n->options[i].id, i);
	for (size_t i = 0; i < n->option_count; i++)
		check_former(c, &n->options[i].was, &taken, "an option");
}

/* An old answer must find one place only. */
void check_former_names(struct checker *c)
{
	const struct flow *f = c->flow;
	struct id_table taken = { 0 };

	for (size_t i = 0; i < f->node_count; i++)
		id_table_add(c->arena, &taken, f->nodes[i].id, i);
	for (size_t i = 0; i < f->node_count; i++) {
		check_former(c, &f->nodes[i].was, &taken, "a node");
		check_former_options(c, &f->nodes[i]);
	}
}
