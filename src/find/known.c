#include "unstuck/find/known.h"

#include "unstuck/base/buf.h"
#include "unstuck/text/rune.h"

struct entry {
	const struct flow *flow;
	const struct signature *signature;
	struct matcher *matcher;
	bool wanted; /* one of its words stands in the line */
};

/* Whose word it is: the entry, its text, where in that the word stands. */
struct owner {
	size_t entry;
	struct str part;
	size_t at;
};

struct known {
	struct entry *entries;
	size_t count;
	struct literals *words;
	struct owner *owners; /* of each word */
	size_t lines;
};

/* ---- the words ------------------------------------------------------------------ */

/* The first characters beyond ASCII as JSON may write them; none without. */
static struct str escaped(struct arena *a, struct str word)
{
	struct buf out;
	uint32_t rune;
	size_t n;

	buf_init(&out, a);
	for (; word.n; word = str_tail(word, n ? n : 1)) {
		n = rune_read(word, &rune);
		if (n > 1 && rune <= 0xffff)
			buf_printf(&out, "\\u%04x", rune);
		else if (out.n)
			break;
	}
	return buf_str(&out);
}

static size_t word_count(const struct flow *const *flows, size_t count,
			 size_t *entries)
{
	size_t words = 0;

	*entries = 0;
	for (size_t f = 0; f < count; f++)
		for (size_t i = 0; i < flows[f]->signature_count; i++) {
			words += 2 * flows[f]->signatures[i].contains.count;
			++*entries;
		}
	return words;
}

/* The words of the next entry, behind n others; how many they are. */
static size_t add_words(struct known *k, struct arena *a,
			const struct signature *s, struct str *at, size_t n)
{
	size_t from = n;

	for (size_t i = 0; i < s->contains.count; i++) {
		struct str part = s->contains.at[i], other = escaped(a, part);

		at[n] = signature_word(part);
		if (at[n].n == 0)
			at[n] = part;
		k->owners[n] = (struct owner){ k->count, part,
					       (size_t)(at[n].p - part.p) };
		n++;
		if (other.n == 0)
			continue;
		at[n] = other;
		k->owners[n++] = (struct owner){ k->count, other, 0 };
	}
	return n - from;
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
	k->owners = arena_array(a, struct owner, words + 1);
	for (size_t f = 0; f < count; f++)
		for (size_t i = 0; i < flows[f]->signature_count; i++) {
			const struct signature *s = &flows[f]->signatures[i];

			n += add_words(k, a, s, at, n);
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
			k->entries[k->owners[w].entry].wanted = true;
	}
}

/* Was it put into a string or another alphabet on its way? */
static bool is_wrapped_up(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == '\\' || s.p[i] == '&' || s.p[i] == '\033' ||
		    (unsigned char)s.p[i] >= 0x80)
			return true;
	return false;
}

static bool stands(const struct owner *o, struct str s, size_t at)
{
	return loose_at(s, at, str_tail(o->part, o->at), true) &&
	       loose_before(s, at, str_head(o->part, o->at), true);
}

bool known_may(const struct known *k, struct str line, struct str around)
{
	size_t from = (size_t)(line.p - around.p);
	ptrdiff_t at = -1;

	if (is_wrapped_up(around))
		return true;
	while ((at = literals_next(k->words, line, (size_t)(at + 1))) >= 0) {
		size_t w = SIZE_MAX;

		while ((w = literals_at(k->words, line, (size_t)at, w)) !=
		       SIZE_MAX)
			if (stands(&k->owners[w], around, from + (size_t)at))
				return true;
	}
	return false;
}

static bool knows(const struct entry *e, struct arena *a,
		  const struct loose *lines, bool wrapped,
		  struct known_match *out)
{
	struct loose head = loose_lines(lines, (size_t)e->signature->lines);
	struct arena_mark mark = arena_mark(a);

	out->flow = e->flow;
	out->signature = e->signature;
	if (wrapped ? matcher_run_wrapped(e->matcher, a, lines, &out->at)
		    : matcher_run(e->matcher, a, &head, &out->at))
		return true;
	arena_rewind(a, mark);
	return false;
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
