/* Choosing a flow line by line. */
#include "face.h"
#include "unstuck/find/picks.h"

static void put_flow(struct face *f, struct doc *d, const struct pick *row,
		     size_t number, enum lang l)
{
	struct str title = text_in(&row->header->title, l);
	struct str summary = text_in(&row->header->summary, l);
	struct block *b = doc_say(d, BLOCK_ITEM,
				  str_format(f->arena, STR_FMT "  " STR_FMT,
					     STR_ARG(title), STR_ARG(summary)));

	b->mark = safe_line(f->arena, str_of_int(f->arena, (int64_t)number));
}

static void show(struct face *f, const struct picks *p, enum lang l)
{
	struct str area = STR_NONE;
	struct doc d;

	doc_init(&d, f->arena);
	doc_say(&d, BLOCK_TITLE, word(l, W_PICK_TITLE));
	for (size_t i = 0; i < p->count; i++) {
		const struct pick *row = &p->rows.at[p->order[i]];
		struct str title = pick_area(row, l);

		if (!str_eq(area, title))
			doc_say(&d, BLOCK_HEADING, title);
		area = title;
		put_flow(f, &d, row, i + 1, l);
	}
	if (p->count == 0)
		doc_say(&d, BLOCK_PARAGRAPH, word(l, W_LINE_NO_MATCH));
	face_doc(f, &d);
}

/* The flow behind the number that is shown, or NULL. */
static struct catalog_flow *nth(const struct picks *p, struct str line)
{
	int64_t number;

	if (!str_to_int(line, &number) || number < 1 ||
	    number > (int64_t)p->count)
		return NULL;
	return p->rows.at[p->order[number - 1]].flow;
}

/* One line: a number chooses, l and q do what they say, words filter. */
static struct catalog_flow *turn(struct face *f, struct picks *picks,
				 enum lang *l)
{
	struct catalog_flow *chosen;
	struct str line;

	show(f, picks, *l);
	if (!face_ask(f, word(*l, W_LINE_PICK), &line))
		return NULL;
	chosen = nth(picks, line);
	f->left = str_eq(line, STR("q"));
	if (str_eq(line, STR("l")))
		*l = *l == LANG_EN ? LANG_ZH : LANG_EN;
	else if (!chosen && !f->left)
		picks_filter(picks, f->arena, line);
	return chosen;
}

bool line_pick(struct arena *a, struct catalog *c, enum lang *l,
	       struct line_options o, struct catalog_flow **chosen,
	       struct diags *d)
{
	struct arena scratch;
	struct face f = { .o = o, .diags = d, .arena = &scratch };
	struct picks picks;

	*chosen = NULL;
	picks_load(&picks, a, c);
	while (picks_deepen(&picks))
		continue;
	arena_init(&scratch, a->oom);
	while (!*chosen && !f.left && !f.ended && !f.broken) {
		*chosen = turn(&f, &picks, l);
		arena_release(&scratch);
	}
	return !f.broken;
}
