/*
 * Any bytes can be asked for: what is found keeps to its bounds and order,
 * and neither capitals, nor stop words, nor saying it twice change it.
 */
#include <assert.h>
#include <stdlib.h>

#include "sys_fake.h"
#include "unstuck/base/buf.h"
#include "unstuck/find/index.h"
#include "unstuck/flow/catalog.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

enum { FEW_BYTES = 200 }; /* of words that are all read */

static const char pack_text[] =
	"format: 1\ntitle: \"P\"\nversion: \"7\"\nlanguages: [en, zh]\n"
	"areas: {a: \"A\"}\n"
	"ticket: {text: \"T\", address: \"https://example.com/\"}\n";

static const char glossary_text[] =
	"format: 1\nterms:\n"
	"  lamp: {say: {en: \"lamp\", zh: \"灯\"}, "
	"also: {en: [\"light source\"], zh: [\"光源\"]}}\n";

static const char flow_text[] =
	"format: 1\ntitle: {en: \"Lamp is dark\", zh: \"灯不亮\"}\n"
	"summary: \"UnknownLampException in lamp.max_level\"\narea: a\n"
	"tags: [dark, 不亮]\nreviewed: 2026-11-22\nstart: power\nnodes:\n"
	"  power: {ask: {en: \"Is it plugged in?\", zh: \"插上电源了吗？\"}, "
	"options: {yes: {goto: press}, no: {goto: ticket}}}\n"
	"  press: {outcome: fix, title: {en: \"Replace the bulb\", "
	"zh: \"更换灯泡\"}, steps: [{do: \"Do.\"}]}\n";

static void no_memory(size_t bytes)
{
	(void)bytes;
	abort();
}

static struct index *open_index(struct arena *a)
{
	struct catalog *c = arena_new(a, struct catalog);
	const struct flow **flow = arena_new(a, const struct flow *);
	struct diags d;

	fake_text("p/pack.yaml", pack_text);
	fake_text("p/glossary.yaml", glossary_text);
	fake_text("p/lamp.yaml", flow_text);
	diags_init(&d, a);
	catalog_init(c, a);
	if (!catalog_add(c, STR("p"), &d))
		abort();
	catalog_list(c, c->packs.at[0]);
	if (!catalog_pack(c, c->packs.at[0], &d) ||
	    !catalog_glossary(c, c->packs.at[0], &d))
		abort();
	flow[0] = catalog_flow(c, &c->packs.at[0]->flows.at[0], &d);
	assert(flow[0]);
	return index_new(a, flow, 1);
}

static void check_bounds(struct arena *a, struct index_hits hits)
{
	int before = 100;

	assert(hits.count <= INDEX_MAX_HITS);
	for (size_t i = 0; i < hits.count; i++) {
		const struct index_hit *hit = &hits.at[i];

		assert(hit->score >= INDEX_THRESHOLD && hit->score <= before);
		assert(hit->node == SIZE_MAX ||
		       hit->node < hit->flow->node_count);
		assert(index_reason(a, hit, LANG_ZH).n > 0);
		before = hit->score;
	}
}

static void check_same(struct arena *a, const struct index *ix,
		       struct index_hits hits, struct str words)
{
	struct index_hits others = index_find(ix, a, words);

	assert(hits.count == others.count);
	for (size_t i = 0; i < hits.count; i++) {
		assert(hits.at[i].flow == others.at[i].flow);
		assert(hits.at[i].node == others.at[i].node);
		assert(hits.at[i].score == others.at[i].score);
	}
}

static struct str capitals(struct arena *a, struct str s)
{
	struct buf out;

	buf_init(&out, a);
	for (size_t i = 0; i < s.n; i++)
		buf_putc(&out, s.p[i] >= 'a' && s.p[i] <= 'z'
				       ? (char)(s.p[i] - 'a' + 'A')
				       : s.p[i]);
	return buf_str(&out);
}

/* Not by str_format: words may hold a NUL. */
static struct str around(struct arena *a, struct str head, struct str s,
			 struct str tail)
{
	return str_join(a, str_join(a, head, s), tail);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
	struct str words = { (const char *)data, size };
	const struct index *ix;
	struct index_hits hits;
	struct arena arena;

	arena_init(&arena, no_memory);
	ix = open_index(&arena);
	hits = index_find(ix, &arena, words);
	check_bounds(&arena, hits);
	check_same(&arena, ix, hits, capitals(&arena, words));
	if (size < FEW_BYTES) {
		check_same(&arena, ix, hits,
			   around(&arena, STR("why? "), words, STR(" ?why")));
		check_same(&arena, ix, hits,
			   around(&arena, words, STR(" ? "), words));
	}
	fake_reset();
	arena_release(&arena);
	return 0;
}
