#include "near.h"

#include "stop.h"
#include "unstuck/base/typo.h"

enum {
	SHORTEST_START = 4, /* letters that stand for a longer word */
	SHORTEST_SPLIT = 3, /* letters of a word written to another */
	ONE_SLIP = 5,	    /* letters a word must have */
	TWO_SLIPS = 8,
};

#define WORTH_START 0.85
#define WORTH_SPLIT 0.85
#define WORTH_SLIP 0.9

static bool has_digit(struct str word)
{
	for (size_t i = 0; i < word.n; i++)
		if (word.p[i] >= '0' && word.p[i] <= '9')
			return true;
	return false;
}

static size_t docs_of(const struct index *ix, uint32_t spelling)
{
	return index_postings(ix, ix->lexicon.stems.at[spelling]).count;
}

static void add(struct near *near, struct arena *a, const uint32_t *terms,
		size_t count, struct near_word is)
{
	struct near_word *w = list_push(a, near);

	*w = is;
	w->terms = arena_array(a, uint32_t, count);
	w->count = count;
	for (size_t i = 0; i < count; i++)
		w->terms[i] = terms[i];
}

/* A start of half a word at least stands for it. */
static void add_starts(struct near *near, struct arena *a,
		       const struct index *ix, struct str word)
{
	const struct lexicon *x = &ix->lexicon;

	if (word.n < SHORTEST_START)
		return;
	for (uint32_t i = 0; i < x->spellings.names.count; i++) {
		struct str name = x->spellings.names.at[i];

		if (name.n <= 2 * word.n && str_starts(name, word) &&
		    docs_of(ix, i))
			add(near, a, &x->stems.at[i], 1,
			    (struct near_word){ .spelling = name,
						.worth = WORTH_START });
	}
}

/* Two known words, of which one tells something. */
static void add_split(struct near *near, struct arena *a,
		      const struct index *ix, struct str word)
{
	const struct lexicon *x = &ix->lexicon;

	for (size_t n = SHORTEST_SPLIT; n + SHORTEST_SPLIT <= word.n; n++) {
		struct str head = str_head(word, n), tail = str_tail(word, n);
		uint32_t left = lexicon_spelling(x, head);
		uint32_t right = lexicon_spelling(x, tail);
		uint32_t terms[2];

		if (left == LEXICON_NONE || right == LEXICON_NONE ||
		    !docs_of(ix, left) || !docs_of(ix, right) ||
		    (stop_word(head) && stop_word(tail)))
			continue;
		terms[0] = x->stems.at[left];
		terms[1] = x->stems.at[right];
		add(near, a, terms, 2,
		    (struct near_word){ .spelling = str_format(
						a, STR_FMT " " STR_FMT,
						STR_ARG(head), STR_ARG(tail)),
					.worth = WORTH_SPLIT });
	}
}

static void add_slip(struct near *near, struct arena *a, const struct index *ix,
		     struct str word)
{
	const struct lexicon *x = &ix->lexicon;
	struct typo typo = typo_start(word);
	uint32_t best;

	if (word.n < ONE_SLIP)
		return;
	typo.distance = word.n < TWO_SLIPS ? 1 : 2;
	for (uint32_t i = 0; i < x->spellings.names.count; i++) {
		struct str name = x->spellings.names.at[i];

		if (name.n >= ONE_SLIP - 1 && name.p[0] == word.p[0] &&
		    !has_digit(name) && docs_of(ix, i))
			typo_offer(&typo, name);
	}
	if (typo.best.n == 0)
		return;
	best = lexicon_spelling(x, typo.best);
	add(near, a, &x->stems.at[best], 1,
	    (struct near_word){ .spelling = typo.best, .worth = WORTH_SLIP });
}

struct near near_name(struct arena *a, const struct index *ix, struct str name)
{
	struct near near = { NULL, 0, 0 };

	if (name.n >= TWO_SLIPS && !has_digit(name))
		add_slip(&near, a, ix, name);
	return near;
}

struct near near_words(struct arena *a, const struct index *ix, struct str word)
{
	struct near near = { NULL, 0, 0 };

	if (has_digit(word))
		return near;
	add_starts(&near, a, ix, word);
	if (near.count == 0)
		add_split(&near, a, ix, word);
	if (near.count == 0)
		add_slip(&near, a, ix, word);
	return near;
}
