#include "unstuck/cmd/branch_json.h"
#include "unstuck/cmd/context.h"
#include "unstuck/cmd/export.h"
#include "unstuck/page/bilingual.h"
#include "unstuck/page/checklist.h"

/* A checklist in the making. */
struct sheet {
	struct context *context;
	struct play *play;
	struct langs langs;
	bool branch; /* only what fits the answers, or follows a node */
};

static struct doc sheet_doc(const struct sheet *s, enum lang l)
{
	struct walk *w = &s->play->walk;
	struct doc doc;

	doc_init(&doc, s->context->arena);
	doc.lang = lang_code(l);
	if (s->branch)
		checklist_branch(&doc, w, l);
	else
		checklist_whole(&doc, w->entry.flow, w, l);
	return doc;
}

static void put_paper(const struct sheet *s)
{
	struct doc first = sheet_doc(s, s->langs.at[0]);
	struct doc second, both;

	if (s->langs.count == 1) {
		context_put_doc(s->context, &first);
		return;
	}
	second = sheet_doc(s, s->langs.at[1]);
	doc_init(&both, s->context->arena);
	doc_two(&both, &first, &second);
	context_put_doc(s->context, &both);
}

static void put_branch_json(const struct sheet *s)
{
	struct json *root = json_object();

	branch_json(root, &s->play->walk, s->langs.at[0]);
	context_put_json(s->context, root);
}

/* The whole flow as exported, and beside it what --set filled in. */
static void put_flow_json(const struct sheet *s)
{
	const struct walk *w = &s->play->walk;
	struct json *root = json_object(), *values;

	export_json(s->context, root, &w->entry.flow, 1);
	values = json_put_object(root, "values");
	for (size_t i = 0; i < w->values.count; i++)
		json_put_str_at(values, w->values.at[i].value->id,
				w->values.at[i].typed);
	context_put_json(s->context, root);
}

static void put_json(const struct sheet *s)
{
	if (!s->branch)
		put_flow_json(s);
	else if (s->langs.count == 1)
		put_branch_json(s);
	else
		diag_add(s->context->diags, DIAG_USAGE, NO_PLACE,
			 "the JSON of a branch is in one language; give "
			 "--lang en or --lang zh");
}

static bool fill_in(const struct sheet *s)
{
	struct context *c = s->context;
	struct play_given given = context_given(c);
	const struct strs *sets = &c->options.sets;
	size_t errors = c->diags->errors;

	given.strict = s->branch;
	play_answers(s->play, given, c->diags);
	for (size_t i = 0; i < sets->count; i++)
		play_set(s->play, sets->at[i], c->diags);
	return c->diags->errors == errors;
}

static enum exit_code run(struct context *c)
{
	struct str name = c->args.at[0];
	struct sheet s = { .context = c };

	s.play = arena_new(c->arena, struct play);
	s.branch = c->options.answers.count || c->options.pastes.count ||
		   str_cut(name, STR("#")).tail.n;
	if (!context_langs(c, &s.langs) || !context_catalog(c))
		return EXIT_DONE;
	c->catalog.skip_tests = !context_is_format(c, "json");
	if (!play_open(s.play, c->arena, &c->catalog, name, s.langs.at[0],
		       c->diags) ||
	    !fill_in(&s))
		return EXIT_DONE;
	if (context_is_format(c, "json"))
		put_json(&s);
	else
		put_paper(&s);
	context_take_missing(c, s.play);
	return EXIT_DONE;
}

const struct command cmd_checklist = {
	.name = "checklist",
	.operands = "FLOW[#NODE]",
	.summary = "a flow on paper",
	.details =
		"Prints the whole flow for paper: boxes, go-to numbers, blanks "
		"for values,\nunbroken snippets.  With --answer or --paste, or "
		"from a "
		"NODE, only the branch that fits;\nthen every question on the "
		"way needs its answer.\n",
	.formats = "text|markdown|html|json",
	.takes = TAKES(FLOWS) | TAKES(ANSWER) | TAKES(PASTE) | TAKES(SET) |
		 TAKES(LANG) | TAKES(FORMAT) | TAKES(OUTPUT) | TAKES(FORCE) |
		 TAKES(COLOR),
	.least = 1,
	.most = 1,
	.run = run,
};
