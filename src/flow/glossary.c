#include "unstuck/flow/glossary.h"

#include "reader.h"

static void read_term_words(struct reader *r, const struct yaml *y, void *into)
{
	static const struct key keys[] = {
		{ STR_INIT("en"), read_ids,
		  offsetof(struct term_words, in[LANG_EN]), false },
		{ STR_INIT("zh"), read_ids,
		  offsetof(struct term_words, in[LANG_ZH]), false },
	};

	_Static_assert(COUNT(keys) == LANG_COUNT, "a language lacks a key");
	read_map(r, y, keys, COUNT(keys), into, "a map of languages");
}

static void read_terms(struct reader *r, const struct yaml *y, void *into)
{
	static const struct key keys[] = {
		{ STR_INIT("say"), read_text, offsetof(struct term, say),
		  true },
		{ STR_INIT("avoid"), read_term_words,
		  offsetof(struct term, avoid), false },
		{ STR_INIT("also"), read_term_words,
		  offsetof(struct term, also), false },
	};
	struct glossary *g = into;

	if (!want_kind(r, y, YAML_MAP, "`terms`"))
		return;
	g->terms = arena_array(r->arena, struct term, y->count);
	for (const struct yaml *c = y->first; c; c = c->next) {
		struct term *term = &g->terms[g->count++];

		want_id(r, c->key, c->key_at);
		term->id = c->key;
		read_map(r, c, keys, COUNT(keys), term, "a term");
	}
}

struct glossary *glossary_load(struct arena *a, const struct source *file,
			       struct diags *d)
{
	static const struct key keys[] = {
		{ STR_INIT("format"), read_format, 0, true },
		{ STR_INIT("terms"), read_terms, 0, true },
	};
	struct reader r = { .arena = a, .diags = d };
	struct glossary *g = arena_new(a, struct glossary);
	size_t errors = d->errors;
	struct yaml *tree = yaml_tree(a, file, d);

	if (!tree)
		return NULL;
	g->file = file;
	g->yaml = tree;
	read_map(&r, tree, keys, COUNT(keys), g, "glossary.yaml");
	return d->errors == errors ? g : NULL;
}
