/*
 * test_layout - add a case: options, blocks, the picture of the rows.
 *
 * A block is "depth kind tight box mark|text@note", without the spaces: a dot
 * for each level of depth, a letter in the order of enum block_kind (see
 * letters), ^ if it is tight, [ ] or [x].  Text is Markdown, but for code.
 * A semicolon ends the block.
 */
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "unstuck/base/buf.h"
#include "unstuck/doc/markdown.h"
#include "unstuck/render/layout.h"
#include "unstuck/text/cluster.h"

enum { BLOCKS_MOST = 8, WRAP = 1, DENSE = 2 };

static const char letters[] = "THQPhFISCWtE_";

static const struct {
	const char *name;
	int cols, margin;
	unsigned how;
	const char *blocks;
	const char *want;
} cases[] = {
	{ "a paragraph is wrapped at the width", 20, 0, 0,
	  "P|one two three four five;", "one two three four\nfive\n" },
	{ "the last column is used, the next is not", 20, 0, 0,
	  "P|12345678 abcdefghijk l;"
	  "P|12345678 abcdefghijkl m;",
	  "12345678 abcdefghijk\n"
	  "l\n"
	  "\n"
	  "12345678\n"
	  "abcdefghijkl m\n" },
	{ "the margin counts to the width", 20, 1, 0, "P|12345678 abcdefghijk;",
	  " 12345678\n abcdefghijk\n" },
	{ "a width below the least one is raised", 3, 0, 0,
	  "P|12345678 abcdefghijk;", "12345678 abcdefghijk\n" },
	{ "Chinese by columns", 20, 0, 0, "Q|从该网络查询，自建服务能解析吗？;",
	  "从该网络查询，自建服\n务能解析吗？\n" },
	{ "a hard break", 40, 0, 0, "P|one\\\ntwo;", "one\ntwo\n" },
	{ "a code span stays whole", 23, 0, 0, "P|please run `a b c d e f g`;",
	  "please run\na b c d e f g\n" },
	{ "a code span wider than the line does not", 20, 0, 0,
	  "P|run `a b c d e f g h i j k l m n`;",
	  "run a b c d e f g h\ni j k l m n\n" },
	{ "options of a question", 79, 1, 0,
	  "Q|Is it on?;"
	  "I1|Yes;"
	  "I0|Not sure;",
	  " Is it on?\n"
	  "\n"
	  "   1  Yes\n"
	  "   0  Not sure\n" },
	{ "marks end at one column", 40, 0, 0,
	  "I9|nine;"
	  ".h|less than ten;"
	  "I10|ten;"
	  "_|;"
	  "I|none;",
	  "   9  nine\n"
	  "      less than ten\n"
	  "  10  ten\n"
	  "\n"
	  "      none\n" },
	{ "another kind begins new marks", 40, 0, 0,
	  "I10|ten;"
	  "P|and;"
	  "I1|one;",
	  "  10  ten\n"
	  "\n"
	  "and\n"
	  "\n"
	  "  1  one\n" },
	{ "items without marks", 40, 1, 0,
	  "I|DNS resolution;"
	  "I|Network access;",
	  "   DNS resolution\n   Network access\n" },
	{ "an item with a box", 24, 0, 0,
	  "I[ ]a|the first of two lines;"
	  "Ib|no box;",
	  "  [ ] a  the first of\n"
	  "         two lines\n"
	  "      b  no box\n" },
	{ "a box without a mark", 40, 0, 0, "I[x]|done;", "  [x] done\n" },
	{ "a text hangs under its start", 20, 0, 0, "I1|one two three four;",
	  "  1  one two three\n     four\n" },
	{ "steps of an outcome", 79, 1, 0,
	  "S[x]1|Add a record.;"
	  "S[ ]2|Add:;"
	  ".C|a: >-\n  -b\n;"
	  "S[ ]3|Restart the job.;"
	  ".P^|Does it work now?;",
	  " [x] 1  Add a record.\n"
	  " [ ] 2  Add:\n"
	  "\n"
	  "          a: >-\n"
	  "            -b\n"
	  "\n"
	  " [ ] 3  Restart the job.\n"
	  "        Does it work now?\n" },
	{ "facts share a column for their names", 79, 1, 0,
	  "FWhat is wrong|UnknownHostException (job.log line 1204);"
	  "FHost|kafka.test.com;",
	  "  What is wrong   UnknownHostException (job.log line 1204)\n"
	  "  Host            kafka.test.com\n" },
	{ "facts without a margin stand flush", 79, 0, 0,
	  "F域名|a;"
	  "FHost|b;",
	  "域名   a\nHost   b\n" },
	{ "a long name has a row of its own", 50, 0, 0,
	  "FHost|a;"
	  "FIs the name known there?|It is not;",
	  "Host   a\n"
	  "Is the name known there?\n"
	  "       It is not\n" },
	{ "a fact's value hangs under itself", 50, 0, 0,
	  "FHost|one two three four five six seven eight nine;",
	  "Host   one two three four five six seven eight\n"
	  "       nine\n" },
	{ "narrow: a value that does not fit stands below", 24, 0, 0,
	  "FHost|kafka.test.com;"
	  "FPort|one two three four five;",
	  "Host  kafka.test.com\n"
	  "Port\n"
	  "  one two three four\n"
	  "  five\n" },
	{ "fields share a column past their hints", 60, 1, 0,
	  "EHost|a;"
	  ".h|its name;"
	  "EServers|;",
	  "  Host      a\n"
	  "            its name\n"
	  "  Servers\n" },
	{ "a note ends at the right edge", 40, 1, 0,
	  "T|DNS > Own server@question 3;"
	  "I1|one two three four five six seven@go to 7;",
	  " DNS > Own server             question 3\n"
	  "\n"
	  "   1  one two three four five    go to 7\n"
	  "      six seven\n" },
	{ "a note beyond the measure stands near its text", 200, 0, 0,
	  "P|short@7;"
	  "P|a text that goes on for so long that nothing else could stand "
	  "beside it in eighty@8;",
	  "short                                                            "
	  "              7\n"
	  "\n"
	  "a text that goes on for so long that nothing else could stand besi"
	  "de it in eighty  8\n" },
	{ "a note without room goes below", 20, 0, 0, "I1|Yes@go to 7;",
	  "  1  Yes\n     go to 7\n" },
	{ "a hint stands below a question", 40, 0, 0,
	  "Q|Is it on?;"
	  "h|see the lamp;"
	  "P|text;",
	  "Is it on?\n"
	  "see the lamp\n"
	  "\n"
	  "text\n" },
	{ "a warning hangs", 24, 0, 0, "W|**Careful:** the state is lost;",
	  "Careful: the state is\n  lost\n" },
	{ "a warning with a mark hangs under its text", 50, 0, 0,
	  "WWarning|what the job holds in memory only is lost;",
	  "Warning  what the job holds in memory only is lost\n" },
	{ "narrow: it does not", 24, 0, 0, "WWarning|the state is lost;",
	  "Warning  the state is\n  lost\n" },
	{ "code stays whole", 20, 0, 0,
	  "C|0123456789012345678901234\n\nx;"
	  "P|text;",
	  "  0123456789012345678901234\n"
	  "\n"
	  "  x\n"
	  "\n"
	  "text\n" },
	{ "code is wrapped where asked for", 20, 0, WRAP,
	  "C|012345678901234567\n0123456789012345678\n作业作业作业作业作业\n;",
	  "  012345678901234567\n"
	  "  012345678901234567\n"
	  "+ 8\n"
	  "  作业作业作业作业作\n"
	  "+ 业\n" },
	{ "tabs of code stop at every eighth column", 20, 0, WRAP,
	  "C|\tx\n1234567\t8\n0\t1\t2\t3\n;",
	  "          x\n"
	  "  1234567 8\n"
	  "  0       1       2\n"
	  "+ 3\n" },
	{ "only the last line feed of code is dropped", 20, 0, 0,
	  "C|\nx\n\n;"
	  "P^|text;",
	  "\n"
	  "  x\n"
	  "\n"
	  "text\n" },
	{ "no code at all", 20, 0, 0, "C|;", "\n" },
	{ "dense: no empty rows", 40, 0, DENSE,
	  "T|title;"
	  "_|;"
	  "P|text;"
	  "C|code;"
	  "P|text;",
	  "title\n"
	  "text\n"
	  "  code\n"
	  "text\n" },
	{ "a space takes the place of the empty row", 40, 0, 0,
	  "T|title;"
	  "_|;"
	  "P|text;",
	  "title\n"
	  "\n"
	  "text\n" },
	{ "depth without a marked block indents by two", 40, 0, 0,
	  "P|a;"
	  ".P|b;"
	  "..P|c;",
	  "a\n"
	  "\n"
	  "  b\n"
	  "\n"
	  "    c\n" },
	{ "a list in a step", 40, 0, 0,
	  "S1|one;"
	  ".I-|a;"
	  "..P|b;"
	  "S2|two;"
	  "..P|c;",
	  "1  one\n"
	  "\n"
	  "     -  a\n"
	  "\n"
	  "        b\n"
	  "\n"
	  "2  two\n"
	  "\n"
	  "     c\n" },
	{ "a heading ends what was above", 40, 0, 0,
	  "I1|one;"
	  "H|part;"
	  ".P|text;",
	  "  1  one\n"
	  "\n"
	  "part\n"
	  "\n"
	  "  text\n" },
	{ "however deep, some columns are left", 20, 1, 0,
	  "S[ ]1|a;"
	  ".I[ ]12|b;"
	  "...................I34|c;",
	  " [ ] 1  a\n"
	  "\n"
	  "          [ ] 12\n"
	  "            b\n"
	  "          34\n"
	  "            c\n" },
	{ "a question called by a number", 20, 0, 0,
	  "Q7|Is the lamp of it on?;", "7  Is the lamp of it\n   on?\n" },
	{ "a table", 40, 0, 0,
	  "P|| a | long | c |\n|---|---|---|\n| 1 | 作业 | 3 |\n| x | | |;",
	  "a  long  c\n"
	  "1  作业  3\n"
	  "x\n" },
	{ "the widest column of a table gives way", 30, 0, 0,
	  "P|| key | what it is good for |\n|---|---|\n| parallelism | how "
	  "many there are at the same time |;",
	  "key          what it is good\n"
	  "             for\n"
	  "parallelism  how many there\n"
	  "             are at the same\n"
	  "             time\n" },
	{ "a table without room becomes records", 24, 0, 0,
	  "P|| number | name | remark |\n|---|---|---|\n| 12345678 | "
	  "abcdefghijk | one two three four |\n| 1 | | x |;",
	  "number: 12345678\n"
	  "name: abcdefghijk\n"
	  "remark: one two three\n"
	  "  four\n"
	  "\n"
	  "number: 1\n"
	  "remark: x\n" },
	{ "a head without rows or room", 20, 0, 0,
	  "P|| a long head | one more | and more |\n|---|---|---|;",
	  "a long head\n"
	  "one more\n"
	  "and more\n" },
};

/* A block before it is one. */
struct brief {
	struct str mark, text, note;
	enum block_kind kind;
	enum block_box box;
	int depth;
	bool tight;
};

static bool take(struct str *s, struct str prefix)
{
	bool starts = str_starts(*s, prefix);

	if (starts)
		*s = str_tail(*s, prefix.n);
	return starts;
}

static struct brief brief_of(struct str s)
{
	struct brief brief = { .depth = 0 };
	struct str_pair pair;

	while (take(&s, STR(".")))
		brief.depth++;
	brief.kind = (enum block_kind)(strchr(letters, s.p[0]) - letters);
	s = str_tail(s, 1);
	brief.tight = take(&s, STR("^"));
	if (take(&s, STR("[ ]")))
		brief.box = BOX_EMPTY;
	else if (take(&s, STR("[x]")))
		brief.box = BOX_TICKED;
	pair = str_cut(s, STR("|"));
	brief.mark = pair.head;
	pair = str_cut(pair.tail, STR("@"));
	brief.text = pair.head;
	brief.note = pair.tail;
	return brief;
}

static void add(struct doc *d, const struct brief *brief)
{
	size_t at = d->blocks.count;
	struct block *b;

	if (brief->kind == BLOCK_CODE || brief->text.n == 0)
		doc_say(d, brief->kind, brief->text);
	else
		markdown_blocks(d, brief->text, brief->kind, 0, NULL);
	b = &d->blocks.at[at];
	b->depth = brief->depth;
	b->mark = safe_line(&arena, brief->mark);
	b->note = safe_line(&arena, brief->note);
	b->box = brief->box;
	b->tight = brief->tight;
}

static struct doc doc_of(const char *blocks)
{
	struct str_pair cut = str_cut(str_from(blocks), STR(";"));
	struct doc d;

	doc_init(&d, &arena);
	for (; cut.found; cut = str_cut(cut.tail, STR(";"))) {
		struct brief brief = brief_of(cut.head);

		add(&d, &brief);
	}
	return d;
}

static void draw_row(struct buf *out, const struct row *row)
{
	int col = 0;

	for (size_t i = 0; i < row->count; i++) {
		const struct run *run = &row->runs[i];

		assert_true(run->col >= col);
		buf_pad(out, ' ', (size_t)(run->col - col));
		buf_put(out, run->text.s);
		col = run->col + text_cols(run->text.s);
	}
	assert_int_equal(row->cols, col);
	while (out->n && out->p[out->n - 1] == ' ')
		out->n--;
	buf_putc(out, '\n');
}

static const char *picture(const struct layout *l)
{
	struct buf out;

	buf_init(&out, &arena);
	for (size_t i = 0; i < l->count; i++)
		draw_row(&out, &l->rows[i]);
	return str_cz(&arena, buf_str(&out));
}

static void test_pictures(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct doc d = doc_of(cases[i].blocks);
		struct layout_options options = {
			.cols = cases[i].cols,
			.margin = cases[i].margin,
			.wrap_code = cases[i].how & WRAP,
			.dense = cases[i].how & DENSE,
		};
		struct layout l = layout_doc(&arena, &d, options);

		print_message("# %s\n", cases[i].name);
		assert_string_equal(picture(&l), cases[i].want);
	}
}

/* Styles: one letter each, in the order of the bits. */
static const char *styles_of(const struct row *row)
{
	static const char bits[] = "secl=_bfMHWR";
	struct buf out;

	buf_init(&out, &arena);
	for (size_t i = 0; i < row->count; i++) {
		const struct run *run = &row->runs[i];

		buf_putc(&out, '<');
		for (size_t k = 0; bits[k]; k++)
			if (run->style & (1u << k))
				buf_putc(&out, bits[k]);
		buf_putc(&out, ':');
		buf_put(&out, run->text.s);
		buf_putc(&out, '>');
	}
	return str_cz(&arena, buf_str(&out));
}

static const struct {
	const char *block;
	const char *want[2];
} styled[] = {
	{ "T|a *b*@n;", { "<H:a ><eH:b><M:n>" } },
	{ "Q|a;", { "<H:a>" } },
	{ "P|a **b** `c`;", { "<:a ><s:b><: ><c:c>" } },
	{ "h|a;", { "<f:a>" } },
	{ "S[ ]1|a;", { "<M:[ ]><M:1><:a>" } },
	{ "Fn|v;", { "<M:n><:v>" } },
	{ "WW|a;", { "<sMW:W><:a>" } },
	{ "W|**W** a;", { "<sW:W><: a>" } },
	{ "C|12345678901234567890;",
	  { "<:123456789012345678>", "<fM:+><:90>" } },
	{ "P||a|bb|\n|---|---|\n|ccc|d|;",
	  { "<HR:a><HR:    ><HR:bb>", "<:ccc><:d>" } },
	{ "P||a|b|c|\n|---|---|---|\n|123456789|1234567|123456|;",
	  { "<H:a><:: ><:123456789>", "<H:b><:: ><:1234567>" } },
};

static void test_styles(void **state)
{
	struct layout_options options = { .cols = 20, .wrap_code = true };

	(void)state;
	for (size_t i = 0; i < COUNT(styled); i++) {
		struct doc d = doc_of(styled[i].block);
		struct layout l = layout_doc(&arena, &d, options);

		for (size_t y = 0; y < 2 && styled[i].want[y]; y++)
			assert_string_equal(styles_of(&l.rows[y]),
					    styled[i].want[y]);
	}
}

/* What is chosen when a row is, and where the rows of a block begin. */
static void test_rows_know_their_item(void **state)
{
	static const struct {
		size_t block, which;
		bool first;
	} want[] = {
		{ 0, 0, true },	 { 1, 0, false }, { 1, 7, true },
		{ 1, 7, false }, { 2, 7, false }, { 2, 7, true },
		{ 3, 0, false }, { 3, 9, true },  { 4, 9, true },
		{ 5, 0, false }, { 5, 0, true },
	};
	struct doc d = doc_of("Q|q;S1|a\\\nb;.C|c;S2|d;h|e;P|f;");
	struct layout l;

	(void)state;
	d.blocks.at[1].item = (struct item){ ITEM_STEP, 7 };
	d.blocks.at[3].item = (struct item){ ITEM_STEP, 9 };
	l = layout_doc(&arena, &d, (struct layout_options){ .cols = 40 });
	assert_int_equal(l.count, COUNT(want));
	for (size_t i = 0; i < l.count; i++) {
		const struct row *row = &l.rows[i];

		assert_ptr_equal(row->block, &d.blocks.at[want[i].block]);
		assert_int_equal(row->item.which, want[i].which);
		assert_int_equal(row->item.kind,
				 want[i].which ? ITEM_STEP : ITEM_NONE);
		assert_int_equal(row->first, want[i].first);
		assert_int_equal(row->cursor, -1);
	}
}

static const struct {
	const char *name;
	const char *text;
	size_t at;
	size_t row;
	int col;
} cursors[] = {
	{ "empty field", "", 0, 0, 8 },
	{ "before a character", "abc", 1, 0, 9 },
	{ "behind the text", "abc", 3, 0, 11 },
	{ "behind a wide character", "作业", 3, 0, 10 },
	{ "behind a blank", "a ", 2, 0, 10 },
	{ "in the second row", "abcdefghijklmnopq", 16, 2, 5 },
	{ "at its start", "abcdefghijklmno pq", 16, 2, 4 },
	{ "on the blank between", "abcdefghijklmno pq", 15, 1, 19 },
	{ "in the last column", "abcdefghijklmno", 15, 1, 19 },
};

static void test_cursor(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(cursors); i++) {
		struct doc d = doc_of("EName|;");
		struct block *b = &d.blocks.at[0];
		struct layout l;

		print_message("# %s\n", cursors[i].name);
		b->current = true;
		b->cursor = cursors[i].at;
		b->spans = spans_of(
			&arena, safe_line(&arena, str_from(cursors[i].text)),
			0);
		l = layout_doc(
			&arena, &d,
			(struct layout_options){ .cols = 20, .margin = 1 });
		for (size_t y = 0; y < l.count; y++)
			assert_int_equal(l.rows[y].cursor,
					 y == cursors[i].row ? cursors[i].col
							     : -1);
	}
}

/* Blocks in any order never pass the right edge, but for whole code. */

static int roll(int most)
{
	return rand() % (most + 1);
}

static struct str random_words(void)
{
	static const char *const words[] = {
		"a ",	   "host",	 "kafka.test.com ",
		"作业",	   "无法解析，", " ",
		"**b** ",  "`c d`",	 "👨‍👩‍👧 ",
		"e\u0301", "“引”",	 "x",
	};
	struct buf out;

	buf_init(&out, &arena);
	for (int i = roll(12); i > 0; i--)
		buf_puts(&out, words[roll((int)COUNT(words) - 1)]);
	buf_puts(&out, "x");
	return str_copy(&arena, buf_str(&out));
}

static struct str random_table(void)
{
	struct buf out;

	buf_init(&out, &arena);
	for (int y = 0; y < 4; y++) {
		for (int x = 0; x < 3; x++) {
			buf_puts(&out, "| ");
			buf_put(&out, y == 1 ? STR("---") : random_words());
		}
		buf_puts(&out, " |\n");
	}
	return buf_str(&out);
}

static struct brief random_brief(void)
{
	struct brief brief = {
		.kind = (enum block_kind)roll(BLOCK_SPACE),
		.depth = roll(3),
		.box = (enum block_box)roll(BOX_TICKED),
		.tight = roll(1),
		.text = random_words(),
		.mark = roll(1) ? random_words() : STR("1"),
		.note = roll(3) ? STR_NONE : random_words(),
	};

	if (brief.kind == BLOCK_TABLE) {
		brief.kind = BLOCK_PARAGRAPH;
		brief.text = random_table();
	}
	return brief;
}

static void assert_inside(const struct doc *d)
{
	struct layout_options options = { .cols = 20 + roll(50),
					  .margin = roll(1),
					  .wrap_code = true,
					  .dense = roll(1) };
	struct layout l = layout_doc(&arena, d, options);

	picture(&l);
	for (size_t y = 0; y < l.count; y++)
		assert_in_range(l.rows[y].cols, 0, options.cols);
}

static void test_nothing_passes_the_edge(void **state)
{
	(void)state;
	srand(7);
	for (int i = 0; i < 3000; i++) {
		struct arena_mark mark = arena_mark(&arena);
		struct doc d;

		doc_init(&d, &arena);
		for (int k = 0; k < BLOCKS_MOST; k++) {
			struct brief brief = random_brief();

			add(&d, &brief);
		}
		assert_inside(&d);
		arena_rewind(&arena, mark);
	}
}

static void test_a_value_stays_whole(void **state)
{
	struct doc d = doc_of("P|ask `a`;");
	struct span *span = &d.blocks.at[0].spans.at[1];
	struct layout_options options = { .cols = 20 };
	struct layout l;

	(void)state;
	span->text = SAFE("kafka.test.com/a/b");
	span->style = SPAN_VALUE;
	l = layout_doc(&arena, &d, options);
	assert_string_equal(picture(&l), "ask\nkafka.test.com/a/b\n");
	span->text = SAFE("two words of prose");
	l = layout_doc(&arena, &d, options);
	assert_string_equal(picture(&l), "ask two words of\nprose\n");
}

static void test_an_empty_document_has_no_rows(void **state)
{
	struct doc d;

	(void)state;
	doc_init(&d, &arena);
	assert_int_equal(
		layout_doc(&arena, &d, (struct layout_options){ 0 }).count, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pictures),
		cmocka_unit_test(test_styles),
		cmocka_unit_test(test_rows_know_their_item),
		cmocka_unit_test(test_cursor),
		cmocka_unit_test(test_nothing_passes_the_edge),
		cmocka_unit_test(test_a_value_stays_whole),
		cmocka_unit_test(test_an_empty_document_has_no_rows),
	};

	return cmocka_run_group_tests_name("layout", tests, start_arena,
					   stop_arena);
}
