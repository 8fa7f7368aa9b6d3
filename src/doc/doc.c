#include "unstuck/doc/doc.h"

#include "unstuck/base/buf.h"

void doc_init(struct doc *d, struct arena *a)
{
	*d = (struct doc){ .arena = a };
}

struct block *doc_add(struct doc *d, enum block_kind kind)
{
	struct block *b = list_push(d->arena, &d->blocks);

	b->kind = kind;
	return b;
}

struct block *doc_say(struct doc *d, enum block_kind kind, struct str text)
{
	struct safe safe = kind == BLOCK_CODE ? safe_block(d->arena, text)
					      : safe_line(d->arena, text);
	struct block *b = doc_add(d, kind);

	b->spans = spans_of(d->arena, safe, 0);
	return b;
}

struct spans spans_of(struct arena *a, struct safe text, unsigned style)
{
	struct span *span = arena_new(a, struct span);

	*span = (struct span){ .text = text, .style = style };
	return (struct spans){ span, 1 };
}

struct safe spans_text(struct arena *a, struct spans spans)
{
	struct buf out;

	if (spans.count == 1)
		return safe_line(a, spans.at[0].text.s);
	buf_init(&out, a);
	for (size_t i = 0; i < spans.count; i++) {
		if (spans.at[i].style & SPAN_BREAK)
			buf_putc(&out, ' ');
		buf_put(&out, spans.at[i].text.s);
	}
	return safe_line(a, buf_str(&out));
}

static void list_links(struct doc *d, const struct block *b)
{
	bool marked = b->kind == BLOCK_STEP || b->kind == BLOCK_ITEM;

	for (size_t i = 0; i < b->spans.count; i++) {
		const struct span *s = &b->spans.at[i];
		struct block *link;

		if (!(s->style & SPAN_LINK) || str_eq(s->text.s, s->target.s))
			continue;
		link = doc_add(d, BLOCK_HINT);
		link->depth = b->depth + marked;
		link->spans = spans_of(d->arena, s->target, SPAN_LINK);
	}
}

void doc_list_links(struct doc *d)
{
	struct doc listed;

	doc_init(&listed, d->arena);
	listed.lang = d->lang;
	for (size_t i = 0; i < d->blocks.count; i++) {
		struct block b = d->blocks.at[i];

		*list_push(d->arena, &listed.blocks) = b;
		list_links(&listed, &b);
	}
	*d = listed;
}

void doc_append(struct doc *d, const struct doc *from)
{
	/* from may be d itself */
	for (size_t i = 0, count = from->blocks.count; i < count; i++) {
		struct block b = from->blocks.at[i];

		*list_push(d->arena, &d->blocks) = b;
	}
}
