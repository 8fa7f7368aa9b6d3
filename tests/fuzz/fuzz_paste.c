/*
 * Any bytes are pasted: on the pick screen, where known errors are looked for
 * in them, and at a question, where options read them.  Whatever they say,
 * what was found lies in them, values are of their type, nothing is answered,
 * and the case that keeps them is read back whole.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "sys_fake.h"
#include "unstuck/find/picks.h"
#include "unstuck/flow/value.h"
#include "unstuck/page/report.h"
#include "unstuck/play/found.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static const char pack_text[] =
	"format: 1\ntitle: \"P\"\nversion: \"7\"\nlanguages: [en]\n"
	"areas: {a: \"A\"}\n"
	"ticket: {text: \"T\", address: \"https://example.com/\"}\n";

static const char flow_text[] =
	"format: 1\ntitle: \"x\"\nsummary: \"x\"\narea: a\n"
	"reviewed: 2026-11-22\n"
	"values:\n"
	"  host: {label: \"H\", type: hostname, example: \"a\"}\n"
	"  code: {label: \"C\", type: integer, example: \"1\"}\n"
	"signatures:\n"
	"  - contains: [\"UnknownHostException\"]\n"
	"    pattern: 'UnknownHostException:\\s*(?<host>[^\\s:]+)'\n"
	"    unless: [\"neo4j\"]\n"
	"    goto: known\n"
	"    like: [\"UnknownHostException: a\"]\n"
	"  - contains: [\"failed: \", \"broken by\"]\n"
	"    pattern: '(?:failed: |broken by "
	")(?<code>\\S+)(?:\\n(?<host>.+))?'\n"
	"    lines: 2\n"
	"    goto: ticket\n"
	"    like: [\"failed: 12\"]\n"
	"start: known\nnodes:\n"
	"  known: {ask: \"Is {{host}} known?\", options: "
	"{yes: {reads: '^\\d+\\.\\d+$', goto: end}, "
	"no: {reads: 'NXDOMAIN|timed out', goto: end}}}\n"
	"  end: {outcome: answer, title: \"End\"}\n";

static void no_memory(size_t bytes)
{
	(void)bytes;
	abort();
}

static bool lies_in(struct str part, struct str whole)
{
	return part.n == 0 || str_find(whole, part) >= 0;
}

static void check_values(struct arena *a, const struct finding *f)
{
	for (size_t i = 0; i < f->values.count; i++) {
		const struct capture *c = &f->values.at[i];
		struct str canonical, why;

		if (c->typed.n == 0)
			continue;
		assert(value_check(a, c->value, c->typed, &canonical, LANG_EN,
				   &why));
		assert(str_eq(canonical, c->typed));
	}
}

/* The case that was begun says what was found, and nothing was answered. */
static void check_case(struct arena *a, const struct play *p,
		       const struct finding *f)
{
	struct case_state s;
	struct str bytes;

	if (!fake_find("/state/unstuck/cases/lamp-1125.case", &bytes))
		abort();
	case_read(&s, a, bytes);
	assert(s.damaged == 0 && s.path.count == 0 && p->walk.depth == 0);
	assert(s.evidence.count == 1 && s.evidence.at[0].line == f->line);
	assert(s.evidence.at[0].text.n <= EVIDENCE_MAX_TEXT);
}

static void take(struct arena *a, struct catalog *c, const struct finding *f)
{
	struct play *p = arena_new(a, struct play);
	struct report_options o = { .lang = LANG_EN };
	struct diags d;
	struct doc doc;

	diags_init(&d, a);
	if (!play_open_finding(p, a, c, f, LANG_EN, &d))
		abort();
	play_keep(p, STR_NONE);
	if (play_take_finding(p, f) != PLAY_DONE)
		abort();
	check_case(a, p, f);
	doc_init(&doc, a);
	report_page(&doc, &p->walk, o);
	keep_close(&p->keep);
}

static void try_errors(struct arena *a, struct catalog *c, struct str bytes)
{
	struct findings found;
	struct picks picks;

	picks_init(&picks, a, c);
	findings_text(&found, a, picks_known(&picks), bytes);
	for (size_t i = 0; i < found.list.count; i++) {
		const struct finding *f = &found.list.at[i];

		assert(f->score >= 1 && f->score <= 100);
		assert(f->line >= 1 && f->line <= f->last_line && f->count);
		assert(f->text.n <= FINDING_MAX_TEXT);
		assert(lies_in(f->text, bytes));
		check_values(a, f);
	}
	if (found.list.count)
		take(a, c, &found.list.at[0]);
}

static void try_output(struct arena *a, struct catalog *c, struct str bytes)
{
	struct play *p = arena_new(a, struct play);
	struct reading r;
	struct diags d;

	diags_init(&d, a);
	if (!play_open(p, a, c, STR("lamp"), LANG_EN, &d))
		abort();
	r = walk_read(a, &p->walk, bytes);
	assert(p->walk.depth == 0 && r.fits <= 2);
	assert((r.choice == CHOICE_NONE) == (r.fits != 1));
	if (r.choice == CHOICE_NONE)
		return;
	assert(lies_in(r.line, r.text) && r.number >= 1);
	if (play_answer_read(p, r.choice, &r) != PLAY_DONE)
		abort();
	assert(p->walk.depth == 1 && p->walk.evidence.count == 1);
	assert(lies_in(str_head(r.line, 1), p->walk.evidence.at[0].text) ||
	       (unsigned char)r.line.p[0] >= 0x7f || r.line.p[0] < ' ');
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
	struct str bytes = { (const char *)data, size };
	struct catalog catalog;
	struct arena arena;
	struct diags d;

	arena_init(&arena, no_memory);
	diags_init(&d, &arena);
	fake_env("XDG_STATE_HOME", "/state");
	fake_text("p/pack.yaml", pack_text);
	fake_text("p/lamp.yaml", flow_text);
	catalog_init(&catalog, &arena);
	if (!catalog_add(&catalog, STR("p"), &d))
		abort();
	try_errors(&arena, &catalog, bytes);
	try_output(&arena, &catalog, bytes);
	fake_reset();
	arena_release(&arena);
	return 0;
}
