/* Questions that can be answered, flows that can be overseen and are fresh. */
#include "checks.h"

#include <string.h>

#include "unstuck/doc/fill.h"

enum {
	NODES_MOST = 150,
	YEAR_DIGITS = 4,
	DATE_BYTES = 10, /* YYYY-MM-DD */
};

/* ---- how to find out ---------------------------------------------------- */

/* Has the text `code`?  Then it speaks of what stands somewhere else. */
static bool quotes_code(const struct text *t)
{
	for (int l = 0; l < LANG_COUNT; l++)
		if (t->in[l].n && memchr(t->in[l].p, '`', t->in[l].n))
			return true;
	return false;
}

static bool names_value(const struct text *t)
{
	struct hole hole;

	for (int l = 0; l < LANG_COUNT; l++)
		if (hole_next(t->in[l], 0, &hole))
			return true;
	return false;
}

/* Why no one could answer it off the top of their head, or NULL. */
static const char *must_be_looked_up(const struct node *n)
{
	for (size_t i = 0; i < n->option_count; i++)
		if (n->options[i].reads.n)
			return "an option reads the output of a command";
	for (size_t i = 0; i < n->option_count; i++)
		if (quotes_code(&n->options[i].label))
			return "an option is told by a `code`";
	if (n->unsure.kind == GOTO_NONE && names_value(&n->ask))
		return "it asks about a value of the case, and `unsure` leads "
		       "to the ticket";
	return NULL;
}

void check_find_outs(struct checker *c)
{
	for (size_t i = 0; i < c->flow->node_count; i++) {
		const struct node *n = &c->flow->nodes[i];
		const char *why;

		if (n->kind != NODE_QUESTION || n->find_out.count)
			continue;
		why = must_be_looked_up(n);
		if (why)
			diag_add(c->diags, DIAG_NO_FIND_OUT, n->at,
				 "'" STR_FMT "' needs `find_out`: %s; say "
				 "where to look",
				 STR_ARG(n->id), why);
	}
}

/* ---- size and age ------------------------------------------------------- */

void check_flow_size(struct checker *c)
{
	const struct yaml *nodes = yaml_get(c->flow->yaml, "nodes");

	if (c->flow->node_count > NODES_MOST && nodes)
		diag_add(c->diags, DIAG_BIG_FLOW, nodes->key_at,
			 "%zu nodes, more than %d; split the flow and join the "
			 "parts by flow#node",
			 c->flow->node_count, NODES_MOST);
}

/* The same day a year later: order alone puts a February 29th before March. */
static struct str year_after(struct arena *a, struct str date)
{
	int64_t year = 0;

	str_to_int(str_head(date, YEAR_DIGITS), &year);
	return str_format(a, "%04d" STR_FMT, (int)year + 1,
			  STR_ARG(str_tail(date, YEAR_DIGITS)));
}

void check_review_age(struct checker *c)
{
	const struct yaml *y = yaml_get(c->flow->yaml, "reviewed");
	struct str date = c->flow->reviewed;

	if (!y || date.n != DATE_BYTES || c->today.n != DATE_BYTES ||
	    str_cmp(year_after(c->arena, date), c->today) >= 0)
		return;
	diag_add(c->diags, DIAG_STALE, y->at,
		 "reviewed on " STR_FMT ", more than a year before " STR_FMT
		 "; compare the flow with its sources and set the date anew",
		 STR_ARG(date), STR_ARG(c->today));
}
