/* A sitting as lines. */
#include "unstuck/flow/print.h"
#include "unstuck/store/casefile.h"

/* FLOW#NODE, ticket or done. */
static struct str spot_text(struct arena *a, struct spot s)
{
	if (s.kind == SPOT_TICKET)
		return STR("ticket");
	if (s.kind == SPOT_DONE)
		return STR("done");
	return str_format(a, STR_FMT "#" STR_FMT, STR_ARG(s.flow->id),
			  STR_ARG(s.flow->nodes[s.node].id));
}

static struct str choice_text(struct spot s, int choice)
{
	if (s.kind == SPOT_NODE)
		return node_choice_id(&s.flow->nodes[s.node], choice);
	return choice >= 0 ? verdict_ids[choice] : STR_NONE;
}

static bool asks(struct spot s)
{
	return s.kind == SPOT_NODE &&
	       s.flow->nodes[s.node].kind == NODE_QUESTION;
}

static struct str print_of(struct arena *a, struct spot s)
{
	return s.kind == SPOT_NODE ? node_print(a, &s.flow->nodes[s.node])
				   : STR_NONE;
}

/* ---- the lines around events ---------------------------------------------- */

void case_put_head(struct buf *out, const struct case_head *h,
		   const struct walk *w)
{
	const struct flow *f = w->entry.flow;
	struct record_line l = record_begin(out);

	record_put(&l, "case", str_of_int(out->arena, CASE_FORMAT));
	record_put(&l, "id", h->id);
	record_put(&l, "at", h->at);
	record_put(&l, "pack", f->pack->id);
	record_put(&l, "version", f->pack->version);
	record_put(&l, "flow", f->id);
	record_put(&l, "name", h->name);
	record_put(&l, "reviewed", f->reviewed);
	record_put(&l, "node", spot_text(out->arena, w->entry));
	record_put(&l, "lang", lang_code(h->lang));
	record_end(&l);
}

static struct record_line begin(struct buf *out, const char *what,
				struct str at)
{
	struct record_line l = record_begin(out);

	record_put(&l, "do", str_from(what));
	record_put(&l, "at", at);
	return l;
}

void case_put_open(struct buf *out, struct str at, struct str host,
		   struct str pid)
{
	struct record_line l = begin(out, "open", at);

	record_put(&l, "host", host);
	record_put(&l, "pid", pid);
	record_end(&l);
}

void case_put_close(struct buf *out, struct str at, struct str result)
{
	struct record_line l = begin(out, "close", at);

	record_put(&l, "result", result);
	record_end(&l);
}

void case_put_reopen(struct buf *out, struct str at)
{
	struct record_line l = begin(out, "reopen", at);

	record_end(&l);
}

/* ---- events ----------------------------------------------------------------- */

typedef void put_fn(struct record_line *l, const struct walk *w,
		    const struct event *e);

static void put_answer_at(struct record_line *l, struct spot s, int choice)
{
	struct arena *a = l->out->arena;

	record_put(l, "node", spot_text(a, s));
	record_put(l, "choice", choice_text(s, choice));
	record_put(l, "print", print_of(a, s));
}

static void put_answer(struct record_line *l, const struct walk *w,
		       const struct event *e)
{
	put_answer_at(l, w->here, e->choice);
	record_put(l, "to", spot_text(l->out->arena, walk_leads(w, e->choice)));
}

static void put_back(struct record_line *l, const struct walk *w,
		     const struct event *e)
{
	(void)e;
	record_put(l, "node",
		   spot_text(l->out->arena, w->path[w->depth - 1].spot));
}

/* The path behind the change as a whole: one line, so that it is never half. */
static void put_change(struct record_line *l, const struct walk *w,
		       const struct event *e)
{
	struct walk_change c = walk_preview(w, e->visit, e->choice);
	struct arena *a = l->out->arena;
	struct buf then;

	put_answer_at(l, w->path[e->visit].spot, e->choice);
	buf_init(&then, a);
	for (size_t i = e->visit + 1; i < c.depth; i++)
		buf_printf(
			&then, "%s" STR_FMT "=" STR_FMT, then.n ? " " : "",
			STR_ARG(spot_text(a, c.path[i].spot)),
			STR_ARG(choice_text(c.path[i].spot, c.path[i].choice)));
	record_put(l, "then", buf_str(&then));
}

static void put_step(struct record_line *l, const struct walk *w,
		     const struct event *e)
{
	struct arena *a = l->out->arena;

	record_put(l, "node", spot_text(a, w->here));
	record_put(l, "step", str_of_int(a, (int64_t)e->step));
	record_put(l, "print", step_print(a, &walk_node(w)->steps.at[e->step]));
}

static void put_value(struct record_line *l, const struct walk *w,
		      const struct event *e)
{
	(void)w;
	record_put(l, "name", e->value->id);
	if (e->kind == EVENT_SET)
		record_put(l, "value", e->text);
}

static void put_note(struct record_line *l, const struct walk *w,
		     const struct event *e)
{
	record_put(l, "node", spot_text(l->out->arena, w->here));
	record_put(l, "text", e->text);
}

static void put_evidence(struct record_line *l, const struct walk *w,
			 const struct event *e)
{
	const struct evidence *v = &e->evidence;
	struct arena *a = l->out->arena;

	record_put(l, "node", spot_text(a, w->here));
	record_put(l, "what", v->what);
	record_put(l, "file", v->file);
	if (v->line)
		record_put(l, "line", str_of_int(a, (int64_t)v->line));
	record_put(l, "text", v->text);
}

static void put_lang(struct record_line *l, const struct walk *w,
		     const struct event *e)
{
	(void)w;
	record_put(l, "lang", lang_code(e->lang));
}

static const char *name_of(const struct walk *w, const struct event *e)
{
	static const char *const names[EVENT_KIND_COUNT] = {
		[EVENT_ANSWER] = "answer",     [EVENT_BACK] = "back",
		[EVENT_CHANGE] = "change",     [EVENT_TICK] = "tick",
		[EVENT_WARN] = "warned",       [EVENT_SET] = "set",
		[EVENT_CLEAR] = "clear",       [EVENT_NOTE] = "note",
		[EVENT_EVIDENCE] = "evidence", [EVENT_LANG] = "lang",
	};

	if (e->kind == EVENT_ANSWER && !asks(w->here))
		return "verdict";
	return e->kind == EVENT_TICK && !e->on ? "untick" : names[e->kind];
}

void case_put_event(struct buf *out, const struct walk *w,
		    const struct event *e)
{
	static put_fn *const putters[EVENT_KIND_COUNT] = {
		[EVENT_ANSWER] = put_answer,	 [EVENT_BACK] = put_back,
		[EVENT_CHANGE] = put_change,	 [EVENT_TICK] = put_step,
		[EVENT_WARN] = put_step,	 [EVENT_SET] = put_value,
		[EVENT_CLEAR] = put_value,	 [EVENT_NOTE] = put_note,
		[EVENT_EVIDENCE] = put_evidence, [EVENT_LANG] = put_lang,
	};
	struct record_line l = begin(out, name_of(w, e), e->at);

	putters[e->kind](&l, w, e);
	record_end(&l);
}
