#include "lexicon.h"

#include <stdlib.h>

#include "unstuck/base/hash.h"

enum { FIRST_ROOM = 1024 };

#define ALONE (UINT32_C(1) << 31) /* of an id: it is a character */

/* ---- strings to numbers ------------------------------------------------- */

static uint32_t *slot_of(const struct interner *in, struct str name)
{
	size_t i = (size_t)hash_bytes(HASH_START, name) & (in->room - 1);

	while (in->slots[i] && !str_eq(in->names.at[in->slots[i] - 1], name))
		i = (i + 1) & (in->room - 1);
	return &in->slots[i];
}

static void make_room(struct interner *in, struct arena *a)
{
	in->room = in->room ? in->room * 2 : FIRST_ROOM;
	in->slots = arena_array(a, uint32_t, in->room);
	for (size_t i = 0; i < in->names.count; i++)
		*slot_of(in, in->names.at[i]) = (uint32_t)i + 1;
}

static uint32_t find(const struct interner *in, struct str name)
{
	return in->room ? *slot_of(in, name) - 1 : LEXICON_NONE;
}

/* The name must live as long as the arena. */
static uint32_t add(struct interner *in, struct arena *a, struct str name)
{
	*list_push(a, &in->names) = name;
	if (in->names.count * 2 > in->room)
		make_room(in, a);
	else
		*slot_of(in, name) = (uint32_t)in->names.count;
	return (uint32_t)in->names.count - 1;
}

/* ---- words --------------------------------------------------------------- */

void lexicon_init(struct lexicon *x, struct arena *a)
{
	*x = (struct lexicon){ .arena = a };
}

uint32_t lexicon_find(const struct lexicon *x, struct str term)
{
	return find(&x->terms, term);
}

uint32_t lexicon_spelling(const struct lexicon *x, struct str word)
{
	return find(&x->spellings, word);
}

uint32_t lexicon_add_characters(struct lexicon *x, struct str characters)
{
	uint32_t term = find(&x->terms, characters);

	if (term == LEXICON_NONE)
		term = add(&x->terms, x->arena, str_copy(x->arena, characters));
	return term;
}

uint32_t lexicon_add(struct lexicon *x, struct stemmer *s, struct str word)
{
	uint32_t known = find(&x->spellings, word), term;
	struct str stem;

	if (known != LEXICON_NONE)
		return x->stems.at[known];
	word = str_copy(x->arena, word);
	stem = stem_word(s, x->arena, word);
	term = find(&x->terms, stem);
	if (term == LEXICON_NONE)
		term = add(&x->terms, x->arena, stem);
	add(&x->spellings, x->arena, word);
	*list_push(x->arena, &x->stems) = term;
	return term;
}

/* ---- phrases ------------------------------------------------------------- */

uint32_t lexicon_id(const struct token *t, uint32_t term)
{
	return t->rune ? t->rune | ALONE : term;
}

static void add_phrase(struct lexicon *x, struct stemmer *s, struct str words,
		       uint32_t term)
{
	struct tokens tokens = tokens_of_words(x->arena, words);
	struct phrase *p;

	if (tokens.count == 0)
		return;
	p = list_push(x->arena, &x->phrases);
	p->ids = arena_array(x->arena, uint32_t, tokens.count);
	p->count = tokens.count;
	p->term = term;
	for (size_t i = 0; i < tokens.count; i++) {
		const struct token *t = &tokens.at[i];

		p->ids[i] =
			lexicon_id(t, t->rune ? 0 : lexicon_add(x, s, t->text));
	}
}

static void add_words(struct lexicon *x, struct stemmer *s,
		      const struct term_words *words, uint32_t term)
{
	for (int l = 0; l < LANG_COUNT; l++)
		for (size_t i = 0; i < words->in[l].count; i++)
			add_phrase(x, s, words->in[l].at[i], term);
}

void lexicon_add_glossary(struct lexicon *x, struct stemmer *s,
			  const struct glossary *g)
{
	for (size_t i = 0; i < g->count; i++) {
		/* No word holds a space: the name is no one else's. */
		struct str name =
			str_format(x->arena, "term %zu", x->terms.names.count);
		uint32_t term = add(&x->terms, x->arena, name);

		for (int l = 0; l < LANG_COUNT; l++)
			add_phrase(x, s, g->terms[i].say.in[l], term);
		add_words(x, s, &g->terms[i].avoid, term);
		add_words(x, s, &g->terms[i].also, term);
	}
}

static int compare(const void *left, const void *right)
{
	const struct phrase *a = left, *b = right;

	if (a->ids[0] != b->ids[0])
		return a->ids[0] < b->ids[0] ? -1 : 1;
	if (a->count != b->count)
		return a->count > b->count ? -1 : 1;
	for (size_t i = 1; i < a->count; i++)
		if (a->ids[i] != b->ids[i])
			return a->ids[i] < b->ids[i] ? -1 : 1;
	return a->term < b->term ? -1 : a->term > b->term;
}

/* Once each: many a word is written alike in both languages. */
static void drop_doubles(struct lexicon *x)
{
	size_t kept = 0;

	for (size_t i = 0; i < x->phrases.count; i++) {
		const struct phrase *p = &x->phrases.at[i];
		const struct phrase *last =
			kept ? &x->phrases.at[kept - 1] : NULL;

		if (!last || last->term != p->term || last->count != p->count ||
		    !phrase_starts(last, p->ids, p->count))
			x->phrases.at[kept++] = *p;
	}
	x->phrases.count = kept;
}

static unsigned bit_of(uint32_t id)
{
	return (unsigned)((id * UINT32_C(2654435761)) >> 20); /* of 4096 */
}

void lexicon_sort(struct lexicon *x)
{
	if (x->phrases.count)
		qsort(x->phrases.at, x->phrases.count, sizeof *x->phrases.at,
		      compare);
	drop_doubles(x);
	for (size_t i = 0; i < x->phrases.count; i++) {
		unsigned bit = bit_of(x->phrases.at[i].ids[0]);

		x->starts[bit / 64] |= UINT64_C(1) << bit % 64;
	}
}

void lexicon_phrases(const struct lexicon *x, uint32_t id, size_t *from,
		     size_t *to)
{
	size_t low = 0, high = x->phrases.count;
	unsigned bit = bit_of(id);

	*from = *to = 0;
	if (!(x->starts[bit / 64] & UINT64_C(1) << bit % 64))
		return;
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (x->phrases.at[middle].ids[0] < id)
			low = middle + 1;
		else
			high = middle;
	}
	for (high = low;
	     high < x->phrases.count && x->phrases.at[high].ids[0] == id;)
		high++;
	*from = low;
	*to = high;
}

bool phrase_starts(const struct phrase *p, const uint32_t *ids, size_t count)
{
	if (p->count > count)
		return false;
	for (size_t i = 0; i < p->count; i++)
		if (p->ids[i] != ids[i])
			return false;
	return true;
}
