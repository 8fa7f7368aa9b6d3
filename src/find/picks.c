#include "unstuck/find/picks.h"

#include <stdlib.h>

#include "unstuck/text/fold.h"

enum { HEADERS_AT_ONCE = 8 };

/* The rank of the flow's area; the last one where it has none. */
static size_t area_rank(const struct flow *f)
{
	for (size_t i = 0; i < f->pack->area_count; i++)
		if (str_eq(f->pack->areas[i].id, f->area))
			return i;
	return f->pack->area_count;
}

/* ---- reading --------------------------------------------------------------- */

void picks_init(struct picks *p, struct arena *a, struct catalog *c)
{
	*p = (struct picks){ .arena = a, .catalog = c };
	buf_init(&p->words, a);
}

bool picks_listed(const struct picks *p)
{
	return p->next_pack == p->catalog->packs.count;
}

/* The flow whose header is read next; NULL behind the last of a pack. */
static struct catalog_flow *next_flow(struct picks *p)
{
	struct catalog_pack *pack = p->catalog->packs.at[p->next_pack];

	catalog_list(p->catalog, pack);
	if (p->next_flow < pack->flows.count)
		return &pack->flows.at[p->next_flow++];
	p->next_pack++;
	p->next_flow = 0;
	return NULL;
}

static void add_row(struct picks *p, struct catalog_flow *f)
{
	const struct flow *header;
	struct diags quiet;
	struct pick *row;

	diags_init(&quiet, p->arena);
	header = catalog_header(p->catalog, f, &quiet);
	if (!header)
		return;
	row = list_push(p->arena, &p->rows);
	row->flow = f;
	row->header = header;
	row->area = area_rank(header);
}

/* Not before it is searched: the first paint need not wait for it. */
static void fold_header(struct picks *p, struct pick *row)
{
	if (row->folded)
		return;
	row->folded = true;
	row->searchable = search_header(p->arena, row->header);
}

static void deepen(struct picks *p, struct pick *row)
{
	const struct flow *flow;
	struct diags quiet;

	fold_header(p, row);
	diags_init(&quiet, p->arena);
	flow = catalog_flow(p->catalog, row->flow, &quiet);
	if (flow)
		search_add_questions(p->arena, &row->searchable, flow);
}

enum picks_read picks_more(struct picks *p)
{
	if (!picks_listed(p)) {
		for (int i = 0; i < HEADERS_AT_ONCE && !picks_listed(p); i++) {
			struct catalog_flow *f = next_flow(p);

			if (f)
				add_row(p, f);
		}
		return PICKS_FLOWS;
	}
	if (p->deep == p->rows.count)
		return PICKS_NOTHING;
	deepen(p, &p->rows.at[p->deep++]);
	return PICKS_QUESTIONS;
}

bool picks_grown(const struct picks *p)
{
	bool all = picks_listed(p) && p->deep == p->rows.count;

	if (p->rows.count != p->of)
		return picks_listed(p) || p->rows.count >= p->of * 2;
	return p->words.n && p->deep != p->of_deep &&
	       (all || p->deep >= p->of_deep * 2);
}

/* All flows that can be read, whole. */
static const struct flow **all_flows(struct picks *p, size_t *count)
{
	LIST(const struct flow *) all = { NULL, 0, 0 };
	struct diags quiet;

	diags_init(&quiet, p->arena);
	for (size_t i = 0; i < p->catalog->packs.count; i++) {
		struct catalog_pack *pack = p->catalog->packs.at[i];

		catalog_list(p->catalog, pack);
		for (size_t j = 0; j < pack->flows.count; j++) {
			const struct flow *f = catalog_flow(
				p->catalog, &pack->flows.at[j], &quiet);

			if (f)
				*list_push(p->arena, &all) = f;
		}
	}
	*count = all.count;
	return all.at;
}

/* ---- finding --------------------------------------------------------------- */

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

	flows = all_flows(p, &count);
	diags_init(&quiet, p->arena);
	for (size_t i = 0; i < p->catalog->packs.count; i++)
		if (p->catalog->packs.at[i]->pack)
			catalog_glossary(p->catalog, p->catalog->packs.at[i],
					 &quiet);
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

/* What has the words fits a part of them, too. */
static bool is_narrower(const struct picks *p, struct str words)
{
	return p->of == p->rows.count && p->of_deep == p->deep &&
	       str_starts(words, buf_str(&p->words));
}

static bool is_known(const struct picks *p, struct str words)
{
	return is_narrower(p, words) && words.n == p->words.n && p->of > 0;
}

static void remember(struct picks *p, struct str words)
{
	p->words.n = 0;
	buf_put(&p->words, words);
	p->of = p->rows.count;
	p->of_deep = p->deep;
}

static int score(struct picks *p, struct pick *row, struct str words)
{
	if (words.n == 0)
		return 1;
	fold_header(p, row);
	return search_score(&row->searchable, words);
}

void picks_filter(struct picks *p, struct arena *scratch, struct str typed)
{
	struct str words = text_fold(scratch, typed);
	size_t before = p->order.count;
	bool narrower = is_narrower(p, words);

	if (is_known(p, words))
		return;
	p->order.count = 0;
	for (size_t i = 0; i < (narrower ? before : p->rows.count); i++) {
		size_t at = narrower ? p->order.at[i] : i;
		struct pick *row = &p->rows.at[at];

		row->score = score(p, row, words);
		if (row->score > 0)
			*list_push(p->arena, &p->order) = at;
	}
	if (p->order.count)
		qsort_r(p->order.at, p->order.count, sizeof *p->order.at,
			compare, p);
	remember(p, words);
}

struct str pick_area(const struct pick *row, enum lang l)
{
	const struct pack *pack = row->header->pack;

	return row->area < pack->area_count
		       ? text_in(&pack->areas[row->area].title, l)
		       : pack->id;
}
