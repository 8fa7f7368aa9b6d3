#include "query.h"

#include "near.h"
#include "stop.h"
#include "unstuck/base/buf.h"

enum {
	MOST_JOINED = 4,     /* words that may be one name */
	SHORTEST_JOINED = 5, /* letters of such a name */
	SHORTEST_CODE = 3,   /* digits that may name an error */
	MOST_PAIRS = 32,     /* that a lone character is looked for in */
	SEAM = 4,	     /* so much rarer is a pair across two words */
};

#define WORTH_SYNONYM 0.8
#define WORTH_PARTS 0.85
#define WORTH_LONE 0.6
#define WEIGHT_WEAK 0.3 /* of what it would tell */
#define WEIGHT_LONE 0.4
#define WEIGHT_UNKNOWN 1.4
#define WEIGHT_UNKNOWN_WEAK 0.1
#define WEIGHT_UNKNOWN_NUMBER 0.8
#define WEIGHT_UNKNOWN_CHARACTER 0.6

/* Who writes more than that tells a story, too, which no flow does. */
#define WEIGHT_PLAIN 2.0
#define SHARE_OF_STORY 0.5

struct reading {
	struct query *query;
	struct arena *arena;
	const struct index *index;
	struct stemmer *stemmer;
	struct tokens tokens;
	uint32_t *terms; /* of words; LEXICON_NONE: not here */
	uint32_t *ids;	 /* for phrases */
};

/* ---- weights ---------------------------------------------------------------- */

static size_t docs_of(const struct reading *r, uint32_t term)
{
	return term == LEXICON_NONE ? 0 : index_postings(r->index, term).count;
}

/* ---- units ------------------------------------------------------------------- */

/* From token i to before token end, as it was typed. */
static struct str typed(const struct reading *r, size_t i, size_t end)
{
	const struct token *last = &r->tokens.at[end - 1];
	const char *p = r->tokens.at[i].text.p;

	return (struct str){ p, (size_t)(last->text.p + last->text.n - p) };
}

static struct unit *add_unit(struct reading *r, size_t i, size_t end)
{
	struct unit *u = list_push(r->arena, &r->query->units);

	u->typed = typed(r, i, end);
	return u;
}

static struct way *add_way(struct reading *r, struct unit *u,
			   const uint32_t *terms, size_t count, double worth)
{
	struct way *way = list_push(r->arena, &u->ways);

	way->terms = arena_array(r->arena, uint32_t, count);
	way->count = count;
	way->worth = worth;
	for (size_t i = 0; i < count; i++)
		way->terms[i] = terms[i];
	return way;
}

/* In how many documents the way leads at most. */
static size_t way_docs(const struct reading *r, const struct way *way)
{
	size_t least = SIZE_MAX;

	for (size_t i = 0; i < way->count; i++) {
		size_t docs = docs_of(r, way->terms[i]);

		least = docs < least ? docs : least;
	}
	return least;
}

/* By the way that leads to most: a rare word for a common thing is common. */
static void weigh(struct reading *r, struct unit *u, double share)
{
	size_t most = 0;

	for (size_t i = 0; i < u->ways.count; i++) {
		size_t docs = way_docs(r, &u->ways.at[i]);

		most = docs > most ? docs : most;
	}
	u->weight = index_telling(r->index, most) * share;
}

static bool is_number(struct str word)
{
	for (size_t i = 0; i < word.n; i++)
		if (word.p[i] < '0' || word.p[i] > '9')
			return false;
	return true;
}

/* ---- words that belong together --------------------------------------------- */

/* Two characters side by side, or LEXICON_NONE. */
static uint32_t pair_at(const struct reading *r, size_t i)
{
	const struct token *t = &r->tokens.at[i];

	if (i + 1 >= r->tokens.count || !t[0].rune || !t[1].rune ||
	    t[0].text.p + t[0].text.n != t[1].text.p)
		return LEXICON_NONE;
	return lexicon_find(&r->index->lexicon, typed(r, i, i + 2));
}

/* All of the tokens just as they are; nothing where one is not here. */
static void add_exact_way(struct reading *r, struct unit *u, size_t i,
			  size_t end, double worth)
{
	uint32_t *terms = arena_array(r->arena, uint32_t, end - i);
	size_t count = 0;

	for (; i < end; i++) {
		const struct token *t = &r->tokens.at[i];
		uint32_t term = t->rune ? pair_at(r, i) : r->terms[i];

		if (t->rune ? i + 1 == end || !t[1].rune
			    : stop_word(t->text) == STOP_WHOLE)
			continue;
		if (docs_of(r, term) == 0)
			return;
		terms[count++] = term;
	}
	if (count)
		add_way(r, u, terms, count, worth);
}

/* How many tokens from i on have only space between them. */
static size_t clause(const struct reading *r, size_t i)
{
	size_t end = i + 1;

	while (end < r->tokens.count && !r->tokens.at[end].apart)
		end++;
	return end - i;
}

/* How many tokens the longest phrase of a glossary takes at i. */
static size_t phrase_at(const struct reading *r, size_t i)
{
	const struct lexicon *x = &r->index->lexicon;
	size_t from, to;

	lexicon_phrases(x, r->ids[i], &from, &to);
	for (; from < to; from++) /* longer ones first */
		if (phrase_starts(&x->phrases.at[from], r->ids + i,
				  clause(r, i)))
			return x->phrases.at[from].count;
	return 0;
}

static void read_phrase(struct reading *r, size_t i, size_t count)
{
	const struct lexicon *x = &r->index->lexicon;
	struct unit *u = add_unit(r, i, i + count);
	size_t from, to;

	add_exact_way(r, u, i, i + count, 1);
	lexicon_phrases(x, r->ids[i], &from, &to);
	for (; from < to; from++) {
		const struct phrase *p = &x->phrases.at[from];

		if (p->count == count && phrase_starts(p, r->ids + i, count) &&
		    docs_of(r, p->term))
			add_way(r, u, &p->term, 1, WORTH_SYNONYM);
	}
	weigh(r, u, 1);
	if (u->ways.count == 0)
		u->weight = WEIGHT_UNKNOWN;
}

/* The letters of words typed apart (time out); empty: they are no name. */
static struct str letters(const struct reading *r, size_t i, size_t end)
{
	bool tells = false;
	struct buf out;

	buf_init(&out, r->arena);
	for (; i < end; i++) {
		if (r->tokens.at[i].rune)
			return STR_NONE;
		tells |= stop_word(r->tokens.at[i].text) != STOP_WHOLE &&
			 !is_number(r->tokens.at[i].text);
		buf_put(&out, r->tokens.at[i].text);
	}
	return tells && out.n >= SHORTEST_JOINED ? buf_str(&out) : STR_NONE;
}

/* Words typed apart that flows write as one. */
static bool read_name(struct reading *r, size_t i, size_t count)
{
	const struct lexicon *x = &r->index->lexicon;
	uint32_t spelling = lexicon_spelling(x, letters(r, i, i + count));
	struct unit *u;

	if (spelling == LEXICON_NONE || docs_of(r, x->stems.at[spelling]) == 0)
		return false;
	u = add_unit(r, i, i + count);
	add_way(r, u, &x->stems.at[spelling], 1, 1);
	add_exact_way(r, u, i, i + count, WORTH_PARTS);
	weigh(r, u, 1);
	return true;
}

static void add_near_ways(struct reading *r, struct unit *u, struct near near)
{
	for (size_t i = 0; i < near.count; i++)
		add_way(r, u, near.at[i].terms, near.at[i].count,
			near.at[i].worth)
			->means = near.at[i].spelling;
}

/* A name with a slip: max_pt_with_doen. */
static bool read_near_name(struct reading *r, size_t i, size_t count)
{
	struct near near =
		near_name(r->arena, r->index, letters(r, i, i + count));
	struct unit *u;

	if (near.count == 0)
		return false;
	u = add_unit(r, i, i + count);
	add_near_ways(r, u, near);
	weigh(r, u, 1);
	return true;
}

/* Read a name of several words at i; gives how many, or 0. */
static size_t read_joined(struct reading *r, size_t i)
{
	size_t most = clause(r, i), glued = 1;

	while (glued < most && r->tokens.at[i + glued].glued)
		glued++;
	if (glued > 1 &&
	    (read_name(r, i, glued) || read_near_name(r, i, glued)))
		return glued;
	for (size_t count = most < MOST_JOINED ? most : MOST_JOINED; count > 1;
	     count--)
		if (read_name(r, i, count))
			return count;
	return 0;
}

/* ---- single words ------------------------------------------------------------ */

/* How many of something there are tells little; which error it is, much. */
static bool is_weak(struct str word)
{
	return word.n < SHORTEST_CODE ? is_number(word) || word.n == 1
				      : stop_word(word) == STOP_WEAK;
}

static double unknown_weight(struct str word)
{
	if (is_weak(word))
		return WEIGHT_UNKNOWN_WEAK;
	return is_number(word) ? WEIGHT_UNKNOWN_NUMBER : WEIGHT_UNKNOWN;
}

static void read_word(struct reading *r, size_t i)
{
	struct str word = r->tokens.at[i].text;
	struct unit *u;

	if (stop_word(word) == STOP_WHOLE)
		return;
	u = add_unit(r, i, i + 1);
	if (docs_of(r, r->terms[i])) {
		add_way(r, u, &r->terms[i], 1, 1);
	} else {
		add_near_ways(r, u, near_words(r->arena, r->index, word));
	}
	weigh(r, u, is_weak(word) ? WEIGHT_WEAK : 1);
	if (u->ways.count == 0)
		u->weight = unknown_weight(word);
}

/* ---- Chinese -------------------------------------------------------------------- */

static bool joins(const struct reading *r, size_t i)
{
	return stop_joins(r->tokens.at[i].text);
}

static bool is_particle(const struct reading *r, size_t i)
{
	return stop_particle(r->tokens.at[i].text);
}

/*
 * How often the pair at i stands in the flows, where that tells of a word:
 * not across two words, which shows by being rare beside its neighbors, nor
 * where a character of grammar stands beside a word.
 */
static size_t pair_docs(const struct reading *r, size_t i, size_t from,
			size_t end)
{
	size_t docs = docs_of(r, pair_at(r, i));
	size_t before = i > from ? docs_of(r, pair_at(r, i - 1)) : 0;
	size_t after = i + 2 < end ? docs_of(r, pair_at(r, i + 1)) : 0;
	size_t rarer = before < after ? before : after;

	if (is_particle(r, i) || is_particle(r, i + 1) ||
	    (joins(r, i) && joins(r, i + 1)))
		return 0;
	if (docs * SEAM < rarer || docs * SEAM * SEAM < before + after)
		return 0;
	if (joins(r, i) && (after > docs || before > docs))
		return 0;
	if (joins(r, i + 1) && (before > docs || after > docs))
		return 0;
	return docs;
}

/* A character alone is looked for in all words that have it. */
static void read_lone(struct reading *r, size_t i)
{
	const struct interner *terms = &r->index->lexicon.terms;
	struct str c = r->tokens.at[i].text;
	struct unit *u;

	if (joins(r, i))
		return;
	u = add_unit(r, i, i + 1);
	for (uint32_t t = 0;
	     t < terms->names.count && u->ways.count < MOST_PAIRS; t++) {
		struct str name = terms->names.at[t];

		if (name.n <= 2 * c.n + 1 &&
		    (str_starts(name, c) || str_ends(name, c)) && docs_of(r, t))
			add_way(r, u, &t, 1, WORTH_LONE);
	}
	weigh(r, u, WEIGHT_LONE);
	if (u->ways.count == 0)
		u->weight = WEIGHT_UNKNOWN_CHARACTER;
}

/* Does the neighbor at i, no grammar, stand in no known pair either? */
static bool is_stray(const struct reading *r, size_t i, size_t from, size_t end)
{
	if (i < from || i >= end || is_particle(r, i))
		return false;
	return !(i > from && pair_docs(r, i - 1, from, end)) &&
	       !(i + 1 < end && pair_docs(r, i, from, end));
}

/*
 * A character that stands in no known pair may be a word of its own.  Two
 * such speak of something else.
 */
static void read_stray(struct reading *r, size_t i, size_t from, size_t end)
{
	if (joins(r, i) || !is_stray(r, i, from, end))
		return;
	if ((i > from && is_stray(r, i - 1, from, end)) ||
	    is_stray(r, i + 1, from, end))
		add_unit(r, i, i + 1)->weight = WEIGHT_UNKNOWN_CHARACTER;
	else
		read_lone(r, i);
}

/* Characters without a space between, of which none is a stop phrase. */
static void read_run(struct reading *r, size_t from, size_t end)
{
	size_t pairs = 0;
	double share;

	if (end == from + 1) {
		read_lone(r, from);
		return;
	}
	for (size_t i = from; i + 1 < end; i++)
		pairs += pair_docs(r, i, from, end) > 0;
	/* As much as words of two characters would tell. */
	share = pairs ? (double)(end - from) / 2 / (double)pairs : 1;
	for (size_t i = from; i < end; i++) {
		uint32_t pair = pair_at(r, i);
		struct unit *u;

		read_stray(r, i, from, end);
		if (i + 1 == end || pair_docs(r, i, from, end) == 0)
			continue;
		u = add_unit(r, i, i + 2);
		add_way(r, u, &pair, 1, 1);
		weigh(r, u, share < 1 ? share : 1);
	}
}

/* How many tokens the stop phrase at i takes. */
static size_t stop_at(const struct reading *r, size_t i)
{
	const struct token *last = &r->tokens.at[r->tokens.count - 1];
	const char *p = r->tokens.at[i].text.p;
	size_t n = stop_phrase(
		(struct str){ p, (size_t)(last->text.p + last->text.n - p) });
	size_t count = 0;

	while (i + count < r->tokens.count &&
	       r->tokens.at[i + count].text.p < p + n)
		count++;
	return count;
}

/* ---- all of it -------------------------------------------------------------------- */

/* Where the run of characters that starts at i ends. */
static size_t run_end(const struct reading *r, size_t i)
{
	const struct token *t = r->tokens.at;

	for (i++; i < r->tokens.count; i++)
		if (!t[i].rune ||
		    t[i - 1].text.p + t[i - 1].text.n != t[i].text.p ||
		    phrase_at(r, i) || stop_at(r, i))
			break;
	return i;
}

/* Read what stands at i; gives where the next begins. */
static size_t read_at(struct reading *r, size_t i)
{
	size_t phrase = phrase_at(r, i);
	size_t end;

	if (!r->tokens.at[i].rune) {
		if (phrase == 0) {
			size_t count = read_joined(r, i);

			if (count == 0)
				read_word(r, i);
			return i + (count ? count : 1);
		}
	} else if (stop_at(r, i) > phrase) {
		return i + stop_at(r, i);
	}
	if (phrase) {
		read_phrase(r, i, phrase);
		return i + phrase;
	}
	end = run_end(r, i);
	read_run(r, i, end);
	return end;
}

static void find_terms(struct reading *r)
{
	r->terms = arena_array(r->arena, uint32_t, r->tokens.count + 1);
	r->ids = arena_array(r->arena, uint32_t, r->tokens.count + 1);
	for (size_t i = 0; i < r->tokens.count; i++) {
		const struct token *t = &r->tokens.at[i];

		r->terms[i] =
			t->rune ? LEXICON_NONE
				: lexicon_find(&r->index->lexicon,
					       stem_word(r->stemmer, r->arena,
							 t->text));
		r->ids[i] = lexicon_id(t, r->terms[i]);
	}
}

/* To say a word twice tells no more than once. */
static void drop_doubles(struct query *q)
{
	size_t kept = 0;

	for (size_t i = 0; i < q->units.count; i++) {
		size_t j = 0;

		while (j < kept &&
		       !str_eq(q->units.at[j].typed, q->units.at[i].typed))
			j++;
		if (j == kept)
			q->units.at[kept++] = q->units.at[i];
	}
	q->units.count = kept;
}

void query_read(struct query *q, struct arena *a, const struct index *ix,
		struct str words)
{
	struct reading r = { .query = q, .arena = a, .index = ix };

	*q = (struct query){ .weight = 0 };
	r.stemmer = stemmer_new(a);
	r.tokens = tokens_of_words(a, words);
	if (r.tokens.count > INDEX_MAX_TOKENS)
		r.tokens.count = INDEX_MAX_TOKENS;
	find_terms(&r);
	for (size_t i = 0; i < r.tokens.count;)
		i = read_at(&r, i);
	stemmer_free(r.stemmer);
	drop_doubles(q);
	for (size_t i = 0; i < q->units.count; i++)
		q->weight += q->units.at[i].weight;
	if (q->weight > WEIGHT_PLAIN)
		q->weight = WEIGHT_PLAIN +
			    (q->weight - WEIGHT_PLAIN) * SHARE_OF_STORY;
}
