/*
 * Any bytes are a log: however it is cut into pieces, the same is found, and
 * what is found keeps to its bounds.
 */
#include <assert.h>
#include <stdlib.h>

#include "unstuck/base/buf.h"
#include "unstuck/find/findings.h"
#include "unstuck/flow/load.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static const char flow_text[] =
	"format: 1\ntitle: \"x\"\nsummary: \"x\"\narea: x\n"
	"reviewed: 2026-11-22\n"
	"values:\n"
	"  host: {label: \"Host\", type: hostname, example: \"a\"}\n"
	"signatures:\n"
	"  - contains: [\"UnknownHostException\"]\n"
	"    pattern: 'UnknownHostException:\\s*(?<host>[A-Za-z0-9._-]+)'\n"
	"    goto: host\n"
	"    like: [\"UnknownHostException: a\"]\n"
	"  - contains: [\"OSSException\"]\n"
	"    pattern: 'OSSException: [^\\n]*\\n\\s*\\[ErrorCode\\]'\n"
	"    lines: 2\n"
	"    goto: host\n"
	"    like: [\"OSSException: x\\n[ErrorCode]\"]\n"
	"  - contains: [\"quota exceeded\"]\n"
	"    goto: host\n"
	"    like: [\"quota exceeded\"]\n"
	"start: host\nnodes:\n"
	"  host: {outcome: answer, title: \"{{host}}\"}\n";

static void no_memory(size_t bytes)
{
	(void)bytes;
	abort();
}

static struct known *open_known(struct arena *a)
{
	const struct flow **flow = arena_new(a, const struct flow *);
	struct source file = { STR("x.yaml"), str_from(flow_text) };
	struct diags d;

	diags_init(&d, a);
	flow[0] = flow_load(a, pack_empty(a, STR("p"), STR("p")), &file,
			    STR("x"), &d);
	assert(flow[0]);
	return known_new(a, flow, 1);
}

static struct str told(struct arena *a, const struct findings *found)
{
	struct buf out;

	buf_init(&out, a);
	for (size_t i = 0; i < found->list.count; i++) {
		const struct finding *f = &found->list.at[i];

		assert(f->score >= 1 && f->score <= 100);
		assert(f->line >= 1 && f->line <= f->last_line);
		assert(f->count >= 1 && f->text.n <= FINDING_MAX_TEXT);
		buf_printf(&out, "%d %zu-%zu x%zu ", f->score, f->line,
			   f->last_line, f->count);
		buf_put(&out, f->text);
		for (size_t v = 0; v < f->values.count; v++)
			buf_put(&out, f->values.at[v].text);
	}
	return buf_str(&out);
}

/* In pieces of so many bytes. */
static struct str found_in(struct arena *a, struct known *k, struct str text,
			   size_t piece)
{
	struct findings found;

	findings_init(&found, a, k);
	for (; text.n; text = str_tail(text, piece))
		findings_feed(&found, str_head(text, piece));
	findings_end(&found);
	findings_rank(&found);
	findings_close(&found);
	return told(a, &found);
}

/* The bytes again and again, so that they cross the buffer's end. */
static struct str repeated(struct arena *a, struct str s)
{
	struct buf out;

	buf_init(&out, a);
	while (s.n && out.n < FINDINGS_ROOM + FINDINGS_ROOM / 4)
		buf_put(&out, s);
	return buf_str(&out);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
	struct str text = { (const char *)data, size };
	struct arena arena;
	struct known *known;
	struct str whole;

	arena_init(&arena, no_memory);
	known = open_known(&arena);
	whole = found_in(&arena, known, text, size + 1);
	assert(str_eq(found_in(&arena, known, text, 7), whole));
	if (size >= 64) {
		text = repeated(&arena, text);
		whole = found_in(&arena, known, text, text.n);
		assert(str_eq(found_in(&arena, known, text, 60013), whole));
	}
	arena_release(&arena);
	return 0;
}
