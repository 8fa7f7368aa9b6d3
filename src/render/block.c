#include "rows.h"

#include "unstuck/text/cluster.h"

enum { NOTE_GAP = 2, MEASURE_COLS = 80 };

struct safe block_mark(const struct block *b)
{
	return b->mark.s.n ? b->mark : b->anchor;
}

static void put_box(struct rows *r, const struct block *b, int col)
{
	static const struct safe boxes[] = {
		[BOX_NONE] = { STR_INIT("") },
		[BOX_EMPTY] = { STR_INIT("[ ]") },
		[BOX_TICKED] = { STR_INIT("[x]") },
	};

	rows_put(r, col, boxes[b->box], RUN_MARK);
}

/* Text from the last row on, all lines at one column. */
static void put_flush(struct rows *r, struct safe text, int col, int right,
		      unsigned style)
{
	struct lines l = lines_of(r->arena, spans_of(r->arena, text, style),
				  right - col, right - col);

	for (size_t i = 0; i < l.wrap.count; i++) {
		if (i)
			rows_add(r);
		rows_put_line(r, &l, i, col, 0);
	}
}

static void put_mark(struct rows *r, const struct block *b,
		     const struct stand *at)
{
	unsigned style = RUN_MARK | at->leader;
	int col = at->mark_col;

	put_box(r, b, at->box_col);
	if (at->above) {
		put_flush(r, at->mark, col, at->right, style);
		if (b->spans.count || b->kind == BLOCK_FIELD)
			rows_add(r);
		return;
	}
	if (at->mark_flush)
		col += at->mark_cols - text_cols(at->mark.s);
	rows_put(r, col, at->mark, style);
}

/* Without a mark the first span says what the block is. */
static struct spans led_spans(struct arena *a, const struct block *b,
			      const struct stand *at)
{
	struct spans led = b->spans;

	if (at->mark.s.n || !at->leader || led.count == 0)
		return led;
	led.at = arena_array(a, struct span, led.count);
	for (size_t i = 0; i < led.count; i++)
		led.at[i] = b->spans.at[i];
	led.at[0].style |= at->leader;
	return led;
}

/* Columns to keep free for a note in the first line; 0: it goes below. */
static int note_room(const struct block *b, const struct stand *at)
{
	int cols = text_cols(b->note.s) + NOTE_GAP;

	if (b->note.s.n == 0 ||
	    at->right - at->first_col - cols < 2 * COLS_LEAST)
		return 0;
	return cols;
}

/* Notes end at one column, so that they can be read as one. */
static void put_note(struct rows *r, const struct block *b, int right)
{
	int edge = right < MEASURE_COLS ? right : MEASURE_COLS;
	int col = edge - text_cols(b->note.s);

	if (col < rows_last(r)->cols + NOTE_GAP)
		col = rows_last(r)->cols + NOTE_GAP;
	rows_put(r, col, b->note, RUN_MARK);
}

static void put_cursor(struct rows *r, const struct block *b,
		       const struct lines *text, size_t which, int col)
{
	const struct wrap *w = &text->wrap;

	if (b->kind != BLOCK_FIELD || !b->current ||
	    b->cursor < w->lines[which].from)
		return;
	if (which + 1 < w->count && b->cursor >= w->lines[which + 1].from)
		return;
	rows_last(r)->cursor = col + line_cols_to(text, which, b->cursor);
}

void rows_block(struct rows *r, const struct block *b, const struct stand *at)
{
	/* a field keeps a column for the cursor behind its text */
	int right = at->right - (b->kind == BLOCK_FIELD);
	int note = note_room(b, at);
	struct lines text =
		lines_of(r->arena, led_spans(r->arena, b, at),
			 right - at->first_col - note, right - at->text_col);
	int col = at->first_col;

	rows_add(r);
	put_mark(r, b, at);
	for (size_t i = 0; i < text.wrap.count; i++) {
		if (i)
			rows_add(r);
		rows_put_line(r, &text, i, col, at->style);
		put_cursor(r, b, &text, i, col);
		if (i == 0 && note)
			put_note(r, b, at->right);
		col = at->text_col;
	}
	if (b->note.s.n == 0 || note)
		return;
	rows_add(r);
	put_flush(r, b->note, at->text_col, at->right, RUN_MARK);
}
