/* test_picks - what is kept of the flows while words are typed. */
#include "unit.h"

#include <stdio.h>

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
	fake_text("p/lamp.yaml",
		  FLOW("Lamp", "b", "Is the bulb at the door replaced?"));
	catalog_init(&catalog, &arena);
	diags_init(&d, &arena);
	assert_true(catalog_add(&catalog, STR("p"), &d));
	picks_init(&picks, &arena, &catalog);
	while (!picks_listed(&picks))
		picks_more(&picks);
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
	for (size_t i = 0; i < picks.order.count; i++)
		kept = str_format(
			&arena, STR_FMT STR_FMT " ", STR_ARG(kept),
			STR_ARG(picks.rows.at[picks.order.at[i]].flow->id));
	assert_str(kept, want);
}

static void test_nothing_typed_keeps_all_by_area(void **state)
{
	(void)state;
	assert_kept("", "lamp door ");
}

static bool is_kept(size_t row)
{
	for (size_t i = 0; i < picks.order.count; i++)
		if (picks.order.at[i] == row)
			return true;
	return false;
}

/* The filter looks at few rows; each row it kept or left out is asked here. */
static void test_the_filter_keeps_what_each_row_says(void **state)
{
	static const char *const typed[] = { "l",   "la",   "la b", "b la",
					     "d o", "bulb", "la  ", " d",
					     "z",   "lz" };

	(void)state;
	for (size_t i = 0; i < COUNT(typed); i++) {
		picks_more(&picks);
		picks_filter(&picks, &arena, str_from(typed[i]));
		for (size_t j = 0; j < picks.rows.count; j++) {
			const struct pick *row = &picks.rows.at[j];
			int score = search_score(&row->searchable,
						 str_from(typed[i]));

			assert_int_equal(is_kept(j), score > 0);
		}
	}
}

/* Typed letters, erased ones, flows read in between: no state is left over. */
static void test_the_order_is_that_of_a_new_filter(void **state)
{
	static const char *const typed[] = { "",   "l",	 "la", "la b",
					     "la", "do", "b",  "bulb",
					     "",   "z",	 "l" };
	struct picks fresh;

	(void)state;
	for (size_t i = 0; i < COUNT(typed); i++) {
		picks_more(&picks);
		picks_init(&fresh, &arena, &catalog);
		while (fresh.deep < picks.deep || !picks_listed(&fresh))
			picks_more(&fresh);
		picks_filter(&picks, &arena, str_from(typed[i]));
		picks_filter(&fresh, &arena, str_from(typed[i]));
		assert_int_equal(picks.order.count, fresh.order.count);
		for (size_t j = 0; j < picks.order.count; j++)
			assert_int_equal(picks.order.at[j], fresh.order.at[j]);
	}
}

/* A paint for each flow that was read would be felt by who types. */
static void test_reading_asks_for_few_paints(void **state)
{
	char name[32];
	int paints = 0, reads = 0;

	(void)state;
	for (int i = 0; i < 500; i++) {
		snprintf(name, sizeof name, "p/lamp-%d.yaml", i);
		fake_text(name, FLOW("Lamp", "b", "Is it in?"));
	}
	catalog_init(&catalog, &arena);
	catalog_try(&catalog, STR("p"));
	picks_init(&picks, &arena, &catalog);
	picks_filter(&picks, &arena, STR("lamp"));
	while (picks_more(&picks)) {
		reads++;
		if (!picks_grown(&picks))
			continue;
		paints++;
		picks_filter(&picks, &arena, STR("lamp"));
	}
	assert_int_equal(picks.order.count, 502);
	assert_true(reads > 502);
	assert_in_range(paints, 10, 30);
}

static void test_titles_come_before_questions(void **state)
{
	(void)state;
	assert_kept("lam", "lamp ");
	while (picks_more(&picks))
		continue;
	assert_kept("lam", "lamp door ");
	assert_kept("bulb repl", "lamp ");
	assert_kept("door", "door lamp ");
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
		TEST(test_the_filter_keeps_what_each_row_says),
		TEST(test_the_order_is_that_of_a_new_filter),
		TEST(test_reading_asks_for_few_paints),
		TEST(test_titles_come_before_questions),
		TEST(test_words_no_flow_holds_are_looked_up),
	};

	return cmocka_run_group_tests_name("picks", tests, NULL, NULL);
}
