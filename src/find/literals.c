#include "unstuck/find/literals.h"

/* Words that begin with the same byte, in the order they were given. */
struct literals {
	struct str *words;
	size_t *next; /* the next word of the same first byte; SIZE_MAX: none */
	size_t first[256];
	unsigned char fold[256];
	size_t longest;
};

static void make_fold(struct literals *l, bool ignore_case)
{
	for (int c = 0; c < 256; c++)
		l->fold[c] = (unsigned char)c;
	for (int c = 'A'; ignore_case && c <= 'Z'; c++)
		l->fold[c] = (unsigned char)(c | 0x20);
}

struct literals *literals_new(struct arena *a, const struct str *at,
			      size_t count, bool ignore_case)
{
	struct literals *l = arena_new(a, struct literals);

	make_fold(l, ignore_case);
	l->words = arena_array(a, struct str, count + 1);
	l->next = arena_array(a, size_t, count + 1);
	for (int c = 0; c < 256; c++)
		l->first[c] = SIZE_MAX;
	for (size_t i = count; i-- > 0;) {
		size_t *first = &l->first[l->fold[(unsigned char)at[i].p[0]]];

		l->words[i] = str_copy(a, at[i]);
		l->next[i] = *first;
		*first = i;
		if (at[i].n > l->longest)
			l->longest = at[i].n;
	}
	return l;
}

size_t literals_longest(const struct literals *l)
{
	return l->longest;
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

ptrdiff_t literals_next(const struct literals *l, struct str text, size_t from)
{
	for (; from < text.n; from++)
		if (literals_at(l, text, from, SIZE_MAX) != SIZE_MAX)
			return (ptrdiff_t)from;
	return -1;
}
