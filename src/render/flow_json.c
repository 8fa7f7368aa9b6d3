#include "unstuck/render/flow_json.h"

/* What the parts of a flow or pack need to know of it. */
struct whole {
	struct arena *arena;
	const struct flow *flow; /* NULL: these are a pack's */
};

/* ---- texts and ids ----------------------------------------------------- */

void flow_json_text(struct json *object, const char *key,
		    const struct text *text)
{
	struct json *langs = json_put_object(object, key);

	for (int l = 0; l < LANG_COUNT; l++)
		if (text->in[l].n)
			json_put_str_at(langs, lang_code((enum lang)l),
					text->in[l]);
}

static void put_text(struct json *object, const char *key,
		     const struct text *text)
{
	if (!text_is_empty(text))
		flow_json_text(object, key, text);
}

static void put_str(struct json *object, const char *key, struct str s)
{
	if (s.n)
		json_put_str(object, key, s);
}

void flow_json_ids(struct json *object, const char *key, struct ids ids)
{
	struct json *list = json_put_list(object, key);

	for (size_t i = 0; i < ids.count; i++)
		json_add_str(list, ids.at[i]);
}

/* ---- gotos and conditions ---------------------------------------------- */

static void put_goto(const struct whole *w, struct json *object,
		     const char *key, struct flow_goto g)
{
	json_put_str(object, key, flow_goto_text(w->arena, g));
}

static void put_gotos(const struct whole *w, struct json *object,
		      const char *key, const struct gotos *gotos)
{
	struct json *list = json_put_list(object, key);

	for (size_t i = 0; i < gotos->count; i++)
		json_add_str(list, flow_goto_text(w->arena, gotos->at[i]));
}

static void put_condition(const struct whole *w, struct json *object,
			  const struct condition *c)
{
	const struct node *n = &w->flow->nodes[c->index];
	struct json *choices = json_put_list(object, str_cz(w->arena, c->node));

	for (size_t i = 0; i < c->choice_count; i++)
		json_add_str(choices, node_choice_id(n, c->choices[i]));
}

static void put_when(const struct whole *w, struct json *object,
		     const struct when *when)
{
	struct json *conditions;

	if (when->count == 0 || !w->flow)
		return;
	conditions = json_put_object(object, "when");
	for (size_t i = 0; i < when->count; i++)
		put_condition(w, conditions, &when->at[i]);
}

/* ---- steps and values -------------------------------------------------- */

static void put_snippet(struct json *object, const struct snippet *s)
{
	struct json *snippet = json_put_object(object, "snippet");

	json_put_str(snippet, "lang", s->lang.n ? s->lang : STR("text"));
	put_str(snippet, "each", s->each);
	flow_json_text(snippet, "code", &s->code);
}

static void put_step(const struct whole *w, struct json *object,
		     const struct step *step)
{
	put_str(object, "use", step->use);
	flow_json_text(object, "do", &step->say);
	put_when(w, object, &step->when);
	if (step->snippet)
		put_snippet(object, step->snippet);
	put_text(object, "warning", &step->warning);
	put_text(object, "internal", &step->internal);
}

static void put_steps(const struct whole *w, struct json *object,
		      const char *key, const struct steps *steps)
{
	struct json *list = json_put_list(object, key);

	for (size_t i = 0; i < steps->count; i++)
		put_step(w, json_add_object(list), &steps->at[i]);
}

static void put_value(const struct whole *w, struct json *object,
		      const struct value *v)
{
	json_put_str(object, "id", v->id);
	flow_json_text(object, "label", &v->label);
	put_text(object, "hint", &v->hint);
	json_put_str(object, "type", value_type_ids[v->type]);
	json_put_bool(object, "list", v->list);
	if (v->has_min)
		json_put_int(object, "min", v->min);
	if (v->has_max)
		json_put_int(object, "max", v->max);
	put_str(object, "unit", v->unit);
	put_str(object, "pattern", v->pattern);
	json_put_str(object, "example", v->example);
	put_steps(w, object, "find_out", &v->find_out);
}

static void put_values(const struct whole *w, struct json *object,
		       const struct value *values, size_t count)
{
	struct json *list = json_put_list(object, "values");

	for (size_t i = 0; i < count; i++)
		put_value(w, json_add_object(list), &values[i]);
}

/* ---- nodes ------------------------------------------------------------- */

static void put_option(const struct whole *w, struct json *object,
		       const struct option *option)
{
	json_put_str(object, "id", option->id);
	flow_json_text(object, "label", &option->label);
	put_text(object, "hint", &option->hint);
	put_str(object, "reads", option->reads);
	put_when(w, object, &option->when);
	put_goto(w, object, "goto", option->next);
	if (option->was.count)
		flow_json_ids(object, "was", option->was);
}

static void put_question(const struct whole *w, struct json *object,
			 const struct node *n)
{
	struct json *options;

	flow_json_text(object, "ask", &n->ask);
	put_text(object, "hint", &n->hint);
	put_steps(w, object, "find_out", &n->find_out);
	put_goto(w, object, "unsure", n->unsure);
	options = json_put_list(object, "options");
	for (size_t i = 0; i < n->option_count; i++)
		put_option(w, json_add_object(options), &n->options[i]);
}

static void put_outcome(const struct whole *w, struct json *object,
			const struct node *n)
{

	json_put_str(object, "outcome", outcome_ids[n->outcome]);
	flow_json_text(object, "title", &n->title);
	put_text(object, "text", &n->text);
	put_steps(w, object, "steps", &n->steps);
	flow_json_text(object, "verify", &n->verify);
	put_goto(w, object, "otherwise", n->otherwise);
}

static void put_node(const struct whole *w, struct json *object,
		     const struct node *n)
{
	json_put_str(object, "id", n->id);
	if (n->kind == NODE_QUESTION)
		put_question(w, object, n);
	else
		put_outcome(w, object, n);
	flow_json_ids(object, "source",
		      n->source.count ? n->source : w->flow->source);
	if (n->was.count)
		flow_json_ids(object, "was", n->was);
}

/* ---- signatures and tests ---------------------------------------------- */

static void put_signature(const struct whole *w, struct json *object,
			  const struct signature *s)
{
	flow_json_ids(object, "contains", s->contains);
	put_str(object, "pattern", s->pattern);
	flow_json_ids(object, "unless", s->unless);
	json_put_int(object, "lines", s->lines);
	put_goto(w, object, "goto", s->next);
	if (s->yields.count)
		put_gotos(w, object, "yields", &s->yields);
	flow_json_ids(object, "like", s->like);
	flow_json_ids(object, "unlike", s->unlike);
}

static void put_pairs(struct json *object, const char *key,
		      const struct test_pair *pairs, size_t count)
{
	struct json *map = json_put_object(object, key);

	for (size_t i = 0; i < count; i++)
		json_put_str_at(map, pairs[i].key, pairs[i].value);
}

static void put_test(const struct whole *w, struct json *object,
		     const struct flow_test *test)
{
	const struct flow *f = w->flow;

	json_put_str(object, "name", test->name);
	json_put_str(object, "from",
		     test->from.kind == GOTO_NONE
			     ? f->nodes[f->start].id
			     : flow_goto_text(w->arena, test->from));
	put_pairs(object, "answers", test->answers, test->answer_count);
	put_pairs(object, "paste", test->pastes, test->paste_count);
	put_pairs(object, "values", test->values, test->value_count);
	if (test->reaches.kind != GOTO_NONE)
		put_goto(w, object, "reaches", test->reaches);
	flow_json_ids(object, "shows", test->shows);
	flow_json_ids(object, "hides", test->hides);
}

/* ---- flows and packs --------------------------------------------------- */

static void put_lists(const struct whole *w, struct json *object)
{
	const struct flow *f = w->flow;
	struct json *list = json_put_list(object, "signatures");

	for (size_t i = 0; i < f->signature_count; i++)
		put_signature(w, json_add_object(list), &f->signatures[i]);
	json_put_str(object, "start", f->nodes[f->start].id);
	list = json_put_list(object, "nodes");
	for (size_t i = 0; i < f->node_count; i++)
		put_node(w, json_add_object(list), &f->nodes[i]);
	list = json_put_list(object, "tests");
	for (size_t i = 0; i < f->test_count; i++)
		put_test(w, json_add_object(list), &f->tests[i]);
}

void flow_json(struct arena *a, struct json *object, const struct flow *f)
{
	const struct whole w = { a, f };

	json_put_str(object, "pack", f->pack->id);
	json_put_str(object, "id", f->id);
	json_put_int(object, "format", 1);
	flow_json_text(object, "title", &f->title);
	flow_json_text(object, "summary", &f->summary);
	json_put_str(object, "area", f->area);
	flow_json_ids(object, "tags", f->tags);
	flow_json_ids(object, "source", f->source);
	json_put_str(object, "reviewed", f->reviewed);
	put_values(&w, object, f->values, f->value_count);
	put_lists(&w, object);
}

static void put_languages(struct json *object, const struct pack *p)
{
	struct json *list = json_put_list(object, "languages");

	for (int l = 0; l < LANG_COUNT; l++)
		if (p->has[l])
			json_add_str(list, lang_code((enum lang)l));
}

static void put_areas(struct json *object, const struct pack *p)
{
	struct json *list = json_put_list(object, "areas");

	for (size_t i = 0; i < p->area_count; i++) {
		struct json *area = json_add_object(list);

		json_put_str(area, "id", p->areas[i].id);
		flow_json_text(area, "title", &p->areas[i].title);
	}
}

static void put_sources(struct json *object, const struct pack *p)
{
	struct json *list = json_put_list(object, "sources");

	for (size_t i = 0; i < p->source_count; i++) {
		const struct source_row *row = &p->sources[i];
		struct json *source = json_add_object(list);

		json_put_str(source, "id", row->id);
		flow_json_text(source, "title", &row->title);
		json_put_str(source, "address", row->address);
		flow_json_ids(source, "anchors", row->anchors);
	}
}

static void put_shared_steps(const struct whole *w, struct json *object,
			     const struct pack *p)
{
	struct json *list = json_put_list(object, "steps");

	for (size_t i = 0; i < p->step_count; i++) {
		struct json *step = json_add_object(list);

		json_put_str(step, "id", p->steps[i].id);
		put_step(w, step, &p->steps[i].step);
	}
}

static void put_desks(struct json *object, const struct pack *p)
{
	struct json *desk = json_put_object(object, "ticket");

	flow_json_text(desk, "text", &p->ticket_text);
	json_put_str(desk, "address", p->ticket_address);
	flow_json_ids(desk, "values", p->ticket_values);
	if (text_is_empty(&p->feedback_text))
		return;
	desk = json_put_object(object, "feedback");
	flow_json_text(desk, "text", &p->feedback_text);
	json_put_str(desk, "address", p->feedback_address);
}

void pack_json(struct arena *a, struct json *object, const struct pack *p)
{
	const struct whole w = { a, NULL };

	json_put_str(object, "id", p->id);
	json_put_int(object, "format", 1);
	flow_json_text(object, "title", &p->title);
	json_put_str(object, "version", p->version);
	put_languages(object, p);
	put_areas(object, p);
	put_sources(object, p);
	put_values(&w, object, p->values, p->value_count);
	put_shared_steps(&w, object, p);
	put_desks(object, p);
}
