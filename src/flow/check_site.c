/* What the proofs share: texts and where they stand, names in order. */
#include "checks.h"

#include <stdlib.h>
#include <string.h>

#include "unstuck/base/typo.h"
#include "unstuck/flow/glossary.h"
#include "unstuck/pattern/pattern.h"

enum { MAX_CAPTURES = 32 };

/* ---- the texts --------------------------------------------------------- */

struct collector {
	struct arena *arena;
	LIST(struct site) sites;
	struct site like; /* what the next texts belong to */
};

/* Most texts hold no value: every proof can pass them by. */
static bool has_brace(const struct text *t)
{
	for (int l = 0; l < LANG_COUNT; l++)
		if (t->in[l].n && memchr(t->in[l].p, '{', t->in[l].n))
			return true;
	return false;
}

static void add_text(struct collector *c, const struct text *t)
{
	struct site *s;

	/* The program's own words need no proof. */
	if (!t->yaml)
		return;
	s = list_push(c->arena, &c->sites);
	*s = c->like;
	s->text = t;
	s->braces = has_brace(t);
}

static void add_step(struct collector *c, const struct step *step)
{
	c->like.shared = step->use.n > 0;
	add_text(c, &step->say);
	add_text(c, &step->warning);
	add_text(c, &step->internal);
	if (step->snippet) {
		c->like.snippet = step->snippet;
		add_text(c, &step->snippet->code);
		c->like.snippet = NULL;
	}
	c->like.shared = false;
}

static void add_steps(struct collector *c, const struct steps *steps)
{
	for (size_t i = 0; i < steps->count; i++)
		add_step(c, &steps->at[i]);
}

static void add_values(struct collector *c, const struct value *values,
		       size_t count)
{
	for (size_t i = 0; i < count; i++) {
		c->like.owner = &values[i];
		add_text(c, &values[i].label);
		add_text(c, &values[i].hint);
		add_steps(c, &values[i].find_out);
	}
	c->like.owner = NULL;
}

static void add_node(struct collector *c, const struct node *n)
{
	add_text(c, &n->ask);
	add_text(c, &n->hint);
	add_steps(c, &n->find_out);
	for (size_t i = 0; i < n->option_count; i++) {
		add_text(c, &n->options[i].label);
		add_text(c, &n->options[i].hint);
	}
	add_text(c, &n->title);
	add_text(c, &n->text);
	add_steps(c, &n->steps);
	add_text(c, &n->verify);
}

struct sites flow_sites(struct arena *a, const struct flow *f)
{
	struct collector c = { .arena = a };

	add_text(&c, &f->title);
	add_text(&c, &f->summary);
	add_values(&c, f->values, f->value_count);
	for (size_t i = 0; i < f->node_count; i++)
		add_node(&c, &f->nodes[i]);
	return (struct sites){ c.sites.at, c.sites.count };
}

struct sites pack_sites(struct arena *a, const struct pack *p)
{
	struct collector c = { .arena = a };

	add_text(&c, &p->title);
	for (size_t i = 0; i < p->area_count; i++)
		add_text(&c, &p->areas[i].title);
	for (size_t i = 0; i < p->source_count; i++)
		add_text(&c, &p->sources[i].title);
	add_values(&c, p->values, p->value_count);
	for (size_t i = 0; i < p->step_count; i++)
		add_step(&c, &p->steps[i].step);
	for (size_t i = 0; p->glossary && i < p->glossary->count; i++)
		add_text(&c, &p->glossary->terms[i].say);
	add_text(&c, &p->ticket_text);
	add_text(&c, &p->feedback_text);
	return (struct sites){ c.sites.at, c.sites.count };
}

bool site_lang(const struct site *s, enum lang l)
{
	if (s->text->in[l].n == 0)
		return false;
	return l == 0 || s->text->yaml->kind != YAML_SCALAR;
}

struct ids captures(struct arena *a, const struct signature *s)
{
	struct ids names = { 0 };

	/* Compiling costs, and every named group starts with this. */
	if (str_find(s->pattern, STR("(?")) < 0)
		return names;
	names.at = arena_array(a, struct str, MAX_CAPTURES);
	names.count = pattern_names(a, s->pattern, names.at, MAX_CAPTURES);
	return names;
}

/* ---- names ------------------------------------------------------------- */

void id_table_add(struct arena *a, struct id_table *x, struct str id,
		  size_t which)
{
	*list_push(a, &x->list) = (struct entry){ id, which };
}

static int compare_entries(const void *a, const void *b)
{
	const struct entry *left = a, *right = b;
	int order = str_cmp(left->id, right->id);

	if (order)
		return order;
	return (left->which > right->which) - (left->which < right->which);
}

void id_table_sort(struct id_table *x)
{
	if (x->list.count)
		qsort(x->list.at, x->list.count, sizeof *x->list.at,
		      compare_entries);
}

bool id_table_find(const struct id_table *x, struct str id, size_t *which)
{
	size_t low = 0, high = x->list.count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (str_cmp(x->list.at[middle].id, id) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == x->list.count || !str_eq(x->list.at[low].id, id))
		return false;
	*which = x->list.at[low].which;
	return true;
}

struct str nearest(const struct checker *c, const struct id_table *x,
		   struct str word)
{
	struct typo typo = typo_start(word);

	if (diags_full(c->diags))
		return STR_NONE;
	for (size_t i = 0; i < x->list.count; i++)
		typo_offer(&typo, x->list.at[i].id);
	return typo_hint(c->arena, &typo);
}

const struct value *checker_value(const struct checker *c, size_t which)
{
	size_t own = c->flow ? c->flow->value_count : 0;

	return which < own ? &c->flow->values[which]
			   : &c->pack->values[which - own];
}

/* ---- places ------------------------------------------------------------ */

struct place place_after(const struct checker *c, struct place from,
			 size_t window, struct str needle)
{
	size_t start;
	ptrdiff_t hit;

	if (diags_full(c->diags) || !from.source || needle.n == 0)
		return from;
	start = yaml_offset(from);
	hit = str_find(str_head(str_tail(from.source->bytes, start), window),
		       needle);
	return hit < 0 ? from : yaml_place(from.source, start + (size_t)hit);
}

struct place place_in(const struct checker *c, const struct text *t,
		      enum lang l, struct str needle)
{
	struct str code = lang_code(l);
	const struct yaml *y = t->yaml;

	if (y->kind == YAML_MAP) {
		for (y = y->first; y && !str_eq(y->key, code);)
			y = y->next;
		if (!y)
			return t->yaml->at;
	}
	/* Escapes and indentation make the raw text longer than the text. */
	return place_after(c, y->at, 4 * y->text.n + 256, needle);
}

/* ---- edges ------------------------------------------------------------- */

size_t node_edges(const struct node *n)
{
	return n->kind == NODE_QUESTION ? n->option_count + 1 : 1;
}

struct flow_goto node_edge(const struct node *n, size_t i)
{
	if (n->kind == NODE_OUTCOME)
		return n->otherwise;
	return i < n->option_count ? n->options[i].next : n->unsure;
}
