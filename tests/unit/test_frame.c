#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "unstuck/base/buf.h"
#include "unstuck/tui/frame.h"

enum { ROWS = 2, COLS = 10, ALL = 99 };

/* A text, perhaps one over it, and the row: '.' a blank, '_' a wide tail. */
static const struct {
	const char *name;
	int col;
	int over_col;
	const char *text;
	const char *over; /* or NULL */
	const char *want;
	int end; /* behind the last one */
} puts_table[] = {
	{ "text at its column", 2, 0, "ab", NULL, "..ab......", 4 },
	{ "the last column stays empty", 5, 0, "abcdef", NULL, ".....abcd.",
	  9 },
	{ "wide ones", 0, 0, "中文", NULL, "中_文_......", 4 },
	{ "nor in the last column", 7, 0, "a中", NULL, ".......a..", 8 },
	{ "a mark joins", 0, 0, "e\u0301x", NULL, "e\u0301x........", 2 },
	{ "the cell before", 0, 1, "e", "\u0301x", "e\u0301x........", 2 },
	{ "a wide one", 0, 2, "中", "\u0301", "中\u0301_........", 2 },
	{ "a blank", 0, 1, "", "\u0301", " \u0301.........", 1 },
	{ "nothing before it", 0, 0, "\u0301a", NULL, "a.........", 1 },
	{ "over a wide head", 0, 0, "中", "a", "a.........", 1 },
	{ "over a wide tail", 0, 1, "中", "a", ".a........", 2 },
	{ "wide over two wide", 0, 1, "中文", "国", ".国_.......", 3 },
	{ "controls are blanks", 0, 0, "a\nb\tc", NULL, "a b c.....", 5 },
	{ "left of the frame", -1, 0, "ab", NULL, "..........", -1 },
	{ "right of it", 20, 0, "ab", NULL, "..........", 20 },
};

static void fail_oom(size_t bytes)
{
	fail_msg("no memory for %zu bytes", bytes);
	abort();
}

static int open_arena(void **state)
{
	static struct arena a;

	arena_init(&a, fail_oom);
	*state = &a;
	return 0;
}

static int close_arena(void **state)
{
	arena_release(*state);
	return 0;
}

static struct str draw_cells(struct arena *a, struct frame *f, int row)
{
	struct buf b;

	buf_init(&b, a);
	for (int col = 0; col < f->cols; col++) {
		const struct cell *c = frame_cell(f, row, col);

		if (c->cols == 0)
			assert_int_equal(frame_cell(f, row, col - 1)->cols, 2);
		if (c->s.n)
			buf_put(&b, c->s);
		else
			buf_putc(&b, c->cols ? '.' : '_');
	}
	return buf_str(&b);
}

static int put(struct frame *f, int col, int limit, const char *text)
{
	struct safe safe = { str_from(text) };

	return frame_put(f, 1, col, limit, safe, STYLE_BOLD);
}

static void test_put(void **state)
{
	for (size_t i = 0; i < COUNT(puts_table); i++) {
		struct frame f = frame_new(*state, ROWS, COLS);
		int end = put(&f, puts_table[i].col, ALL, puts_table[i].text);
		struct str got;

		if (puts_table[i].over)
			end = put(&f, puts_table[i].over_col, ALL,
				  puts_table[i].over);
		got = draw_cells(*state, &f, 1);
		if (!str_eq(got, str_from(puts_table[i].want)) ||
		    end != puts_table[i].end)
			fail_msg("%s: '" STR_FMT "' up to %d",
				 puts_table[i].name, STR_ARG(got), end);
		got = draw_cells(*state, &f, 0);
		assert_true(str_eq(got, STR("..........")));
	}
}

static void test_limit(void **state)
{
	struct frame f = frame_new(*state, ROWS, COLS);

	assert_int_equal(put(&f, 1, 4, "abcdef"), 4);
	assert_int_equal(put(&f, 5, 8, "中文"), 7);
	assert_int_equal(put(&f, 8, 3, "a"), 8);
	assert_true(str_eq(draw_cells(*state, &f, 1), STR(".abc.中_...")));
}

static void test_new(void **state)
{
	struct frame f = frame_new(*state, ROWS, COLS);

	assert_int_equal(f.rows, ROWS);
	assert_int_equal(f.cols, COLS);
	assert_int_equal(f.cursor_row, 0);
	assert_int_equal(f.cursor_col, 0);
	assert_false(f.cursor_shown);
	f = frame_new(*state, -1, 5);
	assert_int_equal(frame_put(&f, 0, 0, ALL, SAFE("a"), 0), 0);
	f = frame_new(*state, 1, 0);
	assert_int_equal(frame_put(&f, 0, 0, ALL, SAFE("a"), 0), 0);
}

static void test_cell(void **state)
{
	struct frame f = frame_new(*state, ROWS, COLS);

	assert_ptr_equal(frame_cell(&f, 0, 0), f.cells);
	assert_ptr_equal(frame_cell(&f, 1, 9), f.cells + 19);
	assert_null(frame_cell(&f, -1, 0));
	assert_null(frame_cell(&f, ROWS, 0));
	assert_null(frame_cell(&f, 0, -1));
	assert_null(frame_cell(&f, 0, COLS));
}

static void test_style(void **state)
{
	struct frame f = frame_new(*state, ROWS, COLS);

	frame_put(&f, 0, 2, ALL, SAFE("a"), STYLE_BOLD);
	frame_row_style(&f, 0, STYLE_UNDERLINE);
	frame_row_style(&f, ROWS, STYLE_DIM);
	assert_int_equal(frame_cell(&f, 0, 0)->style, STYLE_UNDERLINE);
	assert_int_equal(frame_cell(&f, 0, 2)->style,
			 STYLE_BOLD | STYLE_UNDERLINE);
	assert_int_equal(frame_cell(&f, 0, COLS - 2)->style, STYLE_UNDERLINE);
	assert_int_equal(frame_cell(&f, 0, COLS - 1)->style, 0);
	assert_int_equal(frame_cell(&f, 1, 0)->style, 0);
}

static void test_row_text(void **state)
{
	struct frame f = frame_new(*state, ROWS, COLS);

	frame_put(&f, 0, 1, ALL, (struct safe){ STR("中 a") }, 0);
	frame_put(&f, 0, 7, ALL, SAFE(" "), 0);
	assert_true(str_eq(frame_row_text(*state, &f, 0), STR(" 中 a")));
	assert_int_equal(frame_row_text(*state, &f, 1).n, 0);
	assert_int_equal(frame_row_text(*state, &f, -1).n, 0);
	assert_int_equal(frame_row_text(*state, &f, ROWS).n, 0);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_new),   cmocka_unit_test(test_cell),
		cmocka_unit_test(test_put),   cmocka_unit_test(test_limit),
		cmocka_unit_test(test_style), cmocka_unit_test(test_row_text),
	};

	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
