/*
 * test_markdown - add a row: the Markdown, and its blocks as dump() shows
 * them, one a line: kind, depth, (mark), ! for tight, text; a styled span is
 * {style:text}, a link's target stands behind ->, a hard break is |.
 */
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "unstuck/base/buf.h"
#include "unstuck/doc/markdown.h"

static const struct {
	const char *name;
	struct str text;
	const char *want;
} rows[] = {
	{ "empty", STR_INIT(""), "" },
	{ "plain", STR_INIT("Restart it."), "P0 Restart it.\n" },
	{ "two paragraphs", STR_INIT("a\n\nb"), "P0 a\nP0 b\n" },
	{ "strong", STR_INIT("Open **A** > **B**."),
	  "P0 Open {s:A} > {s:B}.\n" },
	{ "strong CJK", STR_INIT("打开 **系统管理** > **作业模板**，添加："),
	  "P0 打开 {s:系统管理} > {s:作业模板}，添加：\n" },
	{ "emphasis", STR_INIT("*a* _b_"), "P0 {e:a} {e:b}\n" },
	{ "both", STR_INIT("***a***b"), "P0 {se:a}b\n" },
	{ "strong in strong", STR_INIT("**a **b** c**d"), "P0 {s:a b c}d\n" },
	{ "code", STR_INIT("Run `dig +short` now"),
	  "P0 Run {c:dig +short} now\n" },
	{ "code in strong", STR_INIT("**a `b`**"), "P0 {s:a }{sc:b}\n" },
	{ "code over lines", STR_INIT("`a\nb`"), "P0 {c:a b}\n" },
	{ "no markup in code", STR_INIT("`**a**`"), "P0 {c:**a**}\n" },
	{ "link", STR_INIT("[the docs](https://x.y/z)"),
	  "P0 {l:the docs->https://x.y/z}\n" },
	{ "link with strong", STR_INIT("[a **b**](https://x)c"),
	  "P0 {l:a ->https://x}{sl:b->https://x}c\n" },
	{ "autolink", STR_INIT("<https://x.y>"),
	  "P0 {l:https://x.y->https://x.y}\n" },
	{ "address alone is text", STR_INIT("see https://x.y www.z"),
	  "P0 see https://x.y www.z\n" },
	{ "reference", STR_INIT("[a][b]\n\n[b]: https://x\n"),
	  "P0 {l:a->https://x}\n" },
	{ "entity in address", STR_INIT("[a](https://x?b&amp;c&#x5a;)"),
	  "P0 {l:a->https://x?b&cZ}\n" },
	{ "http refused", STR_INIT("[a](http://x) b"), "P0 [a](http://x) b\n" },
	{ "script refused", STR_INIT("[a](javascript:b)"),
	  "P0 [a](javascript:b)\n" },
	{ "relative refused", STR_INIT("[**a**](#b)"), "P0 [{s:a}](#b)\n" },
	{ "empty refused", STR_INIT("[a]()"), "P0 [a]()\n" },
	{ "bare scheme refused", STR_INIT("[a](https://)"),
	  "P0 [a](https://)\n" },
	{ "mail refused", STR_INIT("<a@b.c>"), "P0 [a@b.c](mailto:a@b.c)\n" },
	{ "image refused", STR_INIT("![a *b*](https://x)"),
	  "P0 ![a {e:b}](https://x)\n" },
	{ "image in a link", STR_INIT("[![a](b)](https://x)"),
	  "P0 {l:![a](b)->https://x}\n" },
	{ "HTML is text", STR_INIT("a <b>c</b>"), "P0 a <b>c</b>\n" },
	{ "HTML block is text", STR_INIT("<div>\n*a* {{b}}\n</div>\n\nc"),
	  "P0 <div>|*a* {{b}}|</div>\nP0 c\n" },
	{ "comment is text", STR_INIT("<!-- a -->"), "P0 <!-- a -->\n" },
	{ "entities", STR_INIT("a &lt; b &amp;&nbsp;c &foo; &#65;"),
	  "P0 a < b &\u00a0"
	  "c &foo; A\n" },
	{ "escape", STR_INIT("\\*a\\*"), "P0 *a*\n" },
	{ "NUL", STR_INIT("*a*\0"), "P0 {e:a}\\u{0}\n" },
	{ "NUL in code", STR_INIT("```\na\0b\n```"), "C0 a\\u{0}b\n" },
	{ "soft break", STR_INIT("a\nb"), "P0 a b\n" },
	{ "soft break, spaces", STR_INIT("a \n   b"), "P0 a b\n" },
	{ "soft break in CJK", STR_INIT("域名\n解析，\n请"),
	  "P0 域名解析，请\n" },
	{ "soft break, mixed", STR_INIT("域名\nDNS\n解析"),
	  "P0 域名 DNS 解析\n" },
	{ "soft break at a quote", STR_INIT("说\n“是”\n吗"), "P0 说“是”吗\n" },
	{ "soft break and strong", STR_INIT("a\n**b**\nc"), "P0 a {s:b} c\n" },
	{ "soft break in strong", STR_INIT("**域\n名**\n**a**"),
	  "P0 {s:域名} {s:a}\n" },
	{ "soft break in a link", STR_INIT("[a\nb](https://x)"),
	  "P0 {l:a b->https://x}\n" },
	{ "hard break", STR_INIT("a  \nb\\\nc"), "P0 a|b|c\n" },
	{ "heading", STR_INIT("## A *b*\ntext"), "H0 A {e:b}\nP0 text\n" },
	{ "underlined heading", STR_INIT("A\n=\nb"), "H0 A\nP0 b\n" },
	{ "rule", STR_INIT("a\n\n---\n\nb"), "P0 a\n_0\nP0 b\n" },
	{ "quote", STR_INIT("> a\n> b\n\nc"), "P1 a b\nP0 c\n" },
	{ "quote in quote", STR_INIT("> > a"), "P2 a\n" },
	{ "bullets", STR_INIT("a\n- b\n- c\n"), "P0 a\nI1(-) b\nI1(-)! c\n" },
	{ "loose bullets", STR_INIT("- b\n\n- c\n"), "I1(-) b\nI1(-) c\n" },
	{ "numbers", STR_INIT("3. b\n4. c\n"), "I1(3.) b\nI1(4.)! c\n" },
	{ "numbers with )", STR_INIT("1) b"), "I1(1.) b\n" },
	{ "nested", STR_INIT("- a\n  1. b\n  2. c\n- d\n"),
	  "I1(-) a\nI2(1.)! b\nI2(2.)! c\nI1(-)! d\n" },
	{ "item of two paragraphs", STR_INIT("- a\n\n  b\n- c\n"),
	  "I1(-) a\nP2 b\nI1(-) c\n" },
	{ "item with code", STR_INIT("- a\n  ```\n  b\n  ```\n"),
	  "I1(-) a\nC2! b\n" },
	{ "item of code only", STR_INIT("- ```\n  b\n  ```\n"),
	  "I1(-)\nC2! b\n" },
	{ "empty item", STR_INIT("-\n- a\n"), "I1(-)\nI1(-)! a\n" },
	{ "item of a list", STR_INIT("- - a\n"), "I1(-)\nI2(-)! a\n" },
	{ "item of a quote", STR_INIT("- > a\n"), "I1(-)\nP2 a\n" },
	{ "text behind a quote", STR_INIT("- a\n  > b\n\n  c\n"),
	  "I1(-) a\nP2 b\nP2 c\n" },
	{ "strong item", STR_INIT("- **a** b\n"), "I1(-) {s:a} b\n" },
	{ "refused link item", STR_INIT("- [a](b)\n"), "I1(-) [a](b)\n" },
	{ "fenced", STR_INIT("```sh\ndig *x*\n\n  y\n```\nz"),
	  "C0[sh] dig *x*\\n\\n  y\nP0 z\n" },
	{ "fence with more info", STR_INIT("~~~ yaml x\na\n~~~"),
	  "C0[yaml] a\n" },
	{ "fence without end", STR_INIT("```\na"), "C0 a\n" },
	{ "empty fence", STR_INIT("```\n```"), "C0\n" },
	{ "indented", STR_INIT("    a\n    b\n"), "C0 a\\nb\n" },
	{ "tab in code", STR_INIT("```\na\tb\n```"), "C0 a\\tb\n" },
	{ "table", STR_INIT("|a|b|\n|---|---|\n|*c*|`d`|\n|e|\n"),
	  "B0 [a][b]/[{e:c}][{c:d}]/[e][]\n" },
	{ "table in a list", STR_INIT("- a\n\n  |b|\n  |---|\n"),
	  "I1(-) a\nB2 [b]\n" },
	{ "stars that stay", STR_INIT("**说明：**您"), "P0 **说明：**您\n" },
	{ "escape bytes", STR_INIT("*a*\033[31m &#27;"),
	  "P0 {e:a}\\u{1B}[31m \\u{1B}\n" },
	{ "bidi by entity", STR_INIT("&#x202e;"), "P0 \\u{202E}\n" },
	{ "escape in an address", STR_INIT("[a](https://x/&#27;)"),
	  "P0 {l:a->https://x/\\u{1B}}\n" },
	{ "escape in lang", STR_INIT("```a\033\nb\n```"), "C0[a\\u{1B}] b\n" },
	{ "not UTF-8", STR_INIT("*\x9b*\xff"), "P0 {e:\\x9B}\\xFF\n" },
};

/* With values: <name>, and blank is missing. */
static const struct {
	const char *name;
	struct str text;
	const char *want;
} filled[] = {
	{ "plain", STR_INIT("on {{host}}."), "P0 on {v:<host>}.\n" },
	{ "alone", STR_INIT("{{host}}"), "P0 {v:<host>}\n" },
	{ "blank", STR_INIT("{{blank}}"), "P0 {b:{blank}}\n" },
	{ "underscores", STR_INIT("{{a_b}} {{c_d}}"),
	  "P0 {v:<a_b>} {v:<c_d>}\n" },
	{ "code", STR_INIT("`dig {{host}}`"), "P0 {c:dig }{cv:<host>}\n" },
	{ "strong", STR_INIT("**{{host}}** x"), "P0 {sv:<host>} x\n" },
	{ "link text", STR_INIT("[{{host}}](https://x)"),
	  "P0 {lv:<host>->https://x}\n" },
	{ "code block", STR_INIT("```\na {{host}}\nb\n```"),
	  "C0 a {v:<host>}\\nb\n" },
	{ "table", STR_INIT("|{{a}}|\n|---|\n"), "B0 [{v:<a>}]\n" },
	{ "item", STR_INIT("- {{a}} b"), "I1(-) {v:<a>} b\n" },
	{ "template stays", STR_INIT("`{{.ID}}` {{ a }}"),
	  "P0 {c:{{.ID}}} {{ a }}\n" },
	{ "escaped stays", STR_INIT("\\{{host}}"), "P0 {{host}}\n" },
	{ "value is no markup", STR_INIT("{{stars}} *a*"),
	  "P0 {v:**x** `y` [z](http://w)} {e:a}\n" },
	{ "value is no hole", STR_INIT("*a* {{hole}}"),
	  "P0 {e:a} {v:{{host}}}\n" },
	{ "soft break at a value", STR_INIT("*域*\n{{wide}}\n名"),
	  "P0 {e:域}{v:值}名\n" },
};

static const struct {
	const char *name, *text;
} values[] = {
	{ "stars", "**x** `y` [z](http://w)" },
	{ "hole", "{{host}}" },
	{ "wide", "值" },
};

static struct span value_of(struct arena *a, void *ctx, struct str name)
{
	struct str text = str_format(a, "<" STR_FMT ">", STR_ARG(name));
	unsigned style = SPAN_VALUE;

	(void)ctx;
	for (size_t i = 0; i < COUNT(values); i++)
		if (str_eq(name, str_from(values[i].name)))
			text = str_from(values[i].text);
	if (str_eq(name, STR("blank"))) {
		style = SPAN_BLANK;
		text = STR("{blank}");
	}
	return (struct span){ .text = safe_line(a, text), .style = style };
}

static const struct fill fill = { value_of, NULL };

/* As the comment above says. */

static void dump_text(struct buf *out, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '\n' || s.p[i] == '\t')
			buf_puts(out, s.p[i] == '\n' ? "\\n" : "\\t");
		else
			buf_putc(out, s.p[i]);
	}
}

static void dump_span(struct buf *out, const struct span *span)
{
	static const char letters[] = "seclvb";

	if (span->style == SPAN_BREAK) {
		assert_int_equal(span->text.s.n, 0);
		buf_putc(out, '|');
		return;
	}
	assert_int_not_equal(span->text.s.n, 0);
	assert_int_equal(span->style & SPAN_LINK ? 1 : 0,
			 span->target.s.n > 0 ? 1 : 0);
	if (span->style == 0) {
		dump_text(out, span->text.s);
		return;
	}
	buf_putc(out, '{');
	for (int i = 0; letters[i]; i++)
		if (span->style & (1U << i))
			buf_putc(out, letters[i]);
	buf_putc(out, ':');
	dump_text(out, span->text.s);
	if (span->target.s.n > 0)
		buf_puts(out, "->");
	buf_put(out, span->target.s);
	buf_putc(out, '}');
}

static void dump_spans(struct buf *out, struct spans spans)
{
	for (size_t i = 0; i < spans.count; i++)
		dump_span(out, &spans.at[i]);
}

static void dump_table(struct buf *out, struct table t)
{
	for (size_t i = 0; i < t.rows * t.columns; i++) {
		buf_puts(out, i > 0 && i % t.columns == 0 ? "/[" : "[");
		dump_spans(out, t.cells[i]);
		buf_putc(out, ']');
	}
}

static char letter_of(enum block_kind kind)
{
	static const char letters[] = {
		[BLOCK_TITLE] = 'T',	[BLOCK_HEADING] = 'H',
		[BLOCK_QUESTION] = 'Q', [BLOCK_PARAGRAPH] = 'P',
		[BLOCK_HINT] = 'h',	[BLOCK_FACT] = 'F',
		[BLOCK_ITEM] = 'I',	[BLOCK_STEP] = 'S',
		[BLOCK_CODE] = 'C',	[BLOCK_WARNING] = 'W',
		[BLOCK_TABLE] = 'B',	[BLOCK_FIELD] = 'f',
		[BLOCK_SPACE] = '_',
	};

	return letters[kind];
}

static void dump_block(struct buf *out, const struct block *b)
{
	buf_printf(out, "%c%d", letter_of(b->kind), b->depth);
	if (b->mark.s.n > 0)
		buf_printf(out, "(" STR_FMT ")", STR_ARG(b->mark.s));
	if (b->lang.s.n > 0)
		buf_printf(out, "[" STR_FMT "]", STR_ARG(b->lang.s));
	buf_puts(out, b->tight ? "!" : "");
	if (b->spans.count + b->table.rows > 0)
		buf_putc(out, ' ');
	dump_spans(out, b->spans);
	dump_table(out, b->table);
	buf_putc(out, '\n');
}

static struct str dump(const struct doc *d)
{
	struct buf out;

	buf_init(&out, &arena);
	for (size_t i = 0; i < d->blocks.count; i++)
		dump_block(&out, &d->blocks.at[i]);
	return buf_str(&out);
}

static void assert_dump(const char *name, struct str got, const char *want)
{
	if (!str_eq(got, str_from(want)))
		fail_msg("%s: got\n" STR_FMT "want\n%s", name, STR_ARG(got),
			 want);
}

static struct str blocks_of(struct str text, enum block_kind kind, int depth,
			    const struct fill *f)
{
	struct doc d;

	doc_init(&d, &arena);
	markdown_blocks(&d, text, kind, depth, f);
	return dump(&d);
}

static void test_blocks(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_dump(rows[i].name,
			    blocks_of(rows[i].text, BLOCK_PARAGRAPH, 0, NULL),
			    rows[i].want);
}

static void test_values(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(filled); i++)
		assert_dump(
			filled[i].name,
			blocks_of(filled[i].text, BLOCK_PARAGRAPH, 0, &fill),
			filled[i].want);
}

/* The caller marks the first block, so it is always there. */
static void test_first_block_is_of_the_kind(void **state)
{
	const enum block_kind q = BLOCK_QUESTION;

	(void)state;
	assert_dump("plain", blocks_of(STR("a"), q, 2, NULL), "Q2 a\n");
	assert_dump("parsed", blocks_of(STR("*a*\n\nb"), q, 2, NULL),
		    "Q2 {e:a}\nP2 b\n");
	assert_dump("empty", blocks_of(STR(""), q, 0, NULL), "Q0\n");
	assert_dump("blank", blocks_of(STR(" \n"), q, 0, NULL), "Q0\n");
	assert_dump("list", blocks_of(STR("- a\n- b"), q, 1, NULL),
		    "Q1\nI2(-) a\nI2(-)! b\n");
	assert_dump("code", blocks_of(STR("```\na\n```"), q, 0, NULL),
		    "Q0\nC0 a\n");
	assert_dump("quote", blocks_of(STR("> a"), q, 0, NULL), "Q0\nP1 a\n");
	assert_dump("heading", blocks_of(STR("# a"), q, 0, NULL), "Q0\nH0 a\n");
}

static void test_blocks_are_appended(void **state)
{
	struct doc d;

	(void)state;
	doc_init(&d, &arena);
	doc_say(&d, BLOCK_TITLE, STR("t"));
	markdown_blocks(&d, STR("- a"), BLOCK_HINT, 0, NULL);
	markdown_blocks(&d, STR("b"), BLOCK_HINT, 0, NULL);
	assert_dump("three", dump(&d), "T0 t\nh0\nI1(-) a\nh0 b\n");
}

static const struct {
	const char *name;
	struct str text;
	const char *want;
} inline_rows[] = {
	{ "empty", STR_INIT(""), "" },
	{ "plain", STR_INIT("a {{b}}"), "a {v:<b>}" },
	{ "styled", STR_INIT("a **b** `{{c}}`"), "a {s:b} {cv:<c>}" },
	{ "paragraphs", STR_INIT("a\n\n*b*"), "a {e:b}" },
	{ "list", STR_INIT("- a\n- b"), "a b" },
	{ "code", STR_INIT("a\n```\nb\n{{c}}\n```"), "a {c:b }{cv:<c>}" },
	{ "table", STR_INIT("|a|b|\n|---|---|\n|c||"), "a b c" },
	{ "hard break", STR_INIT("a\\\nb"), "a|b" },
};

static void test_spans(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(inline_rows); i++) {
		struct buf out;

		buf_init(&out, &arena);
		dump_spans(&out,
			   markdown_spans(&arena, inline_rows[i].text, &fill));
		assert_dump(inline_rows[i].name, buf_str(&out),
			    inline_rows[i].want);
	}
}

static const struct {
	const char *name;
	struct str text;
	bool html, bad_link, stray_stars;
	const char *first_bad, *code_spans;
} reports[] = {
	{ "plain", STR_INIT("a"), false, false, false, "", "" },
	{ "all good", STR_INIT("**a** [b](https://x) `c`"), false, false, false,
	  "", "c" },
	{ "HTML", STR_INIT("a <br> b"), true, false, false, "<br>", "" },
	{ "HTML block", STR_INIT("<div>\n</div>"), true, false, false, "<div>",
	  "" },
	{ "type parameter", STR_INIT("List<String>"), true, false, false,
	  "<String>", "" },
	{ "no HTML", STR_INIT("a < b > c `<d>` \\<e>"), false, false, false, "",
	  "<d>" },
	{ "http", STR_INIT("[a](http://x)"), false, true, false, "http://x",
	  "" },
	{ "image", STR_INIT("![a](https://x)"), false, true, false, "https://x",
	  "" },
	{ "stars", STR_INIT("**说明：**您"), false, false, true, "**说明：**您",
	  "" },
	{ "stars far inside",
	  STR_INIT(
		  "您好您好您好您好您好您好，**说明：**您好您好您好您好您好您好"
		  "您好您好您好"),
	  false, false, true, "您好您好您好，**说明：**您好您好您好您好", "" },
	{ "stars in code", STR_INIT("`**/x` and\n\n    **\n"), false, false,
	  false, "", "**/x" },
	{ "escaped stars", STR_INIT("\\*\\*a"), false, false, false, "", "" },
	{ "first of two", STR_INIT("[a](b) <c>"), true, true, false, "b", "" },
	{ "code spans", STR_INIT("`a` **`b {{c}}`**\n\n- `d`"), false, false,
	  false, "", "a,b {{c}},d" },
};

static struct str code_spans_of(const struct markdown_report *report)
{
	struct buf out;

	buf_init(&out, &arena);
	for (size_t i = 0; i < report->code_spans.count; i++) {
		buf_puts(&out, i ? "," : "");
		buf_put(&out, report->code_spans.at[i]);
	}
	return buf_str(&out);
}

static void test_reports(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(reports); i++) {
		struct markdown_report got = { .html = true };

		markdown_check(&arena, reports[i].text, &got);
		if (got.html != reports[i].html ||
		    got.bad_link != reports[i].bad_link ||
		    got.stray_stars != reports[i].stray_stars)
			fail_msg("%s: html %d, link %d, stars %d",
				 reports[i].name, got.html, got.bad_link,
				 got.stray_stars);
		assert_dump(reports[i].name, got.first_bad,
			    reports[i].first_bad);
		assert_dump(reports[i].name, code_spans_of(&got),
			    reports[i].code_spans);
	}
}

/*
 * A text without markup never meets md4c.  Behind a heading it does, so both
 * ways can be compared.
 */
static void test_fast_way_is_md4c_s(void **state)
{
	static const char *const pieces[] = {
		"a",	"Z",	     "b c",  " ",  "域", "，",	    "“",
		"_",	"{{a_b}}",   "{{",   "}}", "-",	 "+",	    "#",
		">",	"]",	     "!",    "(",  ")",	 ":",	    "|",
		"~",	"=",	     "\"",   "'",  "1",	 "1.",	    ".",
		"/",	"https://x", "@",    "$",  "^",	 "\u00a0",  "\u3000",
		"\xff", "\xe5",	     "\x7f", ";",  "%",	 "www.a.b", "\u0301",
		"👩",
	};

	(void)state;
	srand(13);
	for (int i = 0; i < 50000; i++) {
		struct arena_mark mark = arena_mark(&arena);
		struct buf text, headed;
		struct str got, want;

		buf_init(&text, &arena);
		buf_init(&headed, &arena);
		for (int k = rand() % 7; k > 0; k--)
			buf_puts(&text, pieces[(size_t)rand() % COUNT(pieces)]);
		buf_puts(&headed, "# H\n\n");
		buf_put(&headed, buf_str(&text));
		got = blocks_of(buf_str(&text), BLOCK_PARAGRAPH, 0, &fill);
		want = blocks_of(buf_str(&headed), BLOCK_PARAGRAPH, 0, &fill);
		if (!str_eq(got, str_tail(want, 5)))
			fail_msg("'" STR_FMT "': " STR_FMT ", md4c: " STR_FMT,
				 STR_ARG(buf_str(&text)), STR_ARG(got),
				 STR_ARG(want));
		arena_rewind(&arena, mark);
	}
}

/* A text that needs no change is not copied, nor is its plain text. */
static void test_plain_text_is_not_copied(void **state)
{
	struct str text = STR("Restart the job.");

	(void)state;
	assert_ptr_equal(markdown_spans(&arena, text, NULL).at[0].text.s.p,
			 text.p);
}

/* md4c 0.4.8 takes a parenthesis behind the text for the end of the link. */
static void test_nothing_behind_the_text_counts(void **state)
{
	struct str text = str_head(STR("[a](https://x)"), 13);

	(void)state;
	assert_dump("open link", blocks_of(text, BLOCK_PARAGRAPH, 0, NULL),
		    "P0 [a](https://x\n");
}

static struct str repeated(const char *piece, size_t times)
{
	struct buf out;

	buf_init(&out, &arena);
	for (size_t i = 0; i < times; i++)
		buf_puts(&out, piece);
	return buf_str(&out);
}

/* Small texts that would like to become large. */
static void test_hostile_texts_stay_small(void **state)
{
	struct str head = repeated("|a", 2000), rule = repeated("|---", 2000);
	struct str rows_text = repeated("|\n", 20000);
	struct str address = repeated("x", 30000), uses = repeated("[a]", 8000);
	struct str text;

	(void)state;
	text = str_format(&arena, STR_FMT "\n" STR_FMT "\n" STR_FMT,
			  STR_ARG(head), STR_ARG(rule), STR_ARG(rows_text));
	blocks_of(text, BLOCK_PARAGRAPH, 0, NULL);
	text = str_format(&arena, STR_FMT "\n\n[a]: https://" STR_FMT,
			  STR_ARG(uses), STR_ARG(address));
	blocks_of(text, BLOCK_PARAGRAPH, 0, NULL);
	blocks_of(repeated("- ", 20000), BLOCK_PARAGRAPH, 0, NULL);
	blocks_of(repeated("> ", 20000), BLOCK_PARAGRAPH, 0, NULL);
	assert_in_range(arena_bytes(&arena), 0, 96 * 1024 * 1024);
}

static void test_depth_has_an_end(void **state)
{
	struct doc d;

	(void)state;
	doc_init(&d, &arena);
	markdown_blocks(&d, repeated("> ", 50), BLOCK_PARAGRAPH, 3, NULL);
	markdown_blocks(&d, repeated("- ", 50), BLOCK_PARAGRAPH, 3, NULL);
	markdown_blocks(&d, STR("> > > > > > > > > > > a"), BLOCK_PARAGRAPH, 3,
			NULL);
	for (size_t i = 0; i < d.blocks.count; i++)
		assert_in_range(d.blocks.at[i].depth, 3, 3 + 8);
}

#define TEST(name)                                                             \
	cmocka_unit_test_setup_teardown(name, start_arena, stop_arena)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_blocks),
		TEST(test_values),
		TEST(test_first_block_is_of_the_kind),
		TEST(test_blocks_are_appended),
		TEST(test_spans),
		TEST(test_reports),
		TEST(test_fast_way_is_md4c_s),
		TEST(test_plain_text_is_not_copied),
		TEST(test_nothing_behind_the_text_counts),
		TEST(test_hostile_texts_stay_small),
		TEST(test_depth_has_an_end),
	};

	return cmocka_run_group_tests_name("markdown", tests, NULL, NULL);
}
