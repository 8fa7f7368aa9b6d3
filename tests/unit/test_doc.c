/* test_doc - blocks, spans, holes and runs by hand. */

#include "unit.h"

#include "unstuck/doc/doc.h"
#include "unstuck/doc/entity.h"
#include "unstuck/doc/fill.h"
#include "unstuck/doc/run.h"

static struct doc doc;

static int start(void **state)
{
	(void)state;
	arena_init(&arena, no_memory);
	doc_init(&doc, &arena);
	return 0;
}

static void test_added_block_is_empty(void **state)
{
	struct block *b = doc_add(&doc, BLOCK_STEP);

	(void)state;
	assert_int_equal(b->kind, BLOCK_STEP);
	assert_int_equal(b->depth, 0);
	assert_int_equal(b->box, BOX_NONE);
	assert_false(b->current || b->tight);
	assert_int_equal(b->item.kind, ITEM_NONE);
	assert_int_equal(b->spans.count + b->mark.s.n + b->note.s.n, 0);
	assert_int_equal(doc.blocks.count, 1);
}

static void test_said_text_passes_the_gate(void **state)
{
	(void)state;
	doc_say(&doc, BLOCK_HINT, STR("a\tb\033"));
	doc_say(&doc, BLOCK_CODE, STR("a\tb\033\n"));
	assert_int_equal(doc.blocks.count, 2);
	assert_str(doc.blocks.at[0].spans.at[0].text.s, "a b\\u{1B}");
	assert_str(doc.blocks.at[1].spans.at[0].text.s, "a\tb\\u{1B}\n");
	assert_int_equal(doc.blocks.at[0].spans.at[0].style, 0);
}

static void test_spans_of(void **state)
{
	struct spans s = spans_of(&arena, SAFE("x"), SPAN_FAINT);

	(void)state;
	assert_int_equal(s.count, 1);
	assert_int_equal(s.at[0].style, SPAN_FAINT);
	assert_str(s.at[0].text.s, "x");
	assert_int_equal(spans_of(&arena, SAFE_NONE, 0).count, 1);
}

static void test_spans_text(void **state)
{
	struct span spans[] = {
		{ .text = SAFE("run "), .style = SPAN_STRONG },
		{ .text = SAFE("ls"), .style = SPAN_CODE },
		{ .style = SPAN_BREAK },
		{ .text = safe_block(&arena, STR("a\nb")) },
	};

	(void)state;
	assert_str(spans_text(&arena, (struct spans){ NULL, 0 }).s, "");
	assert_str(spans_text(&arena, (struct spans){ spans, 1 }).s, "run ");
	assert_str(spans_text(&arena, (struct spans){ spans, 4 }).s,
		   "run ls a b");
	assert_str(spans_text(&arena, (struct spans){ spans + 3, 1 }).s, "a b");
}

static void test_append(void **state)
{
	struct doc from;

	(void)state;
	doc_init(&from, &arena);
	doc_say(&from, BLOCK_TITLE, STR("t"));
	doc_say(&from, BLOCK_HINT, STR("h"));
	doc_say(&doc, BLOCK_QUESTION, STR("q"));
	doc_append(&doc, &from);
	assert_int_equal(doc.blocks.count, 3);
	assert_int_equal(doc.blocks.at[1].kind, BLOCK_TITLE);
	assert_str(doc.blocks.at[2].spans.at[0].text.s, "h");
	doc_append(&doc, &doc);
	assert_int_equal(doc.blocks.count, 6);
	assert_int_equal(doc.blocks.at[5].kind, BLOCK_HINT);
}

static const struct {
	const char *name;
	struct str text;
	const char *first; /* NULL: no hole */
	size_t from;
} holes[] = {
	{ "none", STR_INIT("a"), NULL, 0 },
	{ "alone", STR_INIT("{{host}}"), "host", 0 },
	{ "inside", STR_INIT("a {{dns_ips}} b"), "dns_ips", 2 },
	{ "all letters", STR_INIT("{{A-z_09}}"), "A-z_09", 0 },
	{ "empty", STR_INIT("{{}}"), NULL, 0 },
	{ "space", STR_INIT("{{ host }}"), NULL, 0 },
	{ "template", STR_INIT("{{.ID}}"), NULL, 0 },
	{ "open", STR_INIT("{{host"), NULL, 0 },
	{ "half closed", STR_INIT("{{host}"), NULL, 0 },
	{ "one brace", STR_INIT("{host}"), NULL, 0 },
	{ "three braces", STR_INIT("{{{host}}}"), "host", 1 },
	{ "bad, then good", STR_INIT("{{a b}} {{c}}"), "c", 8 },
	{ "unclosed, then good", STR_INIT("{{a{{b}}"), "b", 3 },
};

static void test_holes(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(holes); i++) {
		struct str want = str_from(holes[i].first);
		struct hole hole;
		bool found = hole_next(holes[i].text, 0, &hole);

		if (found != (holes[i].first != NULL))
			fail_msg("%s: %d", holes[i].name, found);
		if (found &&
		    (!str_eq(hole.name, want) || hole.from != holes[i].from ||
		     hole.to != hole.from + want.n + 4))
			fail_msg("%s: " STR_FMT " at %zu", holes[i].name,
				 STR_ARG(hole.name), hole.from);
	}
}

/* Values are <NAME>, the value of blank is missing. */
static struct span value_of(struct arena *a, void *ctx, struct str name)
{
	struct str text = str_format(a, "<" STR_FMT ">", STR_ARG(name));
	unsigned style = SPAN_VALUE;

	++*(int *)ctx;
	if (str_eq(name, STR("blank")))
		style = SPAN_BLANK;
	return (struct span){ .text = safe_line(a, text), .style = style };
}

static void test_filled_code(void **state)
{
	int asked = 0;
	struct fill fill = { value_of, &asked };
	struct spans s =
		fill_code(&arena, STR("a:\n\t{{b}}{{blank}}\n\033"), &fill);

	(void)state;
	assert_int_equal(asked, 2);
	assert_int_equal(s.count, 4);
	assert_str(s.at[0].text.s, "a:\n\t");
	assert_str(s.at[1].text.s, "<b>");
	assert_int_equal(s.at[1].style, SPAN_VALUE);
	assert_int_equal(s.at[2].style, SPAN_BLANK);
	assert_str(s.at[3].text.s, "\n\\u{1B}");
}

static void test_filled_line(void **state)
{
	int asked = 0;
	struct fill fill = { value_of, &asked };
	struct spans s = fill_line(&arena, STR("a\n{{b}}"), &fill);

	(void)state;
	assert_int_equal(s.count, 2);
	assert_str(s.at[0].text.s, "a ");
	assert_int_equal(fill_line(&arena, STR(""), &fill).count, 0);
}

static void test_no_fill_leaves_holes(void **state)
{
	struct spans s = fill_code(&arena, STR("{{b}}"), NULL);

	(void)state;
	assert_int_equal(s.count, 1);
	assert_str(s.at[0].text.s, "{{b}}");
}

static const struct ink plain = { .style = 0 };
static const struct ink strong = { .style = SPAN_STRONG };

static void test_run_joins_pieces_of_one_ink(void **state)
{
	struct spans s;
	struct run r;

	(void)state;
	run_init(&r, &arena, NULL);
	run_text(&r, plain, STR("a"));
	run_text(&r, plain, STR("b"));
	run_text(&r, strong, STR("c"));
	run_text(&r, strong, STR(""));
	s = run_take(&r);
	assert_int_equal(s.count, 2);
	assert_str(s.at[0].text.s, "ab");
	assert_str(s.at[1].text.s, "c");
	assert_int_equal(s.at[1].style, SPAN_STRONG);
	assert_int_equal(run_take(&r).count, 0);
}

static const struct {
	const char *before, *after, *want;
} gaps[] = {
	{ "a", "b", "a b" },	    { "域", "名", "域名" },
	{ "域", "b", "域 b" },	    { "a", "名", "a 名" },
	{ "域，", "名", "域，名" }, { "说：", "“是”", "说：“是”" },
	{ "“是”", "吗", "“是”吗" }, { "等……", "名", "等……名" },
	{ "a", "“b”", "a “b”" },    { "한", "글", "한 글" },
	{ "", "名", "名" },
};

static void test_run_closes_gaps(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(gaps); i++) {
		struct run r;

		run_init(&r, &arena, NULL);
		run_text(&r, strong, str_from(gaps[i].before));
		run_soft(&r, plain);
		run_text(&r, strong, str_from(gaps[i].after));
		run_soft(&r, plain);
		assert_str(spans_text(&arena, run_take(&r)).s, gaps[i].want);
	}
}

/* A space between two links or code spans is neither's. */
static void test_gap_has_its_own_ink(void **state)
{
	struct spans s;
	struct run r;

	(void)state;
	run_init(&r, &arena, NULL);
	run_text(&r, strong, STR("a"));
	run_soft(&r, plain);
	run_text(&r, strong, STR("b"));
	s = run_take(&r);
	assert_int_equal(s.count, 3);
	assert_str(s.at[1].text.s, " ");
	assert_int_equal(s.at[1].style, 0);
}

static void test_run_breaks(void **state)
{
	struct spans s;
	struct run r;

	(void)state;
	run_init(&r, &arena, NULL);
	run_hard(&r);
	run_text(&r, plain, STR("a"));
	run_hard(&r);
	run_text(&r, plain, STR("b"));
	run_hard(&r);
	s = run_take(&r);
	assert_int_equal(s.count, 3);
	assert_int_equal(s.at[1].style, SPAN_BREAK);
	assert_int_equal(s.at[1].text.s.n, 0);
}

static void test_run_fills(void **state)
{
	struct ink link = { SPAN_LINK, SAFE("https://x") };
	int asked = 0;
	struct fill fill = { value_of, &asked };
	struct spans s;
	struct run r;

	(void)state;
	run_init(&r, &arena, &fill);
	run_text(&r, plain, STR("域"));
	run_soft(&r, plain);
	run_text(&r, link, STR("{{b}}x"));
	s = run_take(&r);
	assert_int_equal(s.count, 3);
	assert_str(s.at[0].text.s, "域 ");
	assert_str(s.at[1].text.s, "<b>");
	assert_int_equal(s.at[1].style, SPAN_VALUE | SPAN_LINK);
	assert_str(s.at[1].target.s, "https://x");
	assert_str(s.at[2].target.s, "https://x");
}

static const struct {
	struct str in;
	const char *want;
} entity_rows[] = {
	{ STR_INIT("&amp;"), "&" },
	{ STR_INIT("&rarr;"), "→" },
	{ STR_INIT("&#65;"), "A" },
	{ STR_INIT("&#x57df;"), "域" },
	{ STR_INIT("&#X57DF;"), "域" },
	{ STR_INIT("&#0;"), "\ufffd" },
	{ STR_INIT("&#xd800;"), "\ufffd" },
	{ STR_INIT("&#x110000;"), "\ufffd" },
	{ STR_INIT("&#9999999;"), "\ufffd" },
	{ STR_INIT("&foo;"), "&foo;" },
};

static void test_entities(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(entity_rows); i++)
		assert_str(entity_text(&arena, entity_rows[i].in),
			   entity_rows[i].want);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop_arena)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_added_block_is_empty),
		TEST(test_said_text_passes_the_gate),
		TEST(test_spans_of),
		TEST(test_spans_text),
		TEST(test_append),
		TEST(test_holes),
		TEST(test_filled_code),
		TEST(test_filled_line),
		TEST(test_no_fill_leaves_holes),
		TEST(test_run_joins_pieces_of_one_ink),
		TEST(test_run_closes_gaps),
		TEST(test_gap_has_its_own_ink),
		TEST(test_run_breaks),
		TEST(test_run_fills),
		TEST(test_entities),
	};

	return cmocka_run_group_tests_name("doc", tests, NULL, NULL);
}
