/* What `yields` names is there, and no order leads back to itself. */
#include "checks.h"
#include "unstuck/base/buf.h"

/* ---- names ----------------------------------------------------------------- */

/* The nodes that the flow's signatures lead to. */
static struct id_table led_to(struct arena *a, const struct flow *f)
{
	struct id_table ids = { 0 };

	for (size_t i = 0; i < f->signature_count; i++)
		id_table_add(a, &ids, f->signatures[i].next.node, i);
	id_table_sort(&ids);
	return ids;
}

static void check_yielded(struct checker *c, const struct flow *f,
			  const struct flow_goto *to)
{
	struct id_table ids;
	struct str hint;
	size_t flow, which;

	if (str_eq(to->flow, f->id)) {
		diag_add(c->diags, DIAG_DANGLING, to->at,
			 "in one flow the first signature of the list goes "
			 "first; put them in that order");
		return;
	}
	if (!id_table_find(&c->flow_ids, to->flow, &flow)) {
		hint = nearest(c, &c->flow_ids, to->flow);
		diag_add(c->diags, DIAG_DANGLING, to->at,
			 "the pack has no flow '" STR_FMT "'" STR_FMT,
			 STR_ARG(to->flow), STR_ARG(hint));
		return;
	}
	if (c->flows[flow]->node_count == 0)
		return; /* it has faults of its own */
	ids = led_to(c->arena, c->flows[flow]);
	if (ids.list.count == 0)
		diag_add(c->diags, DIAG_DANGLING, to->at,
			 "the flow '" STR_FMT "' has no signatures",
			 STR_ARG(to->flow));
	if (ids.list.count == 0 || to->node.n == 0 ||
	    id_table_find(&ids, to->node, &which))
		return;
	hint = nearest(c, &ids, to->node);
	diag_add(c->diags, DIAG_DANGLING, to->at,
		 "the flow '" STR_FMT
		 "' has no signature that leads to '" STR_FMT "'" STR_FMT,
		 STR_ARG(to->flow), STR_ARG(to->node), STR_ARG(hint));
}

/* ---- circles ---------------------------------------------------------------- */

enum { CIRCLE_SHOWN = 12 };

/* Signatures of all flows, numbered through. */
struct order {
	struct checker *checker;
	size_t count;
	size_t *first; /* of each flow */
	size_t *flow;  /* of each signature */
	bool *placed;  /* nothing that is left goes before it */
};

static struct order number_all(struct checker *c)
{
	struct order o = { .checker = c };

	o.first = arena_array(c->arena, size_t, c->flow_count);
	for (size_t f = 0; f < c->flow_count; f++) {
		o.first[f] = o.count;
		o.count += c->flows[f]->signature_count;
	}
	o.flow = arena_array(c->arena, size_t, o.count);
	o.placed = arena_array(c->arena, bool, o.count);
	for (size_t f = 0; f < c->flow_count; f++)
		for (size_t i = 0; i < c->flows[f]->signature_count; i++)
			o.flow[o.first[f] + i] = f;
	return o;
}

static const struct signature *signature_at(const struct order *o, size_t i)
{
	size_t f = o->flow[i];

	return &o->checker->flows[f]->signatures[i - o->first[f]];
}

/* A signature of flow `to` that is left and that the one yields to; or none. */
static size_t yielded(const struct order *o, const struct signature *s,
		      size_t to)
{
	const struct flow *f = o->checker->flows[to];

	for (size_t i = 0; i < f->signature_count; i++)
		if (!o->placed[o->first[to] + i] &&
		    signature_yields(s, f, &f->signatures[i]))
			return o->first[to] + i;
	return o->count;
}

/* One that is left and goes before it: one it yields to, or one above. */
static size_t before(const struct order *o, size_t i)
{
	const struct signature *s = signature_at(o, i);
	size_t flow, found = o->count;

	for (size_t y = 0; y < s->yields.count && found == o->count; y++)
		if (id_table_find(&o->checker->flow_ids, s->yields.at[y].flow,
				  &flow))
			found = yielded(o, s, flow);
	for (size_t above = i; above > o->first[o->flow[i]]; above--)
		if (found == o->count && !o->placed[above - 1])
			found = above - 1;
	return found;
}

/* Place one after the other, as often as that makes room for more. */
static size_t place_all(const struct order *o)
{
	size_t left = o->count, was;

	do {
		was = left;
		for (size_t i = 0; i < o->count; i++)
			if (!o->placed[i] && before(o, i) == o->count) {
				o->placed[i] = true;
				left--;
			}
	} while (left && left < was);
	return left;
}

/* Each that is left has one before it: who goes on ends in the circle. */
static size_t into_circle(const struct order *o)
{
	size_t here = 0;

	while (o->placed[here])
		here++;
	for (size_t i = 0; i < o->count; i++)
		here = before(o, here);
	/* The order of a list makes no circle: some of it yields. */
	while (signature_at(o, here)->yields.count == 0)
		here = before(o, here);
	return here;
}

static void put_name(const struct order *o, struct buf *out, size_t i)
{
	buf_put(out, o->checker->flows[o->flow[i]]->id);
	buf_putc(out, '#');
	buf_put(out, signature_at(o, i)->next.node);
}

static void tell_circle(const struct order *o)
{
	size_t start = into_circle(o), here = start;
	struct buf names;

	buf_init(&names, o->checker->arena);
	for (size_t i = 0; i < CIRCLE_SHOWN && (i == 0 || here != start); i++) {
		put_name(o, &names, here);
		buf_puts(&names, " > ");
		here = before(o, here);
	}
	put_name(o, &names, here);
	diag_add(o->checker->diags, DIAG_CYCLE,
		 signature_at(o, start)->yields.at[0].at,
		 "these signatures give way in a circle: " STR_FMT
		 "; one of them must go first",
		 STR_ARG(buf_str(&names)));
}

void check_yields(struct checker *c)
{
	struct order o = number_all(c);

	for (size_t i = 0; i < o.count; i++) {
		const struct gotos *yields = &signature_at(&o, i)->yields;

		for (size_t y = 0; y < yields->count; y++)
			check_yielded(c, c->flows[o.flow[i]], &yields->at[y]);
	}
	if (place_all(&o))
		tell_circle(&o);
}
