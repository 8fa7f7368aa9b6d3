/*
 * The other half of index: documents by how much of a query they say.
 *
 * A node lives in its flow: what the flow's title or tags say holds for the
 * node, a little less; and the flow says what its nodes say, by half.
 */
#include <stdlib.h>

#include "query.h"
#include "unstuck/base/buf.h"
#include "unstuck/find/index.h"

/* How much it is worth that a word stands there. */
static const double worth[FIELD_COUNT] = {
	[FIELD_TITLE] = 1.0,  [FIELD_TAGS] = 0.9,   [FIELD_SUMMARY] = 0.85,
	[FIELD_LEADS] = 0.95, [FIELD_OPTION] = 0.6, [FIELD_TEXT] = 0.65,
	[FIELD_STEP] = 0.45,  [FIELD_BEFORE] = 0.5,
};

#define WORTH_AGAIN 0.04  /* to be said in one more place */
#define WORTH_OF_FLOW 0.6 /* to a node: what its flow says */
#define WORTH_OF_NODE 0.5 /* to a flow: what one of its nodes says */
#define OWN_LEAST 0.3	  /* of what a node says it must say itself */
#define MARKED_LEAST 0.3  /* of it must not be in running text alone */
#define BONUS_TITLE 0.05  /* to one that says nothing else */
#define NODE_LEAST 0.5	  /* of what its flow says it must say itself */
#define BEHIND 0.99	  /* of the score of that node, for the flow */
#define SHARE_LEAST 0.75  /* of the best score: the rest is not told */

/* How well a document says a query. */
struct tally {
	double now;		/* one unit, by itself */
	enum index_field field; /* and where */
	double sum;		/* all units, with what flow and nodes share */
	double own;		/* all units, by itself */
	double heads;		/* of all units, what its title says */
	double marked;		/* of all units, what is no running text */
};

struct ranking {
	struct arena *arena;
	const struct index *index;
	const struct query *query;
	struct tally *docs;
};

/* ---- one unit -------------------------------------------------------------- */

static enum index_field best_field(uint32_t fields)
{
	int field = 0;

	while (!(fields & 1u << field))
		field++;
	return (enum index_field)field;
}

static int count_fields(uint32_t fields)
{
	int count = 0;

	for (; fields; fields &= fields - 1)
		count++;
	return count;
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
	double least = 2;

	*field = FIELD_TITLE;
	for (size_t i = 0; i < way->count; i++) {
		uint32_t fields = fields_of(ix, way->terms[i], doc);
		enum index_field best;
		double w;

		if (!fields)
			return 0;
		best = best_field(fields);
		w = worth[best] + WORTH_AGAIN * (count_fields(fields) - 1);
		if (w < least) {
			least = w;
			*field = best;
		}
	}
	return least * way->worth;
}

/* How well the best way does, and what the word tells of it. */
static double unit_worth(const struct index *ix, const struct unit *u,
			 uint32_t doc, struct index_word *word)
{
	double best = 0;

	*word = (struct index_word){ .typed = u->typed };

	for (size_t i = 0; i < u->ways.count; i++) {
		enum index_field here;
		double w = way_worth(ix, &u->ways.at[i], doc, &here);

		if (w > best) {
			best = w;
			word->field = here;
			word->means = u->ways.at[i].means;
		}
	}
	return best;
}

/* What each document itself says of a unit. */
static void say_way(struct ranking *r, const struct way *way)
{
	struct postings p = index_postings(r->index, way->terms[0]);

	for (size_t i = 0; i < p.count; i++) {
		struct tally *t = &r->docs[p.at[i].doc];
		enum index_field field;
		double w = way_worth(r->index, way, p.at[i].doc, &field);

		if (w <= t->now)
			continue;
		t->now = w;
		t->field = field;
	}
}

static void take_in(struct tally *t, double given, double weight)
{
	t->sum += (t->now > given ? t->now : given) * weight;
	t->own += t->now * weight;
	if (t->now > 0 && t->field == FIELD_TITLE)
		t->heads += weight;
	if (t->now > 0 && t->field < FIELD_TEXT)
		t->marked += t->now * weight;
	t->now = 0;
}

/* A flow and its nodes share what they say. */
static void take_in_flow(struct ranking *r, size_t flow, double weight)
{
	struct tally *head = &r->docs[r->index->docs[flow]];
	struct tally *end = &r->docs[r->index->docs[flow + 1]];
	double given = head->now * WORTH_OF_FLOW, best = 0;

	for (struct tally *t = head + 1; t < end; t++) {
		best = t->now > best ? t->now : best;
		take_in(t, given, weight);
	}
	take_in(head, best * WORTH_OF_NODE, weight);
}

static void take_in_unit(struct ranking *r, const struct unit *u)
{
	for (size_t i = 0; i < u->ways.count; i++)
		say_way(r, &u->ways.at[i]);
	for (size_t f = 0; f < r->index->flow_count; f++)
		take_in_flow(r, f, u->weight);
}

/* ---- all of them ------------------------------------------------------------- */

struct ranked {
	uint32_t doc;
	size_t flow;
	double sum;
};

/* Best first; equals as the flows and their nodes stand. */
static int compare(const void *left, const void *right)
{
	const struct ranked *a = left, *b = right;

	if (a->sum != b->sum)
		return a->sum > b->sum ? -1 : 1;
	return a->doc < b->doc ? -1 : a->doc > b->doc;
}

static int score_of(const struct ranking *r, double sum)
{
	double weight = r->query->weight;
	int score = weight > 0 ? (int)(100 * sum / weight + 0.5) : 0;

	return score < 100 ? score : 100;
}

/* A title that says little else is meant rather than one that says more. */
static void favor_titles(struct ranking *r)
{
	for (size_t i = 0; i < r->index->doc_count; i++) {
		struct tally *t = &r->docs[i];
		double all = r->index->titles[i];

		if (t->heads > 0 && all > 0)
			t->sum *= 1 +
				  BONUS_TITLE *
					  (t->heads < all ? t->heads / all : 1);
	}
}

/*
 * Does it speak of the query itself?  Common words meet by chance in running
 * text; a word that stands nowhere else is looked for there.
 */
static bool speaks(const struct ranking *r, const struct tally *t)
{
	return t->own >= OWN_LEAST * t->sum &&
	       (r->query->units.count == 1 ||
		t->marked >= MARKED_LEAST * t->sum);
}

/*
 * Who asks wants to be led into the middle of a flow: where the best of its
 * nodes says half of what the flow does, it stands for the flow.
 */
static void favor_node(struct ranking *r, size_t flow)
{
	struct tally *head = &r->docs[r->index->docs[flow]];
	struct tally *end = &r->docs[r->index->docs[flow + 1]];
	struct tally *best = NULL;

	for (struct tally *t = head + 1; t < end; t++)
		if (speaks(r, t) && (!best || t->sum > best->sum))
			best = t;
	if (!best || best->own < head->sum * NODE_LEAST)
		return;
	if (best->sum < head->sum)
		best->sum = head->sum;
	if (head->sum > best->sum * BEHIND)
		head->sum = best->sum * BEHIND;
}

/* The documents at or above the threshold, best first. */
static struct ranked *rank(struct ranking *r, size_t *count)
{
	const struct index *ix = r->index;
	struct ranked *list =
		arena_array(r->arena, struct ranked, ix->doc_count + 1);

	*count = 0;
	favor_titles(r);
	for (size_t f = 0; f < ix->flow_count; f++) {
		favor_node(r, f);
		for (uint32_t d = ix->docs[f]; d < ix->docs[f + 1]; d++) {
			if (speaks(r, &r->docs[d]) &&
			    score_of(r, r->docs[d].sum) >= INDEX_THRESHOLD)
				list[(*count)++] =
					(struct ranked){ d, f, r->docs[d].sum };
		}
	}
	if (*count)
		qsort(list, *count, sizeof *list, compare);
	return list;
}

/* ---- why ---------------------------------------------------------------------- */

/* Pairs of one word, side by side in one field, are told as one. */
static bool goes_on(const struct index_word *last, const struct index_word *w)
{
	return last->field == w->field && last->of_flow == w->of_flow &&
	       w->typed.p < last->typed.p + last->typed.n;
}

static void add_word(struct index_hit *hit, struct index_word word)
{
	struct index_word *end = hit->words + hit->word_count;

	if (hit->word_count && goes_on(end - 1, &word)) {
		end[-1].typed.n =
			(size_t)(word.typed.p + word.typed.n - end[-1].typed.p);
		return;
	}
	*end = word;
	hit->word_count++;
}

static void tell_why(const struct ranking *r, struct index_hit *hit,
		     const struct ranked *ranked)
{
	uint32_t flow = r->index->docs[ranked->flow];
	size_t units = r->query->units.count;

	hit->words = arena_array(r->arena, struct index_word, units);
	for (size_t i = 0; i < units; i++) {
		const struct unit *u = &r->query->units.at[i];
		struct index_word here, there = { .field = FIELD_TITLE };
		double w = unit_worth(r->index, u, ranked->doc, &here);
		double given = 0;

		if (ranked->doc != flow)
			given = unit_worth(r->index, u, flow, &there) *
				WORTH_OF_FLOW;
		there.of_flow = true;
		if (w > 0 || given > 0)
			add_word(hit, given > w ? there : here);
	}
}

static struct index_hits hits_of(struct ranking *r)
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
	r.docs = arena_array(a, struct tally, ix->doc_count);
	for (size_t i = 0; i < query.units.count; i++)
		take_in_unit(&r, &query.units.at[i]);
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
		[FIELD_BEFORE] = W_FOUND_BEFORE,
	};
	struct buf out;

	buf_init(&out, a);
	for (int f = 0; f < FIELD_COUNT; f++) {
		bool named = false;

		for (size_t i = 0; i < hit->word_count; i++) {
			const struct index_word *w = &hit->words[i];

			if (w->field != (enum index_field)f)
				continue;
			if (!named)
				buf_puts(&out, out.n ? "; " : "");
			buf_put(&out, named ? STR(", ") : word(l, names[f]));
			buf_puts(&out, named ? "" : ": ");
			buf_put(&out, w->typed);
			if (w->means.n)
				buf_printf(&out, " = " STR_FMT,
					   STR_ARG(w->means));
			named = true;
		}
	}
	return buf_str(&out);
}
