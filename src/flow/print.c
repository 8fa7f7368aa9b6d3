#include "unstuck/flow/print.h"

#include "unstuck/base/hash.h"

/* A text's end counts, too: "ab" and "c" are not "a" and "bc". */
static uint64_t print_str(uint64_t h, struct str s)
{
	return hash_bytes(hash_bytes(h, s), STR("\n\x1f"));
}

static uint64_t print_text(uint64_t h, const struct text *t)
{
	for (int l = 0; l < LANG_COUNT; l++)
		h = print_str(h, t->in[l]);
	return h;
}

static uint64_t print_step(uint64_t h, const struct step *s)
{
	h = print_text(h, &s->say);
	h = print_text(h, &s->warning);
	return s->snippet ? print_text(h, &s->snippet->code) : h;
}

struct str step_print(struct arena *a, const struct step *s)
{
	return hash_text(a, print_step(HASH_START, s));
}

struct str node_print(struct arena *a, const struct node *n)
{
	uint64_t h = HASH_START;

	h = print_text(h, n->kind == NODE_QUESTION ? &n->ask : &n->title);
	for (size_t i = 0; i < n->option_count; i++) {
		h = print_str(h, n->options[i].id);
		h = print_text(h, &n->options[i].label);
	}
	h = print_text(h, &n->text);
	for (size_t i = 0; i < n->steps.count; i++)
		h = print_step(h, &n->steps.at[i]);
	return hash_text(a, h);
}

static bool was_called(const struct ids *was, struct str id)
{
	for (size_t i = 0; i < was->count; i++)
		if (str_eq(was->at[i], id))
			return true;
	return false;
}

const struct node *flow_node_once(const struct flow *f, struct str id)
{
	const struct node *n = flow_node(f, id);

	for (size_t i = 0; i < f->node_count && !n; i++)
		if (was_called(&f->nodes[i].was, id))
			n = &f->nodes[i];
	return n;
}

bool node_choice_once(const struct node *n, struct str id, int *choice)
{
	if (node_choice(n, id, choice))
		return true;
	for (size_t i = 0; i < n->option_count; i++) {
		if (!was_called(&n->options[i].was, id))
			continue;
		*choice = (int)i;
		return true;
	}
	return false;
}
