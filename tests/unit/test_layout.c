/* test_layout - add a case: blocks, a width, the picture of the rows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "unstuck/base/buf.h"
#include "unstuck/doc/markdown.h"
#include "unstuck/render/layout.h"
#include "unstuck/text/cluster.h"

enum { BLOCKS_MOST = 8 };

/* A block in few words; text is Markdown, but for code. */
struct brief {
	const char *text; /* NULL: no more blocks */
	const char *mark;
	const char *note;
	enum block_kind kind;
	enum block_box box;
	int depth;
	bool tight;
};

static const struct {
	const char *name;
	struct layout_options options;
	struct brief blocks[BLOCKS_MOST];
	const char *want;
} cases[] = {
	{ "a paragraph is wrapped at the width",
	  { .cols = 20 },
	  { { .kind = BLOCK_PARAGRAPH, .text = "one two three four five" } },
	  "one two three four\n"
	  "five\n" },
	{ "the last column is used, the next is not",
	  { .cols = 20 },
	  { { .kind = BLOCK_PARAGRAPH, .text = "12345678 abcdefghijk l" },
	    { .kind = BLOCK_PARAGRAPH, .text = "12345678 abcdefghijkl m" } },
	  "12345678 abcdefghijk\n"
	  "l\n"
	  "\n"
	  "12345678\n"
	  "abcdefghijkl m\n" },
	{ "the margin counts to the width",
	  { .cols = 20, .margin = 1 },
	  { { .kind = BLOCK_PARAGRAPH, .text = "12345678 abcdefghijk" } },
	  " 12345678\n"
	  " abcdefghijk\n" },
	{ "a width below the least one is raised",
	  { .cols = 3 },
	  { { .kind = BLOCK_PARAGRAPH, .text = "12345678 abcdefghijk" } },
	  "12345678 abcdefghijk\n" },
	{ "Chinese by columns",
	  { .cols = 20 },
	  { { .kind = BLOCK_QUESTION,
	      .text = "从该网络查询，自建服务能解析吗？" } },
	  "从该网络查询，自建服\n"
	  "务能解析吗？\n" },
	{ "a hard break",
	  { .cols = 40 },
	  { { .kind = BLOCK_PARAGRAPH, .text = "one\\\ntwo" } },
	  "one\n"
	  "two\n" },
	{ "a code span stays whole",
	  { .cols = 23 },
	  { { .kind = BLOCK_PARAGRAPH, .text = "please run `a b c d e f g`" } },
	  "please run\n"
	  "a b c d e f g\n" },
	{ "a code span wider than the line does not",
	  { .cols = 20 },
	  { { .kind = BLOCK_PARAGRAPH,
	      .text = "run `a b c d e f g h i j k l m n`" } },
	  "run a b c d e f g h\n"
	  "i j k l m n\n" },
	{ "options of a question",
	  { .cols = 79, .margin = 1 },
	  { { .kind = BLOCK_QUESTION, .text = "Is it on?" },
	    { .kind = BLOCK_ITEM, .mark = "1", .text = "Yes" },
	    { .kind = BLOCK_ITEM, .mark = "0", .text = "Not sure" } },
	  " Is it on?\n"
	  "\n"
	  "   1  Yes\n"
	  "   0  Not sure\n" },
	{ "marks end at one column",
	  { .cols = 40 },
	  { { .kind = BLOCK_ITEM, .mark = "9", .text = "nine" },
	    { .kind = BLOCK_HINT, .depth = 1, .text = "less than ten" },
	    { .kind = BLOCK_ITEM, .mark = "10", .text = "ten" },
	    { .kind = BLOCK_SPACE, .text = "" },
	    { .kind = BLOCK_ITEM, .text = "none" } },
	  "   9  nine\n"
	  "      less than ten\n"
	  "  10  ten\n"
	  "\n"
	  "      none\n" },
	{ "another kind begins new marks",
	  { .cols = 40 },
	  { { .kind = BLOCK_ITEM, .mark = "10", .text = "ten" },
	    { .kind = BLOCK_PARAGRAPH, .text = "and" },
	    { .kind = BLOCK_ITEM, .mark = "1", .text = "one" } },
	  "  10  ten\n"
	  "\n"
	  "and\n"
	  "\n"
	  "  1  one\n" },
	{ "items without marks",
	  { .cols = 40, .margin = 1 },
	  { { .kind = BLOCK_ITEM, .text = "DNS resolution" },
	    { .kind = BLOCK_ITEM, .text = "Network access" } },
	  "   DNS resolution\n"
	  "   Network access\n" },
	{ "an item with a box",
	  { .cols = 24 },
	  { { .kind = BLOCK_ITEM,
	      .box = BOX_EMPTY,
	      .mark = "a",
	      .text = "the first of two lines" },
	    { .kind = BLOCK_ITEM, .mark = "b", .text = "no box" } },
	  "  [ ] a  the first of\n"
	  "         two lines\n"
	  "      b  no box\n" },
	{ "a box without a mark",
	  { .cols = 40 },
	  { { .kind = BLOCK_ITEM, .box = BOX_TICKED, .text = "done" } },
	  "  [x] done\n" },
	{ "a text hangs under its start",
	  { .cols = 20 },
	  { { .kind = BLOCK_ITEM,
	      .mark = "1",
	      .text = "one two three four" } },
	  "  1  one two three\n"
	  "     four\n" },
	{ "steps of an outcome",
	  { .cols = 79, .margin = 1 },
	  { { .kind = BLOCK_STEP,
	      .box = BOX_TICKED,
	      .mark = "1",
	      .text = "Add a record." },
	    { .kind = BLOCK_STEP,
	      .box = BOX_EMPTY,
	      .mark = "2",
	      .text = "Add:" },
	    { .kind = BLOCK_CODE, .depth = 1, .text = "a: >-\n  -b\n" },
	    { .kind = BLOCK_STEP,
	      .box = BOX_EMPTY,
	      .mark = "3",
	      .text = "Restart the job." },
	    { .kind = BLOCK_PARAGRAPH,
	      .depth = 1,
	      .tight = true,
	      .text = "Does it work now?" } },
	  " [x] 1  Add a record.\n"
	  " [ ] 2  Add:\n"
	  "\n"
	  "          a: >-\n"
	  "            -b\n"
	  "\n"
	  " [ ] 3  Restart the job.\n"
	  "        Does it work now?\n" },
	{ "facts share a column for their names",
	  { .cols = 79, .margin = 1 },
	  { { .kind = BLOCK_FACT,
	      .mark = "What is wrong",
	      .text = "UnknownHostException (job.log line 1204)" },
	    { .kind = BLOCK_FACT, .mark = "Host", .text = "kafka.test.com" } },
	  "  What is wrong   UnknownHostException (job.log line 1204)\n"
	  "  Host            kafka.test.com\n" },
	{ "facts without a margin stand flush",
	  { .cols = 79 },
	  { { .kind = BLOCK_FACT, .mark = "域名", .text = "a" },
	    { .kind = BLOCK_FACT, .mark = "Host", .text = "b" } },
	  "域名   a\n"
	  "Host   b\n" },
	{ "a long name has a row of its own",
	  { .cols = 50 },
	  { { .kind = BLOCK_FACT, .mark = "Host", .text = "a" },
	    { .kind = BLOCK_FACT,
	      .mark = "Is the name known there?",
	      .text = "It is not" } },
	  "Host   a\n"
	  "Is the name known there?\n"
	  "       It is not\n" },
	{ "a fact's value hangs under itself",
	  { .cols = 50 },
	  { { .kind = BLOCK_FACT,
	      .mark = "Host",
	      .text = "one two three four five six seven eight nine" } },
	  "Host   one two three four five six seven eight\n"
	  "       nine\n" },
	{ "narrow: a value that does not fit stands below",
	  { .cols = 24 },
	  { { .kind = BLOCK_FACT, .mark = "Host", .text = "kafka.test.com" },
	    { .kind = BLOCK_FACT,
	      .mark = "Port",
	      .text = "one two three four five" } },
	  "Host  kafka.test.com\n"
	  "Port\n"
	  "  one two three four\n"
	  "  five\n" },
	{ "fields share a column past their hints",
	  { .cols = 60, .margin = 1 },
	  { { .kind = BLOCK_FIELD, .mark = "Host", .text = "a" },
	    { .kind = BLOCK_HINT, .depth = 1, .text = "its name" },
	    { .kind = BLOCK_FIELD, .mark = "Servers", .text = "" } },
	  "  Host      a\n"
	  "            its name\n"
	  "  Servers\n" },
	{ "a note ends at the right edge",
	  { .cols = 40, .margin = 1 },
	  { { .kind = BLOCK_TITLE,
	      .text = "DNS > Own server",
	      .note = "question 3" },
	    { .kind = BLOCK_ITEM,
	      .mark = "1",
	      .text = "one two three four five six seven",
	      .note = "go to 7" } },
	  " DNS > Own server             question 3\n"
	  "\n"
	  "   1  one two three four five    go to 7\n"
	  "      six seven\n" },
	{ "a note beyond the measure stands near its text",
	  { .cols = 200 },
	  { { .kind = BLOCK_PARAGRAPH, .text = "short", .note = "7" },
	    { .kind = BLOCK_PARAGRAPH,
	      .text = "a text that goes on for so long that nothing else could"
		      " stand beside it in eighty",
	      .note = "8" } },
	  "short                                                            "
	  "              7\n"
	  "\n"
	  "a text that goes on for so long that nothing else could stand besi"
	  "de it in eighty  8\n" },
	{ "a note without room goes below",
	  { .cols = 20 },
	  { { .kind = BLOCK_ITEM,
	      .mark = "1",
	      .text = "Yes",
	      .note = "go to 7" } },
	  "  1  Yes\n"
	  "     go to 7\n" },
	{ "a hint stands below a question",
	  { .cols = 40 },
	  { { .kind = BLOCK_QUESTION, .text = "Is it on?" },
	    { .kind = BLOCK_HINT, .text = "see the lamp" },
	    { .kind = BLOCK_PARAGRAPH, .text = "text" } },
	  "Is it on?\n"
	  "see the lamp\n"
	  "\n"
	  "text\n" },
	{ "a warning hangs",
	  { .cols = 24 },
	  { { .kind = BLOCK_WARNING,
	      .text = "**Careful:** the state is lost" } },
	  "Careful: the state is\n"
	  "  lost\n" },
	{ "a warning with a mark hangs under its text",
	  { .cols = 50 },
	  { { .kind = BLOCK_WARNING,
	      .mark = "Warning",
	      .text = "what the job holds in memory only is lost" } },
	  "Warning  what the job holds in memory only is lost\n" },
	{ "narrow: it does not",
	  { .cols = 24 },
	  { { .kind = BLOCK_WARNING,
	      .mark = "Warning",
	      .text = "the state is lost" } },
	  "Warning  the state is\n"
	  "  lost\n" },
	{ "code stays whole",
	  { .cols = 20 },
	  { { .kind = BLOCK_CODE, .text = "0123456789012345678901234\n\nx" },
	    { .kind = BLOCK_PARAGRAPH, .text = "text" } },
	  "  0123456789012345678901234\n"
	  "\n"
	  "  x\n"
	  "\n"
	  "text\n" },
	{ "code is wrapped where asked for",
	  { .cols = 20, .wrap_code = true },
	  { { .kind = BLOCK_CODE,
	      .text = "012345678901234567\n"
		      "0123456789012345678\n"
		      "作业作业作业作业作业\n" } },
	  "  012345678901234567\n"
	  "  012345678901234567\n"
	  "+ 8\n"
	  "  作业作业作业作业作\n"
	  "+ 业\n" },
	{ "tabs of code stop at every eighth column",
	  { .cols = 20, .wrap_code = true },
	  { { .kind = BLOCK_CODE, .text = "\tx\n1234567\t8\n0\t1\t2\t3\n" } },
	  "          x\n"
	  "  1234567 8\n"
	  "  0       1       2\n"
	  "+ 3\n" },
	{ "only the last line feed of code is dropped",
	  { .cols = 20 },
	  { { .kind = BLOCK_CODE, .text = "\nx\n\n" },
	    { .kind = BLOCK_PARAGRAPH, .tight = true, .text = "text" } },
	  "\n"
	  "  x\n"
	  "\n"
	  "text\n" },
	{ "no code at all",
	  { .cols = 20 },
	  { { .kind = BLOCK_CODE, .text = "" } },
	  "\n" },
	{ "dense: no empty rows",
	  { .cols = 40, .dense = true },
	  { { .kind = BLOCK_TITLE, .text = "title" },
	    { .kind = BLOCK_SPACE, .text = "" },
	    { .kind = BLOCK_PARAGRAPH, .text = "text" },
	    { .kind = BLOCK_CODE, .text = "code" },
	    { .kind = BLOCK_PARAGRAPH, .text = "text" } },
	  "title\n"
	  "text\n"
	  "  code\n"
	  "text\n" },
	{ "a space takes the place of the empty row",
	  { .cols = 40 },
	  { { .kind = BLOCK_TITLE, .text = "title" },
	    { .kind = BLOCK_SPACE, .text = "" },
	    { .kind = BLOCK_PARAGRAPH, .text = "text" } },
	  "title\n"
	  "\n"
	  "text\n" },
	{ "depth without a marked block indents by two",
	  { .cols = 40 },
	  { { .kind = BLOCK_PARAGRAPH, .text = "a" },
	    { .kind = BLOCK_PARAGRAPH, .depth = 1, .text = "b" },
	    { .kind = BLOCK_PARAGRAPH, .depth = 2, .text = "c" } },
	  "a\n"
	  "\n"
	  "  b\n"
	  "\n"
	  "    c\n" },
	{ "a list in a step",
	  { .cols = 40 },
	  { { .kind = BLOCK_STEP, .mark = "1", .text = "one" },
	    { .kind = BLOCK_ITEM, .depth = 1, .mark = "-", .text = "a" },
	    { .kind = BLOCK_PARAGRAPH, .depth = 2, .text = "b" },
	    { .kind = BLOCK_STEP, .mark = "2", .text = "two" },
	    { .kind = BLOCK_PARAGRAPH, .depth = 2, .text = "c" } },
	  "1  one\n"
	  "\n"
	  "     -  a\n"
	  "\n"
	  "        b\n"
	  "\n"
	  "2  two\n"
	  "\n"
	  "     c\n" },
	{ "a heading ends what was above",
	  { .cols = 40 },
	  { { .kind = BLOCK_ITEM, .mark = "1", .text = "one" },
	    { .kind = BLOCK_HEADING, .text = "part" },
	    { .kind = BLOCK_PARAGRAPH, .depth = 1, .text = "text" } },
	  "  1  one\n"
	  "\n"
	  "part\n"
	  "\n"
	  "  text\n" },
	{ "however deep, some columns are left",
	  { .cols = 20, .margin = 1 },
	  { { .kind = BLOCK_STEP,
	      .box = BOX_EMPTY,
	      .mark = "1",
	      .text = "a" },
	    { .kind = BLOCK_ITEM,
	      .depth = 1,
	      .box = BOX_EMPTY,
	      .mark = "12",
	      .text = "b" },
	    { .kind = BLOCK_ITEM, .depth = 99, .mark = "34", .text = "c" } },
	  " [ ] 1  a\n"
	  "\n"
	  "          [ ] 12\n"
	  "            b\n"
	  "          34\n"
	  "            c\n" },
	{ "a question called by a number",
	  { .cols = 20 },
	  { { .kind = BLOCK_QUESTION,
	      .mark = "7",
	      .text = "Is the lamp of it on?" } },
	  "7  Is the lamp of it\n"
	  "   on?\n" },
	{ "a table",
	  { .cols = 40 },
	  { { .kind = BLOCK_PARAGRAPH,
	      .text = "| a | long | c |\n|---|---|---|\n| 1 | 作业 | 3 |\n| x | | |" } },
	  "a  long  c\n"
	  "1  作业  3\n"
	  "x\n" },
	{ "the widest column of a table gives way",
	  { .cols = 30 },
	  { { .kind = BLOCK_PARAGRAPH,
	      .text = "| key | what it is good for |\n|---|---|\n"
		      "| parallelism | how many there are at the same time |" } },
	  "key          what it is good\n"
	  "             for\n"
	  "parallelism  how many there\n"
	  "             are at the same\n"
	  "             time\n" },
	{ "a table without room becomes records",
	  { .cols = 24 },
	  { { .kind = BLOCK_PARAGRAPH,
	      .text = "| number | name | remark |\n|---|---|---|\n"
		      "| 12345678 | abcdefghijk | one two three four |\n"
		      "| 1 | | x |" } },
	  "number: 12345678\n"
	  "name: abcdefghijk\n"
	  "remark: one two three\n"
	  "  four\n"
	  "\n"
	  "number: 1\n"
	  "remark: x\n" },
	{ "a head without rows or room",
	  { .cols = 20 },
	  { { .kind = BLOCK_PARAGRAPH,
	      .text = "| a long head | one more | and more |\n|---|---|---|" } },
	  "a long head\n"
	  "one more\n"
	  "and more\n" },
};

static struct arena arena;

static void no_memory(size_t bytes)
{
	(void)bytes;
	abort();
}

static int start(void **state)
{
	(void)state;
	arena_init(&arena, no_memory);
	return 0;
}

static int stop(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static struct block *add(struct doc *d, const struct brief *brief)
{
	struct str text = str_from(brief->text);
	size_t before = d->blocks.count;
	struct block *b;

	if (brief->kind == BLOCK_CODE || text.n == 0) {
		b = doc_say(d, brief->kind, text);
	} else {
		markdown_blocks(d, text, brief->kind, brief->depth, NULL);
		b = &d->blocks.at[before];
	}
	b->depth = brief->depth;
	b->mark = safe_line(&arena, str_from(brief->mark));
	b->note = safe_line(&arena, str_from(brief->note));
	b->box = brief->box;
	b->tight = brief->tight;
	return b;
}

static struct doc doc_of(const struct brief *blocks)
{
	struct doc d;

	doc_init(&d, &arena);
	for (size_t i = 0; i < BLOCKS_MOST && blocks[i].text; i++)
		add(&d, &blocks[i]);
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
		struct layout l = layout_doc(&arena, &d, cases[i].options);

		print_message("# %s\n", cases[i].name);
		assert_string_equal(picture(&l), cases[i].want);
	}
}

/* Styles: one letter each, in the order of the bits. */
static const char *styles_of(const struct row *row)
{
	static const char letters[] = "secl=_bfMHWR";
	struct buf out;

	buf_init(&out, &arena);
	for (size_t i = 0; i < row->count; i++) {
		const struct run *run = &row->runs[i];

		buf_putc(&out, '<');
		for (size_t k = 0; letters[k]; k++)
			if (run->style & (1u << k))
				buf_putc(&out, letters[k]);
		buf_putc(&out, ':');
		buf_put(&out, run->text.s);
		buf_putc(&out, '>');
	}
	return str_cz(&arena, buf_str(&out));
}

static const struct {
	struct brief block;
	const char *want[2];
} styled[] = {
	{ { .kind = BLOCK_TITLE, .text = "a *b*", .note = "n" },
	  { "<H:a ><eH:b><M:n>" } },
	{ { .kind = BLOCK_QUESTION, .text = "a" }, { "<H:a>" } },
	{ { .kind = BLOCK_PARAGRAPH, .text = "a **b** `c`" },
	  { "<:a ><s:b><: ><c:c>" } },
	{ { .kind = BLOCK_HINT, .text = "a" }, { "<f:a>" } },
	{ { .kind = BLOCK_STEP, .mark = "1", .box = BOX_EMPTY, .text = "a" },
	  { "<M:[ ]><M:1><:a>" } },
	{ { .kind = BLOCK_FACT, .mark = "n", .text = "v" }, { "<M:n><:v>" } },
	{ { .kind = BLOCK_WARNING, .mark = "W", .text = "a" },
	  { "<sMW:W><:a>" } },
	{ { .kind = BLOCK_WARNING, .text = "**W** a" }, { "<sW:W><: a>" } },
	{ { .kind = BLOCK_CODE, .text = "12345678901234567890" },
	  { "<:123456789012345678>", "<fM:+><:90>" } },
	{ { .kind = BLOCK_PARAGRAPH, .text = "|a|bb|\n|---|---|\n|ccc|d|" },
	  { "<HR:a><HR:    ><HR:bb>", "<:ccc><:d>" } },
	{ { .kind = BLOCK_PARAGRAPH,
	    .text = "|a|b|c|\n|---|---|---|\n|123456789|1234567|123456|" },
	  { "<H:a><:: ><:123456789>", "<H:b><:: ><:1234567>" } },
};

static void test_styles(void **state)
{
	struct layout_options options = { .cols = 20, .wrap_code = true };

	(void)state;
	for (size_t i = 0; i < COUNT(styled); i++) {
		struct brief blocks[BLOCKS_MOST] = { styled[i].block };
		struct doc d = doc_of(blocks);
		struct layout l = layout_doc(&arena, &d, options);

		for (size_t y = 0; y < 2 && styled[i].want[y]; y++)
			assert_string_equal(styles_of(&l.rows[y]),
					    styled[i].want[y]);
	}
}

/* What is chosen when a row is, and where the rows of a block begin. */
static void test_rows_know_their_item(void **state)
{
	static const struct brief blocks[BLOCKS_MOST] = {
		{ .kind = BLOCK_QUESTION, .text = "q" },
		{ .kind = BLOCK_STEP, .mark = "1", .text = "a\\\nb" },
		{ .kind = BLOCK_CODE, .depth = 1, .text = "c" },
		{ .kind = BLOCK_STEP, .mark = "2", .text = "d" },
		{ .kind = BLOCK_HINT, .text = "e" },
		{ .kind = BLOCK_PARAGRAPH, .text = "f" },
	};
	static const struct {
		size_t block, which;
		bool first;
	} want[] = {
		{ 0, 0, true },	 { 1, 0, false }, { 1, 7, true },
		{ 1, 7, false }, { 2, 7, false }, { 2, 7, true },
		{ 3, 0, false }, { 3, 9, true },  { 4, 9, true },
		{ 5, 0, false }, { 5, 0, true },
	};
	struct doc d = doc_of(blocks);
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
		struct brief blocks[BLOCKS_MOST] = {
			{ .kind = BLOCK_FIELD, .mark = "Name", .text = "" },
		};
		struct doc d = doc_of(blocks);
		struct block *b = &d.blocks.at[0];
		struct layout l;

		print_message("# %s\n", cursors[i].name);
		b->current = true;
		b->cursor = cursors[i].at;
		b->spans = spans_of(
			&arena, safe_line(&arena, str_from(cursors[i].text)),
			0);
		l = layout_doc(&arena, &d,
			       (struct layout_options){ .cols = 20,
							.margin = 1 });
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

static const char *random_words(void)
{
	static const char *const words[] = {
		"a ",	 "host", "kafka.test.com ", "作业", "无法解析，", " ",
		"**b** ", "`c d`", "👨‍👩‍👧 ",	   "e\u0301", "“引”",  "x",
	};
	struct buf out;

	buf_init(&out, &arena);
	for (int i = roll(12); i > 0; i--)
		buf_puts(&out, words[roll((int)COUNT(words) - 1)]);
	buf_puts(&out, "x");
	return str_cz(&arena, buf_str(&out));
}

static const char *random_table(void)
{
	struct buf out;

	buf_init(&out, &arena);
	for (int y = 0; y < 4; y++) {
		for (int x = 0; x < 3; x++)
			buf_printf(&out, "| %s ",
				   y == 1 ? "---" : random_words());
		buf_puts(&out, "|\n");
	}
	return str_cz(&arena, buf_str(&out));
}

static void fill(struct brief *blocks)
{
	for (size_t i = 0; i < BLOCKS_MOST; i++) {
		blocks[i] = (struct brief){
			.kind = (enum block_kind)roll(BLOCK_SPACE),
			.depth = roll(3),
			.box = (enum block_box)roll(BOX_TICKED),
			.tight = roll(1),
			.text = random_words(),
			.mark = roll(1) ? random_words() : "1",
			.note = roll(3) ? "" : random_words(),
		};
		if (blocks[i].kind != BLOCK_TABLE)
			continue;
		blocks[i].kind = BLOCK_PARAGRAPH;
		blocks[i].text = random_table();
	}
}

static void test_nothing_passes_the_edge(void **state)
{
	(void)state;
	srand(7);
	for (int i = 0; i < 3000; i++) {
		struct arena_mark mark = arena_mark(&arena);
		struct layout_options options = { .cols = 20 + roll(50),
						  .margin = roll(1),
						  .wrap_code = true,
						  .dense = roll(1) };
		struct brief blocks[BLOCKS_MOST];
		struct doc d;
		struct layout l;

		fill(blocks);
		d = doc_of(blocks);
		l = layout_doc(&arena, &d, options);
		picture(&l);
		for (size_t y = 0; y < l.count; y++)
			assert_in_range(l.rows[y].cols, 0, options.cols);
		arena_rewind(&arena, mark);
	}
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
		cmocka_unit_test(test_an_empty_document_has_no_rows),
	};

	return cmocka_run_group_tests_name("layout", tests, start, stop);
}
