/* DOT, the language of Graphviz. */
#include "unstuck/render/graph.h"

static const char *const shapes[VERTEX_KINDS] = {
	[VERTEX_QUESTION] = "shape=box, style=rounded",
	[VERTEX_FIX] = "shape=box, penwidth=2",
	[VERTEX_ANSWER] = "shape=note",
	[VERTEX_ESCALATE] = "shape=box, peripheries=2",
	[VERTEX_ELSEWHERE] = "shape=cds",
	[VERTEX_TICKET] = "shape=oval, peripheries=2",
};

static const char *const lines[EDGE_KINDS] = {
	[EDGE_OPTION] = "style=solid",
	[EDGE_UNSURE] = "style=dotted",
	[EDGE_VERDICT] = "style=dashed",
};

/* Within quotes only these two are special; \n is a line's end. */
static void put_quoted(struct buf *out, struct str s)
{
	buf_putc(out, '"');
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '"' || s.p[i] == '\\')
			buf_putc(out, '\\');
		if (s.p[i] == '\n')
			buf_puts(out, "\\n");
		else
			buf_putc(out, s.p[i]);
	}
	buf_putc(out, '"');
}

/* A blank at both ends of each line: the label must not touch its arrow. */
static struct str padded(struct arena *a, struct str s)
{
	struct buf out;
	struct str line;

	buf_init(&out, a);
	while (str_line(&s, &line))
		buf_printf(&out, "%s " STR_FMT " ", out.n ? "\n" : "",
			   STR_ARG(line));
	return buf_str(&out);
}

static void put_vertex(struct buf *out, const struct vertex *v)
{
	buf_putc(out, '\t');
	put_quoted(out, v->id);
	buf_printf(out, " [%s, label=", shapes[v->kind]);
	put_quoted(out, v->label);
	buf_puts(out, "];\n");
}

static void put_edge(struct buf *out, const struct graph *g,
		     const struct edge *e)
{
	buf_putc(out, '\t');
	put_quoted(out, g->vertices.at[e->from].id);
	buf_puts(out, " -> ");
	put_quoted(out, g->vertices.at[e->to].id);
	buf_printf(out, " [%s%s, label=", lines[e->kind],
		   e->untested ? ", color=red, fontcolor=red, penwidth=2" : "");
	put_quoted(out, padded(out->arena, e->label));
	buf_puts(out, "];\n");
}

static void dot_write(struct buf *out, const struct graph *g)
{
	buf_puts(out, "digraph ");
	put_quoted(out, g->title);
	buf_puts(out, " {\n\tgraph [rankdir=TB, labelloc=t, fontsize=16, "
		      "fontname=\"sans-serif\", label=");
	put_quoted(out, g->title);
	buf_puts(out, "];\n"
		      "\tnode [fontname=\"sans-serif\", fontsize=11];\n"
		      "\tedge [fontname=\"sans-serif\", fontsize=10];\n");
	for (size_t i = 0; i < g->vertices.count; i++)
		put_vertex(out, &g->vertices.at[i]);
	for (size_t i = 0; i < g->edges.count; i++)
		put_edge(out, g, &g->edges.at[i]);
	buf_puts(out, "}\n");
}

const struct graph_writer graph_dot = { STR_INIT("dot"), dot_write };
