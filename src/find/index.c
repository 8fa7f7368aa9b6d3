#include "unstuck/find/index.h"

#include "index_parts.h"
#include "texts.h"
#include "unstuck/base/buf.h"

enum {
	/* Capitals inside a name that is shorter cut no words out of it. */
	SHORTEST_NAME = 7,
	SHORTEST_PART = 3,
	FEW_DOCS = 50, /* fewer documents count as so many */
	COMMON = 12,   /* one document in so many: half of the weight */
};

/* A term in a document. */
struct entry {
	uint32_t term;
	struct posting posting;
};

struct build {
	struct index *index;
	struct arena *scratch;
	struct arena *paper; /* for one text */
	struct stemmer *stemmer;
	const struct piece *piece; /* that is being read */
	LIST(struct entry) entries;
	LIST(uint32_t) last; /* by term: its latest entry + 1 */
};

/* ---- one text ------------------------------------------------------------- */

/* The document of the piece holds the term, in the field. */
static void note_in(struct build *b, uint32_t term, enum index_field where)
{
	uint32_t field = 1u << where;
	struct entry *latest;

	while (b->last.count <= term)
		*list_push(b->scratch, &b->last) = 0;
	if (b->last.at[term]) {
		latest = &b->entries.at[b->last.at[term] - 1];
		if (latest->posting.doc == b->piece->doc) {
			latest->posting.fields |= field;
			return;
		}
	}
	*list_push(b->scratch, &b->entries) =
		(struct entry){ term, { b->piece->doc, field } };
	b->last.at[term] = (uint32_t)b->entries.count;
}

static void note(struct build *b, uint32_t term)
{
	note_in(b, term, b->piece->field);
}

static uint32_t note_word(struct build *b, struct str word)
{
	uint32_t term = lexicon_add(&b->index->lexicon, b->stemmer, word);

	note(b, term);
	return term;
}

/* The letters of tokens [from, to) without what stands between. */
static struct str spelled(struct arena *a, const struct tokens *t, size_t from,
			  size_t to)
{
	struct buf out;

	if (to - from == 1)
		return t->at[from].text;
	buf_init(&out, a);
	for (size_t i = from; i < to; i++)
		buf_put(&out, t->at[i].text);
	return buf_str(&out);
}

/* A part of a name is no word of the title it stands in. */
static void note_part(struct build *b, struct str part)
{
	enum index_field field = b->piece->field;

	if (part.n >= SHORTEST_PART)
		note_in(b, lexicon_add(&b->index->lexicon, b->stemmer, part),
			field > FIELD_TEXT ? field : FIELD_TEXT);
}

/* The word that starts at i, whole and in the parts its capitals show. */
static uint32_t note_parts(struct build *b, const struct tokens *t, size_t i,
			   size_t end)
{
	struct str whole = spelled(b->paper, t, i, end);

	if (end - i > 1 && whole.n >= SHORTEST_NAME)
		for (size_t part = i; part < end; part++)
			note_part(b, t->at[part].text);
	return note_word(b, whole);
}

/* Where what is glued to i ends; camel: only by capitals. */
static size_t glued_end(const struct tokens *t, size_t i, bool camel)
{
	size_t end = i + 1;

	while (end < t->count && (camel ? t->at[end].camel : t->at[end].glued))
		end++;
	return end;
}

/* A name of several words (state.backend) is found as one, too. */
static void note_name(struct build *b, const struct tokens *t, size_t i)
{
	size_t end = glued_end(t, i, false);

	if (end != glued_end(t, i, true))
		note_word(b, spelled(b->paper, t, i, end));
}

/* Do tokens i and i + 1 stand side by side? */
static bool is_pair(const struct tokens *t, size_t i)
{
	const struct token *two = &t->at[i];

	return i + 1 < t->count && two[0].rune && two[1].rune &&
	       two[0].text.p + two[0].text.n == two[1].text.p;
}

/* The character at i with the next, or alone where it has no neighbor. */
static void note_character(struct build *b, const struct tokens *t, size_t i)
{
	struct str text = t->at[i].text;

	if (is_pair(t, i))
		text.n += t->at[i + 1].text.n;
	else if (i > 0 && is_pair(t, i - 1))
		return;
	note(b, lexicon_add_characters(&b->index->lexicon, text));
}

static void note_phrases(struct build *b, const uint32_t *ids, size_t count)
{
	const struct lexicon *x = &b->index->lexicon;

	for (size_t i = 0; i < count; i++) {
		size_t from, to;

		lexicon_phrases(x, ids[i], &from, &to);
		for (; from < to; from++)
			if (phrase_starts(&x->phrases.at[from], ids + i,
					  count - i))
				note(b, x->phrases.at[from].term);
	}
}

static void read_text(struct build *b, struct str text)
{
	struct arena_mark mark = arena_mark(b->paper);
	struct tokens t = tokens_of_text(b->paper, text);
	uint32_t *ids = arena_array(b->paper, uint32_t, t.count + 1);
	size_t count = 0;

	for (size_t i = 0, end; i < t.count; i = end) {
		uint32_t term = 0;

		end = glued_end(&t, i, true);
		if (t.at[i].rune) {
			note_character(b, &t, i);
		} else {
			term = note_parts(b, &t, i, end);
			if (!t.at[i].glued)
				note_name(b, &t, i);
		}
		ids[count++] = lexicon_id(&t.at[i], term);
	}
	note_phrases(b, ids, count);
	arena_rewind(b->paper, mark);
}

/* A text that all languages share is read once. */
static void read_piece(struct build *b)
{
	const struct text *text = b->piece->text;

	if (!text) {
		read_text(b, b->piece->plain);
		return;
	}
	for (int l = 0; l < LANG_COUNT; l++)
		if (l == 0 || text->in[l].p != text->in[0].p)
			read_text(b, text->in[l]);
}

/* ---- all of them ----------------------------------------------------------- */

/* Entries came by document, so each term's postings do. */
static void sort_entries(struct build *b, struct arena *a)
{
	struct index *ix = b->index;
	size_t terms = ix->lexicon.terms.names.count;
	uint32_t *to = arena_array(b->scratch, uint32_t, terms + 1);

	ix->from = arena_array(a, uint32_t, terms + 1);
	ix->postings = arena_array(a, struct posting, b->entries.count);
	for (size_t i = 0; i < b->entries.count; i++)
		ix->from[b->entries.at[i].term + 1]++;
	for (size_t t = 0; t < terms; t++)
		ix->from[t + 1] += ix->from[t];
	for (size_t t = 0; t < terms; t++)
		to[t] = ix->from[t];
	for (size_t i = 0; i < b->entries.count; i++)
		ix->postings[to[b->entries.at[i].term]++] =
			b->entries.at[i].posting;
}

static void weigh_titles(struct index *ix, struct arena *a)
{
	ix->titles = arena_array(a, double, ix->doc_count);
	for (uint32_t t = 0; t < ix->lexicon.terms.names.count; t++) {
		struct postings p = index_postings(ix, t);
		double weight = index_telling(ix, p.count);

		for (size_t i = 0; i < p.count; i++)
			if (p.at[i].fields & 1u << FIELD_TITLE)
				ix->titles[p.at[i].doc] += weight;
	}
}

/* The glossary of each pack, once. */
static void add_glossaries(struct build *b)
{
	struct index *ix = b->index;

	for (size_t i = 0; i < ix->flow_count; i++) {
		const struct glossary *g = ix->flows[i]->pack->glossary;

		if (g && (i == 0 || ix->flows[i - 1]->pack->glossary != g))
			lexicon_add_glossary(&ix->lexicon, b->stemmer, g);
	}
	lexicon_sort(&ix->lexicon);
}

static void number_docs(struct index *ix, struct arena *a)
{
	uint32_t docs = 0;

	ix->docs = arena_array(a, uint32_t, ix->flow_count + 1);
	for (size_t i = 0; i < ix->flow_count; i++) {
		ix->docs[i] = docs;
		docs += 1 + (uint32_t)ix->flows[i]->node_count;
	}
	ix->docs[ix->flow_count] = docs;
	ix->doc_count = docs;
}

static void read_all(struct build *b, struct arena *a)
{
	struct texts *texts = arena_new(b->scratch, struct texts);

	add_glossaries(b);
	texts_collect(texts, b->scratch, b->index);
	for (size_t i = 0; i < texts->list.count; i++) {
		b->piece = &texts->list.at[i];
		read_piece(b);
	}
	sort_entries(b, a);
	weigh_titles(b->index, a);
}

struct index *index_new(struct arena *a, const struct flow *const *flows,
			size_t count)
{
	struct index *ix = arena_new(a, struct index);
	struct arena scratch, paper;
	struct build b = { .index = ix, .scratch = &scratch, .paper = &paper };

	ix->flows = flows;
	ix->flow_count = count;
	number_docs(ix, a);
	lexicon_init(&ix->lexicon, a);
	arena_init(&scratch, a->oom);
	arena_init(&paper, a->oom);
	b.stemmer = stemmer_new(&scratch);
	read_all(&b, a);
	stemmer_free(b.stemmer);
	arena_release(&paper);
	arena_release(&scratch);
	return ix;
}

struct postings index_postings(const struct index *ix, uint32_t term)
{
	return (struct postings){ ix->postings + ix->from[term],
				  ix->from[term + 1] - ix->from[term] };
}

/* What stands everywhere tells next to nothing. */
double index_telling(const struct index *ix, size_t docs)
{
	double all =
		(double)(ix->doc_count > FEW_DOCS ? ix->doc_count : FEW_DOCS);

	return all / (all + COMMON * (double)docs);
}
