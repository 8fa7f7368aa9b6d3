/* One self-contained page: no scripts, nothing loaded, ready to print. */
#include "html.h"

#include "rows.h"
#include "unstuck/render/writers.h"

enum { DEPTH_MOST = 15 };

/* The list that is open at a depth; its last item is open, too. */
struct list {
	bool open;
	enum block_kind kind;
};

struct html {
	struct buf *out;
	const struct doc *doc;
	struct list lists[DEPTH_MOST + 1];
};

typedef void put_fn(struct html *h, const struct block *b);

/* How a kind of block is written. */
struct kind {
	put_fn *put;
	const char *tag;   /* its element */
	const char *class; /* of the element; "" for none */
	const char *list;  /* the element around items; NULL: no item */
};

static put_fn put_text, put_item, put_fact, put_code, put_table, put_nothing;

static const struct kind kinds[] = {
	[BLOCK_TITLE] = { put_text, "h1", "", NULL },
	[BLOCK_HEADING] = { put_text, "h2", "", NULL },
	[BLOCK_QUESTION] = { put_text, "h3", "", NULL },
	[BLOCK_PARAGRAPH] = { put_text, "p", "", NULL },
	[BLOCK_HINT] = { put_text, "p", "hint", NULL },
	[BLOCK_FACT] = { put_fact, "div", "", "dl" },
	[BLOCK_ITEM] = { put_item, "li", "", "ul" },
	[BLOCK_STEP] = { put_item, "li", "step", "ol" },
	[BLOCK_CODE] = { put_code, "pre", "", NULL },
	[BLOCK_WARNING] = { put_text, "p", "warning", NULL },
	[BLOCK_TABLE] = { put_table, "table", "", NULL },
	[BLOCK_FIELD] = { put_fact, "div", "", "dl" },
	[BLOCK_SPACE] = { put_nothing, "", "", NULL },
};

_Static_assert(COUNT(kinds) == BLOCK_SPACE + 1, "a kind of block lacks a row");

/* ---- texts ----------------------------------------------------------------- */

void html_text(struct buf *out, struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		switch (s.p[i]) {
		case '&':
			buf_puts(out, "&amp;");
			break;
		case '<':
			buf_puts(out, "&lt;");
			break;
		case '>':
			buf_puts(out, "&gt;");
			break;
		case '"':
			buf_puts(out, "&quot;");
			break;
		case '\'':
			buf_puts(out, "&#39;");
			break;
		default:
			buf_putc(out, s.p[i]);
		}
}

/* A style and the element that shows it. */
static const struct {
	unsigned style;
	const char *open, *close;
} inks[] = {
	{ SPAN_STRONG, "<strong>", "</strong>" },
	{ SPAN_EMPH, "<em>", "</em>" },
	{ SPAN_CODE, "<code>", "</code>" },
	{ SPAN_VALUE, "<b class=\"value\">", "</b>" },
	{ SPAN_BLANK, "<span class=\"blank\">", "</span>" },
};

static bool is_link(const struct span *s)
{
	return s->style & SPAN_LINK && str_starts(s->target.s, STR("https://"));
}

static void put_span(struct buf *out, const struct span *s)
{
	if (s->style & SPAN_BREAK)
		buf_puts(out, "<br>");
	if (is_link(s)) {
		buf_puts(out, "<a rel=\"noreferrer\" href=\"");
		html_text(out, s->target.s);
		buf_puts(out, "\">");
	}
	for (size_t i = 0; i < COUNT(inks); i++)
		if (s->style & inks[i].style)
			buf_puts(out, inks[i].open);
	html_text(out, s->text.s);
	for (size_t i = COUNT(inks); i > 0; i--)
		if (s->style & inks[i - 1].style)
			buf_puts(out, inks[i - 1].close);
	if (is_link(s))
		buf_puts(out, "</a>");
}

static void put_spans(struct buf *out, struct spans spans)
{
	for (size_t i = 0; i < spans.count; i++)
		put_span(out, &spans.at[i]);
}

/* ---- elements --------------------------------------------------------------- */

/* The start of a block's element, with what is said of it. */
static void put_open(struct html *h, const struct block *b, const char *class)
{
	buf_printf(h->out, "<%s", kinds[b->kind].tag);
	if (class[0])
		buf_printf(h->out, " class=\"%s\"", class);
	if (b->said_in.n) {
		buf_puts(h->out, " lang=\"");
		html_text(h->out, b->said_in);
		buf_puts(h->out, "\"");
	}
	if (b->anchor.s.n) {
		buf_puts(h->out, " id=\"n");
		html_text(h->out, b->anchor.s);
		buf_puts(h->out, "\"");
	}
	buf_puts(h->out, ">");
}

static void put_close(struct html *h, const struct block *b)
{
	buf_printf(h->out, "</%s>\n", kinds[b->kind].tag);
}

static void put_mark(struct html *h, const struct block *b)
{
	struct str mark = block_mark(b).s;

	if (mark.n == 0)
		return;
	buf_puts(h->out, "<span class=\"mark\">");
	html_text(h->out, mark);
	buf_puts(h->out, "</span> ");
}

/* A box is drawn, not an input: nothing on paper can be clicked. */
static void put_box(struct html *h, const struct block *b)
{
	if (b->box == BOX_EMPTY)
		buf_puts(h->out, "<span class=\"box\">&#160;</span> ");
	if (b->box == BOX_TICKED)
		buf_puts(h->out, "<span class=\"box\">&#10003;</span> ");
}

static bool has_anchor(const struct doc *d, struct str number)
{
	for (size_t i = 0; i < d->blocks.count; i++)
		if (number.n && str_eq(d->blocks.at[i].anchor.s, number))
			return true;
	return false;
}

/* The number in "go to 7", which other blocks are called by. */
static struct str number_in(struct str s)
{
	size_t to = s.n, from;

	while (to > 0 && !(s.p[to - 1] >= '0' && s.p[to - 1] <= '9'))
		to--;
	from = to;
	while (from > 0 && s.p[from - 1] >= '0' && s.p[from - 1] <= '9')
		from--;
	return str_tail(str_head(s, to), from);
}

static void put_note(struct html *h, const struct block *b)
{
	struct str number = number_in(b->note.s);
	bool leads = has_anchor(h->doc, number);

	if (b->note.s.n == 0)
		return;
	buf_puts(h->out, " <span class=\"note\">");
	if (leads)
		buf_printf(h->out, "<a href=\"#n" STR_FMT "\">",
			   STR_ARG(number));
	html_text(h->out, b->note.s);
	buf_puts(h->out, leads ? "</a></span>" : "</span>");
}

/* ---- lists ------------------------------------------------------------------- */

static int depth_of(const struct block *b)
{
	if (b->depth < 0)
		return 0;
	return b->depth < DEPTH_MOST ? b->depth : DEPTH_MOST;
}

static void close_list(struct html *h, int depth)
{
	struct list *l = &h->lists[depth];

	if (l->open)
		buf_printf(h->out, "</%s>\n</%s>\n", kinds[l->kind].tag,
			   kinds[l->kind].list);
	l->open = false;
}

/* What lies deeper ends here; at its own depth a list of its kind goes on. */
static void prepare(struct html *h, const struct block *b)
{
	int depth = depth_of(b);
	struct list *l = &h->lists[depth];
	const struct kind *k = &kinds[b->kind];

	for (int d = DEPTH_MOST; d > depth; d--)
		close_list(h, d);
	if (l->open && k->list && l->kind == b->kind)
		buf_printf(h->out, "</%s>\n", k->tag);
	else
		close_list(h, depth);
	if (!k->list || l->open)
		return;
	buf_printf(h->out, "<%s>\n", k->list);
	*l = (struct list){ true, b->kind };
}

/* ---- blocks ------------------------------------------------------------------ */

static void put_text(struct html *h, const struct block *b)
{
	if (b->spans.count == 0 && b->mark.s.n == 0)
		return;
	put_open(h, b, kinds[b->kind].class);
	put_mark(h, b);
	put_spans(h->out, b->spans);
	put_note(h, b);
	put_close(h, b);
}

/* Stays open: what lies deeper belongs to it. */
static void put_item(struct html *h, const struct block *b)
{
	put_open(h, b, kinds[b->kind].class);
	put_box(h, b);
	put_mark(h, b);
	put_spans(h->out, b->spans);
	put_note(h, b);
	buf_putc(h->out, '\n');
}

static void put_fact(struct html *h, const struct block *b)
{
	put_open(h, b, kinds[b->kind].class);
	buf_puts(h->out, "<dt>");
	html_text(h->out, b->mark.s);
	buf_puts(h->out, "</dt><dd>");
	put_spans(h->out, b->spans);
	put_note(h, b);
	buf_puts(h->out, "</dd>\n");
}

static void put_code(struct html *h, const struct block *b)
{
	put_open(h, b, "");
	buf_puts(h->out, "<code>");
	put_spans(h->out, b->spans);
	buf_puts(h->out, "</code>");
	put_close(h, b);
}

static void put_row(struct html *h, const struct spans *cells, size_t columns,
		    const char *tag)
{
	buf_puts(h->out, "<tr>");
	for (size_t i = 0; i < columns; i++) {
		buf_printf(h->out, "<%s>", tag);
		put_spans(h->out, cells[i]);
		buf_printf(h->out, "</%s>", tag);
	}
	buf_puts(h->out, "</tr>\n");
}

static void put_table(struct html *h, const struct block *b)
{
	const struct table *t = &b->table;

	if (t->rows == 0)
		return;
	put_open(h, b, "");
	buf_puts(h->out, "\n<thead>\n");
	put_row(h, t->cells, t->columns, "th");
	buf_puts(h->out, "</thead>\n<tbody>\n");
	for (size_t i = 1; i < t->rows; i++)
		put_row(h, t->cells + i * t->columns, t->columns, "td");
	buf_puts(h->out, "</tbody>\n");
	put_close(h, b);
}

static void put_nothing(struct html *h, const struct block *b)
{
	(void)h, (void)b;
}

/* ---- the page ----------------------------------------------------------------- */

static struct safe title_of(const struct doc *d)
{
	for (size_t i = 0; i < d->blocks.count; i++)
		if (d->blocks.at[i].kind == BLOCK_TITLE)
			return spans_text(d->arena, d->blocks.at[i].spans);
	return SAFE("unstuck");
}

static void put_head(struct html *h)
{
	const struct doc *d = h->doc;

	buf_puts(h->out, "<!doctype html>\n<html lang=\"");
	html_text(h->out, d->lang.n ? d->lang : STR("en"));
	buf_puts(h->out,
		 "\">\n<head>\n<meta charset=\"utf-8\">\n"
		 "<meta http-equiv=\"Content-Security-Policy\" "
		 "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
		 "<meta name=\"viewport\" "
		 "content=\"width=device-width, initial-scale=1\">\n<title>");
	html_text(h->out, title_of(d).s);
	buf_puts(h->out, "</title>\n<style>\n");
	buf_put(h->out, html_style);
	buf_puts(h->out, "</style>\n</head>\n<body>\n");
}

static void html_write(struct buf *out, const struct doc *d,
		       struct write_options options)
{
	struct html h = { .out = out, .doc = d };

	(void)options;
	put_head(&h);
	for (size_t i = 0; i < d->blocks.count; i++) {
		const struct block *b = &d->blocks.at[i];

		if (b->kind == BLOCK_SPACE)
			continue;
		prepare(&h, b);
		kinds[b->kind].put(&h, b);
	}
	for (int depth = DEPTH_MOST; depth >= 0; depth--)
		close_list(&h, depth);
	buf_puts(out, "</body>\n</html>\n");
}

const struct writer writer_html = {
	.name = STR_INIT("html"),
	.suffix = STR_INIT(".html"),
	.write = html_write,
};
