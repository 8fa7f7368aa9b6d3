#include "unstuck/render/graph.h"

#include "unstuck/doc/markdown.h"
#include "unstuck/text/wrap.h"

enum { BOX_COLS = 30, ARROW_COLS = 22 };

const struct graph_writer *const graph_writers[] = {
	&graph_dot,
	&graph_mermaid,
};

const size_t graph_writer_count = COUNT(graph_writers);

struct grapher {
	struct arena *arena;
	const struct flow *flow;
	struct graph_options options;
	struct graph graph;
};

/* ---- words --------------------------------------------------------------- */

static struct span name_value(struct arena *a, void *ctx, struct str name)
{
	(void)ctx;
	return (struct span){ .text = safe_line(a,
						str_format(a, "{" STR_FMT "}",
							   STR_ARG(name))) };
}

/* A text in plain words, in lines of so many columns. */
static struct str lines_of(struct grapher *g, struct str text, int cols)
{
	static const struct fill fill = { name_value, NULL };
	struct arena *a = g->arena;
	struct str s = spans_text(a, markdown_spans(a, text, &fill)).s;
	struct wrap wrap = text_wrap(a, s, NULL, cols, cols);
	struct buf out;

	buf_init(&out, a);
	for (size_t i = 0; i < wrap.count; i++) {
		const struct wrap_line *line = &wrap.lines[i];

		if (i)
			buf_putc(&out, '\n');
		buf_put(&out,
			str_trim(str_tail(str_head(s, line->to), line->from)));
	}
	return buf_str(&out);
}

static struct str words_for(const struct grapher *g, enum word w)
{
	return word(g->options.lang, w);
}

/* ---- boxes --------------------------------------------------------------- */

static void add_node(struct grapher *g, const struct node *n)
{
	static const enum vertex_kind kinds[] = {
		[OUTCOME_FIX] = VERTEX_FIX,
		[OUTCOME_ANSWER] = VERTEX_ANSWER,
		[OUTCOME_ESCALATE] = VERTEX_ESCALATE,
	};
	bool asks = n->kind == NODE_QUESTION;
	const struct text *say = asks ? &n->ask : &n->title;
	struct vertex *v = list_push(g->arena, &g->graph.vertices);

	v->kind = asks ? VERTEX_QUESTION : kinds[n->outcome];
	v->id = n->id;
	v->label = lines_of(g, text_in(say, g->options.lang), BOX_COLS);
}

/* A place outside of the flow, made when it is first needed. */
static size_t add_outside(struct grapher *g, enum vertex_kind kind,
			  struct str id, struct str label)
{
	size_t i = g->flow->node_count;
	struct vertex *v;

	while (i < g->graph.vertices.count &&
	       !str_eq(g->graph.vertices.at[i].id, id))
		i++;
	if (i < g->graph.vertices.count)
		return i;
	v = list_push(g->arena, &g->graph.vertices);
	*v = (struct vertex){ kind, id, label };
	return i;
}

static size_t vertex_of(struct grapher *g, struct flow_goto next)
{
	struct str id = flow_goto_text(g->arena, next);

	if (next.kind == GOTO_NODE)
		return next.index;
	if (next.kind == GOTO_FLOW)
		return add_outside(g, VERTEX_ELSEWHERE, id, id);
	return add_outside(g, VERTEX_TICKET, id, words_for(g, W_TICKET));
}

/* ---- arrows -------------------------------------------------------------- */

static void add_edge(struct grapher *g, size_t from, int choice,
		     enum edge_kind kind, struct str label)
{
	const struct node *n = &g->flow->nodes[from];
	size_t to = vertex_of(g, node_next(n, choice));
	struct edge *e = list_push(g->arena, &g->graph.edges);

	*e = (struct edge){ kind, from, to, label, false };
	if (!g->options.took ||
	    g->options.took(g->options.ctx, g->flow, from, choice))
		return;
	e->untested = true;
	e->label =
		str_format(g->arena, STR_FMT "\n(" STR_FMT ")", STR_ARG(label),
			   STR_ARG(words_for(g, W_UNTESTED)));
}

static void add_edges(struct grapher *g, size_t from)
{
	static const enum word not_ended[] = {
		[OUTCOME_FIX] = W_NOT_FIXED,
		[OUTCOME_ANSWER] = W_NOT_ANSWERED,
		[OUTCOME_ESCALATE] = W_NOT_FILED,
	};
	const struct node *n = &g->flow->nodes[from];

	if (n->kind == NODE_OUTCOME) {
		add_edge(g, from, VERDICT_NOT_FIXED, EDGE_VERDICT,
			 words_for(g, not_ended[n->outcome]));
		return;
	}
	for (size_t i = 0; i < n->option_count; i++) {
		struct str label =
			text_in(&n->options[i].label, g->options.lang);

		add_edge(g, from, (int)i, EDGE_OPTION,
			 lines_of(g, label, ARROW_COLS));
	}
	add_edge(g, from, CHOICE_UNSURE, EDGE_UNSURE, words_for(g, W_NOT_SURE));
}

struct graph graph_of(struct arena *a, const struct flow *f,
		      struct graph_options options)
{
	struct grapher g = { .arena = a, .flow = f, .options = options };

	g.graph.title = safe_line(a, text_in(&f->title, options.lang)).s;
	for (size_t i = 0; i < f->node_count; i++)
		add_node(&g, &f->nodes[i]);
	for (size_t i = 0; i < f->node_count; i++)
		add_edges(&g, i);
	return g.graph;
}
