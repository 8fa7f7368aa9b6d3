/* test_picks - what is kept of the flows while words are typed. */
#include "unit.h"

#include "sys_fake.h"
#include "unstuck/find/picks.h"

static const char pack_text[] =
	"format: 1\ntitle: \"P\"\nversion: \"1\"\nlanguages: [en]\n"
	"areas: {b: \"B\", a: \"A\"}\n"
	"ticket: {text: \"T\", address: \"https://example.com/\"}\n";

static const char glossary_text[] =
	"format: 1\nterms:\n  bulb: {say: \"bulb\", also: {en: [\"globe\"]}}\n";

#define FLOW(title, area, ask)                                                 \
	"format: 1\ntitle: \"" title "\"\nsummary: \"Of " title ".\"\n"        \
	"area: " area "\nreviewed: 2026-11-22\nstart: s\nnodes:\n"             \
	"  s: {ask: \"" ask "\", options: {yes: {goto: e}, "                   \
	"no: {goto: ticket}}}\n"                                               \
	"  e: {outcome: answer, title: \"Done\", text: \"x\"}\n"

static struct catalog catalog;
static struct picks picks;

static int start(void **state)
{
	struct diags d;

	start_arena(state);
	fake_text("p/pack.yaml", pack_text);
	fake_text("p/glossary.yaml", glossary_text);
	fake_text("p/door.yaml", FLOW("Door", "a", "Is the lamp beside it?"));
	fake_text("p/lamp.yaml", FLOW("Lamp", "b", "Is the bulb replaced?"));
	catalog_init(&catalog, &arena);
	diags_init(&d, &arena);
	assert_true(catalog_add(&catalog, STR("p"), &d));
	picks_load(&picks, &arena, &catalog);
	return 0;
}

static int stop(void **state)
{
	fake_reset();
	return stop_arena(state);
}

static void assert_kept(const char *typed, const char *want)
{
	struct str kept = STR_NONE;

	picks_filter(&picks, &arena, str_from(typed));
	for (size_t i = 0; i < picks.count; i++)
		kept = str_format(
			&arena, STR_FMT STR_FMT " ", STR_ARG(kept),
			STR_ARG(picks.rows.at[picks.order[i]].flow->id));
	assert_str(kept, want);
}

static void test_nothing_typed_keeps_all_by_area(void **state)
{
	(void)state;
	assert_kept("", "lamp door ");
}

static void test_titles_come_before_questions(void **state)
{
	(void)state;
	assert_kept("lam", "lamp ");
	while (picks_deepen(&picks))
		continue;
	assert_kept("lam", "lamp door ");
	assert_kept("bulb repl", "lamp ");
}

static void assert_meant(const char *typed, const char *want)
{
	struct index_hits hits = picks_find(&picks, &arena, str_from(typed));

	if (want)
		assert_str(hits.at[0].flow->id, want);
	else
		assert_int_equal(hits.count, 0);
}

static void test_words_no_flow_holds_are_looked_up(void **state)
{
	(void)state;
	assert_kept("replacing globes", "");
	assert_meant("replacing globes", "lamp");
	assert_meant("how do I cook rice", NULL);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_nothing_typed_keeps_all_by_area),
		TEST(test_titles_come_before_questions),
		TEST(test_words_no_flow_holds_are_looked_up),
	};

	return cmocka_run_group_tests_name("picks", tests, NULL, NULL);
}
