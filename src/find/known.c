#include "unstuck/find/known.h"

struct entry {
	const struct flow *flow;
	const struct signature *signature;
	struct matcher *matcher;
	bool wanted; /* one of its words stands in the line */
};

struct known {
	struct entry *entries;
	size_t count;
	struct literals *words;
	size_t *owner; /* the entry of each word */
	size_t lines;
};

/* ---- the words ------------------------------------------------------------------ */

static bool is_word_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '_' || (c & 0x80);
}

/* The longest word: blanks and signs around it may be others in a log. */
static struct str anchor(struct str s)
{
	struct str best = STR_NONE;
	size_t from = 0;

	for (size_t i = 0; i <= s.n; i++) {
		if (i < s.n && is_word_byte(s.p[i]))
			continue;
		if (i - from > best.n)
			best = (struct str){ s.p + from, i - from };
		from = i + 1;
	}
	return best.n ? best : s;
}

static size_t word_count(const struct flow *const *flows, size_t count,
			 size_t *entries)
{
	size_t words = 0;

	*entries = 0;
	for (size_t f = 0; f < count; f++)
		for (size_t i = 0; i < flows[f]->signature_count; i++) {
			words += flows[f]->signatures[i].contains.count;
			++*entries;
		}
	return words;
}

static void add(struct known *k, struct arena *a, const struct flow *f,
		const struct signature *s)
{
	k->entries[k->count++] =
		(struct entry){ f, s, matcher_new(a, s), false };
	if (s->lines > (int64_t)k->lines)
		k->lines = (size_t)s->lines;
	if (k->lines > SIGNATURE_MAX_LINES)
		k->lines = SIGNATURE_MAX_LINES;
}

struct known *known_new(struct arena *a, const struct flow *const *flows,
			size_t count)
{
	struct known *k = arena_new(a, struct known);
	size_t entries, words = word_count(flows, count, &entries), n = 0;
	struct str *at = arena_array(a, struct str, words + 1);

	k->entries = arena_array(a, struct entry, entries + 1);
	k->owner = arena_array(a, size_t, words + 1);
	for (size_t f = 0; f < count; f++)
		for (size_t i = 0; i < flows[f]->signature_count; i++) {
			const struct signature *s = &flows[f]->signatures[i];

			for (size_t w = 0; w < s->contains.count; w++) {
				k->owner[n] = k->count;
				at[n++] = anchor(s->contains.at[w]);
			}
			add(k, a, flows[f], s);
		}
	k->words = literals_new(a, at, n, true);
	return k;
}

const struct literals *known_words(const struct known *k)
{
	return k->words;
}

size_t known_lines(const struct known *k)
{
	return k->lines;
}

/* ---- a match ---------------------------------------------------------------------- */

/* The entries that have a word in the line. */
static void want(struct known *k, struct str line)
{
	ptrdiff_t at = -1;

	for (size_t i = 0; i < k->count; i++)
		k->entries[i].wanted = false;
	while ((at = literals_next(k->words, line, (size_t)(at + 1))) >= 0) {
		size_t w = SIZE_MAX;

		while ((w = literals_at(k->words, line, (size_t)at, w)) !=
		       SIZE_MAX)
			k->entries[k->owner[w]].wanted = true;
	}
}

static bool knows(const struct entry *e, struct arena *a,
		  const struct loose *lines, bool wrapped,
		  struct known_match *out)
{
	struct loose head =
		loose_lines(lines, wrapped ? 1 : (size_t)e->signature->lines);

	out->flow = e->flow;
	out->signature = e->signature;
	return wrapped ? matcher_run_wrapped(e->matcher, a, &head, &out->at)
		       : matcher_run(e->matcher, a, &head, &out->at);
}

/* Within a flow the first one counts: the others are less narrow. */
static bool is_open(const struct known *k, size_t i, const struct flow *taken)
{
	return k->entries[i].wanted && k->entries[i].flow != taken;
}

/* Does a signature of another flow know the lines that goes first? */
static bool gives_way(struct known *k, struct arena *a, size_t of,
		      const struct loose *lines, bool wrapped)
{
	const struct entry *e = &k->entries[of];
	struct known_match other;

	if (e->signature->yields.count == 0)
		return false;
	for (size_t i = 0; i < k->count; i++)
		if (is_open(k, i, e->flow) &&
		    signature_yields(e->signature, k->entries[i].flow,
				     k->entries[i].signature) &&
		    knows(&k->entries[i], a, lines, wrapped, &other))
			return true;
	return false;
}

bool known_match(struct known *k, struct arena *a, struct str line,
		 const struct loose *lines, bool wrapped,
		 struct known_match *out)
{
	const struct flow *taken = NULL;

	want(k, line);
	for (size_t i = 0; i < k->count; i++) {
		if (!is_open(k, i, taken) ||
		    !knows(&k->entries[i], a, lines, wrapped, out))
			continue;
		if (!gives_way(k, a, i, lines, wrapped))
			return true;
		taken = out->flow;
	}
	return false;
}
