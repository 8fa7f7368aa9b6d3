/*
 * Any bytes are a case, or damage that is counted; what is whole is read the
 * same again.  The same bytes, each line with the checksum it lacks, are
 * resumed: whatever they say, no answer is at a question it was not given to.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "sys_fake.h"
#include "unstuck/flow/load.h"
#include "unstuck/play/resume.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static const char pack_text[] =
	"format: 1\ntitle: \"P\"\nversion: \"7\"\nlanguages: [en]\n"
	"areas: {a: \"A\"}\n"
	"ticket: {text: \"T\", address: \"https://example.com/\"}\n";

static const char flow_text[] =
	"format: 1\ntitle: \"x\"\nsummary: \"x\"\narea: a\n"
	"reviewed: 2026-11-22\n"
	"values: {host: {label: \"H\", type: hostname, example: \"a\"}}\n"
	"start: power\nnodes:\n"
	"  power: {ask: \"Is {{host}} on?\", unsure: bulb, options: "
	"{yes: {goto: bulb}, no: {goto: press}}}\n"
	"  press: {outcome: fix, title: \"Press\", steps: "
	"[{do: \"One.\", warning: \"Hot.\"}, {do: \"Two.\"}], "
	"otherwise: bulb}\n"
	"  bulb: {ask: \"Whole?\", options: {yes: {goto: ticket}, "
	"no: {goto: change}}}\n"
	"  change: {outcome: fix, title: \"Change\", steps: [{do: \"Do.\"}]}\n";

static void no_memory(size_t bytes)
{
	(void)bytes;
	abort();
}

static void check_read(const struct case_state *s, struct str bytes)
{
	size_t lines = 0;
	struct str line;

	while (str_line(&bytes, &line))
		lines++;
	assert(s->lines + s->damaged <= lines);
}

/* What is kept of a damaged case is a case without damage, and says as much. */
static void check_whole(struct arena *a, const struct case_state *s,
			struct str bytes)
{
	struct case_state again;

	case_read(&again, a, case_whole_lines(a, bytes));
	assert(again.damaged == 0);
	assert(again.format == s->format && again.lines == s->lines);
	assert(again.path.count == s->path.count);
	assert(again.notes.count == s->notes.count);
	assert(str_eq(case_here(&again), case_here(s)));
}

static void check_page(struct arena *a, const struct case_state *s)
{
	struct doc d;

	doc_init(&d, a);
	case_page(&d, s, LANG_EN);
}

/* Was this answer given to this node in the case? */
static bool was_given(const struct case_state *s, const struct visit *v)
{
	bool ticket = v->spot.kind == SPOT_TICKET;
	const struct node *n =
		ticket ? NULL : &v->spot.flow->nodes[v->spot.node];
	struct str node = n ? n->id : STR("ticket");
	struct str choice =
		n ? node_choice_id(n, v->choice) : verdict_ids[v->choice];

	for (size_t i = 0; i < s->path.count; i++)
		if (str_ends(s->path.at[i].node, node) &&
		    str_eq(s->path.at[i].choice, choice))
			return true;
	return false;
}

static void check_resume(struct arena *a, struct catalog *c,
			 const struct case_state *s)
{
	struct play *play = arena_new(a, struct play);
	struct resumed resumed;
	struct diags d;
	struct doc page;

	diags_init(&d, a);
	assert(play_open(play, a, c, STR("lamp"), LANG_EN, &d));
	if (!play_resume(play, a, c, s, &resumed, &d)) {
		assert(d.errors > 0);
		return;
	}
	assert(play->walk.depth <= s->path.count);
	for (size_t i = 0; i < play->walk.depth; i++)
		assert(was_given(s, &play->walk.path[i]));
	/* Each answer of the case is on the path, or told. */
	assert(play->walk.depth + resumed.changes.count >= s->path.count);
	doc_init(&page, a);
	resumed_page(&page, &resumed, LANG_EN);
}

static struct str sealed(struct arena *a, struct str bytes)
{
	struct buf out;
	struct str line;

	buf_init(&out, a);
	while (str_line(&bytes, &line)) {
		struct record_line l = record_begin(&out);

		buf_put(&out, line);
		record_end(&l);
	}
	return buf_str(&out);
}

static void try_case(struct arena *a, struct catalog *c, struct str bytes)
{
	struct case_state s;

	case_read(&s, a, bytes);
	check_read(&s, bytes);
	check_whole(a, &s, bytes);
	check_page(a, &s);
	check_resume(a, c, &s);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
	struct str bytes = { (const char *)data, size };
	struct catalog catalog;
	struct arena arena;
	struct diags d;

	arena_init(&arena, no_memory);
	diags_init(&d, &arena);
	fake_text("p/pack.yaml", pack_text);
	fake_text("p/lamp.yaml", flow_text);
	catalog_init(&catalog, &arena);
	if (!catalog_add(&catalog, STR("p"), &d))
		abort();
	try_case(&arena, &catalog, bytes);
	try_case(&arena, &catalog, sealed(&arena, bytes));
	fake_reset();
	arena_release(&arena);
	return 0;
}
