#include "texts.h"

#include <stdlib.h>

static struct piece *add(struct texts *t, uint32_t doc, enum index_field field)
{
	struct piece *piece = list_push(t->arena, &t->list);

	piece->doc = doc;
	piece->field = field;
	return piece;
}

static void put(struct texts *t, uint32_t doc, enum index_field field,
		const struct text *text)
{
	if (!text_is_empty(text))
		add(t, doc, field)->text = text;
}

static void put_ids(struct texts *t, uint32_t doc, enum index_field field,
		    const struct ids *ids)
{
	for (size_t i = 0; i < ids->count; i++)
		add(t, doc, field)->plain = ids->at[i];
}

/* ---- where a goto leads --------------------------------------------------- */

static int compare(const struct flow *a, const struct flow *b)
{
	int order = str_cmp(a->id, b->id);
	uintptr_t left = (uintptr_t)a->pack, right = (uintptr_t)b->pack;

	if (order)
		return order;
	return left < right ? -1 : left > right;
}

static int compare_numbers(const void *left, const void *right, void *ctx)
{
	const struct flow *const *flows = ctx;

	return compare(flows[*(const uint32_t *)left],
		       flows[*(const uint32_t *)right]);
}

/* The number of another flow of the pack, or the count of flows. */
static size_t sibling(const struct texts *t, const struct flow *from,
		      struct str id)
{
	const struct flow wanted = { .pack = from->pack, .id = id };
	const struct index *ix = t->index;
	size_t low = 0, high = ix->flow_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		size_t flow = t->sorted[middle];
		int order = compare(ix->flows[flow], &wanted);

		if (order == 0)
			return flow;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return ix->flow_count;
}

static uint32_t doc_of(const struct index *ix, size_t flow,
		       const struct node *n)
{
	return ix->docs[flow] + 1 + (uint32_t)(n - ix->flows[flow]->nodes);
}

/* The document a goto leads to, or the count of documents. */
static uint32_t target(const struct texts *t, size_t from, struct flow_goto g)
{
	const struct index *ix = t->index;
	const struct flow *f = ix->flows[from];
	const struct node *node;
	size_t flow = from;

	if (g.kind == GOTO_NODE)
		return ix->docs[from] + 1 + (uint32_t)g.index;
	if (g.kind == GOTO_FLOW)
		flow = sibling(t, f, g.flow);
	if (g.kind != GOTO_FLOW || flow == ix->flow_count)
		return (uint32_t)ix->doc_count;
	if (g.node.n == 0)
		return ix->docs[flow];
	node = flow_node(ix->flows[flow], g.node);
	if (!node)
		return (uint32_t)ix->doc_count;
	return doc_of(ix, flow, node);
}

/* ---- the texts ------------------------------------------------------------ */

/*
 * A label that leads into another flow says nothing about the question: the
 * one who asks it only shows the way.
 */
static void put_option(struct texts *t, size_t flow, const struct node *asks,
		       const struct option *o)
{
	uint32_t doc = doc_of(t->index, flow, asks);
	uint32_t leads = target(t, flow, o->next);

	if (leads < t->index->doc_count)
		put(t, leads, FIELD_LEADS, &o->label);
	if (o->next.kind != GOTO_NODE)
		return;
	put(t, leads, FIELD_BEFORE, &asks->ask);
	put(t, doc, FIELD_OPTION, &o->label);
	put(t, doc, FIELD_OPTION, &o->hint);
}

static void put_steps(struct texts *t, uint32_t doc, const struct steps *steps)
{
	for (size_t i = 0; i < steps->count; i++) {
		const struct step *step = &steps->at[i];

		put(t, doc, FIELD_STEP, &step->say);
		put(t, doc, FIELD_STEP, &step->warning);
		if (step->snippet)
			put(t, doc, FIELD_STEP, &step->snippet->code);
	}
}

static void put_node(struct texts *t, size_t flow, size_t which)
{
	const struct node *n = &t->index->flows[flow]->nodes[which];
	uint32_t doc = doc_of(t->index, flow, n);

	put(t, doc, FIELD_TITLE, &n->ask);
	put(t, doc, FIELD_TITLE, &n->title);
	put(t, doc, FIELD_TEXT, &n->hint);
	put(t, doc, FIELD_TEXT, &n->text);
	put(t, doc, FIELD_TEXT, &n->verify);
	add(t, doc, FIELD_TEXT)->plain = n->id;
	put_steps(t, doc, &n->steps);
	put_steps(t, doc, &n->find_out);
	for (size_t i = 0; i < n->option_count; i++)
		put_option(t, flow, n, &n->options[i]);
}

static void put_flow(struct texts *t, size_t flow)
{
	const struct flow *f = t->index->flows[flow];
	uint32_t doc = t->index->docs[flow];

	put(t, doc, FIELD_TITLE, &f->title);
	add(t, doc, FIELD_TAGS)->plain = f->id;
	put_ids(t, doc, FIELD_TAGS, &f->tags);
	put(t, doc, FIELD_SUMMARY, &f->summary);
	for (size_t i = 0; i < f->signature_count; i++) {
		uint32_t leads = target(t, flow, f->signatures[i].next);

		if (leads < t->index->doc_count)
			put_ids(t, leads, FIELD_LEADS,
				&f->signatures[i].contains);
	}
	for (size_t i = 0; i < f->node_count; i++)
		put_node(t, flow, i);
}

/* By document; what is of one document keeps its order. */
static void sort(struct texts *t)
{
	size_t docs = t->index->doc_count, count = t->list.count;
	size_t *from = arena_array(t->arena, size_t, docs + 1);
	struct piece *sorted = arena_array(t->arena, struct piece, count);

	for (size_t i = 0; i < count; i++)
		from[t->list.at[i].doc + 1]++;
	for (size_t d = 0; d < docs; d++)
		from[d + 1] += from[d];
	for (size_t i = 0; i < count; i++)
		sorted[from[t->list.at[i].doc]++] = t->list.at[i];
	t->list.at = sorted;
}

void texts_collect(struct texts *t, struct arena *a, const struct index *ix)
{
	*t = (struct texts){ .arena = a, .index = ix };
	t->sorted = arena_array(a, uint32_t, ix->flow_count + 1);
	for (size_t i = 0; i < ix->flow_count; i++)
		t->sorted[i] = (uint32_t)i;
	if (ix->flow_count)
		qsort_r(t->sorted, ix->flow_count, sizeof *t->sorted,
			compare_numbers, (void *)ix->flows);
	for (size_t i = 0; i < ix->flow_count; i++)
		put_flow(t, i);
	sort(t);
}
