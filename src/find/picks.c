#include "unstuck/find/picks.h"

#include <stdlib.h>

#include "unstuck/text/fold.h"

/* The rank of the flow's area; the last one where it has none. */
static size_t area_rank(const struct flow *f)
{
	for (size_t i = 0; i < f->pack->area_count; i++)
		if (str_eq(f->pack->areas[i].id, f->area))
			return i;
	return f->pack->area_count;
}

static void add_pack(struct picks *p, struct catalog_pack *pack)
{
	struct diags quiet;

	diags_init(&quiet, p->arena);
	catalog_list(p->catalog, pack);
	for (size_t i = 0; i < pack->flows.count; i++) {
		struct catalog_flow *f = &pack->flows.at[i];
		const struct flow *header =
			catalog_header(p->catalog, f, &quiet);
		struct pick *row;

		if (!header)
			continue;
		row = list_push(p->arena, &p->rows);
		row->flow = f;
		row->header = header;
		row->area = area_rank(header);
		row->searchable = search_header(p->arena, header);
	}
}

void picks_load(struct picks *p, struct arena *a, struct catalog *c)
{
	*p = (struct picks){ .arena = a, .catalog = c };
	for (size_t i = 0; i < c->packs.count; i++)
		add_pack(p, c->packs.at[i]);
	p->order = arena_array(a, size_t, p->rows.count + 1);
	picks_filter(p, a, STR_NONE);
}

bool picks_deepen(struct picks *p)
{
	struct diags quiet;

	for (size_t i = 0; i < p->rows.count; i++) {
		struct pick *row = &p->rows.at[i];
		const struct flow *flow;

		if (row->deep)
			continue;
		diags_init(&quiet, p->arena);
		flow = catalog_flow(p->catalog, row->flow, &quiet);
		row->deep = true;
		if (flow)
			search_add_questions(p->arena, &row->searchable, flow);
		return true;
	}
	return false;
}

/* All flows that can be read, loaded. */
static const struct flow **all_flows(struct picks *p, size_t *count)
{
	const struct flow **flows =
		arena_array(p->arena, const struct flow *, p->rows.count + 1);

	while (picks_deepen(p))
		continue;
	*count = 0;
	for (size_t i = 0; i < p->rows.count; i++)
		if (p->rows.at[i].flow->flow)
			flows[(*count)++] = p->rows.at[i].flow->flow;
	return flows;
}

struct known *picks_known(struct picks *p)
{
	const struct flow **flows;
	size_t count;

	if (!p->known) {
		flows = all_flows(p, &count);
		p->known = known_new(p->arena, flows, count);
	}
	return p->known;
}

/* A pack without a glossary, or with a wrong one, has fewer words. */
static struct index *index_all(struct picks *p)
{
	const struct flow **flows;
	struct diags quiet;
	size_t count;

	diags_init(&quiet, p->arena);
	for (size_t i = 0; i < p->catalog->packs.count; i++)
		if (p->catalog->packs.at[i]->pack)
			catalog_glossary(p->catalog, p->catalog->packs.at[i],
					 &quiet);
	flows = all_flows(p, &count);
	return index_new(p->arena, flows, count);
}

struct index_hits picks_find(struct picks *p, struct arena *a, struct str words)
{
	if (!p->index)
		p->index = index_all(p);
	return index_find(p->index, a, words);
}

/* Best first, then by area; equals stay in the catalog's order. */
static int compare(const void *left, const void *right, void *ctx)
{
	const struct picks *p = ctx;
	size_t i = *(const size_t *)left, j = *(const size_t *)right;
	const struct pick *a = &p->rows.at[i], *b = &p->rows.at[j];

	if (a->score != b->score)
		return a->score > b->score ? -1 : 1;
	if (a->header->pack == b->header->pack && a->area != b->area)
		return a->area < b->area ? -1 : 1;
	return i < j ? -1 : i > j;
}

void picks_filter(struct picks *p, struct arena *scratch, struct str typed)
{
	struct str words = text_fold(scratch, typed);

	p->count = 0;
	for (size_t i = 0; i < p->rows.count; i++) {
		struct pick *row = &p->rows.at[i];

		row->score = search_score(&row->searchable, words);
		if (row->score > 0)
			p->order[p->count++] = i;
	}
	if (p->count)
		qsort_r(p->order, p->count, sizeof *p->order, compare, p);
}

struct str pick_area(const struct pick *row, enum lang l)
{
	const struct pack *pack = row->header->pack;

	return row->area < pack->area_count
		       ? text_in(&pack->areas[row->area].title, l)
		       : pack->id;
}
