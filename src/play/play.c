#include "unstuck/play/play.h"

#include "unstuck/base/buf.h"
#include "unstuck/base/typo.h"
#include "unstuck/sys/env.h"
#include "unstuck/sys/files.h"

static const struct flow *sibling(void *ctx, const struct flow *from,
				  struct str id)
{
	struct play *p = ctx;

	return catalog_sibling(p->catalog, from, id, p->diags);
}

static void start(struct play *p, struct arena *a, struct catalog *c,
		  struct spot entry, enum lang l)
{
	const struct walk_world world = { sibling, p };

	p->arena = a;
	p->catalog = c;
	p->lang = l;
	p->diags = arena_new(a, struct diags);
	diags_init(p->diags, a);
	keep_init(&p->keep, a);
	p->keep.off = true;
	walk_start(&p->walk, a, world, entry);
}

static bool find_node(const struct flow *flow, struct str id, size_t *node,
		      struct diags *d)
{
	const struct node *n = flow_node(flow, id);
	struct typo typo = typo_start(id);
	struct str hint;

	if (n) {
		*node = (size_t)(n - flow->nodes);
		return true;
	}
	for (size_t i = 0; i < flow->node_count; i++)
		typo_offer(&typo, flow->nodes[i].id);
	hint = typo_hint(d->arena, &typo);
	return diag_add(d, DIAG_NO_NODE, NO_PLACE,
			"the flow '" STR_FMT "' has no node '" STR_FMT
			"'" STR_FMT "; `unstuck show " STR_FMT "` lists them",
			STR_ARG(flow->id), STR_ARG(id), STR_ARG(hint),
			STR_ARG(flow->id));
}

/* FLOW#ticket is the ticket page, from FLOW. */
static bool find_spot(const struct flow *flow, struct str id, struct spot *out,
		      struct diags *d)
{
	*out = (struct spot){ SPOT_TICKET, flow, 0 };
	if (str_eq(id, STR("ticket")))
		return true;
	*out = (struct spot){ SPOT_NODE, flow, flow->start };
	return id.n == 0 || find_node(flow, id, &out->node, d);
}

bool play_open(struct play *p, struct arena *a, struct catalog *c,
	       struct str name, enum lang l, struct diags *d)
{
	struct str_pair cut = str_cut(name, STR("#"));
	struct catalog_flow *found = catalog_find(c, cut.head, d);
	const struct flow *flow = found ? catalog_flow(c, found, d) : NULL;
	struct spot entry;

	if (!flow || !find_spot(flow, cut.tail, &entry, d))
		return false;
	*p = (struct play){ .name = name };
	start(p, a, c, entry, l);
	return true;
}

/* The id, with the pack where another one has a flow of that id. */
static struct str name_of(struct arena *a, struct catalog *c,
			  struct catalog_flow *f)
{
	struct diags quiet;

	diags_init(&quiet, a);
	if (catalog_find(c, f->id, &quiet) == f)
		return f->id;
	return str_format(a, STR_FMT "/" STR_FMT, STR_ARG(f->pack->id),
			  STR_ARG(f->id));
}

bool play_open_flow(struct play *p, struct arena *a, struct catalog *c,
		    struct catalog_flow *f, enum lang l, struct diags *d)
{
	size_t errors = d->errors;
	const struct flow *flow = catalog_flow(c, f, d);

	if (!flow && d->errors == errors) /* its faults were told before */
		diag_add(d, DIAG_READ, NO_PLACE,
			 "the flow '" STR_FMT
			 "' cannot be read; `unstuck lint` says why",
			 STR_ARG(f->id));
	if (!flow)
		return false;
	*p = (struct play){ .name = name_of(a, c, f) };
	start(p, a, c, (struct spot){ SPOT_NODE, flow, flow->start }, l);
	return true;
}

const struct value *play_value(const struct play *p, struct str name)
{
	const struct walk *w = &p->walk;
	const struct value *v = flow_value(w->entry.flow, name);

	for (size_t i = 0; i < w->depth && !v; i++)
		v = flow_value(w->path[i].spot.flow, name);
	return v ? v : flow_value(w->here.flow, name);
}

/* ---- a page in a file ---------------------------------------------------- */

bool play_save(struct arena *a, struct str path, struct str page, enum lang l,
	       struct str *said)
{
	struct diags d;

	diags_init(&d, a);
	if (sys_write_file(sys_home_path(a, path), page, false, &d))
		*said = say(a, l, W_SAVED, path);
	else if (d.list.at[0].code == DIAG_EXISTS)
		*said = say(a, l, W_SAVE_EXISTS, path);
	else
		*said = say(a, l, W_SAVE_FAILED, d.list.at[0].message);
	return d.errors == 0;
}

/* ---- the line that brings back ------------------------------------------ */

static bool is_plain(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		      (c >= '0' && c <= '9') || c == '-' || c == '_' ||
		      c == '.' || c == '/' || c == ':' || c == '=' ||
		      c == ',' || c == '@'))
			return false;
	}
	return s.n > 0;
}

/* POSIX shell quoting: single quotes, each of its own as '\''. */
void play_quote(struct buf *out, struct str s)
{
	if (is_plain(s)) {
		buf_put(out, s);
		return;
	}
	buf_putc(out, '\'');
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '\'')
			buf_puts(out, "'\\''");
		else
			buf_putc(out, s.p[i]);
	}
	buf_putc(out, '\'');
}

static struct str answer_word(struct arena *a, const struct play *p,
			      const struct visit *v)
{
	const struct node *n = v->spot.kind == SPOT_NODE
				       ? &v->spot.flow->nodes[v->spot.node]
				       : NULL;
	struct str id =
		n ? node_choice_id(n, v->choice) : verdict_ids[v->choice];

	if (!n)
		return str_format(a, "ticket=" STR_FMT, STR_ARG(id));
	if (v->spot.flow == p->walk.entry.flow)
		return str_format(a, STR_FMT "=" STR_FMT, STR_ARG(n->id),
				  STR_ARG(id));
	return str_format(a, STR_FMT "#" STR_FMT "=" STR_FMT,
			  STR_ARG(v->spot.flow->id), STR_ARG(n->id),
			  STR_ARG(id));
}

struct str play_way_back(struct arena *a, const struct play *p)
{
	const struct walk *w = &p->walk;
	struct buf out;

	buf_init(&out, a);
	buf_puts(&out, "unstuck walk");
	buf_putc(&out, ' ');
	play_quote(&out, p->name);
	for (size_t i = 0; i < w->depth; i++) {
		buf_puts(&out, " --answer ");
		play_quote(&out, answer_word(a, p, &w->path[i]));
	}
	for (size_t i = 0; i < w->values.count; i++) {
		const struct filled *f = &w->values.at[i];

		/* Back has left the flow that asks for it: none would take it. */
		if (f->typed.n == 0 || !play_value(p, f->value->id))
			continue;
		buf_puts(&out, " --set ");
		play_quote(&out, str_format(a, STR_FMT "=" STR_FMT,
					    STR_ARG(f->value->id),
					    STR_ARG(f->typed)));
	}
	return buf_str(&out);
}

struct str play_bring_back(struct arena *a, const struct play *p)
{
	struct buf out;

	if (p->keep.off || p->keep.id.n == 0)
		return play_way_back(a, p);
	buf_init(&out, a);
	buf_puts(&out, "unstuck resume ");
	play_quote(&out, p->keep.id);
	return buf_str(&out);
}
