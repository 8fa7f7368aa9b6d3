#include "rows.h"

#include <limits.h>
#include <string.h>

#include "unstuck/text/cluster.h"

static const struct safe blanks = { STR_INIT(
	"                                ") };

void rows_begin(struct rows *r, const struct block *b, struct item item)
{
	r->block = b;
	r->item = item;
	r->first = true;
}

struct row *rows_add(struct rows *r)
{
	struct row *row = list_push(r->arena, &r->list);

	*row = (struct row){ .block = r->block,
			     .item = r->item,
			     .first = r->first,
			     .cursor = -1 };
	r->room = 0;
	r->first = false;
	return row;
}

struct row *rows_last(struct rows *r)
{
	return &r->list.at[r->list.count - 1];
}

void rows_put(struct rows *r, int col, struct safe text, unsigned style)
{
	struct row *row = rows_last(r);

	if (text.s.n == 0)
		return;
	if (row->count == r->room) {
		r->room = r->room ? r->room * 2 : 4;
		row->runs = arena_grow(r->arena, row->runs, row->count, r->room,
				       sizeof *row->runs);
	}
	row->runs[row->count++] = (struct run){ col, text, style };
	row->cols = col + text_cols(text.s);
}

void rows_pad(struct rows *r, int col, unsigned style)
{
	for (int at = rows_last(r)->cols; at < col; at = rows_last(r)->cols) {
		size_t n = (size_t)(col - at);

		if (n > blanks.s.n)
			n = blanks.s.n;
		rows_put(r, at, safe_slice(blanks, 0, n), style);
	}
}

/* Code, and a value that is one word, stay whole where a line holds them. */
static bool stays_whole(const struct span *span, int cols)
{
	bool one_word = (span->style & (SPAN_VALUE | SPAN_BLANK)) &&
			str_find(span->text.s, STR(" ")) < 0;

	return (one_word || (span->style & SPAN_CODE)) &&
	       text_cols(span->text.s) <= cols;
}

static size_t place_spans(struct lines *l)
{
	size_t n = 0;

	for (size_t i = 0; i < l->spans.count; i++) {
		l->starts[i] = n;
		n += l->spans.at[i].text.s.n;
		n += (l->spans.at[i].style & SPAN_BREAK) != 0;
	}
	l->starts[l->spans.count] = n;
	return n;
}

struct lines lines_of(struct arena *a, struct spans spans, int first_cols,
		      int cols)
{
	struct lines l = { .spans = spans };
	char *text, *keep;
	size_t n;

	l.starts = arena_array(a, size_t, spans.count + 1);
	n = place_spans(&l);
	text = arena_array(a, char, n + 1);
	keep = arena_array(a, char, n + 1);
	for (size_t i = 0; i < spans.count; i++) {
		struct str s = spans.at[i].text.s;

		if (s.n)
			memcpy(text + l.starts[i], s.p, s.n);
		if (s.n && stays_whole(&spans.at[i], cols))
			memset(keep + l.starts[i] + 1, 1, s.n - 1);
		if (spans.at[i].style & SPAN_BREAK)
			text[l.starts[i + 1] - 1] = '\n';
	}
	l.wrap = text_wrap(a, (struct str){ text, n }, keep, first_cols, cols);
	return l;
}

/* The part of a span that stands between two offsets of the text. */
static struct safe span_part(const struct lines *l, size_t which, size_t from,
			     size_t to)
{
	struct safe text = l->spans.at[which].text;
	size_t start = l->starts[which], end = start + text.s.n;

	from = from > start ? from : start;
	to = to < end ? to : end;
	if (from >= to)
		return SAFE_NONE;
	return safe_slice(text, from - start, to - start);
}

void rows_put_line(struct rows *r, const struct lines *l, size_t which, int col,
		   unsigned style)
{
	const struct wrap_line *line = &l->wrap.lines[which];

	for (size_t i = 0; i < l->spans.count; i++) {
		struct safe part = span_part(l, i, line->from, line->to);

		if (part.s.n == 0)
			continue;
		rows_put(r, col, part, l->spans.at[i].style | style);
		col = rows_last(r)->cols;
	}
}

int line_cols_to(const struct lines *l, size_t which, size_t offset)
{
	size_t from = l->wrap.lines[which].from;
	int cols = 0;

	for (size_t i = 0; i < l->spans.count; i++)
		cols += text_cols(span_part(l, i, from, offset).s);
	return cols;
}

int lines_cols(struct arena *a, struct spans spans)
{
	struct lines l = lines_of(a, spans, INT_MAX / 2, INT_MAX / 2);
	int most = 0;

	for (size_t i = 0; i < l.wrap.count; i++)
		if (l.wrap.lines[i].cols > most)
			most = l.wrap.lines[i].cols;
	return most;
}
