/* The words of prose: terms of the glossary, punctuation of its language. */
#include "checks.h"

#include <string.h>

#include "unstuck/base/buf.h"
#include "unstuck/doc/markdown.h"
#include "unstuck/flow/glossary.h"
#include "unstuck/text/cluster.h"
#include "unstuck/text/rune.h"

enum { EXCERPT_COLS = 12 }; /* of the prose, to find its place */

#define OBJECT "\xef\xbf\xbc" /* U+FFFC, in place of what is no prose */

/* Addresses end at a blank, or where Chinese goes on. */
static size_t address_bytes(struct str s)
{
	struct str ascii = str_head(s, rune_ascii_run(s.p, s.n));

	return str_cut(ascii, STR(" ")).head.n;
}

/* A text without its addresses. */
static void put_prose(struct buf *out, struct str s)
{
	for (;;) {
		ptrdiff_t at = str_find(s, STR("https://"));

		if (at < 0)
			break;
		buf_put(out, str_head(s, (size_t)at));
		buf_puts(out, OBJECT);
		s = str_tail(s, (size_t)at);
		s = str_tail(s, address_bytes(s));
	}
	buf_put(out, s);
}

/* A text without its markup; code and addresses are an object each. */
static struct str prose_of(struct arena *a, struct str text)
{
	struct spans spans;
	struct buf out;

	if (!may_have_markup(text))
		return text;
	spans = markdown_spans(a, text, NULL);
	buf_init(&out, a);
	for (size_t i = 0; i < spans.count; i++) {
		const struct span *s = &spans.at[i];

		if (s->style & SPAN_CODE)
			buf_puts(&out, OBJECT);
		else
			put_prose(&out, s->text.s);
	}
	return buf_str(&out);
}

/* ---- terms -------------------------------------------------------------- */

static bool is_word_byte(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
	       (c >= 'a' && c <= 'z') || c == '_';
}

/* Latin words end where letters end; Chinese has no such ends. */
static bool is_whole_word(struct str prose, size_t at, size_t n)
{
	bool joins_before = at > 0 && is_word_byte(prose.p[at - 1]) &&
			    is_word_byte(prose.p[at]);
	bool joins_after = at + n < prose.n && is_word_byte(prose.p[at + n]) &&
			   is_word_byte(prose.p[at + n - 1]);

	return !joins_before && !joins_after;
}

/* The next place of a word in the prose from an offset on, or -1. */
static ptrdiff_t find_word(struct str prose, size_t from, struct str word)
{
	for (;;) {
		ptrdiff_t hit = str_find(str_tail(prose, from), word);

		if (hit < 0)
			return -1;
		from += (size_t)hit;
		if (is_whole_word(prose, from, word.n))
			return (ptrdiff_t)from;
		from++;
	}
}

/* The word to say may hold the word to avoid: such a place is fine. */
static bool stands_within(struct str prose, size_t at, size_t n, struct str say)
{
	size_t back = say.n - n < at ? say.n - n : at;

	if (say.n <= n)
		return false;
	for (size_t from = at - back; from <= at; from++)
		if (str_starts(str_tail(prose, from), say))
			return true;
	return false;
}

static bool says(struct str prose, struct str word, struct str say)
{
	ptrdiff_t at = find_word(prose, 0, word);

	while (at >= 0 && stands_within(prose, (size_t)at, word.n, say))
		at = find_word(prose, (size_t)at + 1, word);
	return at >= 0;
}

static void check_term(struct checker *c, const struct site *s, enum lang l,
		       struct str prose, const struct term *term)
{
	const struct ids *avoid = &term->avoid.in[l];
	struct str say = text_in(&term->say, l);

	for (size_t i = 0; i < avoid->count; i++)
		if (avoid->at[i].n && says(prose, avoid->at[i], say))
			diag_add(c->diags, DIAG_TERM,
				 place_in(c, s->text, l, avoid->at[i]),
				 "'" STR_FMT "': the glossary says '" STR_FMT
				 "'",
				 STR_ARG(avoid->at[i]), STR_ARG(say));
}

static void check_terms(struct checker *c, const struct site *s, enum lang l,
			struct str prose)
{
	const struct glossary *g = c->pack->glossary;

	for (size_t i = 0; g && i < g->count; i++)
		check_term(c, s, l, prose, &g->terms[i]);
}

/* ---- punctuation -------------------------------------------------------- */

/* CJK punctuation and full-width forms; no English sentence has them. */
static bool is_full_width(uint32_t rune)
{
	return (rune >= 0x3000 && rune <= 0x303f) ||
	       (rune >= 0xff01 && rune <= 0xff5e);
}

static bool is_han(uint32_t rune)
{
	return rune >= 0x3400 && rune <= 0x9fff;
}

static bool is_end(uint32_t rune)
{
	return rune == 0 || rune == ' ' || rune == '\n';
}

/* Half-width punctuation is wrong beside a Chinese character. */
static bool is_half_width_in_chinese(uint32_t before, uint32_t rune,
				     uint32_t after)
{
	switch (rune) {
	case ',':
	case ';':
	case ':':
	case '(':
	case ')':
		return is_han(before) || is_han(after);
	case '!':
	case '?':
		return is_han(before) || is_han(after) || is_end(after);
	case '.':
		return is_han(before) && is_end(after);
	default:
		return false;
	}
}

struct found {
	struct str at; /* the text from the character on */
	struct str rune;
};

/* Three characters slide over the prose: before, this one, after. */
static bool find_punctuation(struct str prose, enum lang l, struct found *out)
{
	uint32_t before = 0, rune = 0, after = 0;
	size_t n = rune_read(prose, &rune);

	for (size_t at = 0; n; before = rune, rune = after) {
		size_t next = rune_read(str_tail(prose, at + n), &after);

		if (!next)
			after = 0;
		*out = (struct found){ str_tail(prose, at),
				       str_head(str_tail(prose, at), n) };
		if (l == LANG_ZH ? is_half_width_in_chinese(before, rune, after)
				 : is_full_width(rune))
			return true;
		at += n;
		n = next;
	}
	return false;
}

static bool has_han(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0xe3)
			return true;
	return false;
}

/* Most texts have nothing that could be wrong: their markup can stay. */
static bool may_be_wrong(struct str text, enum lang l)
{
	for (size_t i = 0; i < text.n; i++)
		if (l == LANG_ZH ? memchr(",;:?!().", text.p[i], 8) != NULL
				 : (unsigned char)text.p[i] >= 0xe3)
			return true;
	return false;
}

static void check_punctuation(struct checker *c, const struct site *s,
			      enum lang l, struct str prose)
{
	struct str around;
	struct found f;

	/* Words of all languages at once have no punctuation of one. */
	if (s->text->yaml->kind == YAML_SCALAR || !has_han(prose) ||
	    !find_punctuation(prose, l, &f))
		return;
	around = text_cut(f.at, EXCERPT_COLS);
	diag_add(c->diags, DIAG_PUNCTUATION, place_in(c, s->text, l, around),
		 l == LANG_ZH ? "half-width '" STR_FMT
				"' beside Chinese; write it full-width"
			      : "full-width '" STR_FMT
				"' in English; write it half-width",
		 STR_ARG(f.rune));
}

void check_words(struct checker *c)
{
	for (size_t i = 0; i < c->sites.count; i++) {
		const struct site *s = &c->sites.at[i];
		struct arena_mark mark = arena_mark(c->arena);

		for (enum lang l = 0; l < LANG_COUNT; l++) {
			struct str prose;

			if (s->snippet || s->shared || !site_lang(s, l) ||
			    !(c->pack->glossary ||
			      may_be_wrong(s->text->in[l], l)))
				continue;
			prose = prose_of(c->arena, s->text->in[l]);
			check_terms(c, s, l, prose);
			check_punctuation(c, s, l, prose);
		}
		arena_rewind(c->arena, mark);
	}
}
