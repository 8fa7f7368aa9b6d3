#include "unstuck/cmd/context.h"
#include "unstuck/page/bilingual.h"
#include "unstuck/page/checklist.h"

static struct doc outline_of(struct context *c, const struct flow *flow,
			     enum lang l)
{
	struct doc doc;

	doc_init(&doc, c->arena);
	doc.lang = lang_code(l);
	flow_outline(&doc, flow, l);
	return doc;
}

static void put_outline(struct context *c, const struct flow *flow,
			struct langs langs)
{
	struct doc first = outline_of(c, flow, langs.at[0]);
	struct doc second, both;

	if (langs.count == 1) {
		context_put_doc(c, &first);
		return;
	}
	second = outline_of(c, flow, langs.at[1]);
	doc_init(&both, c->arena);
	doc_two(&both, &first, &second);
	context_put_doc(c, &both);
}

static enum exit_code run(struct context *c)
{
	struct catalog_flow *found;
	const struct flow *flow;
	struct langs langs;

	if (!context_langs(c, &langs) || !context_catalog(c))
		return EXIT_DONE;
	found = catalog_find(&c->catalog, c->args.at[0], c->diags);
	flow = found ? catalog_flow(&c->catalog, found, c->diags) : NULL;
	if (flow)
		put_outline(c, flow, langs);
	return EXIT_DONE;
}

const struct command cmd_show = {
	.name = "show",
	.operands = "FLOW",
	.summary = "the outline of a flow, with ids",
	.details = "Prints the outline of a flow: its questions and outcomes, "
		   "their ids, and where\neach answer leads.  The ids are what "
		   "--answer and FLOW#NODE take.\n",
	.formats = "text|markdown|html",
	.takes = TAKES(FLOWS) | TAKES(LANG) | TAKES(FORMAT) | TAKES(OUTPUT) |
		 TAKES(FORCE) | TAKES(COLOR),
	.least = 1,
	.most = 1,
	.run = run,
};
