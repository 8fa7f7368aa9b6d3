#include "unstuck/text/stem.h"

#include <libstemmer.h>
#include <stdlib.h>

enum { SHORTEST = 3, LONGEST = 64 };

/* What it owns, and whom it tells when there is no memory. */
struct stemmer {
	struct sb_stemmer *english;
	struct arena *arena;
};

/* Forms the rules of English do not tell; by form. */
static const struct form {
	struct str form, base;
} forms[] = {
	{ STR_INIT("began"), STR_INIT("begin") },
	{ STR_INIT("begun"), STR_INIT("begin") },
	{ STR_INIT("bought"), STR_INIT("buy") },
	{ STR_INIT("broke"), STR_INIT("break") },
	{ STR_INIT("broken"), STR_INIT("break") },
	{ STR_INIT("built"), STR_INIT("build") },
	{ STR_INIT("chosen"), STR_INIT("choose") },
	{ STR_INIT("evolution"), STR_INIT("evolve") },
	{ STR_INIT("expansion"), STR_INIT("expand") },
	{ STR_INIT("expiry"), STR_INIT("expire") },
	{ STR_INIT("failure"), STR_INIT("fail") },
	{ STR_INIT("failures"), STR_INIT("fail") },
	{ STR_INIT("found"), STR_INIT("find") },
	{ STR_INIT("froze"), STR_INIT("freeze") },
	{ STR_INIT("frozen"), STR_INIT("freeze") },
	{ STR_INIT("grew"), STR_INIT("grow") },
	{ STR_INIT("grown"), STR_INIT("grow") },
	{ STR_INIT("growth"), STR_INIT("grow") },
	{ STR_INIT("hung"), STR_INIT("hang") },
	{ STR_INIT("indices"), STR_INIT("index") },
	{ STR_INIT("kept"), STR_INIT("keep") },
	{ STR_INIT("loss"), STR_INIT("lose") },
	{ STR_INIT("lost"), STR_INIT("lose") },
	{ STR_INIT("ran"), STR_INIT("run") },
	{ STR_INIT("resolution"), STR_INIT("resolve") },
	{ STR_INIT("retention"), STR_INIT("retain") },
	{ STR_INIT("sent"), STR_INIT("send") },
	{ STR_INIT("shown"), STR_INIT("show") },
	{ STR_INIT("slower"), STR_INIT("slow") },
	{ STR_INIT("slowest"), STR_INIT("slow") },
	{ STR_INIT("slowly"), STR_INIT("slow") },
	{ STR_INIT("stood"), STR_INIT("stand") },
	{ STR_INIT("stuck"), STR_INIT("stick") },
	{ STR_INIT("subscription"), STR_INIT("subscribe") },
	{ STR_INIT("taken"), STR_INIT("take") },
	{ STR_INIT("took"), STR_INIT("take") },
	{ STR_INIT("went"), STR_INIT("go") },
	{ STR_INIT("written"), STR_INIT("write") },
	{ STR_INIT("wrote"), STR_INIT("write") },
};

struct stemmer *stemmer_new(struct arena *a)
{
	struct stemmer *s = arena_new(a, struct stemmer);

	s->arena = a;
	s->english = sb_stemmer_new("english", "UTF_8");
	if (!s->english) {
		a->oom(0);
		abort();
	}
	return s;
}

void stemmer_free(struct stemmer *s)
{
	sb_stemmer_delete(s->english);
}

static int compare(const void *word, const void *row)
{
	return str_cmp(*(const struct str *)word,
		       ((const struct form *)row)->form);
}

/* Letters alone, and neither too few nor too many: no number, no name. */
static bool is_english(struct str word)
{
	for (size_t i = 0; i < word.n; i++)
		if (word.p[i] < 'a' || word.p[i] > 'z')
			return false;
	return word.n > SHORTEST - 1 && word.n <= LONGEST;
}

struct str stem_word(struct stemmer *s, struct arena *a, struct str word)
{
	const struct form *irregular;
	const sb_symbol *stem;

	if (!is_english(word))
		return word;
	irregular = bsearch(&word, forms, COUNT(forms), sizeof *forms, compare);
	if (irregular)
		word = irregular->base;
	stem = sb_stemmer_stem(s->english, (const sb_symbol *)word.p,
			       (int)word.n);
	if (!stem) {
		s->arena->oom(word.n);
		abort();
	}
	return str_copy(a,
			(struct str){ (const char *)stem,
				      (size_t)sb_stemmer_length(s->english) });
}
