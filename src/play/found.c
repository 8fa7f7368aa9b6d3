#include "unstuck/play/found.h"

#include <string.h>

#include "unstuck/base/buf.h"
#include "unstuck/page/page.h"
#include "unstuck/text/cluster.h"
#include "unstuck/text/loose.h"
#include "unstuck/text/safe.h"

/* ---- into the walk ---------------------------------------------------------- */

struct spot found_spot(struct catalog *c, const struct finding *f)
{
	const struct flow_goto *to = &f->signature->next;
	const struct flow *flow = f->flow;
	const struct node *n;
	struct diags quiet;

	if (to->kind == GOTO_NODE)
		return (struct spot){ SPOT_NODE, flow, to->index };
	diags_init(&quiet, c->arena);
	if (to->kind == GOTO_FLOW)
		flow = catalog_sibling(c, f->flow, to->flow, &quiet);
	if (to->kind != GOTO_FLOW || !flow)
		return (struct spot){ SPOT_TICKET, f->flow, 0 };
	n = to->node.n ? flow_node(flow, to->node) : NULL;
	return (struct spot){ SPOT_NODE, flow,
			      n ? (size_t)(n - flow->nodes) : flow->start };
}

struct spot found_hit_spot(const struct index_hit *hit)
{
	return (struct spot){ SPOT_NODE, hit->flow, hit->node };
}

struct str found_target(struct arena *a, struct spot to)
{
	struct str node = STR("ticket");

	if (to.kind == SPOT_NODE && to.node == SIZE_MAX)
		return to.flow->id;
	if (to.kind == SPOT_NODE)
		node = to.flow->nodes[to.node].id;
	return str_format(a, STR_FMT "#" STR_FMT, STR_ARG(to.flow->id),
			  STR_ARG(node));
}

/* With the pack: another one may have a flow of that id. */
static bool open_at(struct play *p, struct arena *a, struct catalog *c,
		    struct spot to, enum lang l, struct diags *d)
{
	struct str name =
		str_format(a, STR_FMT "/" STR_FMT, STR_ARG(to.flow->pack->id),
			   STR_ARG(found_target(a, to)));

	return play_open(p, a, c, name, l, d);
}

bool play_open_finding(struct play *p, struct arena *a, struct catalog *c,
		       const struct finding *f, enum lang l, struct diags *d)
{
	return open_at(p, a, c, found_spot(c, f), l, d);
}

bool play_open_hit(struct play *p, struct arena *a, struct catalog *c,
		   const struct index_hit *hit, enum lang l, struct diags *d)
{
	return open_at(p, a, c, found_hit_spot(hit), l, d);
}

static void fill_in(struct play *p, const struct finding *f)
{
	bool quiet = p->keep.quiet;

	/* They are saved with the evidence, which comes next. */
	p->keep.quiet = true;
	for (size_t i = 0; i < f->values.count; i++)
		if (f->values.at[i].typed.n)
			play_fill(p, f->values.at[i].value,
				  f->values.at[i].typed);
	p->keep.quiet = quiet;
}

enum play_done play_take_finding(struct play *p, const struct finding *f)
{
	fill_in(p, f);
	return play_evidence(p, (struct evidence){ .what = found_name(f),
						   .file = f->file,
						   .line = f->line,
						   .text = f->text });
}

/* Is the answer what a command prints?  An error is no output of it. */
static bool asks_a_command(const struct walk *w)
{
	const struct node *n = walk_node(w);

	for (size_t i = 0; n && i < n->find_out.count; i++)
		if (n->find_out.at[i].snippet)
			return true;
	return false;
}

struct reading play_read_finding(struct play *p, const struct finding *f)
{
	struct reading r = walk_read(p->arena, &p->walk, f->text);

	if (r.choice == CHOICE_NONE || asks_a_command(&p->walk))
		return (struct reading){ .choice = CHOICE_NONE };
	return r;
}

/* ---- as it reads -------------------------------------------------------------- */

struct str found_name(const struct finding *f)
{
	struct str s = f->signature->contains.at[0];

	/* The signs that lead over to what comes next. */
	while (s.n > 1 && strchr(" [({<='\":,", s.p[s.n - 1]))
		s = str_head(s, s.n - 1);
	return s;
}

/* A long line, as of JSON, is shown around the words of its error. */
static struct str around_name(struct arena *a, const struct finding *f,
			      struct str line)
{
	enum { BEFORE = 80, SHOWN = 320 }; /* bytes */
	size_t from = 0, to;
	ptrdiff_t at;

	line = safe_line(a, line).s;
	if (line.n <= SHOWN)
		return line;
	at = loose_find(line, found_name(f), true);
	if (at > BEFORE)
		from = cluster_floor(line, (size_t)at - BEFORE);
	to = cluster_floor(line, from + SHOWN);
	return str_format(a, "%s" STR_FMT "%s", from ? "..." : "",
			  STR_ARG(str_tail(str_head(line, to), from)),
			  to < line.n ? "..." : "");
}

static const struct flow *no_sibling(void *ctx, const struct flow *from,
				     struct str id)
{
	(void)ctx, (void)from, (void)id;
	return NULL;
}

/* A walk that stands there, for the page's words. */
static struct walk *walk_at(struct arena *a, struct spot spot)
{
	const struct walk_world world = { no_sibling, NULL };
	struct walk *w = arena_new(a, struct walk);

	walk_start(w, a, world, spot);
	return w;
}

/* The question or title there, with what was captured filled in. */
static struct str place(struct arena *a, struct spot to,
			const struct finding *f, enum lang l)
{
	struct walk *w = walk_at(a, to);

	for (size_t i = 0; f && i < f->values.count; i++)
		if (f->values.at[i].typed.n)
			walk_set_value(w, f->values.at[i].value,
				       f->values.at[i].typed);
	return page_node_title(a, w, to, l);
}

/* "job.log, line 12 to 40, 3 times: Caused by: …" */
static struct str where(struct arena *a, const struct finding *f, enum lang l)
{
	struct str rest = f->text, line = STR_NONE, at;
	struct str number = str_of_int(a, (int64_t)f->line);

	str_line(&rest, &line);
	line = around_name(a, f, str_trim(line));
	if (f->last_line > f->line)
		number = say2(a, l, W_FOUND_LINES, number,
			      str_of_int(a, (int64_t)f->last_line));
	at = f->count > 1 ? say3(a, l, W_FOUND_TIMES, number,
				 str_of_int(a, (int64_t)f->count), line)
			  : say2(a, l, W_FOUND_ONCE, number, line);
	return f->file.n ? say2(a, l, W_FOUND_IN, f->file, at) : at;
}

static struct str captured(struct arena *a, const struct finding *f,
			   enum lang l)
{
	struct buf out;

	buf_init(&out, a);
	for (size_t i = 0; i < f->values.count; i++) {
		const struct capture *c = &f->values.at[i];
		struct str label = text_in(&c->value->label, l);

		if (out.n)
			buf_put(&out, word(l, W_FOUND_NEXT));
		buf_put(&out,
			c->typed.n
				? say2(a, l, W_FOUND_VALUE, label, c->typed)
				: say2(a, l, W_FOUND_REFUSED, label, c->text));
	}
	return buf_str(&out);
}

static void hint(struct doc *d, struct str text)
{
	struct block *b;

	if (text.n == 0)
		return;
	b = doc_say(d, BLOCK_HINT, text);
	b->depth = 1;
	b->tight = true;
}

/* FLOW > PLACE; the place is empty where the flow as a whole is meant. */
static void put_item(struct doc *d, struct str flow, struct str to,
		     struct item item, struct str mark)
{
	struct span *spans = arena_array(d->arena, struct span, 3);
	struct block *b = doc_add(d, BLOCK_ITEM);

	spans[0] = (struct span){ safe_line(d->arena, flow), SPAN_STRONG,
				  SAFE_NONE };
	spans[1].text = SAFE(" > ");
	spans[2].text = safe_line(d->arena, to);
	b->spans = (struct spans){ spans, to.n ? 3 : 1 };
	b->mark = safe_line(d->arena, mark);
	b->item = item;
}

void found_item(struct doc *d, struct catalog *c, const struct finding *f,
		struct item item, struct str mark, enum lang l)
{
	struct spot to = found_spot(c, f);
	struct arena *a = d->arena;

	put_item(d, text_in(&to.flow->title, l), place(a, to, f, l), item,
		 mark);
	hint(d, where(a, f, l));
	hint(d, captured(a, f, l));
}

void found_hit(struct doc *d, const struct index_hit *hit, struct item item,
	       struct str mark, enum lang l)
{
	struct arena *a = d->arena;
	struct str to = STR_NONE;

	if (hit->node != SIZE_MAX)
		to = place(a, found_hit_spot(hit), NULL, l);
	put_item(d, text_in(&hit->flow->title, l), to, item, mark);
	hint(d, index_reason(a, hit, l));
}
