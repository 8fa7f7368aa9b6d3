/* test_walk - where the person stands, and what was answered on the way. */

#include "unit.h"

#include <string.h>

#include "unstuck/base/buf.h"
#include "unstuck/flow/load.h"
#include "unstuck/walk/walk.h"

static struct diags diags;
static struct flow *flows[4];
static size_t flow_count;
static struct walk walk;

static int start(void **state)
{
	(void)state;
	arena_init(&arena, no_memory);
	diags_init(&diags, &arena);
	flow_count = 0;
	return 0;
}

#define HEAD(start)                                                            \
	"format: 1\ntitle: \"x\"\nsummary: \"x\"\narea: x\n"                   \
	"reviewed: 2026-11-22\nvalues:\n"                                      \
	"  host: {label: \"Host\", type: hostname, example: \"a\"}\n"          \
	"  size: {label: \"Size\", type: integer, example: \"1\"}\n"           \
	"start: " start "\nnodes:\n"

static const char lamp[] =
	HEAD("power") "  power:\n"
		      "    ask: \"Is it on?\"\n"
		      "    unsure: color\n"
		      "    options:\n"
		      "      yes: {goto: color}\n"
		      "      no: {goto: press}\n"
		      "  color:\n"
		      "    ask: \"Which color?\"\n"
		      "    options:\n"
		      "      red: {label: \"Red\", goto: bulb}\n"
		      "      blue: {label: \"Blue\", goto: press, when: "
		      "{power: yes}}\n"
		      "      far: {label: \"Far\", goto: house#}\n"
		      "  bulb:\n"
		      "    ask: \"Is the bulb in?\"\n"
		      "    options:\n"
		      "      yes: {goto: mend}\n"
		      "      no: {goto: press, when: {color: red, power: [yes, "
		      "unsure]}}\n"
		      "  press:\n"
		      "    outcome: fix\n"
		      "    title: \"Press\"\n"
		      "    steps:\n"
		      "      - {do: \"One.\"}\n"
		      "      - {do: \"Two.\", when: {color: blue}}\n"
		      "      - {do: \"Three.\", when: {power: no}}\n"
		      "    otherwise: mend\n"
		      "  mend:\n"
		      "    outcome: answer\n"
		      "    title: \"Mend\"\n";

static const char house[] =
	HEAD("fuse") "  fuse:\n"
		     "    ask: \"Is the fuse in?\"\n"
		     "    options:\n"
		     "      yes: {goto: lamp#bulb}\n"
		     "      no: {goto: lamp#power}\n"
		     "      gone: {label: \"Gone\", goto: nowhere#}\n"
		     "      lost: {label: \"Lost\", goto: lamp#nothing}\n";

static const struct flow *sibling(void *ctx, const struct flow *from,
				  struct str id)
{
	(void)ctx, (void)from;
	for (size_t i = 0; i < flow_count; i++)
		if (str_eq(flows[i]->id, id))
			return flows[i];
	return NULL;
}

static struct flow *load(const char *id, const char *text)
{
	struct source *source = arena_new(&arena, struct source);
	struct pack *pack;
	struct flow *f;

	pack = pack_empty(&arena, STR("p"), STR("p"));
	*source = (struct source){ str_from(id), str_from(text) };
	f = flow_load(&arena, pack, source, str_from(id), &diags);
	for (size_t i = 0; i < diags.list.count; i++)
		print_error("%d: " STR_FMT "\n", diags.list.at[i].at.line,
			    STR_ARG(diags.list.at[i].message));
	assert_non_null(f);
	flows[flow_count++] = f;
	return f;
}

static void begin(const char *node)
{
	const struct walk_world world = { sibling, NULL };
	const struct node *n;
	struct flow *f;

	flow_count = 0;
	f = load("lamp", lamp);
	n = flow_node(f, str_from(node));
	load("house", house);
	walk_start(&walk, &arena, world,
		   (struct spot){ SPOT_NODE, f, (size_t)(n - f->nodes) });
}

/* lamp#color, ticket, done. */
static void assert_here(const char *want)
{
	const struct node *n = walk_node(&walk);
	struct str here = walk.here.kind == SPOT_TICKET ? STR("ticket")
			  : walk.here.kind == SPOT_DONE ? STR("done")
							: n->id;

	if (!str_eq(here, str_from(want)))
		fail_msg("at '" STR_FMT "', not at '%s'", STR_ARG(here), want);
}

static int choice_of(struct spot s, const char *word)
{
	int choice;

	if (s.kind == SPOT_NODE) {
		assert_true(node_choice(&s.flow->nodes[s.node], str_from(word),
					&choice));
		return choice;
	}
	for (int v = 0; v < VERDICT_COUNT; v++)
		if (str_eq(verdict_ids[v], str_from(word)))
			return v;
	return CHOICE_NONE;
}

static bool answer(const char *word)
{
	return walk_answer(&walk, choice_of(walk.here, word));
}

/* ---- moving --------------------------------------------------------------- */

static void test_answers_lead_on(void **state)
{
	(void)state;
	begin("power");
	assert_true(answer("yes"));
	assert_here("color");
	assert_true(answer("red"));
	assert_true(answer("yes"));
	assert_here("mend");
	assert_int_equal(walk.depth, 3);
	assert_true(answer("not-fixed"));
	assert_here("ticket");
	assert_true(answer("fixed"));
	assert_here("done");
	assert_false(walk_answer(&walk, 0));
	assert_int_equal(walk.depth, 5);
}

static void test_what_is_not_allowed_changes_nothing(void **state)
{
	(void)state;
	begin("power");
	assert_false(walk_answer(&walk, 2));
	assert_false(walk_answer(&walk, -3));
	assert_false(walk_answer(&walk, CHOICE_NONE));
	assert_here("power");
	assert_int_equal(walk.depth, 0);
	assert_int_equal(walk_remembered(&walk), CHOICE_NONE);
	assert_true(answer("no"));
	assert_false(walk_answer(&walk, VERDICT_COUNT));
	assert_true(answer("could-not-try"));
	/* An explanation is read; there is nothing to try. */
	assert_false(answer("could-not-try"));
	assert_true(answer("fixed"));
	assert_here("done");
}

static void test_unsure_leads_where_it_says_or_to_the_ticket(void **state)
{
	(void)state;
	begin("power");
	assert_true(answer("unsure"));
	assert_here("color");
	assert_true(answer("unsure"));
	assert_here("ticket");
	assert_ptr_equal(walk.here.flow, flows[0]);
}

static void test_a_goto_crosses_flows(void **state)
{
	(void)state;
	begin("power");
	assert_true(answer("yes") && answer("far"));
	assert_here("fuse");
	assert_ptr_equal(walk.here.flow, flows[1]);
	assert_true(answer("yes"));
	assert_here("bulb");
	assert_ptr_equal(walk.here.flow, flows[0]);
	assert_int_equal(walk.missing.n, 0);
}

static void test_a_circle_ends_at_the_ticket(void **state)
{
	(void)state;
	begin("power");
	assert_true(answer("yes") && answer("far") && answer("no"));
	assert_here("ticket");
	assert_int_equal(walk.missing.n, 0);
}

static void test_a_flow_that_cannot_be_had_is_named(void **state)
{
	(void)state;
	begin("power");
	assert_true(answer("yes") && answer("far") && answer("gone"));
	assert_here("ticket");
	assert_true(str_eq(walk.missing, STR("nowhere")));
	assert_true(walk_back(&walk));
	assert_true(answer("lost"));
	assert_here("ticket");
	assert_true(str_eq(walk.missing, STR("lamp")));
	assert_true(walk_back(&walk));
	assert_true(answer("yes"));
	assert_int_equal(walk.missing.n, 0);
}

/* ---- back ------------------------------------------------------------------ */

struct position {
	struct spot here;
	size_t depth;
	struct visit path[WALK_MAX_PATH];
};

static struct position position(void)
{
	struct position p = { .here = walk.here, .depth = walk.depth };

	memcpy(p.path, walk.path, walk.depth * sizeof *p.path);
	return p;
}

static void assert_position(const struct position *p)
{
	assert_int_equal(walk.here.kind, p->here.kind);
	assert_int_equal(walk.here.node, p->here.node);
	assert_ptr_equal(walk.here.flow, p->here.flow);
	assert_int_equal(walk.depth, p->depth);
	for (size_t i = 0; i < p->depth; i++) {
		assert_int_equal(walk.path[i].spot.node, p->path[i].spot.node);
		assert_int_equal(walk.path[i].choice, p->path[i].choice);
	}
}

static unsigned next(unsigned *seed)
{
	*seed = *seed * 1103515245 + 12345;
	return *seed >> 16;
}

static void test_back_undoes_an_answer(void **state)
{
	unsigned seed = 3;

	(void)state;
	begin("power");
	for (int i = 0; i < 5000; i++) {
		struct position before = position();
		int choice = (int)(next(&seed) % 5) - 2;

		if (walk_answer(&walk, choice)) {
			assert_true(walk_back(&walk));
			assert_position(&before);
			assert_int_equal(walk_remembered(&walk), choice);
			walk_answer(&walk, choice);
		} else {
			assert_position(&before);
		}
		if (next(&seed) % 4 == 0)
			walk_back(&walk);
	}
	while (walk_back(&walk))
		;
	assert_here("power");
	assert_false(walk_back(&walk));
}

static void test_back_keeps_what_was_answered(void **state)
{
	(void)state;
	begin("power");
	assert_true(answer("no"));
	walk_tick(&walk, 1, true);
	assert_true(answer("not-fixed"));
	assert_true(walk_back(&walk));
	assert_here("press");
	assert_int_equal(walk_remembered(&walk), VERDICT_NOT_FIXED);
	assert_true(walk_ticked(&walk, 1));
	assert_false(walk_ticked(&walk, 0));
	assert_true(walk_back(&walk));
	assert_int_equal(walk_remembered(&walk), 1);
}

/* ---- changing ----------------------------------------------------------------- */

static void test_a_change_keeps_what_still_fits(void **state)
{
	struct walk_change change;

	(void)state;
	begin("power");
	assert_true(answer("yes") && answer("red") && answer("yes"));
	change = walk_preview(&walk, 0, CHOICE_UNSURE);
	assert_int_equal(change.stays, 2);
	assert_int_equal(change.goes, 0);
	assert_here("mend");
	assert_true(walk_change(&walk, 0, CHOICE_UNSURE));
	assert_here("mend");
	assert_int_equal(walk.depth, 3);
	assert_int_equal(walk.path[0].choice, CHOICE_UNSURE);
}

static void test_a_change_drops_and_brings_back(void **state)
{
	struct walk_change change;

	(void)state;
	begin("power");
	assert_true(answer("yes") && answer("red") && answer("yes"));
	change = walk_preview(&walk, 0, 1);
	assert_int_equal(change.stays, 0);
	assert_int_equal(change.goes, 2);
	assert_false(change.stay[1] || change.stay[2]);
	assert_true(walk_change(&walk, 0, 1));
	assert_here("press");
	assert_int_equal(walk.depth, 1);
	assert_true(walk_change(&walk, 0, 0));
	assert_here("mend");
	assert_int_equal(walk.depth, 3);
}

static void test_a_change_drops_what_is_no_longer_offered(void **state)
{
	struct walk_change change;

	(void)state;
	begin("power");
	assert_true(answer("yes") && answer("blue") && answer("not-fixed"));
	assert_here("mend");
	/* Blue is offered only where the power is on. */
	change = walk_preview(&walk, 0, CHOICE_UNSURE);
	assert_int_equal(change.stays, 0);
	assert_int_equal(change.goes, 2);
	assert_true(walk_change(&walk, 0, CHOICE_UNSURE));
	assert_here("color");
	assert_int_equal(walk.depth, 1);
	assert_true(walk_change(&walk, 0, 0));
	assert_here("mend");
}

static void test_what_was_taken_back_does_not_come_back(void **state)
{
	(void)state;
	begin("power");
	assert_true(answer("yes") && answer("red"));
	assert_true(walk_back(&walk));
	assert_true(walk_change(&walk, 0, CHOICE_UNSURE));
	assert_here("color");
	assert_int_equal(walk_remembered(&walk), 0);
}

static void test_a_change_that_is_refused_changes_nothing(void **state)
{
	struct position before;

	(void)state;
	begin("power");
	assert_true(answer("unsure") && answer("red"));
	before = position();
	assert_false(walk_change(&walk, 0, 7));
	assert_false(walk_change(&walk, 2, 0));
	assert_false(walk_change(&walk, 1, 1)); /* blue is hidden */
	assert_position(&before);
}

/* There is one ticket page, wherever it was reached from. */
static bool is_same(struct spot a, struct spot b)
{
	return a.kind == b.kind && (a.kind == SPOT_TICKET ||
				    (a.flow == b.flow && a.node == b.node));
}

static void test_preview_tells_what_a_change_does(void **state)
{
	unsigned seed = 11;

	(void)state;
	begin("power");
	for (int i = 0; i < 3000; i++) {
		struct walk_change change;
		struct position before;
		size_t visit, kept = 0;
		int choice = (int)(next(&seed) % 5) - 2;

		if (walk.depth == 0 || next(&seed) % 2) {
			walk_answer(&walk, choice);
			continue;
		}
		visit = next(&seed) % walk.depth;
		change = walk_preview(&walk, visit, choice);
		before = position();
		if (!walk_change(&walk, visit, choice)) {
			assert_position(&before);
			continue;
		}
		assert_int_equal(change.stays + change.goes,
				 before.depth - visit - 1);
		for (size_t n = visit + 1; n < before.depth; n++)
			for (size_t m = visit + 1; m < walk.depth; m++)
				kept += is_same(before.path[n].spot,
						walk.path[m].spot);
		assert_int_equal(change.stays, kept);
	}
}

/* ---- conditions --------------------------------------------------------------- */

static enum truth step_truth(size_t step)
{
	const struct flow *f = flows[0];
	const struct node *n = flow_node(f, STR("press"));

	return walk_when(&walk, f, &n->steps.at[step].when);
}

static void test_conditions_follow_the_path(void **state)
{
	(void)state;
	begin("power");
	assert_true(answer("no"));
	assert_int_equal(step_truth(0), TRUTH_YES);
	assert_int_equal(step_truth(1), TRUTH_NO); /* color was not asked */
	assert_int_equal(step_truth(2), TRUTH_YES);
	assert_true(walk_change(&walk, 0, 0));
	assert_true(answer("blue"));
	assert_int_equal(step_truth(1), TRUTH_YES);
	assert_int_equal(step_truth(2), TRUTH_NO);
}

static void test_entered_in_the_middle_it_is_unknown(void **state)
{
	const struct option *blue, *no;

	(void)state;
	begin("press");
	assert_int_equal(step_truth(0), TRUTH_YES);
	assert_int_equal(step_truth(1), TRUTH_UNKNOWN);
	assert_int_equal(step_truth(2), TRUTH_UNKNOWN);
	begin("color");
	blue = &flows[0]->nodes[1].options[1];
	assert_int_equal(walk_when(&walk, flows[0], &blue->when),
			 TRUTH_UNKNOWN);
	assert_true(walk_offers(&walk, flows[0], blue));
	assert_true(answer("red"));
	/* Red is known, the power is not: both must hold. */
	no = &flows[0]->nodes[2].options[1];
	assert_int_equal(walk_when(&walk, flows[0], &no->when), TRUTH_UNKNOWN);
	assert_true(walk_change(&walk, 0, 0));
}

static void test_no_beats_unknown(void **state)
{
	const struct option *no;

	(void)state;
	begin("bulb");
	assert_true(answer("no"));
	assert_here("press");
	begin("power");
	no = &flows[0]->nodes[2].options[1];
	assert_true(answer("yes") && answer("far") && answer("yes"));
	/* Color was answered otherwise: it fails, whatever the power is. */
	assert_int_equal(walk_when(&walk, flows[0], &no->when), TRUTH_NO);
	assert_false(walk_allows(&walk, 1));
}

/* ---- how much is left --------------------------------------------------------- */

static void test_remaining(void **state)
{
	(void)state;
	begin("press");
	assert_int_equal(walk_remaining(&walk), 0);
	begin("bulb");
	assert_int_equal(walk_remaining(&walk), 0);
	begin("power");
	/* lamp and house lead to each other. */
	assert_int_equal(walk_remaining(&walk), -1);
	assert_int_equal(walk.missing.n, 0);
}

static void test_remaining_counts_the_longest_way(void **state)
{
	struct buf out;

	(void)state;
	buf_init(&out, &arena);
	buf_puts(&out, HEAD("q0"));
	for (int i = 0; i < 300; i++)
		buf_printf(&out,
			   "  q%d: {ask: \"x\", options: {yes: {goto: q%d}, "
			   "no: {goto: q%d}}}\n",
			   i, i + 1, i + 2 < 300 ? i + 2 : 300);
	buf_puts(&out, "  q300: {outcome: answer, title: \"x\"}\n");
	buf_putc(&out, '\0');
	walk_start(&walk, &arena, (struct walk_world){ sibling, NULL },
		   (struct spot){ SPOT_NODE, load("long", out.p), 0 });
	for (int left = 299; left >= 0; left--) {
		assert_int_equal(walk_remaining(&walk), left);
		assert_true(walk_answer(&walk, 0));
	}
	assert_here("q300");
}

/* ---- values, ticks, warnings ---------------------------------------------------- */

static void test_values(void **state)
{
	const struct value *host, *size;

	(void)state;
	begin("power");
	host = flow_value(flows[0], STR("host"));
	size = flow_value(flows[0], STR("size"));
	assert_int_equal(walk_value(&walk, STR("host")).n, 0);
	walk_set_value(&walk, host, STR("a"));
	walk_set_value(&walk, size, STR("3"));
	walk_set_value(&walk, host, STR("b"));
	assert_int_equal(walk.values.count, 2);
	assert_true(str_eq(walk_value(&walk, STR("host")), STR("b")));
	walk_clear_value(&walk, STR("host"));
	walk_clear_value(&walk, STR("nothing"));
	assert_int_equal(walk_value(&walk, STR("host")).n, 0);
	assert_true(str_eq(walk_value(&walk, STR("size")), STR("3")));
	/* The case's: they cross gotos. */
	assert_true(answer("yes") && answer("far"));
	assert_true(str_eq(walk_value(&walk, STR("size")), STR("3")));
}

static void test_ticks_and_warnings(void **state)
{
	(void)state;
	begin("power");
	walk_tick(&walk, 0, true); /* a question has no steps */
	assert_false(walk_ticked(&walk, 0));
	assert_true(answer("no"));
	walk_tick(&walk, 0, true);
	walk_tick(&walk, 99, true);
	walk_warn(&walk, 1);
	assert_true(walk_ticked(&walk, 0));
	assert_false(walk_ticked(&walk, 99));
	assert_true(walk_warned(&walk, 1));
	assert_false(walk_warned(&walk, 0));
	walk_tick(&walk, 0, false);
	assert_false(walk_ticked(&walk, 0));
	assert_int_equal(walk_remembered(&walk), CHOICE_NONE);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop_arena)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_answers_lead_on),
		TEST(test_what_is_not_allowed_changes_nothing),
		TEST(test_unsure_leads_where_it_says_or_to_the_ticket),
		TEST(test_a_goto_crosses_flows),
		TEST(test_a_circle_ends_at_the_ticket),
		TEST(test_a_flow_that_cannot_be_had_is_named),
		TEST(test_back_undoes_an_answer),
		TEST(test_back_keeps_what_was_answered),
		TEST(test_a_change_keeps_what_still_fits),
		TEST(test_a_change_drops_and_brings_back),
		TEST(test_a_change_drops_what_is_no_longer_offered),
		TEST(test_what_was_taken_back_does_not_come_back),
		TEST(test_a_change_that_is_refused_changes_nothing),
		TEST(test_preview_tells_what_a_change_does),
		TEST(test_conditions_follow_the_path),
		TEST(test_entered_in_the_middle_it_is_unknown),
		TEST(test_no_beats_unknown),
		TEST(test_remaining),
		TEST(test_remaining_counts_the_longest_way),
		TEST(test_values),
		TEST(test_ticks_and_warnings),
	};

	return cmocka_run_group_tests_name("walk", tests, NULL, NULL);
}
