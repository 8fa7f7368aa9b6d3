#include "unstuck/render/layout.h"
#include "unstuck/render/writers.h"
#include "unstuck/text/cluster.h"

enum { COLS_UNBOUND = 1 << 24 };

/* What a style is in a terminal's own words; nothing but these two. */
static const struct {
	unsigned styles;
	char parameter; /* of SGR */
} looks[] = {
	{ SPAN_STRONG | RUN_HEAD, '1' },
	{ SPAN_LINK, '4' },
};

static bool shows_itself(const struct span *span)
{
	return !(span->style & SPAN_LINK) || span->target.s.n == 0 ||
	       str_eq(span->text.s, span->target.s);
}

/* " <https://…>"; as code it is kept whole, so that it can be clicked. */
static struct span address(struct arena *a, const struct span *link)
{
	struct safe text = safe_join(a, SAFE("<"), link->target);

	return (struct span){ .text = safe_join(a, text, SAFE(">")),
			      .style = SPAN_LINK | SPAN_CODE,
			      .target = link->target };
}

/* A link may consist of several spans; its address follows the last one. */
static bool ends_link(struct spans s, size_t at)
{
	return at + 1 == s.count || !(s.at[at + 1].style & SPAN_LINK) ||
	       !str_eq(s.at[at].target.s, s.at[at + 1].target.s);
}

/* Paper cannot be clicked: the address stands behind its text. */
static struct spans with_addresses(struct arena *a, struct spans s)
{
	struct spans out = { arena_array(a, struct span, 3 * s.count + 1), 0 };

	for (size_t i = 0; i < s.count; i++) {
		out.at[out.count++] = s.at[i];
		if (shows_itself(&s.at[i]) || !ends_link(s, i))
			continue;
		out.at[out.count++] = (struct span){ .text = SAFE(" ") };
		out.at[out.count++] = address(a, &s.at[i]);
	}
	return out;
}

static struct table table_with_addresses(struct arena *a, struct table t)
{
	struct table out = t;

	out.cells = arena_array(a, struct spans, t.rows * t.columns + 1);
	for (size_t i = 0; i < t.rows * t.columns; i++)
		out.cells[i] = with_addresses(a, t.cells[i]);
	return out;
}

static struct doc doc_with_addresses(struct arena *a, const struct doc *d)
{
	struct doc out;

	doc_init(&out, a);
	doc_append(&out, d);
	for (size_t i = 0; i < out.blocks.count; i++) {
		struct block *b = &out.blocks.at[i];

		if (b->kind == BLOCK_CODE)
			continue;
		b->spans = with_addresses(a, b->spans);
		b->table = table_with_addresses(a, b->table);
	}
	return out;
}

static bool has_look(unsigned style)
{
	for (size_t i = 0; i < COUNT(looks); i++)
		if (style & looks[i].styles)
			return true;
	return false;
}

static void write_look(struct buf *out, unsigned style)
{
	const char *before = "\x1b[";

	for (size_t i = 0; i < COUNT(looks); i++) {
		if (!(style & looks[i].styles))
			continue;
		buf_puts(out, before);
		buf_putc(out, looks[i].parameter);
		before = ";";
	}
	buf_putc(out, 'm');
}

static void write_run(struct buf *out, struct str text, unsigned style,
		      bool color)
{
	color = color && has_look(style);
	if (color)
		write_look(out, style);
	buf_put(out, text);
	if (color)
		buf_puts(out, "\x1b[0m");
}

static struct str without_blanks(struct str s)
{
	while (s.n && s.p[s.n - 1] == ' ')
		s.n--;
	return s;
}

/* The runs of a row but those of blanks at its end. */
static size_t runs_shown(const struct row *row)
{
	size_t count = row->count;

	while (count && without_blanks(row->runs[count - 1].text.s).n == 0)
		count--;
	return count;
}

static void write_row(struct buf *out, const struct row *row, bool color)
{
	size_t count = runs_shown(row);
	int col = 0;

	for (size_t i = 0; i < count; i++) {
		const struct run *run = &row->runs[i];
		struct str text = run->text.s;

		if (i + 1 == count)
			text = without_blanks(text);
		if (run->col > col)
			buf_pad(out, ' ', (size_t)(run->col - col));
		write_run(out, text, run->style, color);
		col = run->col + text_cols(run->text.s);
	}
	buf_putc(out, '\n');
}

static size_t rows_shown(const struct layout *l)
{
	size_t count = l->count;

	while (count && runs_shown(&l->rows[count - 1]) == 0)
		count--;
	return count;
}

static void text_write(struct buf *out, const struct doc *d,
		       struct write_options options)
{
	struct layout_options how = {
		.cols = options.cols ? options.cols : COLS_UNBOUND,
	};
	struct doc paper = doc_with_addresses(out->arena, d);
	struct layout l = layout_doc(out->arena, &paper, how);
	size_t count = rows_shown(&l);

	for (size_t i = 0; i < count; i++)
		write_row(out, &l.rows[i], options.color);
}

const struct writer writer_text = {
	.name = STR_INIT("text"),
	.suffix = STR_INIT(".txt"),
	.write = text_write,
};
