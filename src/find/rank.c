/*
 * The other half of index: documents by how much of a query they say.
 *
 * A node lives in its flow: what the flow's title or tags say holds for the
 * node, a little less; and the flow says what its nodes say, by half.
 */
#include <stdlib.h>
#include <string.h>

#include "query.h"
#include "unstuck/base/buf.h"
#include "unstuck/find/index.h"

/* How much it is worth that a word stands there. */
static const double worth[FIELD_COUNT] = {
	[FIELD_TITLE] = 1.0, [FIELD_TAGS] = 1.0,   [FIELD_SUMMARY] = 0.9,
	[FIELD_LEADS] = 0.9, [FIELD_OPTION] = 0.7, [FIELD_TEXT] = 0.7,
	[FIELD_STEP] = 0.55,
};

#define WORTH_OF_FLOW 0.75 /* to a node: what its flow says */
#define WORTH_OF_NODE 0.5  /* to a flow: what one of its nodes says */
#define OWN_LEAST 0.35	   /* of what a node says it must say itself */
#define SHARE_LEAST 0.6	   /* of the best score: the rest is not told */

struct ranking {
	struct arena *arena;
	const struct index *index;
	const struct query *query;
	double *now;  /* by document: how well it says one unit */
	double *sums; /* by document: of all units */
	double *own;  /* the same, without what the flow gives */
};

/* ---- one unit -------------------------------------------------------------- */

static enum index_field best_field(uint32_t fields)
{
	int field = 0;

	while (!(fields & 1u << field))
		field++;
	return (enum index_field)field;
}

/* The fields of a document that hold the term; 0: none. */
static uint32_t fields_of(const struct index *ix, uint32_t term, uint32_t doc)
{
	struct postings p = index_postings(ix, term);

	while (p.count > 0) {
		size_t middle = p.count / 2;

		if (p.at[middle].doc == doc)
			return p.at[middle].fields;
		if (p.at[middle].doc < doc) {
			p.at += middle + 1;
			p.count -= middle + 1;
		} else {
			p.count = middle;
		}
	}
	return 0;
}

/* How well a way leads to the document; *field is the least telling one. */
static double way_worth(const struct index *ix, const struct way *way,
			uint32_t doc, enum index_field *field)
{
	double least = 1;

	*field = FIELD_TITLE;
	for (size_t i = 0; i < way->count; i++) {
		uint32_t fields = fields_of(ix, way->terms[i], doc);
		enum index_field best;

		if (!fields)
			return 0;
		best = best_field(fields);
		if (worth[best] < least) {
			least = worth[best];
			*field = best;
		}
	}
	return least * way->worth;
}

static double unit_worth(const struct index *ix, const struct unit *u,
			 uint32_t doc, enum index_field *field)
{
	double best = 0;

	for (size_t i = 0; i < u->ways.count; i++) {
		enum index_field here;
		double w = way_worth(ix, &u->ways.at[i], doc, &here);

		if (w > best) {
			best = w;
			*field = here;
		}
	}
	return best;
}

/* What each document itself says of a unit. */
static void say_unit(struct ranking *r, const struct unit *u)
{
	memset(r->now, 0, r->index->doc_count * sizeof *r->now);
	for (size_t i = 0; i < u->ways.count; i++) {
		const struct way *way = &u->ways.at[i];
		struct postings p = index_postings(r->index, way->terms[0]);

		for (size_t j = 0; j < p.count; j++) {
			enum index_field field;
			double w =
				way_worth(r->index, way, p.at[j].doc, &field);

			if (w > r->now[p.at[j].doc])
				r->now[p.at[j].doc] = w;
		}
	}
}

/* Add it to the sums of a flow and its nodes, which share what they say. */
static void add_flow(struct ranking *r, uint32_t doc, uint32_t end,
		     double weight)
{
	double flow = r->now[doc], best = 0;

	for (uint32_t d = doc + 1; d < end; d++) {
		double given = flow * WORTH_OF_FLOW;

		r->own[d] += r->now[d] * weight;
		r->sums[d] += (r->now[d] > given ? r->now[d] : given) * weight;
		best = r->now[d] > best ? r->now[d] : best;
	}
	best *= WORTH_OF_NODE;
	r->own[doc] += flow * weight;
	r->sums[doc] += (flow > best ? flow : best) * weight;
}

static void add_unit(struct ranking *r, const struct unit *u)
{
	const struct index *ix = r->index;

	say_unit(r, u);
	for (size_t f = 0; f < ix->flow_count; f++)
		add_flow(r, ix->docs[f], ix->docs[f + 1], u->weight);
}

/* ---- all of them ------------------------------------------------------------- */

struct ranked {
	uint32_t doc;
	size_t flow;
	double sum, own;
};

/* Best first; equals as the flows and their nodes stand. */
static int compare(const void *left, const void *right)
{
	const struct ranked *a = left, *b = right;

	if (a->sum != b->sum)
		return a->sum > b->sum ? -1 : 1;
	if (a->own != b->own)
		return a->own > b->own ? -1 : 1;
	return a->doc < b->doc ? -1 : a->doc > b->doc;
}

static int score_of(const struct ranking *r, double sum)
{
	double weight = r->query->weight;
	int score = weight > 0 ? (int)(100 * sum / weight + 0.5) : 0;

	return score < 100 ? score : 100;
}

/* The documents at or above the threshold, best first. */
static struct ranked *rank(const struct ranking *r, size_t *count)
{
	const struct index *ix = r->index;
	struct ranked *list =
		arena_array(r->arena, struct ranked, ix->doc_count + 1);

	*count = 0;
	for (size_t f = 0; f < ix->flow_count; f++)
		for (uint32_t d = ix->docs[f]; d < ix->docs[f + 1]; d++)
			if (score_of(r, r->sums[d]) >= INDEX_THRESHOLD &&
			    r->own[d] >= OWN_LEAST * r->sums[d])
				list[(*count)++] =
					(struct ranked){ d, f, r->sums[d],
							 r->own[d] };
	if (*count)
		qsort(list, *count, sizeof *list, compare);
	return list;
}

/* ---- why ---------------------------------------------------------------------- */

/* Pairs of one word, side by side in one field, are told as one. */
static void add_word(struct arena *a, struct index_hit *hit,
		     struct index_word word)
{
	struct index_word *last =
		hit->words.count ? &hit->words.at[hit->words.count - 1] : NULL;
	const char *end = last ? last->typed.p + last->typed.n : NULL;

	if (last && last->field == word.field &&
	    last->of_flow == word.of_flow && word.typed.p < end) {
		last->typed.n =
			(size_t)(word.typed.p + word.typed.n - last->typed.p);
		return;
	}
	*list_push(a, &hit->words) = word;
}

static void tell_why(const struct ranking *r, struct index_hit *hit,
		     const struct ranked *ranked)
{
	uint32_t flow = r->index->docs[ranked->flow];

	for (size_t i = 0; i < r->query->units.count; i++) {
		const struct unit *u = &r->query->units.at[i];
		struct index_word word = { .typed = u->typed };
		enum index_field of_flow = FIELD_TITLE;
		double w = unit_worth(r->index, u, ranked->doc, &word.field);
		double given =
			ranked->doc == flow
				? 0
				: unit_worth(r->index, u, flow, &of_flow) *
					  WORTH_OF_FLOW;

		if (given > w) {
			word.field = of_flow;
			word.of_flow = true;
		}
		if (w > 0 || given > 0)
			add_word(r->arena, hit, word);
	}
}

static struct index_hits hits_of(const struct ranking *r)
{
	size_t count;
	struct ranked *list = rank(r, &count);
	struct index_hits hits = { NULL, 0 };

	hits.at = arena_array(r->arena, struct index_hit, INDEX_MAX_HITS);
	for (size_t i = 0; i < count && i < INDEX_MAX_HITS; i++) {
		struct index_hit *hit = &hits.at[hits.count];
		uint32_t flow = r->index->docs[list[i].flow];

		if (list[i].sum < SHARE_LEAST * list[0].sum)
			break;
		*hit = (struct index_hit){
			.flow = r->index->flows[list[i].flow],
			.node = list[i].doc == flow ? SIZE_MAX
						    : list[i].doc - flow - 1,
			.score = score_of(r, list[i].sum),
		};
		tell_why(r, hit, &list[i]);
		hits.count++;
	}
	return hits;
}

struct index_hits index_find(const struct index *ix, struct arena *a,
			     struct str words)
{
	struct query query;
	struct ranking r = { .arena = a, .index = ix, .query = &query };

	query_read(&query, a, ix, words);
	r.now = arena_array(a, double, ix->doc_count);
	r.sums = arena_array(a, double, ix->doc_count);
	r.own = arena_array(a, double, ix->doc_count);
	for (size_t i = 0; i < query.units.count; i++)
		add_unit(&r, &query.units.at[i]);
	return hits_of(&r);
}

struct str index_reason(struct arena *a, const struct index_hit *hit,
			enum lang l)
{
	static const enum word names[FIELD_COUNT] = {
		[FIELD_TITLE] = W_FOUND_TITLE,
		[FIELD_TAGS] = W_FOUND_TAGS,
		[FIELD_SUMMARY] = W_FOUND_SUMMARY,
		[FIELD_LEADS] = W_FOUND_LEADS,
		[FIELD_OPTION] = W_FOUND_OPTION,
		[FIELD_TEXT] = W_FOUND_TEXT,
		[FIELD_STEP] = W_FOUND_STEP,
	};
	struct buf out;

	buf_init(&out, a);
	for (int f = 0; f < FIELD_COUNT; f++) {
		bool named = false;

		for (size_t i = 0; i < hit->words.count; i++) {
			const struct index_word *w = &hit->words.at[i];

			if (w->field != (enum index_field)f)
				continue;
			if (!named)
				buf_puts(&out, out.n ? "; " : "");
			buf_put(&out, named ? STR(", ") : word(l, names[f]));
			buf_puts(&out, named ? "" : ": ");
			buf_put(&out, w->typed);
			named = true;
		}
	}
	return buf_str(&out);
}
