/*
 * graph - a flow as the source of a picture.
 *
 * Knows: which boxes and arrows a flow is made of, and how DOT (Graphviz)
 * and Mermaid write them; one row a language of pictures.
 * Owns: nothing; bytes are appended to the buffer.  Fails: never.
 * Nothing is told by color alone: verdicts are dashed, "not sure" is dotted,
 * what is untested says so.
 */
#ifndef UNSTUCK_RENDER_GRAPH_H
#define UNSTUCK_RENDER_GRAPH_H

#include "unstuck/base/buf.h"
#include "unstuck/flow/flow.h"

struct graph_options {
	enum lang lang;
	/* Has a test taken this choice?  NULL: that is not asked. */
	bool (*took)(void *ctx, const struct flow *f, size_t node, int choice);
	void *ctx;
};

enum vertex_kind {
	VERTEX_QUESTION,
	VERTEX_FIX,
	VERTEX_ANSWER,
	VERTEX_ESCALATE,
	VERTEX_ELSEWHERE, /* a node of another flow */
	VERTEX_TICKET,
	VERTEX_KINDS
};

struct vertex {
	enum vertex_kind kind;
	struct str id;	  /* node, flow#node or ticket */
	struct str label; /* lines that end with \n, but for the last */
};

enum edge_kind { EDGE_OPTION, EDGE_UNSURE, EDGE_VERDICT, EDGE_KINDS };

struct edge {
	enum edge_kind kind;
	size_t from, to; /* into vertices */
	struct str label;
	bool untested;
};

struct graph {
	struct str title;
	LIST(struct vertex) vertices; /* the flow's nodes come first */
	LIST(struct edge) edges;
};

/* The boxes and arrows, in the order of the flow. */
struct graph graph_of(struct arena *a, const struct flow *f,
		      struct graph_options options);

struct graph_writer {
	struct str name; /* as in --format */
	void (*write)(struct buf *out, const struct graph *g);
};

extern const struct graph_writer graph_dot, graph_mermaid;

/* All rows, the default first. */
extern const struct graph_writer *const graph_writers[];
extern const size_t graph_writer_count;

#endif
