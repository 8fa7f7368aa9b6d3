/* Snippets that claim to be YAML or JSON parse, with example values in. */
#include "checks.h"

#include "unstuck/base/buf.h"
#include "unstuck/doc/fill.h"
#include "unstuck/flow/value.h"
#include "unstuck/json/json.h"

typedef bool parse_fn(struct arena *a, struct str text, int *line,
		      struct str *why);

static const struct {
	struct str lang;
	parse_fn *parses;
	const char *name;
} languages[] = {
	{ STR_INIT("yaml"), yaml_parses, "YAML" },
	{ STR_INIT("json"), json_parses, "JSON" },
};

static void put_example(struct checker *c, const struct site *s,
			struct str name, struct buf *out)
{
	const struct value *v;
	struct str canonical, why;
	size_t which;

	if (!id_table_find(&c->values, name, &which)) {
		buf_puts(out, "x");
		return;
	}
	v = checker_value(c, which);
	if (!value_check(c->arena, v, v->example, &canonical, LANG_EN, &why))
		canonical = v->example;
	if (str_eq(name, s->snippet->each)) {
		struct ids items = value_items(c->arena, v, canonical);

		canonical = items.count ? items.at[0] : STR("x");
	}
	buf_put(out, canonical);
}

static struct str with_examples(struct checker *c, const struct site *s,
				struct str code)
{
	struct buf out;
	struct hole hole;
	size_t from = 0;

	buf_init(&out, c->arena);
	while (hole_next(code, from, &hole)) {
		buf_put(&out, str_tail(str_head(code, hole.from), from));
		put_example(c, s, hole.name, &out);
		from = hole.to;
	}
	buf_put(&out, str_tail(code, from));
	return buf_str(&out);
}

static struct str line_at(struct str text, int line)
{
	struct str one = STR_NONE;

	for (int i = 0; i < line; i++)
		if (!str_line(&text, &one))
			break;
	return str_trim(one);
}

static void check_code(struct checker *c, const struct site *s, enum lang l,
		       parse_fn *parses, const char *name)
{
	struct str code = s->text->in[l], why = STR_NONE;
	int line = 1;

	if (parses(c->arena, with_examples(c, s, code), &line, &why))
		return;
	diag_add(c->diags, DIAG_SNIPPET,
		 place_in(c, s->text, l, line_at(code, line)),
		 "the snippet is no %s: " STR_FMT " in its line %d", name,
		 STR_ARG(why), line);
}

static void check_snippet(struct checker *c, const struct site *s)
{
	for (size_t i = 0; i < COUNT(languages); i++) {
		if (!str_eq(s->snippet->lang, languages[i].lang))
			continue;
		for (enum lang l = 0; l < LANG_COUNT; l++)
			if (site_lang(s, l))
				check_code(c, s, l, languages[i].parses,
					   languages[i].name);
	}
}

void check_snippets(struct checker *c)
{
	for (size_t i = 0; i < c->sites.count; i++) {
		struct arena_mark mark = arena_mark(c->arena);

		if (c->sites.at[i].snippet && !c->sites.at[i].shared)
			check_snippet(c, &c->sites.at[i]);
		arena_rewind(c->arena, mark);
	}
}
