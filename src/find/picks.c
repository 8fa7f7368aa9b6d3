#include "unstuck/find/picks.h"

#include <limits.h>
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
static void fold(struct picks *p, size_t until)
{
	for (; p->folded < until; p->folded++) {
		struct pick *row = &p->rows.at[p->folded];

		row->searchable = search_header(p->arena, row->header);
		grams_add(&p->grams, p->arena, p->folded,
			  row->searchable.title);
		grams_add(&p->grams, p->arena, p->folded,
			  row->searchable.summary);
	}
}

/* Of ten thousand whole flows, only what can be searched for is kept. */
static void deepen(struct picks *p, size_t at)
{
	struct pick *row = &p->rows.at[at];
	const struct flow *flow;
	struct arena scratch;

	fold(p, at + 1);
	arena_init(&scratch, p->arena->oom);
	flow = catalog_peek(p->catalog, row->flow, &scratch);
	if (flow) {
		search_add_questions(p->arena, &row->searchable, flow,
				     &scratch);
		grams_add(&p->grams, p->arena, at, row->searchable.questions);
	}
	arena_release(&scratch);
}

bool picks_more(struct picks *p)
{
	if (!picks_listed(p)) {
		for (int i = 0; i < HEADERS_AT_ONCE && !picks_listed(p); i++) {
			struct catalog_flow *f = next_flow(p);

			if (f)
				add_row(p, f);
		}
		if (picks_listed(p))
			catalog_rest(p->catalog);
		return true;
	}
	if (p->deep == p->rows.count)
		return false;
	deepen(p, p->deep++);
	return true;
}

bool picks_grown(const struct picks *p)
{
	bool whole = picks_listed(p), all = whole && p->deep == p->rows.count;

	if (whole != p->order_whole)
		return true;
	if (p->rows.count != p->order_rows)
		return p->rows.count >= p->order_rows * 2;
	return p->words.n && p->deep != p->order_deep &&
	       (all || p->deep >= p->order_deep * 2);
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

/* ---- filtering -------------------------------------------------------------- */

/* By area; equals stay in the catalog's order. */
static int compare_areas(const void *left, const void *right, void *ctx)
{
	const struct picks *p = ctx;
	size_t i = *(const size_t *)left, j = *(const size_t *)right;
	const struct pick *a = &p->rows.at[i], *b = &p->rows.at[j];

	if (a->header->pack == b->header->pack && a->area != b->area)
		return a->area < b->area ? -1 : 1;
	return i < j ? -1 : i > j;
}

static int compare_scores(const void *left, const void *right, void *ctx)
{
	const struct picks *p = ctx;
	const struct pick *a = &p->rows.at[*(const size_t *)left];
	const struct pick *b = &p->rows.at[*(const size_t *)right];

	if (a->score != b->score)
		return a->score > b->score ? -1 : 1;
	return a->place < b->place ? -1 : a->place > b->place;
}

static void sort(struct picks *p, size_t *at, size_t count,
		 int (*compare)(const void *, const void *, void *))
{
	if (count)
		qsort_r(at, count, sizeof *at, compare, p);
}

static void place_rows(struct picks *p)
{
	if (p->places.count == p->rows.count)
		return;
	while (p->places.count < p->rows.count) {
		size_t row = p->places.count;

		*list_push(p->arena, &p->places) = row;
	}
	sort(p, p->places.at, p->places.count, compare_areas);
	for (size_t i = 0; i < p->places.count; i++)
		p->rows.at[p->places.at[i]].place = i;
}

/* Rows from 64 * block on, bit by bit: which may have all words? */
static uint64_t may_fit(const struct picks *p, size_t block, struct str words)
{
	uint64_t may = UINT64_MAX;

	while (words.n && may) {
		struct str_pair cut = str_cut(words, STR(" "));

		may &= grams_may(&p->grams, block, cut.head);
		words = cut.tail;
	}
	return may;
}

static uint64_t *all_that_may_fit(struct picks *p, struct arena *scratch,
				  struct str words)
{
	size_t blocks = p->rows.count / GRAMS_AT_ONCE + 1;
	uint64_t *may = arena_array(scratch, uint64_t, blocks);

	if (words.n)
		fold(p, p->rows.count);
	for (size_t i = 0; i < blocks; i++)
		may[i] = may_fit(p, i, words);
	return may;
}

static bool is_known(const struct picks *p, struct str words)
{
	return p->order_rows == p->rows.count && p->order_deep == p->deep &&
	       str_eq(words, buf_str(&p->words));
}

static void remember(struct picks *p, struct str words)
{
	buf_clear(&p->words);
	buf_put(&p->words, words);
	p->order_rows = p->rows.count;
	p->order_deep = p->deep;
}

/* Those that do fit, in their places; are they in order already? */
static bool keep_fitting(struct picks *p, const uint64_t *may, struct str words)
{
	bool sorted = true;
	int last = INT_MAX;

	p->order.count = 0;
	for (size_t i = 0; i < p->places.count; i++) {
		size_t at = p->places.at[i];
		struct pick *row = &p->rows.at[at];

		if (!(may[at / GRAMS_AT_ONCE] >> at % GRAMS_AT_ONCE & 1))
			continue;
		row->score = search_score(&row->searchable, words);
		if (row->score == 0)
			continue;
		*list_push(p->arena, &p->order) = at;
		sorted = sorted && row->score <= last;
		last = row->score;
	}
	return sorted;
}

void picks_filter(struct picks *p, struct arena *scratch, struct str typed)
{
	struct str words = text_fold(scratch, typed);

	p->order_whole = picks_listed(p);
	if (is_known(p, words))
		return;
	place_rows(p);
	if (!keep_fitting(p, all_that_may_fit(p, scratch, words), words))
		sort(p, p->order.at, p->order.count, compare_scores);
	remember(p, words);
}

struct str pick_area(const struct pick *row, enum lang l)
{
	const struct pack *pack = row->header->pack;

	return row->area < pack->area_count
		       ? text_in(&pack->areas[row->area].title, l)
		       : pack->id;
}
