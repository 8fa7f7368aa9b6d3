#include "markup.h"

#include "atoms.h"
#include "escape.h"
#include "unstuck/base/buf.h"

/* Code spans and links, written before the text around them. */

/* One space at each end is dropped when read, so it stands twice. */
static bool needs_padding(struct str s)
{
	char first = s.p[0], last = s.p[s.n - 1];

	if (first == '`' || last == '`')
		return true;
	return first == ' ' && last == ' ' && escape_longest_run(s, ' ') < s.n;
}

static struct str code_markup(struct arena *a, struct str s)
{
	size_t ticks = escape_longest_run(s, '`') + 1;
	struct buf out;

	buf_init(&out, a);
	buf_pad(&out, '`', ticks);
	buf_pad(&out, ' ', needs_padding(s));
	buf_put(&out, s);
	buf_pad(&out, ' ', needs_padding(s));
	buf_pad(&out, '`', ticks);
	return buf_str(&out);
}

static struct str link_markup(struct arena *a, struct spans text,
			      struct str target, unsigned place)
{
	struct buf out;

	buf_init(&out, a);
	if (address_is_plain(target) && str_eq(spans_text(a, text).s, target)) {
		buf_putc(&out, '<');
		buf_put(&out, target);
		buf_putc(&out, '>');
		return buf_str(&out);
	}
	buf_putc(&out, '[');
	buf_put(&out,
		markup_spans(a, text, place | MARKUP_LINE | MARKUP_INSIDE));
	buf_puts(&out, "](");
	escape_address(&out, target, place);
	buf_putc(&out, ')');
	return buf_str(&out);
}

/* Spans as atoms. */

/* How many spans from at on are part of the same link or code. */
static size_t alike(struct spans s, size_t at)
{
	const unsigned kinds = SPAN_LINK | SPAN_CODE | SPAN_BREAK;
	const unsigned first = s.at[at].style;
	size_t to = at + 1;

	while (to < s.count &&
	       ((s.at[to].style ^ first) &
		(first & SPAN_LINK ? SPAN_LINK : kinds)) == 0 &&
	       str_eq(s.at[to].target.s, s.at[at].target.s))
		to++;
	return to - at;
}

static struct spans without_links(struct arena *a, struct spans s)
{
	struct spans out = { arena_array(a, struct span, s.count), s.count };

	for (size_t i = 0; i < s.count; i++) {
		out.at[i] = s.at[i];
		out.at[i].style &= ~(unsigned)SPAN_LINK;
		out.at[i].target = SAFE_NONE;
	}
	return out;
}

/*
 * Two things reach into code: | parts cells (readers disagree on how it is
 * escaped there), and "[`]: `](…)" defines a link where a paragraph starts.
 */
static bool holds_as_code(struct str s, unsigned place)
{
	if ((place & MARKUP_CELL) && str_find(s, STR("|")) >= 0)
		return false;
	return !(place & MARKUP_INSIDE) || str_find(s, STR("]:")) < 0;
}

static void add_code(struct atoms *t, struct spans s, unsigned place)
{
	struct str text = spans_text(t->arena, s).s;
	unsigned style = s.at[0].style;

	if (text.n == 0)
		return;
	if (holds_as_code(text, place))
		atoms_done(t, code_markup(t->arena, text), style);
	else
		atoms_text(t, text, style);
}

static void add_spans(struct atoms *t, struct spans s, unsigned place)
{
	const struct span *first = &s.at[0];

	if ((first->style & SPAN_LINK) && first->target.s.n) {
		struct str link =
			link_markup(t->arena, without_links(t->arena, s),
				    first->target.s, place);

		atoms_done(t, link, 0)->link = true;
		return;
	}
	if (first->style & SPAN_CODE) {
		add_code(t, s, place);
		return;
	}
	for (size_t i = 0; i < s.count; i++) {
		atoms_text(t, s.at[i].text.s, s.at[i].style);
		if (s.at[i].style & SPAN_BREAK)
			atoms_break(t, (place & MARKUP_LINE) != 0);
	}
}

/* Emphasis markers between two atoms. */

static unsigned style_of(const struct atoms *t, size_t at)
{
	return at < t->list.count ? t->list.at[at].style : 0;
}

static void put_markers(struct buf *out, const struct atoms *t, size_t at)
{
	unsigned before = at ? style_of(t, at - 1) : 0;
	unsigned after = style_of(t, at);
	bool crosses = (before ^ after) & SPAN_STRONG;

	/* the inner marker is closed, and opened, with the outer one */
	if ((before & SPAN_EMPH) && (crosses || !(after & SPAN_EMPH)))
		buf_putc(out, '*');
	if (crosses)
		buf_puts(out, "**");
	if ((after & SPAN_EMPH) && (crosses || !(before & SPAN_EMPH)))
		buf_putc(out, '*');
}

static void put_atom(struct buf *out, struct escaper *e, size_t at)
{
	const struct atom *atom = &e->atoms->list.at[at];

	put_markers(out, e->atoms, at);
	if (atom->kind == ATOM_CHAR && escape_needed(e, at))
		buf_putc(out, '\\');
	if (atom->kind == ATOM_BREAK)
		buf_puts(out, "\\\n");
	else
		buf_put(out, atom->s);
}

struct str markup_spans(struct arena *a, struct spans spans, unsigned place)
{
	struct atoms t = { .arena = a };
	struct escaper e;
	struct buf out;

	for (size_t i = 0, n; i < spans.count; i += n) {
		n = alike(spans, i);
		add_spans(&t, (struct spans){ spans.at + i, n }, place);
	}
	if (!(place & MARKUP_INSIDE))
		atoms_trim(&t);
	atoms_emphasize(&t);
	escape_init(&e, &t, place);
	buf_init(&out, a);
	for (size_t i = 0; i < t.list.count; i++)
		put_atom(&out, &e, i);
	put_markers(&out, &t, t.list.count);
	return buf_str(&out);
}
