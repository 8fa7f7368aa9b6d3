/* Mermaid flowcharts, which many web pages draw. */
#include "unstuck/render/graph.h"

/* What stands around the label. */
static const struct {
	const char *open, *close;
} shapes[VERTEX_KINDS] = {
	[VERTEX_QUESTION] = { "(", ")" },  [VERTEX_FIX] = { "[", "]" },
	[VERTEX_ANSWER] = { "[/", "/]" },  [VERTEX_ESCALATE] = { "[[", "]]" },
	[VERTEX_ELSEWHERE] = { ">", "]" }, [VERTEX_TICKET] = { "([", "])" },
};

static const char *const arrows[EDGE_KINDS] = {
	[EDGE_OPTION] = "-->",
	[EDGE_UNSURE] = "-.->",
	[EDGE_VERDICT] = "==>",
};

/*
 * A label is HTML to Mermaid, or Markdown after a backtick: what makes it so
 * becomes an entity of Mermaid's spelling, #NN;.
 */
static void put_label(struct buf *out, struct str s)
{
	static const struct str special = STR_INIT("\"#&<>`\\;");

	buf_putc(out, '"');
	for (size_t i = 0; i < s.n; i++) {
		struct str c = str_head(str_tail(s, i), 1);

		if (s.p[i] == '\n')
			buf_puts(out, "<br>");
		else if (str_find(special, c) >= 0)
			buf_printf(out, "#%d;", s.p[i]);
		else
			buf_putc(out, s.p[i]);
	}
	buf_putc(out, '"');
}

/* The title stands in YAML. */
static void put_title(struct buf *out, struct str s)
{
	buf_puts(out, "---\ntitle: \"");
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '"' || s.p[i] == '\\')
			buf_putc(out, '\\');
		buf_putc(out, s.p[i]);
	}
	buf_puts(out, "\"\n---\n");
}

static void put_edge(struct buf *out, const struct edge *e)
{
	buf_printf(out, "\tn%zu %s|", e->from, arrows[e->kind]);
	put_label(out, e->label);
	buf_printf(out, "| n%zu\n", e->to);
}

static void mermaid_write(struct buf *out, const struct graph *g)
{
	put_title(out, g->title);
	buf_puts(out, "flowchart TD\n");
	for (size_t i = 0; i < g->vertices.count; i++) {
		const struct vertex *v = &g->vertices.at[i];

		buf_printf(out, "\tn%zu%s", i, shapes[v->kind].open);
		put_label(out, v->label);
		buf_printf(out, "%s\n", shapes[v->kind].close);
	}
	for (size_t i = 0; i < g->edges.count; i++)
		put_edge(out, &g->edges.at[i]);
	for (size_t i = 0; i < g->edges.count; i++)
		if (g->edges.at[i].untested)
			buf_printf(out,
				   "\tlinkStyle %zu stroke:red,"
				   "stroke-width:3px\n",
				   i);
}

const struct graph_writer graph_mermaid = { STR_INIT("mermaid"),
					    mermaid_write };
