/* test_trial - a flow's own tests: how they pass, fail, and cover. */

#include "unit.h"

#include "unstuck/flow/load.h"
#include "unstuck/play/trial.h"

static struct diags diags;
static struct pack *pack;
static const struct flow *flows[4];
static size_t flow_count;
static struct trials trials;

static int start(void **state)
{
	(void)state;
	arena_init(&arena, no_memory);
	diags_init(&diags, &arena);
	pack = pack_empty(&arena, STR("p"), STR("p"));
	flow_count = 0;
	return 0;
}

static const struct flow *sibling(void *ctx, const struct flow *from,
				  struct str id)
{
	(void)ctx, (void)from;
	for (size_t i = 0; i < flow_count; i++)
		if (str_eq(flows[i]->id, id))
			return flows[i];
	return NULL;
}

static void load(const char *id, const char *text)
{
	struct source *source = arena_new(&arena, struct source);

	*source = (struct source){ str_from(id), str_from(text) };
	flows[flow_count] =
		flow_load(&arena, pack, source, str_from(id), &diags);
	for (size_t i = 0; i < diags.list.count; i++)
		print_error("%d: " STR_FMT "\n", diags.list.at[i].at.line,
			    STR_ARG(diags.list.at[i].message));
	assert_non_null(flows[flow_count++]);
}

static void run(void)
{
	trials_run(&trials, &arena, (struct walk_world){ sibling, NULL }, flows,
		   flow_count);
}

#define HEAD                                                                   \
	"format: 1\ntitle: \"x\"\nsummary: \"x\"\narea: x\n"                   \
	"reviewed: 2026-11-22\n"

/* A lamp with tests; each row of a table brings its own. */
#define LAMP                                                                       \
	HEAD "values:\n"                                                           \
	     "  host: {label: \"Host\", type: hostname, example: \"a\"}\n"         \
	     "  wait: {label: \"Wait\", type: duration, unit: ms, "                \
	     "example: \"1s\"}\n"                                                  \
	     "start: power\n"                                                      \
	     "nodes:\n"                                                            \
	     "  power:\n"                                                          \
	     "    ask: {en: \"Is {{host}} on?\", zh: \"{{host}} 开了吗？\"}\n" \
	     "    unsure: color\n"                                                 \
	     "    find_out:\n"                                                     \
	     "      - {do: \"Look.\", snippet: {code: \"look at "                  \
	     "{{host}}\"}}\n"                                                      \
	     "    options:\n"                                                      \
	     "      yes: {reads: '^on', goto: color}\n"                            \
	     "      no: {reads: 'off$', goto: press}\n"                            \
	     "  color:\n"                                                          \
	     "    ask: \"Which color?\"\n"                                         \
	     "    options:\n"                                                      \
	     "      red: {label: \"Red\", goto: ticket}\n"                         \
	     "      blue: {label: \"Blue\", goto: press, when: {power: "           \
	     "yes}}\n"                                                             \
	     "      far: {label: \"Far\", goto: house#}\n"                         \
	     "  press:\n"                                                          \
	     "    outcome: fix\n"                                                  \
	     "    title: \"Press it\"\n"                                           \
	     "    steps:\n"                                                        \
	     "      - {do: \"Press **once** within {{wait}} ms.\"}\n"              \
	     "      - {do: \"Blue only.\", when: {color: blue}}\n"                 \
	     "      - do: \"Run:\"\n"                                              \
	     "        snippet: {lang: sh, code: \"press {{host}}\\n  "             \
	     "--now\"}\n"                                                          \
	     "    otherwise: mend\n"                                               \
	     "  mend: {outcome: answer, title: \"Mend it\"}\n"                     \
	     "tests:\n"

static const char house[] =
	HEAD "start: fuse\nnodes:\n"
	     "  fuse:\n"
	     "    ask: \"Is the fuse in?\"\n"
	     "    options:\n"
	     "      yes: {goto: ticket}\n"
	     "      no: {goto: lamp#mend}\n"
	     "      gone: {label: \"Gone\", goto: garden#}\n";

static const struct {
	const char *name, *test;
	const char *why; /* a part of it; NULL: it passes */
} rows[] = {
	{ "the first node", "{reaches: power}", NULL },
	{ "an answer", "{answers: {power: no}, reaches: press}", NULL },
	{ "an outcome",
	  "{answers: {power: no, press: not-fixed}, reaches: "
	  "mend}",
	  NULL },
	{ "the end", "{answers: {power: no, press: fixed}, reaches: done}",
	  NULL },
	{ "the ticket", "{answers: {power: yes, color: red}, reaches: ticket}",
	  NULL },
	{ "behind the ticket",
	  "{answers: {power: yes, color: red, ticket: fixed}, reaches: done}",
	  NULL },
	{ "unsure", "{answers: {power: unsure}, reaches: color}", NULL },
	{ "from",
	  "{from: press, answers: {press: could-not-try}, reaches: "
	  "mend}",
	  NULL },
	{ "from the ticket", "{from: ticket, reaches: ticket}", NULL },
	{ "from another flow",
	  "{from: house#fuse, answers: {house#fuse: no}, reaches: mend}",
	  NULL },
	{ "across flows",
	  "{answers: {power: yes, color: far}, reaches: house#fuse}", NULL },
	{ "across flows and back",
	  "{answers: {lamp#power: yes, color: far, house#fuse: no, mend: "
	  "fixed}, reaches: done}",
	  NULL },
	{ "its start written as a flow", "{reaches: lamp#}", NULL },
	{ "no reaches", "{answers: {power: no}, shows: [\"Press\"]}", NULL },
	{ "shows text, code, both languages",
	  "{values: {host: my-lamp}, shows: [\"Is my-lamp on?\", \"my-lamp "
	  "开了吗？\", \"look at my-lamp\"]}",
	  NULL },
	{ "shows what was filled in, canonical",
	  "{answers: {power: no}, values: {wait: 36h}, shows: [\"Press once "
	  "within 129600000 ms\"]}",
	  NULL },
	{ "shows code line by line",
	  "{answers: {power: no}, values: {host: a}, shows: [\"press a\\n  "
	  "--now\"]}",
	  NULL },
	{ "shows a blank", "{answers: {power: no}, shows: [\"{host}\"]}",
	  NULL },
	{ "hides what a condition hides",
	  "{answers: {power: no}, hides: [\"Blue only\"]}", NULL },
	{ "shows what a condition shows",
	  "{answers: {power: yes, color: blue}, shows: [\"Blue only\"]}",
	  NULL },

	{ "an output answers",
	  "{paste: {power: \"it is\\noff\\n\"}, reaches: press}", NULL },
	{ "an output, then an answer",
	  "{paste: {lamp#power: on}, answers: {color: red}, reaches: ticket}",
	  NULL },

	{ "an output that says nothing", "{paste: {power: \"?\"}}",
	  "0 options of 'power' read the paste, not one" },
	{ "an output that says both", "{paste: {power: \"on and off\"}}",
	  "2 options of 'power' read the paste, not one" },
	{ "an output never asked for", "{paste: {color: red}, reaches: power}",
	  "'color' was never asked: the walk stopped at 'power'" },
	{ "elsewhere", "{answers: {power: no}, reaches: mend}",
	  "expected to reach 'mend'\nbut came to 'press'" },
	{ "not done", "{answers: {power: no}, reaches: done}",
	  "expected to reach 'done'" },
	{ "no such option", "{answers: {power: noo}}",
	  "'power' does not offer 'noo' here, did you mean 'no'?\nit offers: "
	  "yes, no, unsure" },
	{ "a hidden option", "{answers: {power: unsure, color: blue}}",
	  "it offers: red, far, unsure" },
	{ "no such verdict", "{answers: {power: no, press: fixd}}",
	  "did you mean 'fixed'?\nit offers: fixed, not-fixed, "
	  "could-not-try" },
	{ "nothing to try", "{from: mend, answers: {mend: could-not-try}}",
	  "it offers: fixed, not-fixed" },
	{ "never asked", "{answers: {power: no, color: red}, reaches: press}",
	  "'color' was never asked: the walk stopped at 'press'" },
	{ "mistyped", "{answers: {powr: no}}",
	  "'powr' was never asked: the walk stopped at 'power', did you mean "
	  "'power'?" },
	{ "value of no name", "{values: {hots: a}}",
	  "no value is called 'hots', did you mean 'host'?" },
	{ "refused value", "{values: {host: a b}}",
	  "the value 'a b' of 'host' is refused: Expected a host name" },
	{ "not shown", "{shows: [\"Press\"]}", "does not show 'Press'" },
	{ "not hidden", "{answers: {power: no}, hides: [\"Press\"]}",
	  "shows 'Press', which it must hide" },
	{ "a flow that is not there", "{reaches: hose#}",
	  "expected to reach 'hose#'" },
	{ "start that is not there", "{from: house#fus}",
	  "it starts at 'house#fus'" },
	{ "several at once", "{shows: [\"AA\", \"BB\"], reaches: mend}",
	  "does not show 'AA'\nthe page does not show 'BB'" },
	{ "a way that is lost",
	  "{answers: {power: yes, color: far, "
	  "house#fuse: gone}}",
	  "'house#fuse=gone' leads into the flow 'garden'" },
};

static void test_rows(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct str text = str_format(&arena, "%s  - {name: x, %s\n",
					     LAMP, rows[i].test + 1);
		const struct trial_result *r;

		flow_count = 0;
		load("lamp", text.p);
		load("house", house);
		run();
		assert_int_equal(trials.results.count, 1);
		r = &trials.results.at[0];
		assert_int_equal(trials.passed + trials.failed, 1);
		assert_int_equal(trials.passed, r->passed);
		if (r->passed != !rows[i].why ||
		    (rows[i].why &&
		     str_find(r->why, str_from(rows[i].why)) < 0))
			fail_msg("%s: " STR_FMT, rows[i].name, STR_ARG(r->why));
	}
}

static void test_path(void **state)
{
	(void)state;
	load("lamp", LAMP "  - name: x\n"
			  "    answers: {power: yes, color: far, house#fuse: "
			  "no, mend: fixed}\n");
	load("house", house);
	run();
	assert_true(str_eq(trials.results.at[0].path,
			   STR("power=yes > color=far > house#fuse=no > "
			       "mend=fixed > done")));
	assert_ptr_equal(trials.results.at[0].flow, flows[0]);
	assert_ptr_equal(trials.results.at[0].test, &flows[0]->tests[0]);
}

/* ---- coverage ---------------------------------------------------------------- */

static void assert_untested(const char *const *want, size_t count)
{
	if (trials.untested.count != count)
		for (size_t i = 0; i < trials.untested.count; i++)
			print_error(STR_FMT "\n",
				    STR_ARG(trials.untested.at[i].what));
	assert_int_equal(trials.untested.count, count);
	for (size_t i = 0; i < count; i++) {
		struct str what = trials.untested.at[i].what;

		if (!str_eq(what, str_from(want[i])))
			fail_msg("'" STR_FMT "', not '%s'", STR_ARG(what),
				 want[i]);
		assert_true(trials.untested.at[i].at.line > 0);
	}
	assert_int_equal(trials.coverable - trials.covered, count);
}

static void test_nothing_is_covered(void **state)
{
	static const char *const want[] = {
		"question power",
		"option power=yes",
		"option power=no",
		"power=unsure",
		"question color",
		"option color=red",
		"option color=blue",
		"option color=blue: its `when` never holds",
		"option color=blue: its `when` never fails",
		"option color=far",
		"outcome press",
		"otherwise of press (press=not-fixed)",
		"step 1 of press",
		"step 2 of press: its `when` never holds",
		"step 2 of press: its `when` never fails",
		"step 3 of press",
	};

	(void)state;
	load("lamp", LAMP "  - {name: x, from: mend, reaches: mend}\n");
	run();
	assert_untested(want, COUNT(want));
	assert_int_equal(trials.covered, 1); /* mend itself */
}

static void test_all_is_covered(void **state)
{
	(void)state;
	load("lamp", LAMP "  - {name: a, answers: {power: yes, color: blue, "
			  "press: could-not-try}}\n"
			  "  - {name: b, answers: {power: unsure, color: "
			  "far}}\n"
			  "  - {name: c, answers: {power: no}}\n"
			  "  - {name: d, from: color, answers: {color: red}}\n"
			  "  - {name: e, from: mend}\n");
	run();
	assert_int_equal(trials.failed, 1); /* there is no house */
	assert_untested(NULL, 0);
	assert_int_equal(trials.covered, 17);
}

static void test_an_unknown_condition_counts_for_neither_side(void **state)
{
	static const char *const want[] = {
		"question power",
		"option power=yes",
		"option power=no",
		"power=unsure",
		"option color=red",
		"option color=blue: its `when` never holds",
		"option color=blue: its `when` never fails",
		"option color=far",
		"otherwise of press (press=not-fixed)",
		"step 2 of press: its `when` never fails",
		"outcome mend",
	};

	(void)state;
	load("lamp", LAMP "  - {name: x, from: color, answers: {color: "
			  "blue}}\n");
	run();
	assert_untested(want, COUNT(want));
}

static void test_a_test_covers_other_flows_on_its_way(void **state)
{
	static const char *const want[] = { "option fuse=yes",
					    "option fuse=gone" };
	size_t left = 0;

	(void)state;
	load("lamp", LAMP "  - {name: x, from: house#, answers: {house#fuse: "
			  "no}}\n");
	load("house", house);
	run();
	assert_int_equal(trials.passed, 1);
	for (size_t i = 0; i < trials.untested.count && left < COUNT(want); i++)
		if (trials.untested.at[i].flow == flows[1]) {
			assert_true(str_eq(trials.untested.at[i].what,
					   str_from(want[left++])));
		}
	assert_int_equal(left, COUNT(want));
}

static void test_choices_that_were_taken(void **state)
{
	static const struct {
		const char *node;
		int choice;
		bool took;
	} choices[] = {
		{ "power", 0, true },
		{ "power", 1, false },
		{ "power", CHOICE_UNSURE, false },
		{ "color", CHOICE_UNSURE, true }, /* no one wrote about it */
		{ "color", 1, true },
		{ "press", VERDICT_NOT_FIXED, false },
		{ "mend", VERDICT_NOT_FIXED, true }, /* the ticket */
	};

	(void)state;
	load("lamp",
	     LAMP "  - {name: a, answers: {power: yes, color: blue}}\n");
	run();
	for (size_t i = 0; i < COUNT(choices); i++) {
		const struct node *n =
			flow_node(flows[0], str_from(choices[i].node));
		size_t at = (size_t)(n - flows[0]->nodes);

		if (trials_took(&trials, flows[0], at, choices[i].choice) !=
		    choices[i].took)
			fail_msg("%s, choice %d", choices[i].node,
				 choices[i].choice);
	}
}

static void test_no_flows(void **state)
{
	(void)state;
	run();
	assert_int_equal(trials.coverable + trials.passed + trials.failed, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop_arena)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_rows),
		TEST(test_path),
		TEST(test_nothing_is_covered),
		TEST(test_all_is_covered),
		TEST(test_an_unknown_condition_counts_for_neither_side),
		TEST(test_a_test_covers_other_flows_on_its_way),
		TEST(test_choices_that_were_taken),
		TEST(test_no_flows),
	};

	return cmocka_run_group_tests_name("trial", tests, NULL, NULL);
}
