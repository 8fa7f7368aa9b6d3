#include "unstuck/doc/markdown.h"

#include <assert.h>
#include <limits.h>
#include <md4c.h>
#include <stdlib.h>
#include <string.h>

#include "unstuck/base/buf.h"
#include "unstuck/doc/entity.h"
#include "unstuck/doc/outline.h"
#include "unstuck/text/cluster.h"

enum {
	TABLE_COLUMNS_MAX = 32, /* short rows cost a cell for each of these */
	LINK_MAX_BYTES = 2048,	/* one definition can be used many times */
	EXCERPT_COLS = 40,	/* of a text that is reported */
};

/* A text while md4c reads it aloud. */
struct reader {
	struct arena *arena;
	struct outline *outline;
	struct markdown_report *report; /* NULL: nobody asks */
	bool in_code;			/* inside a code block */
	bool in_table;
	size_t cell;			 /* of the table: the next one */
	struct buf code;		 /* of the code block or code span */
	unsigned open[MD_SPAN_CODE + 1]; /* spans, they may nest */
	struct safe target;		 /* of the link that is open */
};

typedef void block_fn(struct reader *r, const void *detail);
typedef void span_fn(struct reader *r, const void *detail);
typedef void text_fn(struct reader *r, struct str s);

static void enter_paragraph(struct reader *r, const void *detail)
{
	(void)detail;
	outline_open(r->outline, BLOCK_PARAGRAPH);
}

static void enter_heading(struct reader *r, const void *detail)
{
	(void)detail;
	outline_open(r->outline, BLOCK_HEADING);
}

static void leave_leaf(struct reader *r, const void *detail)
{
	(void)detail;
	outline_close(r->outline);
}

static void add_rule(struct reader *r, const void *detail)
{
	(void)detail;
	outline_add(r->outline, BLOCK_SPACE);
}

static void enter_quote(struct reader *r, const void *detail)
{
	(void)detail;
	outline_push(r->outline, (struct level){ .list = false });
}

static void enter_bullets(struct reader *r, const void *detail)
{
	const MD_BLOCK_UL_DETAIL *ul = detail;

	outline_push(r->outline,
		     (struct level){ .list = true, .tight = ul->is_tight });
}

static void enter_numbers(struct reader *r, const void *detail)
{
	const MD_BLOCK_OL_DETAIL *ol = detail;

	outline_push(r->outline, (struct level){ .list = true,
						 .ordered = true,
						 .tight = ol->is_tight,
						 .number = ol->start });
}

static void leave_level(struct reader *r, const void *detail)
{
	(void)detail;
	outline_pop(r->outline);
}

static void enter_item(struct reader *r, const void *detail)
{
	(void)detail;
	outline_begin_item(r->outline);
}

static void leave_item(struct reader *r, const void *detail)
{
	(void)detail;
	outline_end_item(r->outline);
}

/* An attribute (a link's address) as one text. */
static struct str attribute_text(struct arena *a, const MD_ATTRIBUTE *attr)
{
	struct buf out;

	if (attr->size == 0)
		return STR_NONE;
	buf_init(&out, a);
	for (size_t i = 0;
	     attr->substr_offsets[i] < attr->size && out.n < LINK_MAX_BYTES;
	     i++) {
		MD_OFFSET from = attr->substr_offsets[i];
		MD_OFFSET to = attr->substr_offsets[i + 1];
		struct str part = { attr->text + from, to - from };

		if (attr->substr_types[i] == MD_TEXT_ENTITY)
			part = entity_text(a, part);
		buf_put(&out, str_head(part, LINK_MAX_BYTES));
	}
	return buf_str(&out);
}

/* Text */

static struct ink current_ink(const struct reader *r)
{
	unsigned style = 0;

	if (r->open[MD_SPAN_STRONG] > 0)
		style |= SPAN_STRONG;
	if (r->open[MD_SPAN_EM] > 0)
		style |= SPAN_EMPH;
	if (r->open[MD_SPAN_CODE] > 0)
		style |= SPAN_CODE;
	if (r->target.s.n > 0)
		style |= SPAN_LINK;
	return (struct ink){ style, r->target };
}

/* In a tight list md4c announces no paragraph before an item's text. */
static void put_text(struct reader *r, struct str s)
{
	if (r->in_code) {
		buf_put(&r->code, s);
		return;
	}
	if (!r->outline->leaf && !r->in_table)
		outline_open(r->outline, BLOCK_PARAGRAPH);
	run_text(&r->outline->run, current_ink(r), s);
}

static void report_first(struct reader *r, struct str what)
{
	if (r->report && r->report->first_bad.n == 0)
		r->report->first_bad =
			str_copy(r->arena, text_cut(what, EXCERPT_COLS));
}

static void text_normal(struct reader *r, struct str s)
{
	ptrdiff_t stars = r->report ? str_find(s, STR("**")) : -1;

	if (stars >= 0) {
		size_t from = stars > 20 ? (size_t)stars - 20 : 0;

		r->report->stray_stars = true;
		report_first(r, str_tail(s, cluster_floor(s, from)));
	}
	put_text(r, s);
}

static void text_entity(struct reader *r, struct str s)
{
	put_text(r, entity_text(r->arena, s));
}

static void text_code(struct reader *r, struct str s)
{
	if (!r->in_code)
		buf_put(&r->code, s);
	put_text(r, s);
}

/* Shown as it is written; its lines stay lines. */
static void text_html(struct reader *r, struct str s)
{
	if (r->report)
		r->report->html = true;
	report_first(r, s);
	while (s.n > 0) {
		struct str_pair line = str_cut(s, STR("\n"));

		put_text(r, line.head);
		if (line.found)
			run_hard(&r->outline->run);
		s = line.tail;
	}
}

static void text_soft_break(struct reader *r, struct str s)
{
	(void)s;
	run_soft(&r->outline->run, current_ink(r));
}

static void text_hard_break(struct reader *r, struct str s)
{
	(void)s;
	run_hard(&r->outline->run);
}

/* Code blocks and tables */

static void enter_code(struct reader *r, const void *detail)
{
	const MD_BLOCK_CODE_DETAIL *code = detail;
	struct block *b = outline_add(r->outline, BLOCK_CODE);

	b->lang = safe_line(r->arena, attribute_text(r->arena, &code->lang));
	buf_clear(&r->code);
	r->in_code = true;
}

static void leave_code(struct reader *r, const void *detail)
{
	struct str code = str_copy(r->arena, buf_str(&r->code));

	(void)detail;
	if (str_ends(code, STR("\n")))
		code.n--;
	outline_last(r->outline)->spans =
		fill_code(r->arena, code, r->outline->run.fill);
	r->in_code = false;
}

static void enter_table(struct reader *r, const void *detail)
{
	const MD_BLOCK_TABLE_DETAIL *size = detail;
	struct table *t = &outline_add(r->outline, BLOCK_TABLE)->table;

	t->columns = size->col_count;
	t->rows = size->head_row_count + size->body_row_count;
	t->cells = arena_array(r->arena, struct spans, t->columns * t->rows);
	r->cell = 0;
	r->in_table = true;
}

static void leave_cell(struct reader *r, const void *detail)
{
	struct table *t = &outline_last(r->outline)->table;

	(void)detail;
	assert(r->cell < t->columns * t->rows);
	t->cells[r->cell++] = run_take(&r->outline->run);
}

static void leave_table(struct reader *r, const void *detail)
{
	(void)detail;
	r->in_table = false;
}

/* Spans */

static void enter_code_span(struct reader *r, const void *detail)
{
	(void)detail;
	buf_clear(&r->code);
}

static void leave_code_span(struct reader *r, const void *detail)
{
	(void)detail;
	if (r->report)
		*list_push(r->arena, &r->report->code_spans) =
			str_copy(r->arena, buf_str(&r->code));
}

bool address_is_tracked(struct str address)
{
	static const char *const keys[] = {
		"spm=", "scm=", "accounttraceid=", "utm_", "gclid=", "fbclid=",
	};

	for (size_t at = 0; at < address.n; at++) {
		struct str rest = str_tail(address, at + 1);

		if (address.p[at] != '?' && address.p[at] != '&')
			continue;
		for (size_t i = 0; i < COUNT(keys); i++)
			if (str_starts(rest, str_from(keys[i])))
				return true;
	}
	return false;
}

static bool is_good_link(struct str address)
{
	const struct str https = STR("https://");

	return str_starts(address, https) && address.n > https.n &&
	       address.n < LINK_MAX_BYTES;
}

/* What is refused is shown as it is written. */
static void refuse(struct reader *r, struct str address)
{
	if (r->report)
		r->report->bad_link = true;
	report_first(r, address);
	put_text(r, STR("]("));
	put_text(r, address);
	put_text(r, STR(")"));
}

static void enter_link(struct reader *r, const void *detail)
{
	const MD_SPAN_A_DETAIL *link = detail;
	struct str address = attribute_text(r->arena, &link->href);

	if (r->report && address_is_tracked(address)) {
		r->report->tracked_link = true;
		report_first(r, address);
	}
	if (is_good_link(address))
		r->target = safe_line(r->arena, address);
	else
		put_text(r, STR("["));
}

static void leave_link(struct reader *r, const void *detail)
{
	const MD_SPAN_A_DETAIL *link = detail;

	if (r->target.s.n == 0)
		refuse(r, attribute_text(r->arena, &link->href));
	r->target = SAFE_NONE;
}

static void enter_image(struct reader *r, const void *detail)
{
	(void)detail;
	put_text(r, STR("!["));
}

static void leave_image(struct reader *r, const void *detail)
{
	const MD_SPAN_IMG_DETAIL *image = detail;

	refuse(r, attribute_text(r->arena, &image->src));
}

/* What md4c calls */

static const struct {
	block_fn *enter, *leave;
} block_table[] = {
	[MD_BLOCK_QUOTE] = { enter_quote, leave_level },
	[MD_BLOCK_UL] = { enter_bullets, leave_level },
	[MD_BLOCK_OL] = { enter_numbers, leave_level },
	[MD_BLOCK_LI] = { enter_item, leave_item },
	[MD_BLOCK_HR] = { add_rule, NULL },
	[MD_BLOCK_H] = { enter_heading, leave_leaf },
	[MD_BLOCK_CODE] = { enter_code, leave_code },
	[MD_BLOCK_HTML] = { enter_paragraph, leave_leaf },
	[MD_BLOCK_P] = { enter_paragraph, leave_leaf },
	[MD_BLOCK_TABLE] = { enter_table, leave_table },
	[MD_BLOCK_TH] = { NULL, leave_cell },
	[MD_BLOCK_TD] = { NULL, leave_cell },
};

static const struct {
	span_fn *enter, *leave;
} span_table[] = {
	[MD_SPAN_A] = { enter_link, leave_link },
	[MD_SPAN_IMG] = { enter_image, leave_image },
	[MD_SPAN_CODE] = { enter_code_span, leave_code_span },
};

static text_fn *const text_table[] = {
	[MD_TEXT_NORMAL] = text_normal,	    [MD_TEXT_BR] = text_hard_break,
	[MD_TEXT_SOFTBR] = text_soft_break, [MD_TEXT_ENTITY] = text_entity,
	[MD_TEXT_CODE] = text_code,	    [MD_TEXT_HTML] = text_html,
};

static int on_enter_block(MD_BLOCKTYPE type, void *detail, void *reader)
{
	if (type < COUNT(block_table) && block_table[type].enter)
		block_table[type].enter(reader, detail);
	return 0;
}

static int on_leave_block(MD_BLOCKTYPE type, void *detail, void *reader)
{
	if (type < COUNT(block_table) && block_table[type].leave)
		block_table[type].leave(reader, detail);
	return 0;
}

static int on_enter_span(MD_SPANTYPE type, void *detail, void *reader)
{
	struct reader *r = reader;

	if (type < COUNT(r->open))
		r->open[type]++;
	if (type < COUNT(span_table) && span_table[type].enter)
		span_table[type].enter(r, detail);
	return 0;
}

static int on_leave_span(MD_SPANTYPE type, void *detail, void *reader)
{
	struct reader *r = reader;

	if (type < COUNT(r->open))
		r->open[type]--;
	if (type < COUNT(span_table) && span_table[type].leave)
		span_table[type].leave(r, detail);
	return 0;
}

static int on_text(MD_TEXTTYPE type, const MD_CHAR *p, MD_SIZE n, void *reader)
{
	if (type < COUNT(text_table) && text_table[type])
		text_table[type](reader, (struct str){ p, n });
	return 0;
}

/* Does a line hold more columns than a table may have? */
static bool has_wide_row(struct str text)
{
	size_t bars = 0;

	for (size_t i = 0; i < text.n && bars <= TABLE_COLUMNS_MAX; i++) {
		if (text.p[i] == '\n')
			bars = 0;
		bars += text.p[i] == '|';
	}
	return bars > TABLE_COLUMNS_MAX;
}

/*
 * md4c 0.4.8 looks at the byte behind the text, and takes a link as closed
 * when that is a parenthesis.  A NUL it would say twice.
 */
static struct str padded(struct arena *a, struct str text)
{
	assert(text.n < UINT_MAX / 2);
	if (text.n > 0 && memchr(text.p, '\0', text.n))
		text = safe_block(a, text).s;
	return str_join(a, text, STR("\n"));
}

static void parse(struct outline *o, struct str text,
		  struct markdown_report *report)
{
	struct arena *a = o->doc->arena;
	struct reader r = { .arena = a, .outline = o, .report = report };
	const MD_PARSER parser = {
		.flags = has_wide_row(text) ? 0 : MD_FLAG_TABLES,
		.enter_block = on_enter_block,
		.leave_block = on_leave_block,
		.enter_span = on_enter_span,
		.leave_span = on_leave_span,
		.text = on_text,
	};

	text = padded(a, text);
	buf_init(&r.code, a);
	if (md_parse(text.p, (MD_SIZE)text.n, &parser, &r) != 0) {
		a->oom(text.n);
		abort();
	}
	outline_finish(o);
}

/* Texts without markup, which most are */

enum { ANYWHERE = 1, AT_START, AT_WORD_END };

static const unsigned char special[256] = {
	['\\'] = ANYWHERE,   ['`'] = ANYWHERE,	  ['*'] = ANYWHERE,
	['['] = ANYWHERE,    ['<'] = ANYWHERE,	  ['&'] = ANYWHERE,
	['\x7f'] = ANYWHERE, ['_'] = AT_WORD_END, ['#'] = AT_START,
	['>'] = AT_START,    ['-'] = AT_START,	  ['+'] = AT_START,
	['='] = AT_START,    ['~'] = AT_START,	  [':'] = AT_START,
	['|'] = AT_START,    [' '] = AT_START,	  ['0'] = AT_START,
	['1'] = AT_START,    ['2'] = AT_START,	  ['3'] = AT_START,
	['4'] = AT_START,    ['5'] = AT_START,	  ['6'] = AT_START,
	['7'] = AT_START,    ['8'] = AT_START,	  ['9'] = AT_START,
};

static bool is_letter_at(struct str s, size_t at)
{
	char c = at < s.n ? s.p[at] : '\0';

	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9');
}

static bool is_special(struct str s, size_t at)
{
	unsigned char c = (unsigned char)s.p[at];

	if (special[c] == 0)
		return c < ' ';
	if (special[c] == ANYWHERE)
		return true;
	/* an underscore before a letter closes no emphasis */
	if (special[c] == AT_WORD_END)
		return !is_letter_at(s, at + 1);
	return special[c] == AT_START && at == 0;
}

/* Would md4c make one paragraph of it, without markup? */
static bool is_plain(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (is_special(s, i))
			return false;
	return s.n > 0 && s.p[s.n - 1] != ' ';
}

void markdown_blocks(struct doc *d, struct str text, enum block_kind kind,
		     int depth, const struct fill *fill)
{
	struct outline outline;
	struct block *b;

	if (is_plain(text)) {
		b = doc_add(d, kind);
		b->depth = depth;
		b->spans = fill_line(d->arena, text, fill);
		return;
	}
	outline_init(&outline, d, kind, depth, fill);
	parse(&outline, text, NULL);
}

/* One run of what several blocks hold. */

static void join_spans(struct run *r, struct spans spans)
{
	if (spans.count > 0 && r->spans.count > 0)
		list_push(r->arena, &r->spans)->text = SAFE(" ");
	for (size_t i = 0; i < spans.count; i++)
		*list_push(r->arena, &r->spans) = spans.at[i];
}

static void join_code(struct run *r, struct spans code)
{
	for (size_t i = 0; i < code.count; i++) {
		struct span *span = &code.at[i];

		span->text = safe_line(r->arena, span->text.s);
		span->style |= SPAN_CODE;
	}
	join_spans(r, code);
}

static void join_table(struct run *r, struct table table)
{
	for (size_t i = 0; i < table.rows * table.columns; i++)
		join_spans(r, table.cells[i]);
}

static struct spans join_blocks(const struct doc *d)
{
	struct run r;

	run_init(&r, d->arena, NULL);
	for (size_t i = 0; i < d->blocks.count; i++) {
		const struct block *b = &d->blocks.at[i];

		if (b->kind == BLOCK_CODE)
			join_code(&r, b->spans);
		else
			join_spans(&r, b->spans);
		join_table(&r, b->table);
	}
	return run_take(&r);
}

struct spans markdown_spans(struct arena *a, struct str text,
			    const struct fill *fill)
{
	struct doc d;

	if (is_plain(text))
		return fill_line(a, text, fill);
	doc_init(&d, a);
	markdown_blocks(&d, text, BLOCK_PARAGRAPH, 0, fill);
	return join_blocks(&d);
}

void markdown_check(struct arena *a, struct str text,
		    struct markdown_report *out)
{
	struct outline outline;
	struct doc d;

	*out = (struct markdown_report){ 0 };
	if (is_plain(text))
		return;
	doc_init(&d, a);
	outline_init(&outline, &d, BLOCK_PARAGRAPH, 0, NULL);
	parse(&outline, text, out);
}
