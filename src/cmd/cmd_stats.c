#include <stdlib.h>

#include "unstuck/cmd/context.h"
#include "unstuck/json/json.h"
#include "unstuck/play/cases.h"

/* What became of one place in all cases. */
struct place_stats {
	struct str node;
	size_t fixed, not_fixed, could_not_try; /* verdicts on an outcome */
	size_t unsure;				/* answers "not sure" */
	size_t left;				/* open cases that stand here */
};

struct stats {
	struct arena *arena;
	LIST(struct place_stats) places;
	size_t cases, open, closed, damaged;
};

static struct place_stats *place_of(struct stats *s, struct str node)
{
	struct place_stats *p;

	for (size_t i = 0; i < s->places.count; i++)
		if (str_eq(s->places.at[i].node, node))
			return &s->places.at[i];
	p = list_push(s->arena, &s->places);
	p->node = node;
	return p;
}

static void count_verdict(struct stats *s, const struct case_answer *a)
{
	struct place_stats *p = place_of(s, a->node);

	p->fixed += str_eq(a->choice, STR("fixed"));
	p->not_fixed += str_eq(a->choice, STR("not-fixed"));
	p->could_not_try += str_eq(a->choice, STR("could-not-try"));
}

static void count_case(struct stats *s, const struct case_entry *e)
{
	const struct case_state *state = &e->state;

	s->cases++;
	s->damaged += state->damaged > 0;
	s->closed += state->closed;
	s->open += !state->closed;
	for (size_t i = 0; i < state->tried.count; i++)
		count_verdict(s, &state->tried.at[i]);
	for (size_t i = 0; i < state->path.count; i++)
		if (str_eq(state->path.at[i].choice, STR("unsure")))
			place_of(s, state->path.at[i].node)->unsure++;
	if (!state->closed && state->format)
		place_of(s, case_here(state))->left++;
}

static int compare_places(const void *a, const void *b)
{
	const struct place_stats *left = a, *right = b;

	return str_cmp(left->node, right->node);
}

/* ---- out ---------------------------------------------------------------------- */

static void put_text(struct context *c, const struct stats *s)
{
	struct buf out;

	buf_init(&out, c->arena);
	buf_printf(&out, "%zu case%s: %zu open, %zu closed\n", s->cases,
		   s->cases == 1 ? "" : "s", s->open, s->closed);
	if (s->places.count)
		buf_puts(&out, "\nfixed  not fixed  could not try  not sure  "
			       "left  place\n");
	for (size_t i = 0; i < s->places.count; i++) {
		const struct place_stats *p = &s->places.at[i];

		buf_printf(&out, "%5zu  %9zu  %13zu  %8zu  %4zu  " STR_FMT "\n",
			   p->fixed, p->not_fixed, p->could_not_try, p->unsure,
			   p->left, STR_ARG(safe_line(c->arena, p->node).s));
	}
	context_put(c, buf_str(&out));
}

static void put_json(struct context *c, const struct stats *s)
{
	struct json *root = json_object(), *list;

	json_put_int(root, "cases", (int64_t)s->cases);
	json_put_int(root, "open", (int64_t)s->open);
	json_put_int(root, "closed", (int64_t)s->closed);
	json_put_int(root, "damaged", (int64_t)s->damaged);
	list = json_put_list(root, "places");
	for (size_t i = 0; i < s->places.count; i++) {
		const struct place_stats *p = &s->places.at[i];
		struct json *object = json_add_object(list);

		json_put_str(object, "node", p->node);
		json_put_int(object, "fixed", (int64_t)p->fixed);
		json_put_int(object, "not_fixed", (int64_t)p->not_fixed);
		json_put_int(object, "could_not_try",
			     (int64_t)p->could_not_try);
		json_put_int(object, "unsure", (int64_t)p->unsure);
		json_put_int(object, "left", (int64_t)p->left);
	}
	context_put_json(c, root);
}

static enum exit_code run(struct context *c)
{
	struct stats stats = { .arena = c->arena };
	struct case_list all = { .list = { 0 } };

	if (c->args.count == 0)
		cases_list(&all, c->arena);
	for (size_t i = 0; i < c->args.count; i++)
		cases_add_folder(&all, c->arena, c->args.at[i]);
	for (size_t i = 0; i < all.list.count; i++)
		count_case(&stats, &all.list.at[i]);
	if (stats.places.count)
		qsort(stats.places.at, stats.places.count,
		      sizeof *stats.places.at, compare_places);
	if (context_is_format(c, "json"))
		put_json(c, &stats);
	else
		put_text(c, &stats);
	return EXIT_DONE;
}

const struct command cmd_stats = {
	.name = "stats",
	.operands = "[DIR...]",
	.summary = "which remedies work, from cases",
	.details =
		"Counts, over all cases or those in the folders named: what "
		"each remedy came to,\nwhere people were not sure, and where "
		"open cases were left.\n",
	.formats = "text|json",
	.takes = TAKES(FORMAT) | TAKES(OUTPUT) | TAKES(FORCE),
	.most = SIZE_MAX,
	.run = run,
};
