#include "rows.h"

#include "unstuck/text/cluster.h"

enum { GAP_COLS = 2, HANG_COLS = 2 };

static struct spans cell(const struct table *t, size_t row, size_t column)
{
	return t->cells[row * t->columns + column];
}

static void measure(struct arena *a, const struct table *t, int *natural)
{
	for (size_t c = 0; c < t->columns; c++)
		natural[c] = 1;
	for (size_t i = 0; i < t->rows * t->columns; i++) {
		int cols = lines_cols(a, t->cells[i]);

		if (cols > natural[i % t->columns])
			natural[i % t->columns] = cols;
	}
}

static long total(const int *widths, size_t count, int cap)
{
	long sum = 0;

	for (size_t c = 0; c < count; c++)
		sum += widths[c] < cap ? widths[c] : cap;
	return sum;
}

/*
 * The widest columns give way first: all are cut at the same cap, the largest
 * one that fits.  False when a column would become too narrow to read.
 */
static bool shrink(int *widths, size_t count, int room)
{
	int low = 0, high = room;
	long spare;

	if (total(widths, count, room) <= room)
		return true;
	while (low < high) {
		int cap = low + (high - low + 1) / 2;

		if (total(widths, count, cap) <= room)
			low = cap;
		else
			high = cap - 1;
	}
	spare = room - total(widths, count, low);
	for (size_t c = 0; c < count; c++) {
		if (widths[c] <= low)
			continue;
		widths[c] = low + (spare-- > 0);
	}
	return low >= COLS_LEAST;
}

/* Column widths, or NULL where the table does not fit. */
static int *fit(struct arena *a, const struct table *t, int room)
{
	int *widths = arena_array(a, int, t->columns);

	if (t->columns > (size_t)room / (GAP_COLS + 1))
		return NULL;
	measure(a, t, widths);
	room -= GAP_COLS * ((int)t->columns - 1);
	return shrink(widths, t->columns, room) ? widths : NULL;
}

/* One row of the table, its cells wrapped. */
struct band {
	const int *widths;
	struct lines *cells;
	size_t count;
	size_t height;
	bool head;
};

static struct band band_of(struct arena *a, const struct table *t, size_t which,
			   const int *widths)
{
	struct band b = { .widths = widths,
			  .count = t->columns,
			  .height = 1,
			  .head = which == 0 };

	b.cells = arena_array(a, struct lines, t->columns);
	for (size_t c = 0; c < b.count; c++) {
		b.cells[c] =
			lines_of(a, cell(t, which, c), widths[c], widths[c]);
		if (b.cells[c].wrap.count > b.height)
			b.height = b.cells[c].wrap.count;
	}
	return b;
}

/* The y-th line of all cells, as one row. */
static void put_cells(struct rows *r, const struct band *b, size_t y, int col)
{
	unsigned style = b->head ? RUN_HEAD : 0;
	bool rule = b->head && y + 1 == b->height;

	if (rule)
		style |= RUN_RULE;
	rows_add(r)->cols = col;
	for (size_t c = 0; c < b->count; c++) {
		/* the rule runs below all columns and the gaps between */
		if (rule)
			rows_pad(r, col, style);
		if (y < b->cells[c].wrap.count)
			rows_put_line(r, &b->cells[c], y, col, style);
		col += b->widths[c] + GAP_COLS;
	}
	if (rule)
		rows_pad(r, col - GAP_COLS, style);
}

static void put_row(struct rows *r, const struct table *t, size_t which,
		    const int *widths, int left)
{
	struct band b = band_of(r->arena, t, which, widths);

	for (size_t y = 0; y < b.height; y++)
		put_cells(r, &b, y, left);
}

/* "Head: " before the cell's own spans. */
static struct spans labeled(struct arena *a, struct spans head,
			    struct spans value)
{
	struct spans s = {
		arena_array(a, struct span, head.count + value.count + 1), 0
	};

	for (size_t i = 0; i < head.count; i++) {
		s.at[s.count] = head.at[i];
		s.at[s.count++].style |= RUN_HEAD;
	}
	if (spans_text(a, head).s.n && value.count)
		s.at[s.count++] = (struct span){ .text = SAFE(": ") };
	for (size_t i = 0; i < value.count; i++)
		s.at[s.count++] = value.at[i];
	return s;
}

static void put_field(struct rows *r, struct spans text, int left, int right)
{
	struct lines l = lines_of(r->arena, text, right - left,
				  right - left - HANG_COLS);

	for (size_t i = 0; i < l.wrap.count; i++) {
		rows_add(r);
		rows_put_line(r, &l, i, i ? left + HANG_COLS : left, 0);
	}
}

static void put_records(struct rows *r, const struct table *t, int left,
			int right, bool dense)
{
	for (size_t y = 1; y < t->rows; y++) {
		if (y > 1 && !dense)
			rows_add(r);
		for (size_t c = 0; c < t->columns; c++)
			if (spans_text(r->arena, cell(t, y, c)).s.n)
				put_field(r,
					  labeled(r->arena, cell(t, 0, c),
						  cell(t, y, c)),
					  left, right);
	}
}

void rows_table(struct rows *r, const struct table *t, int left, int right,
		bool dense)
{
	const int *widths;

	if (t->rows == 0 || t->columns == 0)
		return;
	widths = fit(r->arena, t, right - left);
	if (!widths && t->rows > 1) {
		put_records(r, t, left, right, dense);
		return;
	}
	if (!widths) {
		for (size_t c = 0; c < t->columns; c++)
			put_field(r, cell(t, 0, c), left, right);
		return;
	}
	for (size_t y = 0; y < t->rows; y++)
		put_row(r, t, y, widths, left);
}
