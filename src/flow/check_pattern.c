/* Patterns compile and stay cheap. */
#include "checks.h"

#include <string.h>

#include "unstuck/pattern/pattern.h"

/* ---- one pattern ------------------------------------------------------- */

bool check_pattern(struct checker *c, const struct yaml *y,
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

	check_value_patterns(c, yaml_get(tree, "values"));
	if (f)
		check_reads(c);
}
