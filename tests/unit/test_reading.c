/* test_reading - what the output of a command says about the question. */
#include "unit.h"

#include "unstuck/base/buf.h"
#include "unstuck/flow/load.h"
#include "unstuck/walk/reading.h"

static const char flow_text[] =
	"format: 1\ntitle: \"x\"\nsummary: \"x\"\narea: x\n"
	"reviewed: 2026-11-22\nstart: known\nnodes:\n"
	"  known:\n"
	"    ask: \"Does it know the name?\"\n"
	"    options:\n"
	"      right: {label: \"R\", reads: '\\sIN\\s+A\\s+\\d', goto: level}\n"
	"      unknown: {label: \"U\", reads: 'status: NXDOMAIN', goto: end}\n"
	"      silent: {label: \"S\", reads: '^timed out$', goto: end}\n"
	"      other: {label: \"O\", goto: end}\n"
	"  level:\n"
	"    ask: \"Which?\"\n"
	"    options:\n"
	"      high: {label: \"H\", reads: 'high', goto: end}\n"
	"      low: {label: \"L\", reads: 'low', goto: end, when: "
	"{known: other}}\n"
	"      gone: {label: \"G\", goto: end}\n"
	"  end: {outcome: answer, title: \"End\"}\n";

static struct walk walk;

static const struct flow *no_sibling(void *ctx, const struct flow *from,
				     struct str id)
{
	(void)ctx, (void)from, (void)id;
	return NULL;
}

static int start(void **state)
{
	const struct walk_world world = { no_sibling, NULL };
	struct source *file;
	struct flow *flow;
	struct diags diags;

	start_arena(state);
	file = arena_new(&arena, struct source);
	*file = (struct source){ STR("x.yaml"), str_from(flow_text) };
	diags_init(&diags, &arena);
	flow = flow_load(&arena, pack_empty(&arena, STR("p"), STR("p")), file,
			 STR("x"), &diags);
	if (!flow)
		print_error(STR_FMT "\n", STR_ARG(diags.list.at[0].message));
	assert_non_null(flow);
	walk_start(&walk, &arena, world, (struct spot){ SPOT_NODE, flow, 0 });
	return 0;
}

static struct reading read_text(const char *text)
{
	return walk_read(&arena, &walk, str_from(text));
}

static void test_exactly_one_decides(void **state)
{
	static const struct {
		const char *text;
		int choice;
		size_t fits;
		const char *line;
		size_t number;
	} cases[] = {
		{ "", CHOICE_NONE, 0, "", 0 },
		{ "nothing of it", CHOICE_NONE, 0, "", 0 },
		{ "a. 600 IN A 10.0.0.1", 0, 1, "a. 600 IN A 10.0.0.1", 1 },
		{ ";; got:\nstatus: NXDOMAIN, id: 1\n", 1, 1,
		  "status: NXDOMAIN, id: 1", 2 },
		{ "x\r\ntimed out\r\ny\r\n", 2, 1, "timed out", 2 },
		{ "x\r\rtimed out\ry", 2, 1, "timed out", 3 },
		{ "it timed out", CHOICE_NONE, 0, "", 0 },
		{ "timed out\nstatus: NXDOMAIN", CHOICE_NONE, 2, NULL, 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct reading r = read_text(cases[i].text);

		assert_int_equal(r.choice, cases[i].choice);
		assert_int_equal(r.fits, cases[i].fits);
		if (!cases[i].line)
			continue;
		assert_str(r.line, cases[i].line);
		assert_int_equal(r.number, cases[i].number);
	}
}

/* An option that is not offered decides nothing. */
static void test_hidden_options_do_not_read(void **state)
{
	(void)state;
	assert_true(walk_answer(&walk, 0));
	assert_int_equal(read_text("low").choice, CHOICE_NONE);
	assert_int_equal(read_text("high and low").choice, 0);
	assert_true(walk_takes_output(&walk));
	assert_true(walk_answer(&walk, 0));
	assert_false(walk_takes_output(&walk));
	assert_int_equal(read_text("high").choice, CHOICE_NONE);
}

/* Reading changes nothing in the walk. */
static void test_reading_answers_nothing(void **state)
{
	(void)state;
	read_text("status: NXDOMAIN");
	assert_int_equal(walk.depth, 0);
	assert_int_equal(walk_remembered(&walk), CHOICE_NONE);
}

/* However long the output is, what decided is in the evidence. */
static void test_evidence_holds_the_line(void **state)
{
	(void)state;
	for (size_t before = 0; before < 2 * EVIDENCE_MAX_TEXT; before += 500) {
		struct evidence e;
		struct reading r;
		struct buf text;

		buf_init(&text, &arena);
		while (text.n < before)
			buf_puts(&text, "one more line\n");
		buf_puts(&text, "status: NXDOMAIN\nend");
		r = walk_read(&arena, &walk, buf_str(&text));
		e = reading_evidence(&r);
		assert_true(str_find(str_head(e.text, EVIDENCE_MAX_TEXT),
				     STR("status: NXDOMAIN")) >= 0);
		assert_int_equal(e.line, r.number);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_exactly_one_decides, start,
						stop_arena),
		cmocka_unit_test_setup_teardown(test_hidden_options_do_not_read,
						start, stop_arena),
		cmocka_unit_test_setup_teardown(test_reading_answers_nothing,
						start, stop_arena),
		cmocka_unit_test_setup_teardown(test_evidence_holds_the_line,
						start, stop_arena),
	};

	return cmocka_run_group_tests_name("reading", tests, NULL, NULL);
}
