#include "rows.h"

#include "unstuck/text/cluster.h"

enum { TAB_COLS = 8, MARK_COLS = 2 };

/* Where the next piece of code goes. */
struct pen {
	struct rows *rows;
	int left, right; /* a line is cut before the column right */
	int col;	 /* in the row */
	int line_cols;	 /* of the logical line so far, for tabs */
	bool ended;	 /* a line ended; its successor is not begun yet */
};

/* A person must see that the lines were one: the mark stands apart. */
static void continue_line(struct pen *pen)
{
	rows_add(pen->rows);
	rows_put(pen->rows, pen->left - MARK_COLS, SAFE("+"),
		 RUN_MARK | SPAN_FAINT);
	pen->col = pen->left;
}

/* The line feed at the end of the code makes no line of its own. */
static void begin_line(struct pen *pen)
{
	if (!pen->ended)
		return;
	pen->ended = false;
	rows_add(pen->rows);
	pen->col = pen->left;
	pen->line_cols = 0;
}

static void put_piece(struct pen *pen, struct safe text, unsigned style)
{
	while (text.s.n) {
		struct str head = text_cut(text.s, pen->right - pen->col);

		if (head.n == 0 && pen->col > pen->left) {
			continue_line(pen);
			continue;
		}
		/* what is wider than the whole width cannot be cut */
		if (head.n == 0)
			head = text.s;
		rows_put(pen->rows, pen->col, safe_slice(text, 0, head.n),
			 style);
		pen->line_cols += text_cols(head);
		pen->col += text_cols(head);
		text = safe_slice(text, head.n, text.s.n);
	}
}

static void put_tab(struct pen *pen)
{
	int cols = TAB_COLS - pen->line_cols % TAB_COLS;

	pen->line_cols += cols;
	if (pen->right - pen->col < cols)
		continue_line(pen);
	else
		pen->col += cols;
}

static size_t plain_bytes(struct str s)
{
	size_t n = 0;

	while (n < s.n && s.p[n] != '\n' && s.p[n] != '\t')
		n++;
	return n;
}

static void put_span(struct pen *pen, const struct span *span)
{
	struct safe rest = span->text;

	while (rest.s.n) {
		size_t n = plain_bytes(rest.s);

		begin_line(pen);
		put_piece(pen, safe_slice(rest, 0, n), span->style);
		if (n == rest.s.n)
			return;
		if (rest.s.p[n] == '\t')
			put_tab(pen);
		else
			pen->ended = true;
		rest = safe_slice(rest, n + 1, rest.s.n);
	}
}

void rows_code(struct rows *r, struct spans code, int left, int right)
{
	struct pen pen = {
		.rows = r, .left = left, .right = right, .ended = true
	};

	for (size_t i = 0; i < code.count; i++)
		put_span(&pen, &code.at[i]);
	if (r->first)
		rows_add(r); /* no code at all still has its place */
}
