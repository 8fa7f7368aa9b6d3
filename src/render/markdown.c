#include "escape.h"
#include "markup.h"
#include "rows.h"
#include "unstuck/render/writers.h"

enum { DEPTH_MOST = 15, FENCE_LEAST = 3, DIGITS_MOST = 9 };

/* The list that is open at a depth. */
struct list {
	bool open;
	enum block_kind kind;
	char sign;	/* - or *; with numbers . or ) */
	int64_t number; /* of the last item; -1: bullets */
	size_t indent;	/* of what belongs to the item */
};

struct markdown {
	struct buf *out;
	struct arena *arena;
	struct list lists[DEPTH_MOST + 1];
	const struct block *before;
	bool begun; /* something is written */
};

typedef void put_fn(struct markdown *m, const struct block *b, size_t indent);

struct kind {
	put_fn *put;
	const char *prefix; /* of its lines */
	bool one_line;
	bool listed; /* an item of a list */
	bool named;  /* the mark is a name, the text its value */
};

static put_fn put_text, put_item, put_code, put_table, put_nothing;

static const struct kind kinds[] = {
	[BLOCK_TITLE] = { .put = put_text, .prefix = "## ", .one_line = true },
	[BLOCK_HEADING] = { .put = put_text,
			    .prefix = "### ",
			    .one_line = true },
	[BLOCK_QUESTION] = { .put = put_text,
			     .prefix = "### ",
			     .one_line = true },
	[BLOCK_PARAGRAPH] = { .put = put_text, .prefix = "" },
	[BLOCK_HINT] = { .put = put_text, .prefix = "" },
	[BLOCK_FACT] = { .put = put_item, .listed = true, .named = true },
	[BLOCK_ITEM] = { .put = put_item, .listed = true },
	[BLOCK_STEP] = { .put = put_item, .listed = true },
	[BLOCK_CODE] = { .put = put_code },
	[BLOCK_WARNING] = { .put = put_text, .prefix = "> " },
	[BLOCK_TABLE] = { .put = put_table },
	[BLOCK_FIELD] = { .put = put_item, .listed = true, .named = true },
	[BLOCK_SPACE] = { .put = put_nothing },
};

_Static_assert(COUNT(kinds) == BLOCK_SPACE + 1, "a kind of block lacks a row");

static int depth_of(const struct block *b)
{
	if (b->depth < 0)
		return 0;
	return b->depth < DEPTH_MOST ? b->depth : DEPTH_MOST;
}

/* Text. */

/* Every line but the first is indented, and prefixed as the first was. */
static void put_lines(struct markdown *m, struct str text, size_t indent,
		      const char *prefix)
{
	struct str line;

	for (bool more = false; str_line(&text, &line); more = true) {
		if (more) {
			buf_pad(m->out, ' ', indent);
			buf_puts(m->out, prefix);
		}
		buf_put(m->out, line);
		buf_putc(m->out, '\n');
	}
}

/* The number of an item in a list of numbers, or -1. */
static int64_t number_of(const struct block *b)
{
	struct str mark = block_mark(b).s;
	int64_t number;

	if (kinds[b->kind].named || mark.n > DIGITS_MOST ||
	    str_starts(mark, STR("-")) || !str_to_int(mark, &number))
		return -1;
	return number;
}

static bool is_bullet(struct str s)
{
	return str_eq(s, STR("-")) || str_eq(s, STR("*")) ||
	       str_eq(s, STR("+"));
}

/* Is the mark said by the sign of a list? */
static bool is_sign(const struct block *b)
{
	return kinds[b->kind].listed &&
	       (number_of(b) >= 0 || is_bullet(block_mark(b).s));
}

struct span_list {
	struct arena *arena;
	LIST(struct span) list;
};

static void add_span(struct span_list *l, struct safe text, unsigned style)
{
	struct span *span = list_push(l->arena, &l->list);

	*span = (struct span){ .text = text, .style = style };
}

/* What is asked for needs no colon: "Name:", but "Is it on?" */
static bool ends_itself(struct str name)
{
	static const struct str ends[] = {
		STR_INIT(":"),
		STR_INIT("?"),
		STR_INIT("\uff1a"),
		STR_INIT("\uff1f"),
	};

	for (size_t i = 0; i < COUNT(ends); i++)
		if (str_ends(name, ends[i]))
			return true;
	return false;
}

/* The mark as words, where markdown has no sign for it. */
static void add_mark(struct span_list *l, const struct block *b)
{
	const struct kind *k = &kinds[b->kind];
	struct safe mark = block_mark(b);

	if (mark.s.n == 0 || is_sign(b))
		return;
	if (k->named && !ends_itself(mark.s))
		mark = safe_join(l->arena, mark, SAFE(":"));
	else if (number_of(b) >= 0)
		mark = safe_join(l->arena, mark, SAFE("."));
	add_span(l, mark, k->one_line ? 0 : SPAN_STRONG);
	add_span(l, SAFE(" "), 0);
}

/* A warning without a mark starts with its own words. */
static unsigned leader_of(const struct block *b, size_t which)
{
	return b->kind == BLOCK_WARNING && which == 0 && b->spans.count > 1 &&
			       block_mark(b).s.n == 0
		       ? SPAN_STRONG
		       : 0;
}

static struct str text_of(struct markdown *m, const struct block *b,
			  unsigned place)
{
	struct span_list l = { .arena = m->arena };

	add_mark(&l, b);
	for (size_t i = 0; i < b->spans.count; i++) {
		*list_push(l.arena, &l.list) = b->spans.at[i];
		l.list.at[l.list.count - 1].style |= leader_of(b, i);
	}
	if (b->note.s.n) {
		add_span(&l, SAFE(" ("), 0);
		add_span(&l, b->note, 0);
		add_span(&l, SAFE(")"), 0);
	}
	return markup_spans(m->arena, (struct spans){ l.list.at, l.list.count },
			    place);
}

static void put_gap(struct markdown *m)
{
	if (m->begun)
		buf_putc(m->out, '\n');
	m->begun = true;
}

static void put_text(struct markdown *m, const struct block *b, size_t indent)
{
	const struct kind *k = &kinds[b->kind];
	struct str text = text_of(m, b, k->one_line ? MARKUP_LINE : 0);

	if (text.n == 0)
		return;
	put_gap(m);
	buf_pad(m->out, ' ', indent);
	buf_puts(m->out, k->prefix);
	put_lines(m, text, indent, k->prefix);
}

/* Lists. */

/* Two lists that touch would become one, but for another sign. */
static void start_list(struct list *l, enum block_kind kind, int64_t number)
{
	const char *signs = number < 0 ? "-*" : ".)";
	bool touches = l->open && (l->number < 0) == (number < 0);

	l->sign = touches && l->sign == signs[0] ? signs[1] : signs[0];
	l->open = true;
	l->kind = kind;
}

static bool continues(const struct list *l, enum block_kind kind,
		      int64_t number)
{
	if (!l->open || l->kind != kind)
		return false;
	return number < 0 ? l->number < 0
			  : l->number >= 0 && number == l->number + 1;
}

static void put_sign(struct markdown *m, const struct list *l, size_t indent)
{
	buf_pad(m->out, ' ', indent);
	if (l->number >= 0)
		buf_printf(m->out, "%lld", (long long)l->number);
	buf_putc(m->out, l->sign);
}

static void put_item(struct markdown *m, const struct block *b, size_t indent)
{
	static const char *const boxes[] = {
		[BOX_NONE] = "",
		[BOX_EMPTY] = " [ ]",
		[BOX_TICKED] = " [x]",
	};
	struct list *l = &m->lists[depth_of(b)];
	struct str text = text_of(m, b, 0);
	int64_t number = number_of(b);
	bool new = !continues(l, b->kind, number);
	size_t start;

	if (new)
		start_list(l, b->kind, number);
	if (new || m->before->kind != b->kind || m->before->depth != b->depth)
		put_gap(m);
	l->number = number;
	start = m->out->n;
	put_sign(m, l, indent);
	l->indent = m->out->n - start + 1;
	buf_puts(m->out, boxes[b->box]);
	if (text.n)
		buf_putc(m->out, ' ');
	else
		text = STR("\n");
	put_lines(m, text, l->indent, "");
}

/* Code and tables. */

static struct str code_text(struct arena *a, struct spans code)
{
	struct buf out;

	buf_init(&out, a);
	for (size_t i = 0; i < code.count; i++)
		buf_put(&out, code.at[i].text.s);
	if (out.n && !str_ends(buf_str(&out), STR("\n")))
		buf_putc(&out, '\n');
	return buf_str(&out);
}

static void put_fence(struct markdown *m, size_t ticks, struct str lang,
		      size_t indent)
{
	buf_pad(m->out, ' ', indent);
	buf_pad(m->out, '`', ticks);
	if (str_find(lang, STR("`")) < 0 && str_find(lang, STR("\\")) < 0)
		buf_put(m->out, lang);
	buf_putc(m->out, '\n');
}

static void put_code(struct markdown *m, const struct block *b, size_t indent)
{
	struct str code = code_text(m->arena, b->spans), line;
	size_t ticks = escape_longest_run(code, '`') + 1;

	if (ticks < FENCE_LEAST)
		ticks = FENCE_LEAST;
	put_gap(m);
	put_fence(m, ticks, b->lang.s, indent);
	while (str_line(&code, &line)) {
		if (line.n)
			buf_pad(m->out, ' ', indent);
		buf_put(m->out, line);
		buf_putc(m->out, '\n');
	}
	put_fence(m, ticks, STR_NONE, indent);
}

static void put_row(struct markdown *m, const struct spans *cells, size_t count)
{
	for (size_t c = 0; c < count; c++) {
		buf_puts(m->out, c ? " | " : "| ");
		buf_put(m->out, markup_spans(m->arena, cells[c],
					     MARKUP_LINE | MARKUP_CELL));
	}
	buf_puts(m->out, " |\n");
}

static void put_table(struct markdown *m, const struct block *b, size_t indent)
{
	const struct table *t = &b->table;

	if (t->rows == 0 || t->columns == 0)
		return;
	put_gap(m);
	for (size_t y = 0; y < t->rows; y++) {
		buf_pad(m->out, ' ', indent);
		put_row(m, t->cells + y * t->columns, t->columns);
		if (y > 0)
			continue;
		buf_pad(m->out, ' ', indent);
		for (size_t c = 0; c < t->columns; c++)
			buf_puts(m->out, c ? " | ---" : "| ---");
		buf_puts(m->out, " |\n");
	}
}

static void put_nothing(struct markdown *m, const struct block *b,
			size_t indent)
{
	(void)m;
	(void)b;
	(void)indent;
}

/* Blocks. */

static size_t indent_of(const struct markdown *m, int depth)
{
	while (--depth >= 0)
		if (m->lists[depth].open)
			return m->lists[depth].indent;
	return 0;
}

static void put_block(struct markdown *m, const struct block *b)
{
	int depth = depth_of(b);

	for (int d = depth + 1; d <= DEPTH_MOST; d++)
		m->lists[d].open = false;
	if (b->kind != BLOCK_SPACE && !kinds[b->kind].listed)
		m->lists[depth].open = false;
	kinds[b->kind].put(m, b, indent_of(m, depth));
	m->before = b;
}

static void markdown_write(struct buf *out, const struct doc *d,
			   struct write_options options)
{
	struct markdown m = { .out = out, .arena = out->arena };

	(void)options;
	for (size_t i = 0; i < d->blocks.count; i++)
		put_block(&m, &d->blocks.at[i]);
}

const struct writer writer_markdown = {
	.name = STR_INIT("markdown"),
	.suffix = STR_INIT(".md"),
	.write = markdown_write,
};
