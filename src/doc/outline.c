#include "unstuck/doc/outline.h"

enum { DEPTH_MAX = 8 };

void outline_init(struct outline *o, struct doc *d, enum block_kind kind,
		  int depth, const struct fill *fill)
{
	*o = (struct outline){
		.doc = d, .first = d->blocks.count, .kind = kind, .depth = depth
	};
	run_init(&o->run, d->arena, fill);
}

struct block *outline_last(struct outline *o)
{
	return &o->doc->blocks.at[o->doc->blocks.count - 1];
}

static struct level *innermost(struct outline *o)
{
	size_t count = o->levels.count;

	return count ? &o->levels.at[count - 1] : NULL;
}

/* Text of an item stands one level deeper than the item's mark. */
static int depth_of(struct outline *o, enum block_kind kind)
{
	size_t depth = o->levels.count;

	if (depth > 0 && innermost(o)->list && kind != BLOCK_ITEM)
		depth++;
	return o->depth + (depth < DEPTH_MAX ? (int)depth : DEPTH_MAX);
}

static struct block *add_item(struct outline *o)
{
	struct arena *a = o->doc->arena;
	struct level *list = innermost(o);
	struct block *b = doc_add(o->doc, BLOCK_ITEM);

	o->item = false;
	b->depth = depth_of(o, BLOCK_ITEM);
	b->tight = list->tight && (list->items > 0 || o->levels.count > 1);
	b->mark = SAFE("-");
	if (list->ordered)
		b->mark = safe_line(a, str_format(a, "%u.", list->number));
	list->number++;
	list->items++;
	return b;
}

/* Is the next block the one whose kind the caller chose? */
static bool takes_kind(const struct outline *o)
{
	return o->doc->blocks.count == o->first && o->kind != BLOCK_PARAGRAPH;
}

struct block *outline_add(struct outline *o, enum block_kind kind)
{
	struct block *b = NULL;

	outline_close(o);
	if (takes_kind(o)) {
		b = doc_add(o->doc, o->kind);
		b->depth = o->depth;
		if (kind == BLOCK_PARAGRAPH && o->levels.count == 0)
			return b;
	}
	if (o->item) {
		b = add_item(o);
		if (kind == BLOCK_PARAGRAPH)
			return b;
	}
	b = doc_add(o->doc, kind);
	b->depth = depth_of(o, kind);
	b->tight = o->levels.count > 0 && innermost(o)->tight;
	return b;
}

void outline_open(struct outline *o, enum block_kind kind)
{
	outline_add(o, kind);
	o->leaf = true;
}

void outline_close(struct outline *o)
{
	if (o->leaf)
		outline_last(o)->spans = run_take(&o->run);
	o->leaf = false;
}

/* An item without text, or that begins with a list, still shows its mark. */
static void show_item(struct outline *o)
{
	outline_close(o);
	if (o->item)
		outline_add(o, BLOCK_PARAGRAPH);
}

void outline_push(struct outline *o, struct level level)
{
	show_item(o);
	*list_push(o->doc->arena, &o->levels) = level;
}

void outline_pop(struct outline *o)
{
	outline_close(o);
	o->levels.count--;
}

void outline_begin_item(struct outline *o)
{
	outline_close(o);
	o->item = true;
}

void outline_end_item(struct outline *o)
{
	show_item(o);
}

void outline_finish(struct outline *o)
{
	if (takes_kind(o))
		outline_add(o, BLOCK_PARAGRAPH);
}
