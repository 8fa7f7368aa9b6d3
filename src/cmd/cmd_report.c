#include "unstuck/cmd/context.h"
#include "unstuck/json/json.h"
#include "unstuck/page/bilingual.h"
#include "unstuck/page/page.h"
#include "unstuck/page/report.h"
#include "unstuck/play/redact.h"
#include "unstuck/play/resume.h"

/* A case on its way out. */
struct outgoing {
	struct context *context;
	struct case_entry found;
	struct play *play;
	struct langs langs;
	bool for_customer;
	struct redactions redactions;
};

static struct doc doc_in(struct outgoing *o, enum lang l)
{
	const struct report_options options = {
		.lang = l,
		.for_customer = o->for_customer,
		.id = o->found.id,
		.began = o->found.state.made,
		.last = o->found.state.last,
		.version = o->found.state.version,
	};
	struct doc doc;

	doc_init(&doc, o->context->arena);
	doc.lang = lang_code(l);
	report_page(&doc, &o->play->walk, options);
	if (!o->context->options.redact)
		return doc;
	redact_doc(&o->redactions, &doc);
	doc_say(&doc, BLOCK_HINT,
		say(doc.arena, l, W_REDACTED, redact_told(&o->redactions, l)));
	return doc;
}

static void put_paper(struct outgoing *o)
{
	struct doc first = doc_in(o, o->langs.at[0]), second, both;

	if (o->langs.count == 1) {
		context_put_doc(o->context, &first);
		return;
	}
	second = doc_in(o, o->langs.at[1]);
	doc_init(&both, o->context->arena);
	doc_two(&both, &first, &second);
	context_put_doc(o->context, &both);
}

/* ---- as JSON ---------------------------------------------------------------- */

static struct str out(struct outgoing *o, struct str s)
{
	return o->context->options.redact ? redact_str(&o->redactions, s) : s;
}

static void put_spot(struct outgoing *o, struct json *object, struct spot spot)
{
	const struct node *n = page_node(spot);
	enum lang l = o->langs.at[0];

	json_put_str(object, "flow", spot.flow->id);
	json_put_str(object, "node", n ? n->id : STR("ticket"));
	json_put_str(object, "title",
		     out(o, page_node_title(o->context->arena, &o->play->walk,
					    spot, l)));
}

static struct str choice_id(struct spot spot, int choice)
{
	const struct node *n = page_node(spot);

	return n ? node_choice_id(n, choice) : verdict_ids[choice];
}

static void put_lists(struct outgoing *o, struct json *root)
{
	const struct walk *w = &o->play->walk;
	struct json *list = json_put_list(root, "path"), *object;

	for (size_t i = 0; i < w->depth; i++) {
		object = json_add_object(list);
		put_spot(o, object, w->path[i].spot);
		json_put_str(object, "option",
			     choice_id(w->path[i].spot, w->path[i].choice));
	}
	list = json_put_list(root, "tried");
	for (size_t i = 0; i < w->tried.count; i++) {
		object = json_add_object(list);
		put_spot(o, object, w->tried.at[i].spot);
		json_put_str(
			object, "verdict",
			choice_id(w->tried.at[i].spot, w->tried.at[i].choice));
		json_put_str(object, "at", w->tried.at[i].at);
	}
	list = json_put_list(root, "notes");
	for (size_t i = 0; i < w->notes.count && !o->for_customer; i++) {
		object = json_add_object(list);
		put_spot(o, object, w->notes.at[i].spot);
		json_put_str(object, "text", out(o, w->notes.at[i].text));
		json_put_str(object, "at", w->notes.at[i].at);
	}
}

static void put_evidence(struct outgoing *o, struct json *root)
{
	const struct walk *w = &o->play->walk;
	struct json *list = json_put_list(root, "evidence"), *object;

	for (size_t i = 0; i < w->evidence.count; i++) {
		const struct evidence *e = &w->evidence.at[i];

		object = json_add_object(list);
		put_spot(o, object, e->spot);
		json_put_str(object, "what", out(o, e->what));
		json_put_str(object, "file", out(o, e->file));
		json_put_int(object, "line", (int64_t)e->line);
		json_put_str(object, "text", out(o, e->text));
		json_put_str(object, "at", e->at);
	}
}

static void put_json(struct outgoing *o)
{
	const struct case_state *s = &o->found.state;
	const struct walk *w = &o->play->walk;
	struct json *root = json_object(), *values;

	json_put_str(root, "case", out(o, o->found.id));
	json_put_str(root, "pack", s->pack);
	json_put_str(root, "flow", s->flow);
	json_put_str(root, "version", s->version);
	json_put_str(root, "began", s->made);
	json_put_str(root, "last", s->last);
	json_put_bool(root, "closed", s->closed);
	json_put_str(root, "result", s->result);
	put_lists(o, root);
	put_evidence(o, root);
	values = json_put_object(root, "values");
	for (size_t i = 0; i < w->values.count; i++)
		if (w->values.at[i].typed.n)
			json_put_str_at(values, w->values.at[i].value->id,
					out(o, w->values.at[i].typed));
	json_put_str(root, "reviewed", w->entry.flow->reviewed);
	if (o->context->options.redact)
		json_put_str(root, "redacted",
			     redact_told(&o->redactions, o->langs.at[0]));
	context_put_json(o->context, root);
}

/* ---- the command --------------------------------------------------------------- */

static bool find_case(struct context *c, struct case_entry *found)
{
	if (c->args.count)
		return cases_find(found, c->arena, c->args.at[0], c->diags);
	return cases_last(found, c->arena) ||
	       diag_add(c->diags, DIAG_NO_CASE, NO_PLACE,
			"no case is open; `unstuck cases` shows all");
}

static bool read_reader(struct outgoing *o)
{
	struct context *c = o->context;

	if (c->options.given & TAKES(FOR) &&
	    !options_choice(OPTION_FOR, c->options.reader, "engineer|customer",
			    c->diags))
		return false;
	o->for_customer = str_eq(c->options.reader, STR("customer"));
	return true;
}

static enum exit_code run(struct context *c)
{
	struct outgoing o = { .context = c };
	struct resumed resumed;

	if (!read_reader(&o) || !context_langs(c, &o.langs) ||
	    !find_case(c, &o.found) || !context_catalog(c))
		return EXIT_DONE;
	o.play = arena_new(c->arena, struct play);
	if (!play_resume(o.play, c->arena, &c->catalog, &o.found.state,
			 &resumed, c->diags)) {
		struct doc doc;

		doc_init(&doc, c->arena);
		case_page(&doc, &o.found.state, o.langs.at[0]);
		if (o.found.state.format)
			context_put_doc(c, &doc);
		return EXIT_DONE;
	}
	redact_init(&o.redactions, c->arena, &o.play->walk);
	if (context_is_format(c, "json"))
		put_json(&o);
	else
		put_paper(&o);
	return EXIT_DONE;
}

const struct command cmd_report = {
	.name = "report",
	.operands = "[CASE or FILE]",
	.summary = "a case as a text for the customer or the next tier",
	.details =
		"Writes what was answered, filled in and tried, with verdicts "
		"and times, what is\nstill to do and what a ticket needs.  "
		"For a customer notes and internal texts are\nleft out; "
		"--redact puts stand-ins for addresses, hosts, accounts and "
		"keys.\n",
	.formats = "text|markdown|html|json",
	.takes = TAKES(FLOWS) | TAKES(FOR) | TAKES(REDACT) | TAKES(LANG) |
		 TAKES(FORMAT) | TAKES(OUTPUT) | TAKES(FORCE) | TAKES(COLOR),
	.most = 1,
	.run = run,
};
