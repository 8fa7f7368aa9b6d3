#include "unstuck/cmd/targets.h"
#include "unstuck/play/trial.h"
#include "unstuck/render/graph.h"

static bool took(void *ctx, const struct flow *f, size_t node, int choice)
{
	return trials_took(ctx, f, node, choice);
}

/* The tests of all flows of the pack: some walk in from elsewhere. */
static struct trials *try_pack(struct context *c, struct catalog_flow *found)
{
	struct target *t = arena_new(c->arena, struct target);
	const struct walk_world world = { target_sibling, t };
	struct trials *trials = arena_new(c->arena, struct trials);
	struct flows flows;
	struct diags quiet;

	*t = (struct target){ .catalog = &c->catalog,
			      .pack = found->pack,
			      .whole = true };
	diags_init(&quiet, c->arena);
	flows = target_flows(t, c->arena, &quiet);
	trials_run(trials, c->arena, world, flows.at, flows.count);
	return trials;
}

static const struct graph_writer *find_writer(const struct context *c)
{
	for (size_t i = 1; i < graph_writer_count; i++)
		if (context_is_format(c,
				      str_cz(c->arena, graph_writers[i]->name)))
			return graph_writers[i];
	return graph_writers[0];
}

static void put_graph(struct context *c, struct catalog_flow *found,
		      const struct flow *flow, enum lang l)
{
	struct graph_options options = { .lang = l };
	struct graph graph;
	struct buf out;

	if (c->options.coverage) {
		options.took = took;
		options.ctx = try_pack(c, found);
	}
	graph = graph_of(c->arena, flow, options);
	buf_init(&out, c->arena);
	find_writer(c)->write(&out, &graph);
	context_put(c, buf_str(&out));
}

static enum exit_code run(struct context *c)
{
	struct catalog_flow *found;
	const struct flow *flow;
	struct langs langs;

	if (!context_langs(c, &langs) || !context_catalog(c))
		return EXIT_DONE;
	if (langs.count > 1) {
		diag_add(c->diags, DIAG_USAGE, NO_PLACE,
			 "a graph has one language; give --lang en or "
			 "--lang zh");
		return EXIT_DONE;
	}
	found = catalog_find(&c->catalog, c->args.at[0], c->diags);
	flow = found ? catalog_flow(&c->catalog, found, c->diags) : NULL;
	if (flow)
		put_graph(c, found, flow, langs.at[0]);
	return EXIT_DONE;
}

const struct command cmd_graph = {
	.name = "graph",
	.operands = "FLOW",
	.summary = "a flow as a picture, for Graphviz or Mermaid",
	.details =
		"Prints a flow as DOT or Mermaid: a box a node, an arrow an "
		"answer; dotted is \"not\nsure\", dashed (Mermaid: thick) is "
		"what leads on when a remedy did not help.  With\n--coverage "
		"the arrows that no test takes are red and say so.\n",
	.formats = "dot|mermaid",
	.takes = TAKES(FLOWS) | TAKES(COVERAGE) | TAKES(LANG) | TAKES(FORMAT) |
		 TAKES(OUTPUT) | TAKES(FORCE),
	.least = 1,
	.most = 1,
	.run = run,
};
