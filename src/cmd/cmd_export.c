#include "unstuck/cmd/export.h"

#include "unstuck/cmd/targets.h"
#include "unstuck/render/flow_json.h"

void export_json(struct context *c, struct json *root,
		 const struct flow *const *flows, size_t count)
{
	struct json *packs = json_put_list(root, "packs");
	struct json *list = json_put_list(root, "flows");

	/* The flows of a pack stand together. */
	for (size_t i = 0; i < count; i++) {
		if (i == 0 || flows[i - 1]->pack != flows[i]->pack)
			pack_json(c->arena, json_add_object(packs),
				  flows[i]->pack);
		flow_json(c->arena, json_add_object(list), flows[i]);
	}
}

static enum exit_code run(struct context *c)
{
	LIST(const struct flow *) all = { 0 };
	struct targets targets;
	struct json *root;

	targets_find(&targets, c);
	for (size_t i = 0; i < targets.list.count; i++) {
		struct flows flows =
			target_flows(&targets.list.at[i], c->arena, c->diags);

		for (size_t j = 0; j < flows.count; j++)
			*list_push(c->arena, &all) = flows.at[j];
	}
	if (all.count == 0 && c->diags->errors)
		return EXIT_DONE;
	root = json_object();
	export_json(c, root, all.at, all.count);
	context_put_json(c, root);
	return EXIT_DONE;
}

const struct command cmd_export = {
	.name = "export",
	.operands = "[FLOW or PATH...]",
	.summary = "flows as JSON",
	.details =
		"Prints flows, complete, as one JSON object: {\"packs\":[...],"
		"\"flows\":[...]}, in\nthe shape of their YAML with defaults "
		"filled in.  Without arguments all flows.\n",
	.formats = "json",
	.takes = TAKES(FLOWS) | TAKES(FORMAT) | TAKES(OUTPUT) | TAKES(FORCE),
	.most = SIZE_MAX,
	.run = run,
};
