#include "unstuck/tui/frame.h"

#include <string.h>

#include "unstuck/base/buf.h"
#include "unstuck/text/cluster.h"

struct frame frame_new(struct arena *a, int rows, int cols)
{
	struct frame f = {
		.arena = a,
		.rows = rows < 0 ? 0 : rows,
		.cols = cols < 0 ? 0 : cols,
	};
	size_t count = (size_t)f.rows * (size_t)f.cols;

	f.cells = arena_array(a, struct cell, count);
	for (size_t i = 0; i < count; i++)
		f.cells[i].cols = 1;
	return f;
}

struct cell *frame_cell(struct frame *f, int row, int col)
{
	if (row < 0 || row >= f->rows || col < 0 || col >= f->cols)
		return NULL;
	return &f->cells[(size_t)row * (size_t)f->cols + (size_t)col];
}

/* A wide cluster that is overwritten by half leaves a blank. */
static void clear_cell(struct frame *f, int row, int col)
{
	struct cell *c = frame_cell(f, row, col);
	struct cell *other = NULL;

	if (!c)
		return;
	if (c->cols == 0)
		other = frame_cell(f, row, col - 1);
	else if (c->cols == 2)
		other = frame_cell(f, row, col + 1);
	if (other)
		*other = (struct cell){ .cols = 1, .style = other->style };
	*c = (struct cell){ .cols = 1, .style = c->style };
}

static void put_cluster(struct frame *f, int row, int col,
			const struct cluster *what, unsigned style)
{
	for (int i = 0; i < what->cols; i++)
		clear_cell(f, row, col + i);
	for (int i = 0; i < what->cols; i++)
		*frame_cell(f, row, col + i) = (struct cell){
			.s = i == 0 ? what->s : STR_NONE,
			.cols = (unsigned char)(i == 0 ? what->cols : 0),
			.style = (unsigned char)style,
		};
}

/* What has no column of its own joins what stands before it. */
static void join_cluster(struct frame *f, int row, int col, struct str s)
{
	struct cell *before = frame_cell(f, row, col - 1);

	if (before && before->cols == 0)
		before = frame_cell(f, row, col - 2);
	if (before)
		before->s = str_join(f->arena,
				     before->s.n ? before->s : STR(" "), s);
}

/* The line feeds and tabs of a block must not reach the terminal. */
static struct cluster shown_cluster(struct cluster c)
{
	bool control = c.s.n && (unsigned char)c.s.p[0] < ' ';

	return control ? (struct cluster){ STR(" "), 1 } : c;
}

int frame_put(struct frame *f, int row, int col, int limit, struct safe text,
	      unsigned style)
{
	struct str rest = text.s;
	struct cluster next;

	if (limit > f->cols - 1)
		limit = f->cols - 1;
	if (row < 0 || row >= f->rows || col < 0)
		return col;
	while (cluster_next(&rest, &next)) {
		next = shown_cluster(next);
		if (col + next.cols > limit)
			break;
		if (next.cols == 0)
			join_cluster(f, row, col, next.s);
		else
			put_cluster(f, row, col, &next, style);
		col += next.cols;
	}
	return col;
}

void frame_row_style(struct frame *f, int row, unsigned style)
{
	for (int col = 0; col < f->cols - 1; col++) {
		struct cell *c = frame_cell(f, row, col);

		if (c)
			c->style |= (unsigned char)style;
	}
}

struct str frame_row_text(struct arena *a, const struct frame *f, int row)
{
	struct buf b;

	buf_init(&b, a);
	for (int col = 0; row >= 0 && row < f->rows && col < f->cols; col++) {
		const struct cell *c =
			&f->cells[(size_t)row * (size_t)f->cols + (size_t)col];

		if (c->cols > 0)
			buf_put(&b, c->s.n ? c->s : STR(" "));
	}
	while (b.n && b.p[b.n - 1] == ' ')
		b.n--;
	return buf_str(&b);
}
