#include "atoms.h"

#include "unstuck/text/rune.h"

/* Characters that surely are letters; the rest is judged with care. */
static const struct {
	uint32_t first, last;
} letters[] = {
	{ '0', '9' },	    { 'A', 'Z' },	{ 'a', 'z' },
	{ 0xc0, 0xd6 },	    { 0xd8, 0xf6 },	{ 0xf8, 0x24f },
	{ 0x391, 0x3a1 },   { 0x3a3, 0x3ff },	{ 0x400, 0x481 },
	{ 0x48a, 0x52f },   { 0x5d0, 0x5ea },	{ 0x620, 0x64a },
	{ 0x3041, 0x3096 }, { 0x30a1, 0x30fa }, { 0x3400, 0x4dbf },
	{ 0x4e00, 0x9fff }, { 0xac00, 0xd7a3 }, { 0xff10, 0xff19 },
	{ 0xff21, 0xff3a }, { 0xff41, 0xff5a }, { 0x20000, 0x2a6df },
};

static const struct {
	uint32_t first, last;
} spaces[] = {
	{ ' ', ' ' },	    { 0xa0, 0xa0 },	{ 0x1680, 0x1680 },
	{ 0x2000, 0x200a }, { 0x202f, 0x202f }, { 0x205f, 0x205f },
	{ 0x3000, 0x3000 },
};

static enum edge edge_of(uint32_t rune)
{
	for (size_t i = 0; i < COUNT(spaces); i++)
		if (rune >= spaces[i].first && rune <= spaces[i].last)
			return EDGE_SPACE;
	for (size_t i = 0; i < COUNT(letters); i++)
		if (rune >= letters[i].first && rune <= letters[i].last)
			return EDGE_LETTER;
	return rune < 0x80 ? EDGE_PUNCT : EDGE_UNSURE;
}

void atoms_text(struct atoms *t, struct str s, unsigned style)
{
	uint32_t rune;

	while (s.n) {
		size_t n = rune_read(s, &rune);
		struct atom *atom = list_push(t->arena, &t->list);

		atom->s = str_head(s, n ? n : 1);
		atom->style = style & (SPAN_STRONG | SPAN_EMPH);
		atom->edge = n ? edge_of(rune) : EDGE_UNSURE;
		s = str_tail(s, atom->s.n);
	}
}

struct atom *atoms_done(struct atoms *t, struct str s, unsigned style)
{
	struct atom *atom = list_push(t->arena, &t->list);

	atom->kind = ATOM_DONE;
	atom->s = s;
	atom->style = style & (SPAN_STRONG | SPAN_EMPH);
	atom->edge = EDGE_PUNCT;
	return atom;
}

void atoms_break(struct atoms *t, bool as_space)
{
	struct atom *atom;

	if (as_space) {
		atoms_text(t, STR(" "), 0);
		return;
	}
	atom = list_push(t->arena, &t->list);
	atom->kind = ATOM_BREAK;
	atom->edge = EDGE_SPACE;
}

static bool is_space(const struct atom *atom)
{
	return atom->kind == ATOM_CHAR && str_eq(atom->s, STR(" "));
}

void atoms_trim(struct atoms *t)
{
	struct atom *at = t->list.at;
	size_t kept = 0;

	for (size_t i = 0; i < t->list.count; i++) {
		bool starts = kept == 0 || at[kept - 1].kind == ATOM_BREAK;

		if (is_space(&at[i]) && starts)
			continue;
		if (at[i].kind == ATOM_BREAK)
			while (kept && is_space(&at[kept - 1]))
				kept--;
		if (at[i].kind == ATOM_BREAK && kept == 0)
			continue;
		at[kept++] = at[i];
	}
	while (kept &&
	       (is_space(&at[kept - 1]) || at[kept - 1].kind == ATOM_BREAK))
		kept--;
	t->list.count = kept;
}

/* Emphasis: a run of atoms that share a style. */

struct stretch {
	size_t from, to;
	unsigned style;
};

static bool has(const struct atoms *t, size_t at, unsigned style)
{
	return at < t->list.count && (t->list.at[at].style & style);
}

static enum edge edge_at(const struct atoms *t, size_t at)
{
	return at < t->list.count ? t->list.at[at].edge : EDGE_SPACE;
}

static enum edge edge_before(const struct atoms *t, size_t at)
{
	return at ? t->list.at[at - 1].edge : EDGE_SPACE;
}

/* Can a marker stand between what is inside and what is outside? */
static bool flanks(enum edge inside, enum edge outside)
{
	if (inside == EDGE_SPACE)
		return false;
	return inside == EDGE_LETTER || outside == EDGE_SPACE ||
	       outside == EDGE_PUNCT;
}

/* Inside strong text a marker that could close as well would close it. */
static bool opens_only(enum edge inside, enum edge outside)
{
	return outside == EDGE_SPACE ||
	       (outside == EDGE_PUNCT && inside == EDGE_LETTER);
}

static bool may_open(const struct atoms *t, const struct stretch *s)
{
	enum edge inside = edge_at(t, s->from);
	enum edge outside = edge_before(t, s->from);

	if (!flanks(inside, outside))
		return false;
	if (s->style == SPAN_STRONG || s->from == 0 ||
	    !has(t, s->from - 1, SPAN_STRONG))
		return true;
	/* the end of strong text and this marker would become one marker */
	return has(t, s->from, SPAN_STRONG) && opens_only(inside, outside);
}

static bool may_close(const struct atoms *t, const struct stretch *s)
{
	if (!flanks(edge_before(t, s->to), edge_at(t, s->to)))
		return false;
	return s->style == SPAN_STRONG || has(t, s->to - 1, SPAN_STRONG) ||
	       !has(t, s->to, SPAN_STRONG);
}

/* Emphasis ends where strong text starts or ends: markers must nest. */
static struct stretch stretch_at(const struct atoms *t, size_t from,
				 unsigned style)
{
	struct stretch s = { from, from, style };
	bool strong = has(t, from, SPAN_STRONG);

	while (has(t, s.to, style) && has(t, s.to, SPAN_STRONG) == strong)
		s.to++;
	return s;
}

/* Take style from the ends until what is left can be marked. */
static void give_way(struct atoms *t, struct stretch s)
{
	while (s.from < s.to && !may_open(t, &s))
		t->list.at[s.from++].style &= ~s.style;
	while (s.from < s.to && !may_close(t, &s))
		t->list.at[--s.to].style &= ~s.style;
}

void atoms_emphasize(struct atoms *t)
{
	static const unsigned styles[] = { SPAN_STRONG, SPAN_EMPH };

	for (size_t i = 0; i < COUNT(styles); i++) {
		size_t at = 0;

		while (at < t->list.count) {
			struct stretch s = stretch_at(t, at, styles[i]);

			give_way(t, s);
			at = s.to > at ? s.to : at + 1;
		}
	}
}
