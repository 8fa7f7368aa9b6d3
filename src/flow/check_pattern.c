/* Patterns compile and stay cheap; signatures know what they claim to. */
#include "checks.h"

#include <string.h>

#include "unstuck/pattern/pattern.h"

/* ---- one pattern ------------------------------------------------------- */

static bool check_pattern(struct checker *c, const struct yaml *y,
			  enum pattern_use use)
{
	struct str why;

	if (!y || y->kind != YAML_SCALAR || diags_full(c->diags))
		return false;
	if (!pattern_valid(c->arena, y->text, &why))
		return diag_add(c->diags, DIAG_PATTERN, y->at,
				"this pattern is wrong: " STR_FMT,
				STR_ARG(why));
	if (pattern_costs(c->arena, y->text, use))
		return diag_add(c->diags, DIAG_PATTERN, y->at,
				"this pattern is too costly on a long line: "
				"begin it with fixed text, and let no "
				"repetition take what the next one takes too");
	return true;
}

/* ---- signatures -------------------------------------------------------- */

static bool holds_any(struct str text, const struct ids *parts)
{
	for (size_t i = 0; i < parts->count; i++)
		if (str_find(text, parts->at[i]) >= 0)
			return true;
	return false;
}

/* NULL: the signature knows the text. */
static const char *why_not(const struct signature *s, struct str text)
{
	if (!holds_any(text, &s->contains))
		return "none of `contains` is in it";
	if (holds_any(text, &s->unless))
		return "it holds one of `unless`";
	if (s->pattern.n && !pattern_matches(s->pattern, PATTERN_SEARCH, text))
		return "`pattern` does not match it";
	return NULL;
}

static void check_like(struct checker *c, const struct signature *s)
{
	for (size_t i = 0; i < s->like.count; i++) {
		const char *why = why_not(s, s->like.at[i]);

		if (why)
			diag_add(c->diags, DIAG_PATTERN, s->like.places[i],
				 "the signature misses this line: %s", why);
	}
	for (size_t i = 0; i < s->unlike.count; i++)
		if (!why_not(s, s->unlike.at[i]))
			diag_add(c->diags, DIAG_PATTERN, s->unlike.places[i],
				 "the signature takes this line although it "
				 "stands in `unlike`");
}

static void want_entries(struct checker *c, const struct yaml *y,
			 const struct ids *ids)
{
	if (y && y->kind == YAML_LIST && y->count == 0)
		diag_add(c->diags, DIAG_BAD_VALUE, y->key_at,
			 "'" STR_FMT "' is empty; a signature needs at least "
			 "one entry in it",
			 STR_ARG(y->key));
	for (size_t i = 0; i < ids->count; i++)
		if (str_trim(ids->at[i]).n == 0)
			diag_add(c->diags, DIAG_BAD_VALUE, ids->places[i],
				 "an empty text stands in every line; write "
				 "what to look for");
}

static void check_signature(struct checker *c, const struct signature *s,
			    const struct yaml *y)
{
	const struct yaml *pattern = yaml_get(y, "pattern");

	want_entries(c, yaml_get(y, "contains"), &s->contains);
	want_entries(c, yaml_get(y, "like"), &s->like);
	if (s->contains.count &&
	    (!pattern || check_pattern(c, pattern, PATTERN_SEARCH)))
		check_like(c, s);
}

/* ---- all of a file ----------------------------------------------------- */

static void check_value_patterns(struct checker *c, const struct yaml *values)
{
	const struct yaml *y = values ? values->first : NULL;

	for (; y; y = y->next)
		check_pattern(c, yaml_get(y, "pattern"), PATTERN_WHOLE);
}

static void check_reads(struct checker *c)
{
	const struct yaml *nodes = yaml_get(c->flow->yaml, "nodes");

	for (const struct yaml *y = nodes ? nodes->first : NULL; y;
	     y = y->next) {
		const struct yaml *options = yaml_get(y, "options");
		const struct yaml *o = options ? options->first : NULL;

		for (; o; o = o->next)
			check_pattern(c, yaml_get(o, "reads"), PATTERN_SEARCH);
	}
}

void check_patterns(struct checker *c)
{
	const struct flow *f = c->flow;
	const struct yaml *tree = f ? f->yaml : c->pack->yaml;
	const struct yaml *list = yaml_get(tree, "signatures");
	const struct yaml *y = list ? list->first : NULL;

	check_value_patterns(c, yaml_get(tree, "values"));
	if (!f)
		return;
	check_reads(c);
	for (size_t i = 0; i < f->signature_count && y; i++, y = y->next)
		check_signature(c, &f->signatures[i], y);
}
