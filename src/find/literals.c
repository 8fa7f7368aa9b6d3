#include "unstuck/find/literals.h"

#include <stdlib.h>
#include <string.h>

/*
 * Not every byte is looked at.  Of each word a window is chosen, all of one
 * size; its grams, GRAM bytes at each of its places, go into a table.  A text
 * is probed once a stride, which is so long that any window holds a probe.
 * What the table knows is then compared with the words.
 */
enum {
	GRAM = 4,
	MAX_WINDOW = 16,
	SLOT_BITS = 16,
	SLOTS = 1 << SLOT_BITS,
	CHAIN_BITS = 10,
	CHAINS = 1 << CHAIN_BITS,
	NONE = UINT16_MAX, /* ends a chain */
	MAX_GRAMS = NONE,
	AT_ONCE = 8, /* probes that are looked at together */
};

/* Bytes of a word that a probe may see. */
struct gram {
	uint32_t bytes;
	uint16_t next; /* in its chain */
	uint32_t word;
	uint32_t at; /* in the word */
};

/* Words that begin with the same byte, in the order they were given. */
struct literals {
	struct str *words;
	size_t *next; /* the next word of the same first byte; SIZE_MAX: none */
	size_t first[256];
	unsigned char fold[256];

	size_t stride; /* 0: there are too many words, or none */
	uint32_t mask; /* the bytes of a gram that count */
	uint32_t low;  /* or-ed to a gram, makes letters small ones */
	size_t reach;  /* the farthest of all grams in their words */
	size_t gram_count;
	struct gram *grams;
	uint16_t chains[CHAINS];
	uint32_t known[SLOTS / 32]; /* a bit for each gram's hash */
};

/* ---- words ---------------------------------------------------------------------- */

static void make_fold(struct literals *l, bool ignore_case)
{
	for (int c = 0; c < 256; c++)
		l->fold[c] = (unsigned char)c;
	for (int c = 'A'; ignore_case && c <= 'Z'; c++)
		l->fold[c] = (unsigned char)(c | 0x20);
}

static void add_words(struct literals *l, struct arena *a, const struct str *at,
		      size_t count)
{
	l->words = arena_array(a, struct str, count + 1);
	l->next = arena_array(a, size_t, count + 1);
	for (int c = 0; c < 256; c++)
		l->first[c] = SIZE_MAX;
	for (size_t i = count; i-- > 0;) {
		size_t *first = &l->first[l->fold[(unsigned char)at[i].p[0]]];

		l->words[i] = str_copy(a, at[i]);
		l->next[i] = *first;
		*first = i;
	}
}

static bool stands_at(const struct literals *l, struct str text, size_t at,
		      struct str word)
{
	if (word.n > text.n - at)
		return false;
	for (size_t i = 0; i < word.n; i++)
		if (l->fold[(unsigned char)text.p[at + i]] !=
		    l->fold[(unsigned char)word.p[i]])
			return false;
	return true;
}

size_t literals_at(const struct literals *l, struct str text, size_t at,
		   size_t after)
{
	size_t i = after == SIZE_MAX
			   ? l->first[l->fold[(unsigned char)text.p[at]]]
			   : l->next[after];

	while (i != SIZE_MAX && !stands_at(l, text, at, l->words[i]))
		i = l->next[i];
	return i;
}

/* ---- grams ---------------------------------------------------------------------- */

/* The bytes there, as a table of grams has them. */
static inline uint32_t gram_at(const struct literals *l, const char *p)
{
	uint32_t v;

	memcpy(&v, p, GRAM);
	return (v & l->mask) | l->low;
}

/* The same where the text may end before GRAM bytes. */
static uint32_t last_gram(const struct literals *l, struct str rest)
{
	char p[GRAM] = { 0 };

	memcpy(p, rest.p, rest.n < GRAM ? rest.n : GRAM);
	return gram_at(l, p);
}

static inline uint32_t hash(uint32_t gram)
{
	return gram * UINT32_C(2654435761);
}

static inline uint32_t is_known(const struct literals *l, uint32_t gram)
{
	uint32_t slot = hash(gram) >> (32 - SLOT_BITS);

	return l->known[slot / 32] >> slot % 32 & 1;
}

static inline uint16_t *chain(struct literals *l, uint32_t gram)
{
	return &l->chains[hash(gram) >> (32 - CHAIN_BITS)];
}

/* How rare each byte is in logs, roughly. */
struct rarity {
	unsigned char of[256];
};

static void rate(struct rarity *r)
{
	static const char common[] = " e0ta1oinrs2:.-lc3d4u5p6m7g8hf9,/bky";

	memset(r->of, sizeof common, sizeof r->of);
	for (size_t i = 0; i + 1 < sizeof common; i++)
		r->of[(unsigned char)common[i]] = (unsigned char)i;
	memcpy(&r->of['A'], &r->of['a'], 'Z' - 'A' + 1);
}

static int rarity_of(const struct rarity *r, const char *p, size_t gram)
{
	int sum = 0;

	for (size_t i = 0; i < gram; i++)
		sum += r->of[(unsigned char)p[i]];
	return sum;
}

/* The rarity of the window's commonest gram, or anything up to `enough`. */
static int rarity_of_window(const struct rarity *r, const char *p,
			    size_t stride, size_t gram, int enough)
{
	int sum = rarity_of(r, p, gram), least = sum;

	for (size_t i = 1; i < stride && least > enough; i++) {
		sum += r->of[(unsigned char)p[i + gram - 1]] -
		       r->of[(unsigned char)p[i - 1]];
		least = sum < least ? sum : least;
	}
	return least;
}

/* Where the window of the word begins whose commonest gram is the rarest. */
static size_t best_window(const struct rarity *r, struct str word,
			  size_t stride, size_t gram)
{
	size_t best = 0;
	int most = -1;

	for (size_t at = 0; at + stride + gram - 1 <= word.n; at++) {
		int least =
			rarity_of_window(r, word.p + at, stride, gram, most);

		if (least > most) {
			most = least;
			best = at;
		}
	}
	return best;
}

static void add_gram(struct literals *l, size_t word, size_t at)
{
	uint32_t bytes = last_gram(l, str_tail(l->words[word], at));
	uint32_t slot = hash(bytes) >> (32 - SLOT_BITS);
	uint16_t *first = chain(l, bytes);

	l->grams[l->gram_count] =
		(struct gram){ bytes, *first, (uint32_t)word, (uint32_t)at };
	*first = (uint16_t)l->gram_count++;
	l->known[slot / 32] |= UINT32_C(1) << slot % 32;
	if (at > l->reach)
		l->reach = at;
}

/* A word that stands in the list before finds the same places. */
static bool is_twice(const struct literals *l, size_t i)
{
	struct str word = l->words[i];
	size_t other = literals_at(l, word, 0, SIZE_MAX);

	while (other < i && l->words[other].n != word.n)
		other = literals_at(l, word, 0, other);
	return other < i;
}

static size_t shortest_of(const struct literals *l, size_t count)
{
	size_t shortest = MAX_WINDOW;

	for (size_t i = 0; i < count; i++)
		if (l->words[i].n < shortest)
			shortest = l->words[i].n;
	return shortest;
}

static void add_grams(struct literals *l, struct arena *a, size_t count,
		      bool ignore_case)
{
	size_t window = shortest_of(l, count);
	size_t gram = window < GRAM ? window : GRAM;
	size_t stride = window - gram + 1;
	char bytes[GRAM] = { 0 };
	struct rarity rarity;

	if (count == 0 || count > MAX_GRAMS / stride)
		return;
	l->stride = stride;
	memset(bytes, 0xff, gram);
	memcpy(&l->mask, bytes, GRAM);
	l->low = ignore_case ? UINT32_C(0x20202020) : 0;
	l->grams = arena_array(a, struct gram, count * stride);
	memset(l->chains, 0xff, sizeof l->chains);
	rate(&rarity);
	for (size_t i = 0; i < count; i++) {
		size_t from = best_window(&rarity, l->words[i], stride, gram);

		if (is_twice(l, i))
			continue;
		for (size_t k = 0; k < stride; k++)
			add_gram(l, i, from + k);
	}
}

struct literals *literals_new(struct arena *a, const struct str *at,
			      size_t count, bool ignore_case)
{
	struct literals *l = arena_new(a, struct literals);

	make_fold(l, ignore_case);
	add_words(l, a, at, count);
	add_grams(l, a, count, ignore_case);
	return l;
}

/* ---- the text --------------------------------------------------------------------- */

/* The earliest word from `from` on that has the gram at a place; or best. */
static size_t earliest(const struct literals *l, struct str text, size_t from,
		       size_t at, uint32_t bytes, size_t best)
{
	uint16_t i = l->chains[hash(bytes) >> (32 - CHAIN_BITS)];

	for (; i != NONE; i = l->grams[i].next) {
		const struct gram *g = &l->grams[i];

		if (g->bytes == bytes && at - from >= g->at &&
		    at - g->at < best &&
		    stands_at(l, text, at - g->at, l->words[g->word]))
			best = at - g->at;
	}
	return best;
}

/* The first probe from `at` on that the table knows, or some of the last. */
static size_t probe(const struct literals *l, struct str text, size_t at)
{
	const size_t step = l->stride;

	while (at + AT_ONCE * step + GRAM <= text.n) {
		const char *p = text.p + at;
		uint32_t any = 0;

#pragma GCC unroll 8
		for (int i = 0; i < AT_ONCE; i++, p += step)
			any |= is_known(l, gram_at(l, p));
		if (any)
			break;
		at += AT_ONCE * step;
	}
	while (at + GRAM <= text.n && !is_known(l, gram_at(l, text.p + at)))
		at += step;
	return at;
}

static ptrdiff_t next_plain(const struct literals *l, struct str text,
			    size_t from)
{
	for (; from < text.n; from++)
		if (literals_at(l, text, from, SIZE_MAX) != SIZE_MAX)
			return (ptrdiff_t)from;
	return -1;
}

/* A word that begins earlier may have its gram later, but not by much. */
ptrdiff_t literals_next(const struct literals *l, struct str text, size_t from)
{
	size_t best = SIZE_MAX, at = from;

	if (l->stride == 0)
		return next_plain(l, text, from);
	for (; at < text.n; at += l->stride) {
		if (best != SIZE_MAX && at >= best + l->reach)
			break;
		if (best == SIZE_MAX)
			at = probe(l, text, at);
		if (at < text.n)
			best = earliest(l, text, from, at,
					last_gram(l, str_tail(text, at)), best);
	}
	return best == SIZE_MAX ? -1 : (ptrdiff_t)best;
}
