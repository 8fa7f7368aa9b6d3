#include "unstuck/page/bilingual.h"

static bool same_shape(const struct doc *a, const struct doc *b)
{
	if (a->blocks.count != b->blocks.count)
		return false;
	for (size_t i = 0; i < a->blocks.count; i++)
		if (a->blocks.at[i].kind != b->blocks.at[i].kind ||
		    a->blocks.at[i].depth != b->blocks.at[i].depth)
			return false;
	return true;
}

static bool same_spans(struct spans a, struct spans b)
{
	if (a.count != b.count)
		return false;
	for (size_t i = 0; i < a.count; i++)
		if (!str_eq(a.at[i].text.s, b.at[i].text.s) ||
		    !str_eq(a.at[i].target.s, b.at[i].target.s))
			return false;
	return true;
}

static bool same_table(const struct table *a, const struct table *b)
{
	if (a->rows != b->rows || a->columns != b->columns)
		return false;
	for (size_t i = 0; i < a->rows * a->columns; i++)
		if (!same_spans(a->cells[i], b->cells[i]))
			return false;
	return true;
}

/* The mark is a word of its language, not a number or sign. */
static bool is_named(const struct block *b)
{
	return b->kind == BLOCK_FACT || b->kind == BLOCK_FIELD;
}

/* What stands at a column of its own, right of a mark or box. */
static bool hangs(const struct block *b)
{
	return b->box != BOX_NONE || b->mark.s.n || b->anchor.s.n;
}

/* What only the first of two blocks may be. */
static enum block_kind twin_kind(const struct block *b)
{
	switch (b->kind) {
	case BLOCK_ITEM:
	case BLOCK_STEP:
	case BLOCK_FACT:
	case BLOCK_FIELD:
		return BLOCK_PARAGRAPH;
	case BLOCK_TITLE:
	case BLOCK_HEADING:
	case BLOCK_QUESTION:
	case BLOCK_PARAGRAPH:
	case BLOCK_HINT:
	case BLOCK_CODE:
	case BLOCK_WARNING:
	case BLOCK_TABLE:
	case BLOCK_SPACE:
		break;
	}
	return b->kind;
}

static void add_twin(struct doc *out, const struct block *first,
		     const struct block *second, struct str lang)
{
	struct block *twin = doc_add(out, twin_kind(second));

	twin->depth = second->depth + hangs(first);
	twin->spans = second->spans;
	twin->table = second->table;
	twin->lang = second->lang;
	twin->note = second->note;
	twin->tight = true;
	twin->said_in = lang;
}

/* "Host / 主机": one name in both languages, for one value. */
static void join_marks(struct doc *out, struct block *b, struct safe other)
{
	b->mark = safe_join(out->arena, b->mark, SAFE(" / "));
	b->mark = safe_join(out->arena, b->mark, other);
}

static void add_pair(struct doc *out, const struct block *first,
		     const struct block *second, struct str lang)
{
	bool same_mark = str_eq(first->mark.s, second->mark.s);
	bool same_text = same_spans(first->spans, second->spans) &&
			 same_table(&first->table, &second->table);
	struct block *b = doc_add(out, first->kind);

	*b = *first;
	if (is_named(first) && !same_mark && same_text) {
		join_marks(out, b, second->mark);
	} else if (is_named(first) && !same_mark) {
		b = doc_add(out, second->kind);
		*b = *second;
		b->item = (struct item){ ITEM_NONE, 0 };
		b->tight = true;
		b->said_in = lang;
	} else if (!same_text) {
		add_twin(out, first, second, lang);
	}
}

/* Names that stand tight in one language do so in two. */
static bool goes_on(const struct doc *d, size_t i)
{
	return i > 0 && is_named(&d->blocks.at[i]) &&
	       d->blocks.at[i - 1].kind == d->blocks.at[i].kind;
}

void doc_two(struct doc *out, const struct doc *first, const struct doc *second)
{
	size_t at;

	out->lang = first->lang;
	if (!same_shape(first, second)) {
		doc_append(out, first);
		at = out->blocks.count;
		doc_append(out, second);
		for (; at < out->blocks.count; at++)
			out->blocks.at[at].said_in = second->lang;
		return;
	}
	for (size_t i = 0; i < first->blocks.count; i++) {
		at = out->blocks.count;
		add_pair(out, &first->blocks.at[i], &second->blocks.at[i],
			 second->lang);
		if (goes_on(first, i))
			out->blocks.at[at].tight = true;
	}
}
