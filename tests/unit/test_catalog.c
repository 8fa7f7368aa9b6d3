/* test_catalog - which packs and flows there are. */

#include "unit.h"

#include "sys_fake.h"
#include "unstuck/base/buf.h"
#include "unstuck/flow/catalog.h"

static struct diags diags;
static struct catalog catalog;

#define PACK(title)                                                            \
	"format: 1\ntitle: \"" title "\"\nversion: \"1\"\n"                    \
	"languages: [en, zh]\nareas: {home: \"Home\"}\n"                       \
	"ticket: {text: \"x\", address: \"https://example.com\"}\n"

#define FLOW(title, to)                                                        \
	"format: 1\ntitle: \"" title "\"\nsummary: \"x\"\narea: home\n"        \
	"reviewed: 2026-11-22\nstart: ask\nnodes:\n"                           \
	"  ask: {ask: \"x\", options: {yes: {goto: " to "}}}\n"

static int start(void **state)
{
	(void)state;
	arena_init(&arena, no_memory);
	diags_init(&diags, &arena);
	catalog_init(&catalog, &arena);
	fake_reset();
	fake_text("packs/house/pack.yaml", PACK("House"));
	fake_text("packs/house/lamp.yaml", FLOW("Lamp", "oven#"));
	fake_text("packs/house/oven.yaml", FLOW("Oven", "ticket"));
	fake_text("packs/house/notes.txt", "no flow");
	fake_text("packs/garden/pack.yaml", PACK("Garden"));
	fake_text("packs/garden/tree.yaml", FLOW("Tree", "ticket"));
	fake_text("packs/empty/readme", "no pack");
	fake_text("other/house/pack.yaml", PACK("Second house"));
	fake_text("other/house/door.yaml", FLOW("Door", "ticket"));
	fake_text("loose/lamp.yaml", FLOW("Loose lamp", "ticket"));
	return 0;
}

static int stop(void **state)
{
	(void)state;
	arena_release(&arena);
	fake_reset();
	return 0;
}

static void assert_fault(enum diag_code code, const char *part)
{
	assert_int_equal(diags.errors, 1);
	assert_int_equal(diags.list.at[0].code, code);
	if (str_find(diags.list.at[0].message, str_from(part)) < 0)
		fail_msg("'%s' is not in '" STR_FMT "'", part,
			 STR_ARG(diags.list.at[0].message));
	diags_init(&diags, &arena);
}

static const struct flow *open_flow(const char *name)
{
	struct catalog_flow *f = catalog_find(&catalog, str_from(name), &diags);

	return f ? catalog_flow(&catalog, f, &diags) : NULL;
}

static void test_a_root_is_a_pack_or_holds_packs(void **state)
{
	(void)state;
	assert_true(catalog_add(&catalog, STR("packs"), &diags));
	assert_int_equal(catalog.packs.count, 2);
	assert_str(catalog.packs.at[0]->id, "garden");
	assert_str(catalog.packs.at[1]->id, "house");
	assert_str(catalog.packs.at[1]->folder, "packs/house");
	catalog_init(&catalog, &arena);
	assert_true(catalog_add(&catalog, STR("packs/house/"), &diags));
	assert_int_equal(catalog.packs.count, 1);
	assert_str(catalog.packs.at[0]->id, "house");
	assert_int_equal(diags.errors, 0);
}

static void test_a_root_without_packs(void **state)
{
	(void)state;
	assert_false(catalog_add(&catalog, STR("packs/empty"), &diags));
	assert_fault(DIAG_NO_FLOW, "no pack here");
	assert_false(catalog_add(&catalog, STR("nowhere"), &diags));
	assert_fault(DIAG_NO_FLOW, "no pack here");
	catalog_try(&catalog, STR("nowhere"));
	assert_int_equal(diags.errors, 0);
	assert_int_equal(catalog.packs.count, 0);
}

static void test_of_two_packs_the_first_counts(void **state)
{
	(void)state;
	catalog_try(&catalog, STR("other"));
	catalog_try(&catalog, STR("packs"));
	assert_int_equal(catalog.packs.count, 2);
	assert_non_null(open_flow("door"));
	assert_null(catalog_find(&catalog, STR("oven"), &diags));
	assert_fault(DIAG_NO_FLOW, "no flow 'oven'");
}

static void test_a_pack_lists_its_flows_by_id(void **state)
{
	struct catalog_pack *p;

	(void)state;
	catalog_try(&catalog, STR("packs/house"));
	p = catalog.packs.at[0];
	catalog_list(&catalog, p);
	catalog_list(&catalog, p);
	assert_int_equal(p->flows.count, 2);
	assert_str(p->flows.at[0].id, "lamp");
	assert_str(p->flows.at[0].path, "packs/house/lamp.yaml");
	assert_str(p->flows.at[1].id, "oven");
	assert_null(p->flows.at[0].flow);
	assert_null(p->pack);
}

static void test_flows_are_found(void **state)
{
	(void)state;
	catalog_try(&catalog, STR("packs"));
	assert_str(text_in(&open_flow("lamp")->title, LANG_EN), "Lamp");
	assert_str(text_in(&open_flow("garden/tree")->title, LANG_EN), "Tree");
	assert_ptr_equal(open_flow("house/lamp"), open_flow("lamp"));
	assert_ptr_equal(open_flow("packs/house/lamp.yaml"), open_flow("lamp"));
	assert_int_equal(diags.errors, 0);
}

static void test_a_path_leads_out_of_the_search_path(void **state)
{
	const struct flow *f;

	(void)state;
	catalog_try(&catalog, STR("packs"));
	f = open_flow("loose/lamp.yaml");
	assert_str(text_in(&f->title, LANG_EN), "Loose lamp");
	assert_null(f->pack->file);
	assert_str(f->pack->id, "loose");
	f = open_flow("other/house/door.yaml");
	assert_str(text_in(&f->pack->title, LANG_EN), "Second house");
	assert_str(text_in(&open_flow("./loose/lamp.yaml")->title, LANG_EN),
		   "Loose lamp");
	assert_int_equal(diags.errors, 0);
}

static void test_the_folder_one_stands_in(void **state)
{
	const struct flow *f;

	(void)state;
	fake_text("pack.yaml", PACK("Here"));
	fake_text("lamp.yaml", FLOW("My lamp", "ticket"));
	f = open_flow("lamp.yaml");
	assert_str(text_in(&f->title, LANG_EN), "My lamp");
	assert_str(f->pack->id, "fake");
	assert_ptr_equal(open_flow("./lamp.yaml"), f);
	assert_true(catalog_add(&catalog, STR("."), &diags));
	assert_int_equal(diags.errors, 0);
}

static void test_what_is_not_there(void **state)
{
	(void)state;
	catalog_try(&catalog, STR("packs"));
	assert_null(open_flow("lampp"));
	assert_fault(DIAG_NO_FLOW, "did you mean 'lamp'?");
	assert_null(open_flow("nowhere/x.yaml"));
	assert_fault(DIAG_READ, "No such file");
	assert_null(open_flow("loose/nothing.yaml"));
	assert_fault(DIAG_READ, "No such file");
}

static void test_siblings(void **state)
{
	const struct flow *lamp, *oven;

	(void)state;
	catalog_try(&catalog, STR("packs"));
	lamp = open_flow("lamp");
	oven = catalog_sibling(&catalog, lamp, STR("oven"), &diags);
	assert_str(oven->id, "oven");
	assert_ptr_equal(oven, open_flow("oven"));
	assert_null(catalog_sibling(&catalog, lamp, STR("tree"), &diags));
	assert_null(catalog_sibling(&catalog, lamp, STR("x"), &diags));
	assert_int_equal(diags.errors, 0);
}

static void test_a_broken_flow_is_told_once(void **state)
{
	struct catalog_flow *f;

	(void)state;
	fake_text("packs/house/lamp.yaml", FLOW("Lamp", "nowhere"));
	catalog_try(&catalog, STR("packs"));
	f = catalog_find(&catalog, STR("lamp"), &diags);
	assert_null(catalog_flow(&catalog, f, &diags));
	assert_true(f->failed);
	assert_non_null(f->broken);
	assert_fault(DIAG_DANGLING, "nowhere");
	assert_null(catalog_flow(&catalog, f, &diags));
	assert_int_equal(diags.errors, 0);
	assert_non_null(open_flow("oven"));
}

static void test_a_broken_pack_is_told_once(void **state)
{
	(void)state;
	fake_text("packs/house/pack.yaml", "format: 2\n");
	catalog_try(&catalog, STR("packs/house"));
	assert_null(open_flow("lamp"));
	assert_true(diags.errors > 1);
	diags_init(&diags, &arena);
	assert_null(open_flow("oven"));
	assert_int_equal(diags.errors, 0);
}

/* ---- headers ---------------------------------------------------------------- */

static const struct flow *header(const char *name)
{
	struct catalog_flow *f = catalog_find(&catalog, str_from(name), &diags);

	return catalog_header(&catalog, f, &diags);
}

static void test_a_header_does_not_load_the_flow(void **state)
{
	struct catalog_flow *f;
	const struct flow *h;

	(void)state;
	catalog_try(&catalog, STR("packs"));
	f = catalog_find(&catalog, STR("lamp"), &diags);
	h = header("lamp");
	assert_str(text_in(&h->title, LANG_EN), "Lamp");
	assert_str(h->area, "home");
	assert_null(f->flow);
	assert_ptr_equal(header("lamp"), h);
	open_flow("lamp");
	assert_ptr_equal(header("lamp"), f->flow);
}

static void test_a_long_header_loads_the_whole_flow(void **state)
{
	struct buf text;

	(void)state;
	buf_init(&text, &arena);
	buf_puts(&text, "# long\n");
	buf_pad(&text, '#', 9000);
	buf_puts(&text, "\n" FLOW("Lamp", "ticket"));
	fake_file("packs/house/lamp.yaml", buf_str(&text));
	catalog_try(&catalog, STR("packs"));
	assert_str(text_in(&header("lamp")->title, LANG_EN), "Lamp");
	assert_non_null(catalog_find(&catalog, STR("lamp"), &diags)->flow);
	assert_int_equal(diags.errors, 0);
}

static void test_a_broken_header_gives_the_faults_of_the_flow(void **state)
{
	(void)state;
	fake_text("packs/house/lamp.yaml", "titel: \"x\"\nnodes: {}\n");
	catalog_try(&catalog, STR("packs"));
	assert_null(header("lamp"));
	assert_true(diags.errors > 0);
	diags_init(&diags, &arena);
	assert_null(header("lamp"));
	assert_int_equal(diags.errors, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_a_root_is_a_pack_or_holds_packs),
		TEST(test_a_root_without_packs),
		TEST(test_of_two_packs_the_first_counts),
		TEST(test_a_pack_lists_its_flows_by_id),
		TEST(test_flows_are_found),
		TEST(test_a_path_leads_out_of_the_search_path),
		TEST(test_the_folder_one_stands_in),
		TEST(test_what_is_not_there),
		TEST(test_siblings),
		TEST(test_a_broken_flow_is_told_once),
		TEST(test_a_broken_pack_is_told_once),
		TEST(test_a_header_does_not_load_the_flow),
		TEST(test_a_long_header_loads_the_whole_flow),
		TEST(test_a_broken_header_gives_the_faults_of_the_flow),
	};

	return cmocka_run_group_tests_name("catalog", tests, NULL, NULL);
}
