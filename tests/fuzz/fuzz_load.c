/*
 * Any bytes given to load are a flow, or at least one fault; never both.
 * What loads is proved, and so is what could be read of what does not.  The
 * same bytes are a pack, too.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "unstuck/flow/check.h"
#include "unstuck/flow/load.h"
#include "unstuck/yaml/tree.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static void no_memory(size_t bytes)
{
	(void)bytes;
	abort();
}

/* A fault has a sentence, and stands in the bytes. */
static void check_faults(const struct diags *d, const struct source *source)
{
	int last = yaml_place(source, source->bytes.n).line;

	assert((d->errors == 0) == (d->list.count == 0));
	assert(d->list.count <= DIAG_MAX);
	for (size_t i = 0; i < d->list.count; i++) {
		const struct diag *diag = &d->list.at[i];

		assert(diag->message.n > 0);
		assert(diag->at.source == source);
		assert(diag->at.line >= 0 && diag->at.line <= last + 1);
		assert(diag->at.line == 0 || diag->at.column > 0);
	}
}

static void try_flow(struct arena *a, const struct pack *pack,
		     const struct source *source)
{
	struct diags d;
	struct flow *f;
	bool whole;

	diags_init(&d, a);
	f = flow_read(a, pack, source, STR("flow"), &whole, &d);
	assert(whole == (d.errors == 0));
	assert(f || !whole);
	if (whole) {
		const struct flow *const flows[] = { f };

		assert(f->node_count > 0 && f->start < f->node_count);
		check_flow(f, &d);
		check_pack(pack, flows, COUNT(flows), &d);
	} else if (f) {
		check_broken_flow(f, &d);
		assert(d.errors > 0);
	}
	check_faults(&d, source);
}

static void try_pack(struct arena *a, const struct source *source)
{
	struct diags d;
	struct pack *p;

	diags_init(&d, a);
	p = pack_load(a, source, STR("pack"), STR("pack"), &d);
	assert((p != NULL) == (d.errors == 0));
	if (p)
		check_pack(p, NULL, 0, &d);
	check_faults(&d, source);
}

/* A header is read quietly, of any first bytes. */
static void try_header(struct arena *a, const struct pack *pack,
		       const struct source *source)
{
	struct source head = { source->path,
			       str_head(source->bytes, source->bytes.n / 2) };

	(void)flow_load_header(a, pack, source, STR("flow"));
	(void)flow_load_header(a, pack, &head, STR("flow"));
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
	struct arena arena;
	struct source source = { STR_INIT("fuzz.yaml"), { NULL, size } };
	const struct pack *pack;
	char *copy = NULL;

	/* What is read is not terminated, and not the fuzzer's own. */
	if (size && !(copy = malloc(size)))
		abort();
	if (size)
		memcpy(copy, data, size);
	source.bytes.p = copy;
	arena_init(&arena, no_memory);
	pack = pack_empty(&arena, STR("pack"), STR("pack"));
	try_flow(&arena, pack, &source);
	try_pack(&arena, &source);
	try_header(&arena, pack, &source);
	arena_release(&arena);
	free(copy);
	return 0;
}
