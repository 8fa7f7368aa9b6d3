/* Choosing a flow line by line. */
#include "face.h"

#include "unstuck/find/search.h"
#include "unstuck/text/fold.h"

struct listed {
	struct catalog_flow *flow;
	const struct flow *header;
	struct searchable searchable;
	bool shown;
};

struct list {
	LIST(struct listed) rows;
	size_t shown;
};

static void load(struct face *f, struct catalog *c, struct list *list)
{
	for (size_t i = 0; i < c->packs.count; i++) {
		struct catalog_pack *p = c->packs.at[i];

		catalog_list(c, p);
		for (size_t j = 0; j < p->flows.count; j++) {
			const struct flow *header =
				catalog_header(c, &p->flows.at[j], f->diags);
			struct listed *row;

			if (!header)
				continue;
			row = list_push(f->arena, &list->rows);
			row->flow = &p->flows.at[j];
			row->header = header;
			row->searchable = search_header(f->arena, header);
		}
	}
}

static void filter(struct face *f, struct list *list, struct str typed)
{
	struct str words = text_fold(f->arena, typed);

	list->shown = 0;
	for (size_t i = 0; i < list->rows.count; i++) {
		struct listed *row = &list->rows.at[i];

		row->shown = search_score(&row->searchable, words) > 0;
		list->shown += row->shown;
	}
}

static void show(struct face *f, const struct list *list, enum lang l)
{
	struct doc d;
	int64_t number = 0;

	doc_init(&d, f->arena);
	doc_say(&d, BLOCK_HEADING, word(l, W_PICK_TITLE));
	for (size_t i = 0; i < list->rows.count; i++) {
		const struct listed *row = &list->rows.at[i];
		struct block *b;

		if (!row->shown)
			continue;
		b = doc_say(
			&d, BLOCK_ITEM,
			str_format(f->arena, STR_FMT "  " STR_FMT,
				   STR_ARG(text_in(&row->header->title, l)),
				   STR_ARG(text_in(&row->header->summary, l))));
		b->mark = safe_line(f->arena, str_of_int(f->arena, ++number));
		b->tight = number > 1;
	}
	if (number == 0)
		doc_say(&d, BLOCK_PARAGRAPH, word(l, W_LINE_NO_MATCH));
	face_doc(f, &d);
}

static struct catalog_flow *nth(const struct list *list, int64_t number)
{
	for (size_t i = 0; i < list->rows.count; i++)
		if (list->rows.at[i].shown && --number == 0)
			return list->rows.at[i].flow;
	return NULL;
}

bool line_pick(struct arena *a, struct catalog *c, enum lang *l,
	       struct line_options o, struct catalog_flow **chosen,
	       struct diags *d)
{
	struct face f = { .o = o, .diags = d, .arena = a };
	struct list list = { 0 };
	struct str line = STR_NONE;
	int64_t number;

	*chosen = NULL;
	load(&f, c, &list);
	filter(&f, &list, STR_NONE);
	show(&f, &list, *l);
	while (face_ask(&f, word(*l, W_LINE_PICK), &line)) {
		if (str_eq(line, STR("q")))
			break;
		if (str_to_int(line, &number)) {
			*chosen = nth(&list, number);
			if (*chosen)
				return true;
			continue;
		}
		if (str_eq(line, STR("l")))
			*l = *l == LANG_EN ? LANG_ZH : LANG_EN;
		else
			filter(&f, &list, line);
		show(&f, &list, *l);
	}
	return !f.broken;
}
