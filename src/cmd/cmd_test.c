#include "unstuck/cmd/targets.h"
#include "unstuck/json/json.h"
#include "unstuck/play/trial.h"

/* The trials of all packs. */
struct report {
	struct context *context;
	LIST(struct trials) packs;
	size_t passed, failed, covered, coverable;
};

static void try_pack(struct report *r, struct target *t)
{
	struct context *c = r->context;
	const struct walk_world world = { target_sibling, t };
	struct flows flows = target_flows(t, c->arena, c->diags);
	struct trials *trials = list_push(c->arena, &r->packs);

	trials_run(trials, c->arena, world, flows.at, flows.count);
	r->passed += trials->passed;
	r->failed += trials->failed;
	r->covered += trials->covered;
	r->coverable += trials->coverable;
}

/* Rounded down: 100 means all of it. */
static int64_t coverage(const struct report *r)
{
	return r->coverable ? (int64_t)(100 * r->covered / r->coverable) : 100;
}

/* ---- as text ----------------------------------------------------------- */

static void put_line(struct buf *out, const char *before, struct str s)
{
	buf_printf(out, "%s" STR_FMT "\n", before,
		   STR_ARG(safe_line(out->arena, s).s));
}

static void put_place(struct buf *out, struct place at)
{
	if (!at.source)
		return;
	buf_put(out, safe_line(out->arena, at.source->path).s);
	if (at.line)
		buf_printf(out, ":%d:%d", at.line, at.column);
	buf_puts(out, ": ");
}

/* Several lines stay several: what was expected, what came. */
static void put_why(struct buf *out, struct str why)
{
	struct str line;

	while (str_line(&why, &line))
		put_line(out, "  ", line);
}

static void put_failure(struct buf *out, const struct trial_result *result)
{
	put_place(out, result->test->at);
	put_line(out, "failed: ", result->test->name);
	put_line(out, "  path: ", result->path);
	put_why(out, result->why);
}

static void put_trials(struct buf *out, const struct trials *t, bool coverage)
{
	for (size_t i = 0; i < t->results.count; i++)
		if (!t->results.at[i].passed)
			put_failure(out, &t->results.at[i]);
	for (size_t i = 0; coverage && i < t->untested.count; i++) {
		put_place(out, t->untested.at[i].at);
		put_line(out, "untested: ", t->untested.at[i].what);
	}
}

static void put_text(const struct report *r)
{
	struct buf out;

	buf_init(&out, r->context->arena);
	for (size_t i = 0; i < r->packs.count; i++)
		put_trials(&out, &r->packs.at[i], r->context->options.coverage);
	buf_printf(&out, "%zu passed, %zu failed; coverage %d%% (%zu of %zu)\n",
		   r->passed, r->failed, (int)coverage(r), r->covered,
		   r->coverable);
	context_put(r->context, buf_str(&out));
}

/* ---- as JSON ----------------------------------------------------------- */

static void put_flow(struct json *object, const struct flow *f)
{
	json_put_str(object, "pack", f->pack->id);
	json_put_str(object, "flow", f->id);
}

static void put_where(struct json *object, struct place at)
{
	json_put_str(object, "path", at.source ? at.source->path : STR_NONE);
	json_put_int(object, "line", at.line);
	json_put_int(object, "column", at.column);
}

static void put_result(struct json *object, const struct trial_result *result)
{
	put_flow(object, result->flow);
	json_put_str(object, "name", result->test->name);
	json_put_bool(object, "passed", result->passed);
	json_put_str(object, "walked", result->path);
	json_put_str(object, "why", result->why);
	put_where(object, result->test->at);
}

static void put_untested(struct json *object, const struct untested *u)
{
	put_flow(object, u->flow);
	json_put_str(object, "what", u->what);
	put_where(object, u->at);
}

static void put_json(const struct report *r)
{
	struct json *root = json_object(), *list;

	json_put_int(root, "passed", (int64_t)r->passed);
	json_put_int(root, "failed", (int64_t)r->failed);
	json_put_int(root, "coverage", coverage(r));
	json_put_int(root, "covered", (int64_t)r->covered);
	json_put_int(root, "coverable", (int64_t)r->coverable);
	list = json_put_list(root, "tests");
	for (size_t i = 0; i < r->packs.count; i++)
		for (size_t j = 0; j < r->packs.at[i].results.count; j++)
			put_result(json_add_object(list),
				   &r->packs.at[i].results.at[j]);
	list = json_put_list(root, "untested");
	for (size_t i = 0; i < r->packs.count; i++)
		for (size_t j = 0; j < r->packs.at[i].untested.count; j++)
			put_untested(json_add_object(list),
				     &r->packs.at[i].untested.at[j]);
	context_put_json(r->context, root);
}

static enum exit_code run(struct context *c)
{
	struct report report = { .context = c };
	struct targets targets;

	targets_find(&targets, c);
	for (size_t i = 0; i < targets.list.count; i++)
		try_pack(&report, &targets.list.at[i]);
	if (context_is_format(c, "json"))
		put_json(&report);
	else if (targets.list.count)
		put_text(&report);
	if (report.failed ||
	    (c->options.coverage && report.covered < report.coverable))
		return EXIT_NEGATIVE;
	return EXIT_DONE;
}

const struct command cmd_test = {
	.name = "test",
	.operands = "[FLOW or PATH...]",
	.summary = "run the flows' own tests",
	.details =
		"Runs the tests that flows carry, and says the path taken and "
		"the difference where\none fails.  With --coverage also names "
		"the questions, outcomes, steps, options,\n`unsure` and "
		"`otherwise` edges and sides of conditions that no test "
		"takes.\nExit status 1: a test failed, or with --coverage "
		"something is untested.\n",
	.formats = "text|json",
	.takes = TAKES(FLOWS) | TAKES(COVERAGE) | TAKES(FORMAT) |
		 TAKES(OUTPUT) | TAKES(FORCE),
	.most = SIZE_MAX,
	.run = run,
};
