#include "unstuck/cmd/matches.h"

#include "unstuck/play/found.h"

/* ---- as text ------------------------------------------------------------------ */

/* unstuck walk FLOW#NODE --set host=a */
static struct str command_of(struct context *c, struct spot to,
			     const struct finding *f)
{
	struct buf out;

	buf_init(&out, c->arena);
	buf_puts(&out, "unstuck walk ");
	play_quote(&out, found_target(c->arena, to));
	for (size_t i = 0; f && i < f->values.count; i++) {
		const struct capture *v = &f->values.at[i];

		if (v->typed.n == 0)
			continue;
		buf_puts(&out, " --set ");
		play_quote(&out, str_format(c->arena, STR_FMT "=" STR_FMT,
					    STR_ARG(v->value->id),
					    STR_ARG(v->typed)));
	}
	return buf_str(&out);
}

static void put_command(struct context *c, struct doc *d, struct spot to,
			const struct finding *f)
{
	/* Code is not wrapped: it is one line to copy. */
	struct block *b = doc_say(d, BLOCK_CODE, command_of(c, to, f));

	b->depth = 1;
	b->tight = true;
}

static const struct item no_item = { ITEM_NONE, 0 };

static void put_text(struct context *c, const struct matches *m, enum lang l)
{
	size_t number = 0;
	struct doc d;

	doc_init(&d, c->arena);
	d.lang = lang_code(l);
	for (size_t i = 0; m->found && i < m->found->list.count; i++) {
		const struct finding *f = &m->found->list.at[i];

		found_item(&d, &c->catalog, f, no_item,
			   str_of_int(c->arena, (int64_t)++number), l);
		put_command(c, &d, found_spot(&c->catalog, f), f);
	}
	for (size_t i = 0; i < m->hits.count; i++) {
		const struct index_hit *hit = &m->hits.at[i];

		found_hit(&d, hit, no_item,
			  str_of_int(c->arena, (int64_t)++number), l);
		put_command(c, &d, found_hit_spot(hit), NULL);
	}
	if (number == 0)
		doc_say(&d, BLOCK_PARAGRAPH, word(l, W_LINE_NO_MATCH));
	context_put_doc(c, &d);
}

/* ---- as JSON ------------------------------------------------------------------ */

static void put_place(struct json *object, struct spot to)
{
	const struct flow *f = to.flow;
	const struct ids *source = &f->source;
	struct json *list;

	json_put_str(object, "pack", f->pack->id);
	json_put_str(object, "flow", f->id);
	if (to.kind == SPOT_TICKET)
		json_put_str(object, "node", STR("ticket"));
	else if (to.node == SIZE_MAX)
		json_put_null(object, "node");
	else
		json_put_str(object, "node", f->nodes[to.node].id);
	if (to.kind == SPOT_NODE && to.node != SIZE_MAX &&
	    f->nodes[to.node].source.count)
		source = &f->nodes[to.node].source;
	list = json_put_list(object, "source");
	for (size_t i = 0; i < source->count; i++)
		json_add_str(list, source->at[i]);
}

static void add_finding(struct context *c, struct json *list,
			const struct finding *f)
{
	struct json *object = json_add_object(list), *values;

	put_place(object, found_spot(&c->catalog, f));
	json_put_int(object, "score", f->score);
	json_put_str(object, "reason", found_name(f));
	if (f->file.n)
		json_put_str(object, "file", f->file);
	else
		json_put_null(object, "file");
	json_put_int(object, "line", (int64_t)f->line);
	json_put_int(object, "last_line", (int64_t)f->last_line);
	json_put_int(object, "count", (int64_t)f->count);
	json_put_str(object, "text", f->text);
	values = json_put_object(object, "values");
	for (size_t i = 0; i < f->values.count; i++)
		if (f->values.at[i].typed.n)
			json_put_str_at(values, f->values.at[i].value->id,
					f->values.at[i].typed);
}

static void add_hit(struct context *c, struct json *list,
		    const struct index_hit *hit, enum lang l)
{
	static const char *const missing[] = { "file", "line", "last_line",
					       "count", "text" };
	struct json *object = json_add_object(list);

	put_place(object, found_hit_spot(hit));
	json_put_int(object, "score", hit->score);
	json_put_str(object, "reason", index_reason(c->arena, hit, l));
	for (size_t i = 0; i < COUNT(missing); i++)
		json_put_null(object, missing[i]);
	json_put_object(object, "values");
}

static void put_json(struct context *c, const struct matches *m, enum lang l)
{
	struct json *root = json_object();
	struct json *list = json_put_list(root, "matches");

	for (size_t i = 0; m->found && i < m->found->list.count; i++)
		add_finding(c, list, &m->found->list.at[i]);
	for (size_t i = 0; i < m->hits.count; i++)
		add_hit(c, list, &m->hits.at[i], l);
	context_put_json(c, root);
}

enum exit_code matches_put(struct context *c, const struct matches *m,
			   enum lang l)
{
	size_t count = m->hits.count + (m->found ? m->found->list.count : 0);

	if (context_is_format(c, "json"))
		put_json(c, m, l);
	else
		put_text(c, m, l);
	return count ? EXIT_DONE : EXIT_NEGATIVE;
}

/* ---- what was read otherwise ---------------------------------------------------- */

void matches_note(struct context *c, struct str file, enum diag_code code,
		  struct str what)
{
	struct source *source = arena_new(c->arena, struct source);

	source->path = file.n ? file : STR("standard input");
	diag_add(c->diags, code, (struct place){ source, 0, 0 }, STR_FMT,
		 STR_ARG(what));
}

void matches_note_long(struct context *c, struct str file, size_t count)
{
	if (count)
		matches_note(c, file, DIAG_LONG_LINE,
			     str_format(c->arena,
					"%zu %s over %d bytes, read in parts: "
					"an error that stands across two of "
					"them is not found",
					count,
					count == 1 ? "line is" : "lines are",
					(int)FINDINGS_MAX_LINE));
}
