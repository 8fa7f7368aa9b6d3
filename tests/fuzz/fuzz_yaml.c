/*
 * Any bytes give the tree, or the faults, that libyaml alone gives: what is
 * read by hand is no other language.
 */
#include <assert.h>
#include <stdlib.h>

#include "unstuck/yaml/tree.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static void no_memory(size_t bytes)
{
	(void)bytes;
	abort();
}

static bool same_place(struct place a, struct place b)
{
	return a.source == b.source && a.line == b.line && a.column == b.column;
}

/* Trees are at most YAML_MAX_DEPTH deep. */
static bool same_tree(const struct yaml *a, const struct yaml *b)
{
	if (a->kind != b->kind || a->count != b->count ||
	    !str_eq(a->key, b->key) || !same_place(a->at, b->at) ||
	    !same_place(a->key_at, b->key_at))
		return false;
	if (a->kind == YAML_SCALAR)
		return a->style == b->style && str_eq(a->text, b->text);
	a = a->first;
	for (b = b->first; a && b; a = a->next, b = b->next)
		if (!same_tree(a, b))
			return false;
	return !a && !b;
}

static bool same_faults(const struct diags *a, const struct diags *b)
{
	if (a->list.count != b->list.count)
		return false;
	for (size_t i = 0; i < a->list.count; i++)
		if (!str_eq(a->list.at[i].message, b->list.at[i].message) ||
		    !same_place(a->list.at[i].at, b->list.at[i].at))
			return false;
	return true;
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
	struct source source = {
		.path = STR("any.yaml"),
		.bytes = { (const char *)data, size },
	};
	const struct yaml *tree, *defined;
	struct diags ours, theirs;
	struct arena arena;

	arena_init(&arena, no_memory);
	diags_init(&ours, &arena);
	diags_init(&theirs, &arena);
	tree = yaml_tree(&arena, &source, &ours);
	defined = yaml_tree_definition(&arena, &source, &theirs);
	assert(!tree == !defined);
	assert(!tree || same_tree(tree, defined));
	assert(same_faults(&ours, &theirs));
	arena_release(&arena);
	return 0;
}
