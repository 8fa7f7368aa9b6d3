/* test_writers - add a row: a text in Markdown, and how it is written. */
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "unstuck/doc/markdown.h"
#include "unstuck/render/writers.h"

static struct safe safe(const char *cz)
{
	return safe_line(&arena, str_from(cz));
}

static const char *written(const struct writer *w, const struct doc *d,
			   struct write_options options)
{
	struct buf out;

	buf_init(&out, &arena);
	w->write(&out, d, options);
	return str_cz(&arena, buf_str(&out));
}

/* Blocks, as both formats write them. */

enum { BLOCKS_MOST = 6 };

struct brief {
	const char *text; /* NULL: no more blocks */
	const char *mark;
	const char *note;
	const char *lang;
	enum block_kind kind;
	enum block_box box;
	int depth;
};

static const struct {
	const char *name;
	struct brief blocks[BLOCKS_MOST];
	const char *text;
	const char *markdown;
} cases[] = {
	{ "nothing", { { .text = NULL } }, "", "" },
	{ "a title, a heading, a question",
	  { { .kind = BLOCK_TITLE, .text = "one #", .note = "n 1" },
	    { .kind = BLOCK_HEADING, .text = "two" },
	    { .kind = BLOCK_QUESTION, .mark = "7", .text = "\\- three?" } },
	  "one #                                                            "
	  "            n 1\n\ntwo\n\n7  - three?\n",
	  "## one # (n 1)\n\n### two\n\n### 7. - three?\n" },
	{ "a step with its code",
	  { { .kind = BLOCK_STEP,
	      .box = BOX_TICKED,
	      .mark = "9",
	      .text = "Add **this**:" },
	    { .kind = BLOCK_CODE,
	      .depth = 1,
	      .lang = "yaml",
	      .text = "a: |\n\n  b ```\n" },
	    { .kind = BLOCK_STEP,
	      .box = BOX_EMPTY,
	      .mark = "10",
	      .text = "Restart." },
	    { .kind = BLOCK_WARNING,
	      .depth = 1,
	      .mark = "Warning",
	      .text = "It stops\\\nfirst." } },
	  "[x]  9  Add this:\n\n          a: |\n\n            b ```\n\n"
	  "[ ] 10  Restart.\n\n        Warning  It stops\n"
	  "                 first.\n",
	  "9. [x] Add **this**:\n\n   ````yaml\n   a: |\n\n     b ```\n"
	  "   ````\n\n10. [ ] Restart.\n\n    > **Warning** It stops\\\n"
	  "    > first.\n" },
	{ "options, some of them not in order",
	  { { .kind = BLOCK_ITEM, .mark = "1", .text = "Yes", .note = "7" },
	    { .kind = BLOCK_ITEM, .mark = "2", .text = "No" },
	    { .kind = BLOCK_HINT, .depth = 1, .text = "1\\. hint" },
	    { .kind = BLOCK_ITEM, .mark = "0", .text = "Not sure" } },
	  "  1  Yes                                                         "
	  "              7\n  2  No\n     1. hint\n  0  Not sure\n",
	  "1. Yes (7)\n2. No\n\n   1\\. hint\n\n0) Not sure\n" },
	{ "facts and verdicts",
	  { { .kind = BLOCK_FACT, .mark = "Host", .text = "a_b_c" },
	    { .kind = BLOCK_FACT, .mark = "Is it?", .text = "Yes" },
	    { .kind = BLOCK_ITEM, .mark = "f", .text = "Fixed" },
	    { .kind = BLOCK_ITEM, .mark = "-", .text = "Not" },
	    { .kind = BLOCK_ITEM, .box = BOX_EMPTY, .text = "" } },
	  "Host     a_b_c\nIs it?   Yes\n\n      f  Fixed\n      -  Not\n"
	  "  [ ]\n",
	  "- **Host:** a_b_c\n- **Is it?** Yes\n\n* **f** Fixed\n* Not\n"
	  "* [ ]\n" },
	{ "a link, and one that is its own text",
	  { { .kind = BLOCK_PARAGRAPH,
	      .text = "see [a_b](https://x.cn/a_b?c=1&d) or "
		      "<https://x.cn/>" } },
	  "see a_b <https://x.cn/a_b?c=1&d> or https://x.cn/\n",
	  "see [a_b](https://x.cn/a_b?c=1\\&d) or <https://x.cn/>\n" },
	{ "a table",
	  { { .kind = BLOCK_PARAGRAPH,
	      .text = "| a | b |\n|---|---|\n| 1 \\| 2 | `xy` |\n| |z|" } },
	  "a      b\n1 | 2  xy\n       z\n",
	  "| a | b |\n| --- | --- |\n| 1 \\| 2 | `xy` |\n|  | z |\n" },
	{ "code of an unfit language, and without an end",
	  { { .kind = BLOCK_CODE, .lang = "a`b", .text = "x" },
	    { .kind = BLOCK_CODE, .text = "" } },
	  "  x\n",
	  "```\nx\n```\n\n```\n```\n" },
	{ "blanks at the ends go",
	  { { .kind = BLOCK_CODE, .text = "x  \n\n" },
	    { .kind = BLOCK_SPACE, .text = "" } },
	  "  x\n",
	  "```\nx  \n\n```\n" },
};

static struct doc doc_of(const struct brief *blocks)
{
	struct doc d;

	doc_init(&d, &arena);
	for (size_t i = 0; i < BLOCKS_MOST && blocks[i].text; i++) {
		const struct brief *brief = &blocks[i];
		struct str text = str_from(brief->text);
		size_t at = d.blocks.count;
		struct block *b;

		if (brief->kind == BLOCK_CODE || text.n == 0)
			doc_say(&d, brief->kind, text);
		else
			markdown_blocks(&d, text, brief->kind, 0, NULL);
		b = &d.blocks.at[at];
		b->depth = brief->depth;
		b->mark = safe(brief->mark);
		b->note = safe(brief->note);
		b->lang = safe(brief->lang);
		b->box = brief->box;
	}
	return d;
}

static void test_blocks(void **state)
{
	struct write_options options = { .cols = 80 };

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct doc d = doc_of(cases[i].blocks);

		print_message("# %s\n", cases[i].name);
		assert_string_equal(written(&writer_text, &d, options),
				    cases[i].text);
		assert_string_equal(written(&writer_markdown, &d, options),
				    cases[i].markdown);
	}
}

/* Text only. */

static void test_text_wraps_or_does_not(void **state)
{
	struct doc d;

	(void)state;
	doc_init(&d, &arena);
	doc_say(&d, BLOCK_PARAGRAPH, STR("one two three four five six"));
	assert_string_equal(
		written(&writer_text, &d, (struct write_options){ .cols = 20 }),
		"one two three four\nfive six\n");
	assert_string_equal(
		written(&writer_text, &d, (struct write_options){ .cols = 0 }),
		"one two three four five six\n");
}

static void test_an_address_is_not_broken(void **state)
{
	struct doc d;

	(void)state;
	doc_init(&d, &arena);
	markdown_blocks(&d, STR("see [this](https://x.cn/a/b)"),
			BLOCK_PARAGRAPH, 0, NULL);
	assert_string_equal(
		written(&writer_text, &d, (struct write_options){ .cols = 22 }),
		"see this\n<https://x.cn/a/b>\n");
}

static void test_color_is_bold_and_underline(void **state)
{
	struct write_options options = { .cols = 80, .color = true };
	struct doc d;

	(void)state;
	doc_init(&d, &arena);
	doc_say(&d, BLOCK_TITLE, STR("t"));
	markdown_blocks(&d, STR("a *b* `c` **d** **[e](https://x.cn)**"),
			BLOCK_PARAGRAPH, 0, NULL);
	markdown_blocks(&d, STR("|f|gg|\n|---|---|\n|hh|i|"), BLOCK_PARAGRAPH,
			0, NULL);
	assert_string_equal(
		written(&writer_text, &d, options),
		"\x1b[1mt\x1b[0m\n\na b c \x1b[1md\x1b[0m "
		"\x1b[1;4me\x1b[0m \x1b[4m<https://x.cn>\x1b[0m\n\n"
		"\x1b[1mf\x1b[0m\x1b[1m   \x1b[0m\x1b[1mgg\x1b[0m\nhh  i\n");
}

static void test_the_document_is_not_changed(void **state)
{
	struct doc d;

	(void)state;
	doc_init(&d, &arena);
	markdown_blocks(&d, STR("[a](https://x.cn)"), BLOCK_PARAGRAPH, 0, NULL);
	written(&writer_text, &d, (struct write_options){ 0 });
	assert_int_equal(d.blocks.at[0].spans.count, 1);
}

static void test_all_writers_are_listed(void **state)
{
	(void)state;
	assert_int_equal(writer_count, 3);
	assert_ptr_equal(writers[0], &writer_text);
	assert_ptr_equal(writers[1], &writer_markdown);
}

/* Inline Markdown: what is escaped, and what is not. */

static const struct {
	const char *text; /* plain */
	const char *want;
} plain[] = {
	{ "a", "a" },
	{ "*a*", "\\*a\\*" },
	{ "a * b", "a * b" },
	{ "* b", "\\* b" },
	{ "_a_ b_c __d", "\\_a\\_ b_c \\_\\_d" },
	{ "`", "\\`" },
	{ "[a](b)", "\\[a\\](b)" },
	{ "a < b <= c", "a < b <= c" },
	{ "a < b > c", "a \\< b > c" },
	{ "<c </d <!-- <? <", "\\<c \\</d \\<!-- \\<? <" },
	{ "C:\\dir \\* \\", "C:\\dir \\\\\\* \\\\" },
	{ "a & b &amp; &#1;", "a & b \\&amp; \\&#1;" },
	{ "~/a", "~/a" },
	{ "~~a~~", "\\~\\~a\\~\\~" },
	{ "# a", "\\# a" },
	{ "#a", "#a" },
	{ "####### a", "####### a" },
	{ "a # b", "a # b" },
	{ "- a", "\\- a" },
	{ "-a", "-a" },
	{ "---", "\\---" },
	{ "+ a", "\\+ a" },
	{ "+1", "+1" },
	{ "1. a", "1\\. a" },
	{ "1) a", "1\\) a" },
	{ "1.2", "1.2" },
	{ "1.", "1\\." },
	{ "> a", "\\> a" },
	{ "=", "=" },
	{ "a | b", "a | b" },
	{ "!a", "!a" },
	{ "  a  ", "a" },
	{ "{{name}}", "{{name}}" },
	{ "作业", "作业" },
};

static const char *inline_markdown(struct spans spans)
{
	struct doc d;

	doc_init(&d, &arena);
	doc_add(&d, BLOCK_PARAGRAPH)->spans = spans;
	return written(&writer_markdown, &d, (struct write_options){ 0 });
}

static void test_escapes(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(plain); i++) {
		struct spans s = spans_of(&arena, safe(plain[i].text), 0);
		struct str want =
			str_join(&arena, str_from(plain[i].want), STR("\n"));

		assert_string_equal(inline_markdown(s), str_cz(&arena, want));
	}
}

/* The same markup comes out again, or emphasis gives way. */

static const struct {
	const char *text; /* Markdown */
	const char *want; /* NULL: the same */
} inlines[] = {
	{ "a **b** c", NULL },
	{ "a *b* c", NULL },
	{ "***a***", NULL },
	{ "**a *b* c**", NULL },
	{ "**a *b***", NULL },
	{ "`a`", NULL },
	{ "`` a`b ``", "``a`b``" },
	{ "`` `a` ``", NULL },
	{ "**`a`** b", NULL },
	{ "**“甲”** 乙", NULL },
	{ "**甲**乙", NULL },
	{ "a\\\nb", NULL },
	{ "a\\\n\\- b", NULL },
	{ "a\\\n\\--- | ---", NULL },
	{ "a\\\n\\=", NULL },
	{ "**a**\\\n**b**", NULL },
	{ "[**a** b](https://x.cn/)", NULL },
	{ "[a](https://x.cn/\\(b\\)c)", NULL },
	{ "a[ b ](https://x.cn/)c", NULL },
	{ "wow\\![a](https://x.cn/)", NULL },
	{ "<https://x.cn/>", NULL },
	{ "[https://x.cn/](https://x.cn/)", "<https://x.cn/>" },
	{ "_a_", "*a*" },
	{ "__a__", "**a**" },
};

static void test_inlines(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(inlines); i++) {
		struct str text = str_from(inlines[i].text);
		struct spans s = markdown_spans(&arena, text, NULL);
		struct str want = str_from(inlines[i].want ? inlines[i].want
							   : inlines[i].text);

		want = str_join(&arena, want, STR("\n"));
		assert_string_equal(inline_markdown(s), str_cz(&arena, want));
	}
}

/* Emphasis that cannot stand where it was set. */

struct piece {
	const char *text;
	unsigned style;
};

static const struct {
	struct piece pieces[4];
	const char *want;
} pieced[] = {
	{ { { "说明：", SPAN_STRONG }, { "您", 0 } }, "**说明**：您\n" },
	{ { { "a", 0 }, { " b ", SPAN_STRONG }, { "c", 0 } }, "a **b** c\n" },
	{ { { "a", 0 }, { "!", SPAN_STRONG }, { "c", 0 } }, "a!c\n" },
	{ { { "a", 0 }, { "b c", SPAN_CODE | SPAN_STRONG }, { "d", 0 } },
	  "a`b c`d\n" },
	{ { { "a", SPAN_STRONG }, { "bc", SPAN_EMPH } }, "**a**b*c*\n" },
	{ { { "ab", SPAN_EMPH }, { "c", SPAN_STRONG } }, "*a*b**c**\n" },
	{ { { "a", SPAN_STRONG }, { "b", SPAN_STRONG | SPAN_EMPH } },
	  "**ab**\n" },
	{ { { "a", SPAN_CODE }, { "b", SPAN_CODE | SPAN_VALUE } }, "`ab`\n" },
	{ { { "a&", 0 }, { "amp;", SPAN_BLANK } }, "a\\&amp;\n" },
	{ { { " ", SPAN_STRONG } }, "" },
};

static struct spans spans_of_pieces(const struct piece *pieces)
{
	struct spans s = { arena_array(&arena, struct span, 4), 0 };

	while (s.count < 4 && pieces[s.count].text) {
		const struct piece *p = &pieces[s.count];

		s.at[s.count].text = safe(p->text);
		s.at[s.count++].style = p->style;
	}
	return s;
}

static void test_emphasis_gives_way(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(pieced); i++) {
		struct spans s = spans_of_pieces(pieced[i].pieces);

		assert_string_equal(inline_markdown(s), pieced[i].want);
	}
}

/* Whatever the text is: what was written reads back the same. */

static int roll(int most)
{
	return rand() % (most + 1);
}

static struct safe nasty_text(void)
{
	static const char *const parts[] = {
		"*",	"**",	"_",	  "__",
		"`",	"``",	"<",	  ">",
		"[",	"]",	"(",	  ")",
		"\\",	"!",	"#",	  "-",
		"+",	"=",	"|",	  "~",
		"~~",	"&",	"&amp;",  "&#42;",
		":",	"1.",	"2)",	  " ",
		" ",	"  ",	"a",	  "b",
		"word", "甲",	"：",	  "“",
		"。",	"é",	"<b>",	  "]: ",
		"---",	"***",	"{{n}}",  "https://x.cn",
		"\"",	"'",	"$",	  "^",
		"@",	"<!--", "\u00a0", "\u3000",
		"€",	"£",	"😀",
	};
	struct buf out;

	buf_init(&out, &arena);
	for (int i = roll(6); i >= 0; i--)
		buf_puts(&out, parts[roll((int)COUNT(parts) - 1)]);
	return safe_line(&arena, str_copy(&arena, buf_str(&out)));
}

static struct spans nasty_spans(int most)
{
	struct spans s = { arena_array(&arena, struct span, (size_t)most), 0 };

	for (int i = roll(most - 1); i >= 0; i--) {
		struct span *span = &s.at[s.count++];

		span->text = nasty_text();
		span->style = (unsigned)(roll(1) ? roll(7) : 0);
		if (roll(4))
			continue;
		span->style |= SPAN_LINK;
		span->target = roll(1) ? SAFE("https://x.cn/a_b_c?d=*e*&amp;f")
				       : SAFE("https://x.cn/(a)/[b]\\`|<c> d");
	}
	return s;
}

/* Spaces at the ends are not kept, and breaks show as spaces. */
static const char *words_of(struct spans s)
{
	return str_cz(&arena, str_trim(spans_text(&arena, s).s));
}

static void assert_reads_back(struct spans s)
{
	const char *md = inline_markdown(s);
	struct doc d;

	doc_init(&d, &arena);
	markdown_blocks(&d, str_from(md), BLOCK_PARAGRAPH, 0, NULL);
	if (words_of(s)[0] == '\0')
		return;
	if (d.blocks.count != 1 ||
	    strcmp(words_of(d.blocks.at[0].spans), words_of(s)) != 0)
		print_message("# %s", md);
	assert_int_equal(d.blocks.count, 1);
	assert_int_equal(d.blocks.at[0].kind, BLOCK_PARAGRAPH);
	assert_string_equal(words_of(d.blocks.at[0].spans), words_of(s));
}

static void test_plain_text_reads_back(void **state)
{
	(void)state;
	srand(1);
	for (int i = 0; i < 20000; i++) {
		struct arena_mark mark = arena_mark(&arena);

		assert_reads_back(spans_of(&arena, nasty_text(), 0));
		arena_rewind(&arena, mark);
	}
}

static void test_spans_read_back(void **state)
{
	(void)state;
	srand(2);
	for (int i = 0; i < 20000; i++) {
		struct arena_mark mark = arena_mark(&arena);

		assert_reads_back(nasty_spans(4));
		arena_rewind(&arena, mark);
	}
}

static void test_tables_read_back(void **state)
{
	(void)state;
	srand(3);
	for (int i = 0; i < 10000; i++) {
		struct arena_mark mark = arena_mark(&arena);
		struct spans cells[4];
		struct block *b;
		struct doc d, again;
		const char *md;

		doc_init(&d, &arena);
		b = doc_add(&d, BLOCK_TABLE);
		b->table = (struct table){ cells, 2, 2 };
		for (size_t k = 0; k < 4; k++)
			cells[k] = nasty_spans(2);
		md = written(&writer_markdown, &d, (struct write_options){ 0 });
		doc_init(&again, &arena);
		markdown_blocks(&again, str_from(md), BLOCK_PARAGRAPH, 0, NULL);
		assert_int_equal(again.blocks.count, 1);
		assert_int_equal(again.blocks.at[0].kind, BLOCK_TABLE);
		for (size_t k = 0; k < 4; k++)
			assert_string_equal(
				words_of(again.blocks.at[0].table.cells[k]),
				words_of(cells[k]));
		arena_rewind(&arena, mark);
	}
}

/* The reader drops an empty line before the closing fence. */
static const char *code_of(const struct block *b)
{
	struct str s = b->spans.count ? b->spans.at[0].text.s : STR_NONE;

	while (str_ends(s, STR("\n")))
		s.n--;
	return str_cz(&arena, s);
}

static void test_code_reads_back(void **state)
{
	static const char *const parts[] = { "`",   "```", "~~~", "\n", "a\tb",
					     "a",   " ",   "- ",  "#",	"    ",
					     "1. ", "<",   "&",	  "\\" };

	(void)state;
	srand(4);
	for (int i = 0; i < 5000; i++) {
		struct arena_mark mark = arena_mark(&arena);
		struct doc d, again;
		struct buf code;

		buf_init(&code, &arena);
		for (int k = roll(9); k >= 0; k--)
			buf_puts(&code, parts[roll((int)COUNT(parts) - 1)]);
		doc_init(&d, &arena);
		doc_say(&d, BLOCK_STEP, STR("step"))->mark = SAFE("12");
		doc_say(&d, BLOCK_CODE, buf_str(&code))->depth = 1;
		doc_init(&again, &arena);
		markdown_blocks(&again,
				str_from(written(&writer_markdown, &d,
						 (struct write_options){ 0 })),
				BLOCK_PARAGRAPH, 0, NULL);
		assert_int_equal(again.blocks.count, 2);
		assert_int_equal(again.blocks.at[1].kind, BLOCK_CODE);
		assert_string_equal(code_of(&again.blocks.at[1]),
				    code_of(&d.blocks.at[1]));
		arena_rewind(&arena, mark);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_blocks),
		cmocka_unit_test(test_text_wraps_or_does_not),
		cmocka_unit_test(test_an_address_is_not_broken),
		cmocka_unit_test(test_color_is_bold_and_underline),
		cmocka_unit_test(test_the_document_is_not_changed),
		cmocka_unit_test(test_all_writers_are_listed),
		cmocka_unit_test(test_escapes),
		cmocka_unit_test(test_inlines),
		cmocka_unit_test(test_emphasis_gives_way),
		cmocka_unit_test(test_plain_text_reads_back),
		cmocka_unit_test(test_spans_read_back),
		cmocka_unit_test(test_tables_read_back),
		cmocka_unit_test(test_code_reads_back),
	};

	return cmocka_run_group_tests_name("writers", tests, start_arena,
					   stop_arena);
}
