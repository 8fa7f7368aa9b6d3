#include "unstuck/cmd/targets.h"
#include "unstuck/flow/check.h"
#include "unstuck/json/json.h"
#include "unstuck/render/faults.h"
#include "unstuck/render/fit.h"
#include "unstuck/sys/clock.h"
#include "unstuck/sys/files.h"

/*
 * Each file has a list of its own, so that one with many faults leaves room
 * for those of the others.
 */
struct report {
	struct context *context;
	LIST(struct diags *) parts;
	struct str today; /* empty: no review is too old */
	size_t flows;
	bool unloaded; /* a file could not be loaded */
};

/* All flows of a pack; what did not load is an id without nodes. */
struct members {
	const struct flow **at;
	size_t count;
};

static struct diags *new_part(struct report *r)
{
	struct diags *d = arena_new(r->context->arena, struct diags);

	diags_init(d, r->context->arena);
	*list_push(r->context->arena, &r->parts) = d;
	return d;
}

/* ---- finding faults ---------------------------------------------------- */

/* Only lint looks at what could be read of a file that did not load. */
static const struct flow *load_flow(struct report *r, const struct target *t,
				    struct catalog_flow *f, struct diags *d)
{
	const struct flow *flow = catalog_flow(t->catalog, f, d);
	struct flow *bare;

	if (flow) {
		check_flow(flow, d);
		check_flow_advice(flow, r->today, d);
		fit_flow(flow, d);
		return flow;
	}
	r->unloaded = r->unloaded || target_means(t, f->id);
	if (f->broken)
		check_broken_flow(f->broken, d);
	bare = arena_new(r->context->arena, struct flow);
	bare->pack = f->pack->pack;
	bare->id = f->id;
	return bare;
}

/* Siblings that were not asked for are loaded too: gotos lead there. */
static struct members load_flows(struct report *r, const struct target *t)
{
	struct arena *a = r->context->arena;
	struct catalog_pack *pack = t->pack;
	struct members m = { .count = pack->flows.count };
	struct diags quiet;

	m.at = arena_array(a, const struct flow *, m.count);
	for (size_t i = 0; i < m.count; i++) {
		struct catalog_flow *f = &pack->flows.at[i];
		bool meant = target_means(t, f->id);

		diags_init(&quiet, a);
		m.at[i] = load_flow(r, t, f, meant ? new_part(r) : &quiet);
		r->flows += meant;
	}
	return m;
}

static bool is_meant(const struct target *t, const struct members *m,
		     const struct diag *diag)
{
	if (t->whole)
		return true;
	for (size_t i = 0; i < m->count; i++)
		if (m->at[i]->file && m->at[i]->file == diag->at.source)
			return target_means(t, m->at[i]->id);
	return false;
}

static void check_together(struct report *r, const struct target *t,
			   const struct members *m)
{
	struct diags *part = new_part(r), all;

	diags_init(&all, r->context->arena);
	check_pack(t->pack->pack, m->at, m->count, &all);
	check_pack_advice(t->pack->pack, &all);
	fit_pack(t->pack->pack, &all);
	for (size_t i = 0; i < all.list.count; i++) {
		const struct diag *diag = &all.list.at[i];

		if (is_meant(t, m, diag))
			diag_add(part, diag->code, diag->at, STR_FMT,
				 STR_ARG(diag->message));
	}
	part->dropped += t->whole ? all.dropped : 0;
}

static void lint_pack(struct report *r, const struct target *t)
{
	struct members members;

	struct diags *part = new_part(r);

	catalog_list(t->catalog, t->pack);
	if (!catalog_pack(t->catalog, t->pack, part)) {
		r->unloaded = true;
		return;
	}
	if (!catalog_glossary(t->catalog, t->pack, part))
		r->unloaded = true;
	members = load_flows(r, t);
	check_together(r, t, &members);
}

/* ---- saying them ------------------------------------------------------- */

/* Errors and warnings, those that are not shown as well. */
struct counts {
	size_t errors, warnings;
};

static struct counts count_all(const struct report *r)
{
	struct counts n = { 0, 0 };

	for (size_t i = 0; i < r->parts.count; i++) {
		const struct diags *d = r->parts.at[i];

		n.errors += d->errors;
		n.warnings += d->list.count + d->dropped - d->errors;
	}
	return n;
}

/* "2 faults, 1 warning" */
static void put_counts(struct buf *out, struct counts n)
{
	if (n.errors)
		buf_printf(out, "%zu fault%s", n.errors,
			   n.errors > 1 ? "s" : "");
	else
		buf_puts(out, "no fault");
	if (n.warnings)
		buf_printf(out, ", %zu warning%s", n.warnings,
			   n.warnings > 1 ? "s" : "");
}

static void put_fault(struct json *object, const struct diag *diag)
{
	static const struct str severities[] = {
		[SEVERITY_ERROR] = STR_INIT("error"),
		[SEVERITY_WARNING] = STR_INIT("warning"),
	};
	const struct diag_row *row = &diag_table[diag->code];

	if (diag->at.source)
		json_put_str(object, "path", diag->at.source->path);
	else
		json_put_null(object, "path");
	json_put_int(object, "line", diag->at.line);
	json_put_int(object, "column", diag->at.column);
	json_put_str(object, "severity", severities[row->severity]);
	json_put_str(object, "code", str_from(row->slug));
	json_put_str(object, "message", diag->message);
}

static void put_json(struct report *r)
{
	struct json *root = json_object();
	struct json *list = json_put_list(root, "faults");
	size_t dropped = 0;

	for (size_t i = 0; i < r->parts.count; i++) {
		struct diags *d = r->parts.at[i];

		diags_sort(d);
		dropped += d->dropped;
		for (size_t j = 0; j < d->list.count; j++)
			put_fault(json_add_object(list), &d->list.at[j]);
	}
	json_put_int(root, "not_shown", (int64_t)dropped);
	json_put_int(root, "flows", (int64_t)r->flows);
	context_put_json(r->context, root);
}

static void put_text(struct report *r)
{
	struct buf out;

	buf_init(&out, r->context->arena);
	for (size_t i = 0; i < r->parts.count; i++)
		faults_write(&out, r->parts.at[i]);
	sys_write(SYS_ERR, buf_str(&out), r->context->diags);
	buf_clear(&out);
	put_counts(&out, count_all(r));
	buf_printf(&out, " in %zu flow%s\n", r->flows,
		   r->flows == 1 ? "" : "s");
	context_put(r->context, buf_str(&out));
}

/* A pack without faults leaves nothing behind but the memory to reuse. */
static void lint_and_forget(struct report *r, const struct target *t)
{
	struct arena *a = r->context->arena;
	struct arena_mark mark = arena_mark(a);
	struct report before = *r;
	struct catalog_pack pack = *t->pack;
	struct counts old = count_all(r), new;

	lint_pack(r, t);
	new = count_all(r);
	if (new.errors != old.errors || new.warnings != old.warnings)
		return;
	r->parts.at = before.parts.at;
	r->parts.count = before.parts.count;
	r->parts.room = before.parts.room;
	*t->pack = pack;
	arena_rewind(a, mark);
}

static enum exit_code run(struct context *c)
{
	struct report report = { .context = c };
	bool strict = c->options.strict;
	struct targets targets;
	struct counts found;

	/* Time alone must not break what passed yesterday. */
	if (!strict)
		report.today = sys_today(c->arena);

	targets_find(&targets, c);
	for (size_t i = 0; i < targets.list.count; i++)
		lint_and_forget(&report, &targets.list.at[i]);
	if (context_is_format(c, "json"))
		put_json(&report);
	else if (targets.list.count)
		put_text(&report);
	if (report.unloaded)
		return EXIT_FLOW;
	found = count_all(&report);
	return found.errors || (strict && found.warnings) ? EXIT_NEGATIVE
							  : EXIT_DONE;
}

const struct command cmd_lint = {
	.name = "lint",
	.operands = "[FLOW or PATH...]",
	.summary = "all faults of flows and packs",
	.details =
		"Finds all faults of flows, packs and folders of packs in one "
		"run; without\narguments in everything that `unstuck list` "
		"shows.  Warnings are advice:\nthey fail with --strict only.  "
		"Exit status 1: faults; 3: a file could not be\nloaded.\n",
	.formats = "text|json",
	.takes = TAKES(FLOWS) | TAKES(STRICT) | TAKES(FORMAT) | TAKES(OUTPUT) |
		 TAKES(FORCE),
	.most = SIZE_MAX,
	.run = run,
};
