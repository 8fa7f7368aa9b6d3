/*
 * test_index - words to nodes: add a row to `found` or `not_found`.
 *
 * A small pack about a lamp shop; what must hold for any words is checked on
 * every row.
 */
#include "unit.h"

#include <string.h>

#include "sys_fake.h"
#include "unstuck/base/buf.h"
#include "unstuck/find/index.h"
#include "unstuck/flow/catalog.h"

static const char pack_text[] =
	"format: 1\ntitle: \"Lamps\"\nversion: \"1\"\nlanguages: [en, zh]\n"
	"areas: {a: {en: \"Lamps\", zh: \"灯\"}}\n"
	"ticket: {text: {en: \"T\", zh: \"T\"}, "
	"address: \"https://example.com/\"}\n";

static const char glossary_text[] =
	"format: 1\nterms:\n"
	"  bulb:\n"
	"    say: {en: \"bulb\", zh: \"灯泡\"}\n"
	"    avoid: {en: [\"incandescent\"]}\n"
	"    also: {en: [\"globe\", \"light source\"], zh: [\"光源\"]}\n"
	"  mains:\n"
	"    say: {en: \"mains\", zh: \"市电\"}\n"
	"    also: {en: [\"power grid\"], zh: [\"插座没电\"]}\n";

#define ENDS "steps: [{do: {en: \"Do it.\", zh: \"操作。\"}}]\n"

static const char lamp_text[] =
	"format: 1\n"
	"title: {en: \"Lamp stays dark\", zh: \"灯不亮\"}\n"
	"summary: {en: \"A lamp gives no light.\", zh: \"台灯没有光。\"}\n"
	"area: a\ntags: [dark, UnknownLampException, 不亮, 接usb]\n"
	"reviewed: 2026-11-22\nstart: plugged\nnodes:\n"
	"  plugged:\n"
	"    ask: {en: \"Is the lamp plugged in?\", zh: \"灯插上电源了吗？\"}\n"
	"    options:\n"
	"      flickers: {label: {en: \"Yes, but it flickers\", "
	"zh: \"插了，但一直闪烁\"}, goto: tighten}\n"
	"      hot: {label: {en: \"The wire gets hot\", zh: \"电线发烫\"}, "
	"goto: wiring#}\n"
	"      no: {goto: plug-in}\n"
	"  plug-in:\n    outcome: fix\n"
	"    title: {en: \"Connect the lamp to the mains\", "
	"zh: \"把灯接到市电\"}\n    " ENDS "    otherwise: tighten\n"
	"  tighten:\n    outcome: fix\n"
	"    title: {en: \"Replace the worn bulb\", zh: \"更换损坏的灯泡\"}\n"
	"    text: {en: \"Set dim_level.max in dataSheet to resolve it. Gloves "
	"prevent fingerprints: [buy](https://example.com/parrot).\", "
	"zh: \"设置 dim_level.max。\"}\n    " ENDS;

static const char wiring_text[] =
	"format: 1\n"
	"title: {en: \"Wiring of a lamp\", zh: \"灯的布线\"}\n"
	"summary: {en: \"Wires of a lamp, and their timeout or error.\", "
	"zh: \"灯的电线。\"}\n"
	"area: a\ntags: [wire, chandelier]\nreviewed: 2026-11-22\n"
	"start: chandelier\nnodes:\n"
	"  chandelier:\n"
	"    ask: {en: \"Is it a chandelier, insulated with old wires?\", "
	"zh: \"是吊灯吗？\"}\n"
	"    options: {yes: {goto: insulate}, no: {goto: hang}}\n"
	"  insulate:\n    outcome: fix\n"
	"    title: {en: \"Insulate the wires\", zh: \"给电线加绝缘\"}\n   "
	" " ENDS "  hang:\n    outcome: fix\n"
	"    title: {en: \"Hang the chandelier higher\", zh: \"挂高\"}\n   "
	" " ENDS "    otherwise: lower\n"
	"  lower:\n    outcome: fix\n"
	"    title: {en: \"Lower the chandelier\", zh: \"放低\"}\n    " ENDS;

static const struct flow *flows[2];
static struct index *ix;

static int start(void **state)
{
	struct catalog c;
	struct diags d;

	start_arena(state);
	fake_text("p/pack.yaml", pack_text);
	fake_text("p/glossary.yaml", glossary_text);
	fake_text("p/lamp.yaml", lamp_text);
	fake_text("p/wiring.yaml", wiring_text);
	catalog_init(&c, &arena);
	diags_init(&d, &arena);
	assert_true(catalog_add(&c, STR("p"), &d));
	catalog_list(&c, c.packs.at[0]);
	assert_non_null(catalog_pack(&c, c.packs.at[0], &d));
	assert_true(catalog_glossary(&c, c.packs.at[0], &d));
	for (size_t i = 0; i < COUNT(flows); i++) {
		flows[i] = catalog_flow(&c, &c.packs.at[0]->flows.at[i], &d);
		assert_non_null(flows[i]);
	}
	ix = index_new(&arena, flows, COUNT(flows));
	return 0;
}

static int stop(void **state)
{
	fake_reset();
	return stop_arena(state);
}

static struct index_hits find(const char *words)
{
	return index_find(ix, &arena, str_from(words));
}

static struct str hit_text(const struct index_hit *hit)
{
	struct str node = hit->node == SIZE_MAX
				  ? STR_NONE
				  : hit->flow->nodes[hit->node].id;

	return str_format(&arena, STR_FMT "#" STR_FMT, STR_ARG(hit->flow->id),
			  STR_ARG(node));
}

/* All hits with their scores. */
static struct str all_hits(struct index_hits hits)
{
	struct buf out;

	buf_init(&out, &arena);
	for (size_t i = 0; i < hits.count; i++)
		buf_printf(&out, STR_FMT " %d\n",
			   STR_ARG(hit_text(&hits.at[i])), hits.at[i].score);
	return buf_str(&out);
}

static void assert_same(const char *words, const char *others)
{
	struct str a = all_hits(find(words)), b = all_hits(find(others));

	if (!str_eq(a, b))
		fail_msg("'%s' finds\n" STR_FMT "but '%s' finds\n" STR_FMT,
			 words, STR_ARG(a), others, STR_ARG(b));
}

static const struct {
	const char *words, *first;
} found[] = {
	/* titles, tags, summaries, questions, options */
	{ "lamp dark", "lamp#" },
	{ "灯不亮", "lamp#" },
	{ "灯的布线", "wiring#" },
	{ "plugged in", "lamp#plugged" },
	{ "worn bulb", "lamp#tighten" },
	{ "更换灯泡", "lamp#tighten" },
	{ "接到市电", "lamp#plug-in" },
	/* what leads to a node tells of it, also from another flow */
	{ "it flickers", "lamp#tighten" },
	{ "一直闪烁", "lamp#tighten" },
	{ "wire gets hot", "wiring#" },
	{ "电线发烫", "wiring#" },
	/* questions of people */
	{ "Why does my lamp stay dark?", "lamp#" },
	{ "How do I replace a bulb, please?", "lamp#tighten" },
	{ "请问灯泡坏了怎么更换？", "lamp#tighten" },
	{ "Yesterday evening there was a parrot, and its bulb was worn",
	  "lamp#tighten" },
	{ "坏了", "lamp#tighten" },
	/* of two that say it the one that says less else */
	{ "insulate wires", "wiring#insulate" },
	/* a word that tells little leads nowhere */
	{ "error globe", "lamp#tighten" },
	/* forms of words */
	{ "replacing bulbs", "lamp#tighten" },
	{ "replacement of the bulb", "lamp#tighten" },
	{ "connecting mains", "lamp#plug-in" },
	{ "insulated wire", "wiring#insulate" },
	{ "bulb resolution", "lamp#tighten" },
	/* slips, starts, words run together */
	{ "flikcers", "lamp#tighten" },
	{ "flikcerz", "lamp#tighten" },
	{ "flick", "lamp#tighten" },
	{ "insulte wires", "wiring#insulate" },
	{ "unknownlamp", "lamp#" },
	{ "wornbulb", "lamp#tighten" },
	/* names of several words */
	{ "UnknownLampException", "lamp#" },
	{ "unknown lamp exception", "lamp#" },
	{ "dim_level.max", "lamp#tighten" },
	{ "data sheet", "lamp#tighten" },
	{ "sheet", "lamp#tighten" },
	{ "time out wires", "wiring#" },
	/* the glossary, across languages */
	{ "replace globe", "lamp#tighten" },
	{ "worn light source", "lamp#tighten" },
	{ "replace incandescent", "lamp#tighten" },
	{ "光源损坏", "lamp#tighten" },
	{ "power grid", "lamp#plug-in" },
	{ "插座没电", "lamp#plug-in" },
	{ "把 lamp 接到 mains", "lamp#plug-in" },
};

static const char *const not_found[] = {
	"",
	" ",
	"?!",
	"the why how",
	"怎么办",
	"how do I cook rice",
	"苹果手机充不进电",
	"wine",	    /* too short for a slip of wire */
	"bulp",	    /* of four letters */
	"flicker5", /* digits do not slip */
	"slickers", /* nor does a first letter */
	"parrot",   /* part of an address alone */
	"the lamp wire is salty soup",
	"灯泡手机",
	"light, source",	       /* no phrase across a comma */
	"gloves prevent fingerprints", /* in running text alone */
	"dim_level.min is 404 for kubernetes ingress",
	"a lamp for my terrarium with tortoise hatchlings",
};

static void test_words_find_their_node(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(found); i++) {
		struct index_hits hits = find(found[i].words);
		struct str first =
			hits.count ? hit_text(&hits.at[0]) : STR("nothing");

		if (!str_eq(first, str_from(found[i].first)))
			fail_msg("'%s' finds " STR_FMT ", not %s",
				 found[i].words, STR_ARG(first),
				 found[i].first);
	}
}

static void test_other_words_find_nothing(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(not_found); i++) {
		struct index_hits hits = find(not_found[i]);

		if (hits.count)
			fail_msg("'%s' finds\n" STR_FMT, not_found[i],
				 STR_ARG(all_hits(hits)));
	}
}

static void test_scores_fall_within_their_bounds(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(found); i++) {
		struct index_hits hits = find(found[i].words);
		int before = 100;

		assert_true(hits.count <= INDEX_MAX_HITS);
		for (size_t j = 0; j < hits.count; j++) {
			assert_in_range(hits.at[j].score, INDEX_THRESHOLD,
					before);
			before = hits.at[j].score;
		}
	}
}

static void test_spelling_does_not_matter(void **state)
{
	(void)state;
	assert_same("unknownlampexception", "UNKNOWNLAMPEXCEPTION");
	assert_same("unknownlampexception", "UnknownLampException");
	assert_same("worn bulb", "ｗｏｒｎ　ＢＵＬＢ");
	assert_same("worn bulb", "\"worn\", bulb!");
	assert_same("worn bulb", "wörn bulb");
	assert_same("更换灯泡", "更换灯泡？！");
	assert_same("dim_level.max", "dim-level max");
}

static void test_stop_words_do_not_matter(void **state)
{
	static const char *const frames[][2] = {
		{ "why does my ", " ?" },
		{ "the ", "" },
		{ "please help me with ", " now" },
		{ "请问，", "，怎么办" },
		{ "为什么 ", " 呢" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(found); i++)
		for (size_t j = 0; j < COUNT(frames); j++)
			assert_same(found[i].words,
				    str_cz(&arena, str_format(&arena, "%s%s%s",
							      frames[j][0],
							      found[i].words,
							      frames[j][1])));
}

static void test_order_does_not_matter(void **state)
{
	(void)state;
	assert_same("worn bulb replace", "bulb replace worn");
	assert_same("lamp 更换 灯泡", "灯泡 lamp 更换");
	assert_same("insulte wires lamp", "lamp wires insulte");
}

static void test_saying_it_twice_does_not_matter(void **state)
{
	(void)state;
	assert_same("worn parrot bulb", "worn parrot, bulb worn; worn");
}

static bool finds(const char *words, const char *hit)
{
	struct index_hits hits = find(words);

	for (size_t i = 0; i < hits.count; i++)
		if (str_eq(hit_text(&hits.at[i]), str_from(hit)))
			return true;
	return false;
}

static void test_flows_and_nodes_share_what_they_say(void **state)
{
	(void)state;
	/* A node has what its flow says, but is no hit by that alone. */
	assert_true(find("dark worn bulb").at[0].score > 85);
	assert_false(finds("dark", "lamp#tighten"));
	/* A flow has what two of its nodes say. */
	assert_true(finds("dark: connect mains, replace bulb", "lamp#"));
	/* Who only shows the way into another flow is no hit. */
	assert_false(finds("the wire gets hot", "lamp#plugged"));
}

static void test_a_hit_says_why(void **state)
{
	struct index_hits hits = find("why the worn globe, dim level");

	(void)state;
	assert_true(hits.count > 0);
	assert_str(index_reason(&arena, &hits.at[0], LANG_EN),
		   "title: worn, globe; text: dim, level");
	hits = find("更换 dim_level");
	assert_true(hits.count > 0);
	assert_str(index_reason(&arena, &hits.at[0], LANG_ZH),
		   "标题: 更换; 正文: dim, level");
	hits = find("worn bulb, plugged in a timeout");
	assert_true(hits.count > 0);
	assert_str(index_reason(&arena, &hits.at[0], LANG_EN),
		   "title: worn, bulb; question before: plugged");
	hits = find("flikcerz");
	assert_true(hits.count > 0);
	assert_str(index_reason(&arena, &hits.at[0], LANG_EN),
		   "what leads there: flikcerz = flickers");
	hits = find("接 usb");
	assert_true(hits.count > 0);
	assert_str(index_reason(&arena, &hits.at[0], LANG_EN), "tags: 接, usb");
}

static void test_no_flows_find_nothing(void **state)
{
	(void)state;
	assert_int_equal(
		index_find(index_new(&arena, NULL, 0), &arena, STR("lamp 灯泡"))
			.count,
		0);
}

static void test_any_bytes_are_words(void **state)
{
	char bytes[4096];
	struct str words = { bytes, sizeof bytes };

	(void)state;
	for (size_t i = 0; i < sizeof bytes; i++)
		bytes[i] = (char)(i * 7919 >> 3);
	index_find(ix, &arena, words);
	memset(bytes, 'a', sizeof bytes);
	assert_int_equal(index_find(ix, &arena, words).count, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_words_find_their_node),
		TEST(test_other_words_find_nothing),
		TEST(test_scores_fall_within_their_bounds),
		TEST(test_spelling_does_not_matter),
		TEST(test_stop_words_do_not_matter),
		TEST(test_order_does_not_matter),
		TEST(test_saying_it_twice_does_not_matter),
		TEST(test_flows_and_nodes_share_what_they_say),
		TEST(test_a_hit_says_why),
		TEST(test_no_flows_find_nothing),
		TEST(test_any_bytes_are_words),
	};

	return cmocka_run_group_tests_name("index", tests, NULL, NULL);
}
