#include "unstuck/cmd/branch_json.h"

#include "unstuck/page/page.h"
#include "unstuck/render/flow_json.h"
#include "unstuck/render/writers.h"

struct branch {
	struct arena *arena;
	struct walk *walk;
	enum lang lang;
};

/* ---- texts ------------------------------------------------------------- */

/* A text with its values filled in, as CommonMark without a last newline. */
static struct str markdown_of(const struct branch *b, struct str text)
{
	const struct write_options options = { .cols = 0 };
	struct filler filler = { .walk = b->walk };
	struct fill fill = page_fill(&filler);
	struct doc doc;
	struct buf out;

	doc_init(&doc, b->arena);
	buf_init(&out, b->arena);
	markdown_blocks(&doc, text, BLOCK_PARAGRAPH, 0, &fill);
	writer_markdown.write(&out, &doc, options);
	return str_trim(buf_str(&out));
}

static void put_text(const struct branch *b, struct json *object,
		     const char *key, const struct text *text)
{
	json_put_str(object, key, markdown_of(b, text_in(text, b->lang)));
}

/* ---- the path ---------------------------------------------------------- */

static struct str spot_id(struct spot s)
{
	if (s.kind == SPOT_NODE)
		return s.flow->nodes[s.node].id;
	return s.kind == SPOT_TICKET ? STR("ticket") : STR("done");
}

static struct str choice_id(const struct visit *v)
{
	if (v->spot.kind == SPOT_NODE)
		return node_choice_id(&v->spot.flow->nodes[v->spot.node],
				      v->choice);
	return verdict_ids[v->choice];
}

static void put_path(const struct branch *b, struct json *object)
{
	struct json *list = json_put_list(object, "path");

	for (size_t i = 0; i < b->walk->depth; i++) {
		const struct visit *v = &b->walk->path[i];
		struct json *step = json_add_object(list);

		json_put_str(step, "flow", v->spot.flow->id);
		json_put_str(step, "node", spot_id(v->spot));
		json_put_str(step, "option", choice_id(v));
	}
}

/* As a goto is written: the flow's name only where it is another one. */
static struct str end_of(const struct branch *b)
{
	struct spot here = b->walk->here;
	struct str id = spot_id(here);

	if (here.kind != SPOT_NODE || here.flow == b->walk->entry.flow)
		return id;
	return str_format(b->arena, STR_FMT "#" STR_FMT, STR_ARG(here.flow->id),
			  STR_ARG(id));
}

/* ---- the steps --------------------------------------------------------- */

static struct str without_braces(struct str blank)
{
	return blank.n > 2 ? str_head(str_tail(blank, 1), blank.n - 2) : blank;
}

static void put_snippet(const struct branch *b, struct json *object,
			const struct step *step)
{
	struct json *snippet = json_put_object(object, "snippet");
	struct str lang = step->snippet->lang;
	struct ids blanks;
	struct str code = page_snippet(b->arena, b->walk->here.flow, step,
				       b->walk, b->lang, &blanks);

	for (size_t i = 0; i < blanks.count; i++)
		blanks.at[i] = without_braces(blanks.at[i]);
	json_put_str(snippet, "lang", lang.n ? lang : STR("text"));
	json_put_str(snippet, "code", code);
	flow_json_ids(snippet, "blanks", blanks);
}

static void put_step(const struct branch *b, struct json *object,
		     const struct step *step, enum truth holds)
{
	put_text(b, object, "do", &step->say);
	if (holds == TRUTH_UNKNOWN)
		json_put_str(object, "when",
			     page_when(b->arena, b->walk->here.flow,
				       &step->when, b->lang));
	if (!text_is_empty(&step->warning))
		put_text(b, object, "warning", &step->warning);
	if (step->snippet)
		put_snippet(b, object, step);
}

static void put_steps(const struct branch *b, struct json *object,
		      const struct steps *steps)
{
	struct json *list = json_put_list(object, "steps");

	for (size_t i = 0; i < steps->count; i++) {
		const struct step *step = &steps->at[i];
		enum truth holds =
			walk_when(b->walk, b->walk->here.flow, &step->when);

		if (holds != TRUTH_NO)
			put_step(b, json_add_object(list), step, holds);
	}
}

/* ---- where it ends ----------------------------------------------------- */

static void put_verify(const struct branch *b, struct json *object,
		       const struct node *n)
{
	if (n)
		put_text(b, object, "verify", &n->verify);
	else
		json_put_str(object, "verify", word(b->lang, W_VERIFY_TICKET));
}

static void put_outcome(const struct branch *b, struct json *object,
			const struct node *n)
{
	const struct flow *f = b->walk->here.flow;

	json_put_str(object, "outcome", outcome_ids[n->outcome]);
	json_put_str(
		object, "title",
		page_node_title(b->arena, b->walk, b->walk->here, b->lang));
	put_text(b, object, "text", &n->text);
	put_steps(b, object, &n->steps);
	put_verify(b, object, n);
	flow_json_ids(object, "source",
		      n->source.count ? n->source : f->source);
}

/* The ticket's page, or the end behind a verdict. */
static void put_end(const struct branch *b, struct json *object)
{
	const struct pack *p = b->walk->here.flow->pack;
	const struct steps none = { NULL, 0 };
	bool ticket = b->walk->here.kind == SPOT_TICKET;

	if (ticket)
		json_put_str(object, "outcome", outcome_ids[OUTCOME_ESCALATE]);
	else
		json_put_null(object, "outcome");
	json_put_str(
		object, "title",
		page_node_title(b->arena, b->walk, b->walk->here, b->lang));
	put_text(b, object, "text",
		 ticket ? &p->ticket_text : &(struct text){ .yaml = NULL });
	put_steps(b, object, &none);
	json_put_str(object, "verify",
		     ticket ? word(b->lang, W_VERIFY_TICKET) : STR_NONE);
	flow_json_ids(object, "source", b->walk->here.flow->source);
	if (ticket)
		json_put_str(object, "address", p->ticket_address);
}

void branch_json(struct json *object, struct walk *w, enum lang l)
{
	const struct branch b = { w->arena, w, l };
	const struct node *n = walk_node(w);

	json_put_str(object, "flow", w->entry.flow->id);
	put_path(&b, object);
	json_put_str(object, "ends", end_of(&b));
	if (n)
		put_outcome(&b, object, n);
	else
		put_end(&b, object);
}
