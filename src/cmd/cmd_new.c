#include "unstuck/base/buf.h"
#include "unstuck/cmd/context.h"
#include "unstuck/flow/load.h"
#include "unstuck/sys/clock.h"
#include "unstuck/sys/files.h"
#include "unstuck/yaml/tree.h"

static const struct str suffix = STR_INIT(".yaml");

/* The file of a name: in this folder, unless it is a path. */
static struct str path_of(struct arena *a, struct str name)
{
	if (str_ends(name, suffix))
		name.n -= suffix.n;
	if (str_find(name, STR("/")) < 0)
		name = str_join(a, STR("./"), name);
	return str_join(a, name, suffix);
}

/* pack.yaml and glossary.yaml mean something else. */
static bool is_taken(struct str id)
{
	return str_eq(id, STR("pack")) || str_eq(id, STR("glossary"));
}

static bool check_id(struct context *c, struct str id)
{
	if (id_valid(id) && !is_taken(id))
		return true;
	return diag_add(c->diags, DIAG_USAGE, NO_PLACE,
			"'" STR_FMT
			"' cannot be a flow's name; use a-z, 0-9 and -, such "
			"as no-backup",
			STR_ARG(id));
}

/* The template with each word between @ replaced; it has no other @. */
static struct str fill_in(struct arena *a, struct str template, struct str area,
			  struct str today)
{
	struct buf out;

	buf_init(&out, a);
	while (template.n) {
		struct str_pair before = str_cut(template, STR("@"));
		struct str_pair name = str_cut(before.tail, STR("@"));

		buf_put(&out, before.head);
		if (before.found)
			buf_put(&out,
				str_eq(name.head, STR("AREA")) ? area : today);
		template = name.tail;
	}
	return buf_str(&out);
}

static void write_flow(struct context *c, struct str path,
		       const struct pack *pack)
{
	struct arena *a = c->arena;
	struct str area = pack->area_count ? pack->areas[0].id : STR("general");
	struct source template;
	struct str told;

	if (!sys_read(a, STR(BUILTIN_ROOT "/skeleton.yaml"), YAML_MAX_BYTES,
		      &template, c->diags) ||
	    !sys_write_file(path,
			    fill_in(a, template.bytes, area, sys_today(a)),
			    c->options.force, c->diags))
		return;
	told = safe_line(a, path).s;
	context_put(c, str_format(a,
				  "wrote " STR_FMT "\n"
				  "walk it:  unstuck " STR_FMT "\n"
				  "prove it: unstuck lint --strict " STR_FMT
				  "\n          unstuck test --coverage " STR_FMT
				  "\n",
				  STR_ARG(told), STR_ARG(told), STR_ARG(told),
				  STR_ARG(told)));
}

static enum exit_code run(struct context *c)
{
	struct str path = path_of(c->arena, c->args.at[0]);
	struct catalog catalog;
	struct catalog_flow *f;
	const struct pack *pack;

	catalog_init(&catalog, c->arena);
	f = catalog_find(&catalog, path, c->diags);
	if (!f || !check_id(c, f->id))
		return EXIT_DONE;
	pack = catalog_pack(&catalog, f->pack, c->diags);
	if (pack)
		write_flow(c, path, pack);
	return EXIT_DONE;
}

const struct command cmd_new = {
	.name = "new",
	.operands = "NAME",
	.summary = "write the skeleton of a flow",
	.details = "Writes NAME.yaml, a small flow without faults and with "
		   "comments, in the first area\nof the pack it lies in.  NAME "
		   "may be a path.  A file that is there stays.\n",
	.takes = TAKES(FORCE),
	.least = 1,
	.most = 1,
	.run = run,
};
