/* What is on the page, in words that can be pasted into a chat. */
#include "unstuck/base/buf.h"
#include "unstuck/page/page.h"

static struct str plain(struct arena *a, const struct walk *w,
			const struct text *t, enum lang l)
{
	struct filler filler = { .walk = w };
	struct fill fill = page_fill(&filler);

	return spans_text(a, markdown_spans(a, text_in(t, l), &fill)).s;
}

static void say_question(struct buf *out, const struct walk *w, enum lang l)
{
	const struct node *n = walk_node(w);
	int number = 0;

	buf_printf(out, STR_FMT "\n",
		   STR_ARG(plain(out->arena, w, &n->ask, l)));
	if (!text_is_empty(&n->hint))
		buf_printf(out, STR_FMT "\n",
			   STR_ARG(plain(out->arena, w, &n->hint, l)));
	for (size_t i = 0; i < n->option_count; i++)
		if (walk_offers(w, w->here.flow, &n->options[i]))
			buf_printf(out, "%d. " STR_FMT "\n", ++number,
				   STR_ARG(plain(out->arena, w,
						 &n->options[i].label, l)));
}

static void say_step(struct buf *out, const struct walk *w, size_t i,
		     int number, enum lang l)
{
	const struct step *s = &walk_node(w)->steps.at[i];
	struct ids blanks;

	buf_printf(out, "%d. " STR_FMT "\n", number,
		   STR_ARG(plain(out->arena, w, &s->say, l)));
	if (!text_is_empty(&s->warning))
		buf_printf(out, STR_FMT STR_FMT "\n",
			   STR_ARG(word(l, W_WARNING)),
			   STR_ARG(plain(out->arena, w, &s->warning, l)));
	if (s->snippet)
		buf_printf(out, "\n" STR_FMT "\n\n",
			   STR_ARG(page_snippet(out->arena, w->here.flow, s, w,
						l, &blanks)));
}

static void say_outcome(struct buf *out, const struct walk *w, size_t step,
			enum lang l)
{
	const struct node *n = walk_node(w);
	int number = 0;

	if (step == SIZE_MAX)
		buf_printf(out, STR_FMT "\n",
			   STR_ARG(plain(out->arena, w, &n->title, l)));
	for (size_t i = 0; i < n->steps.count; i++) {
		if (!walk_shows(w, &n->steps.at[i]))
			continue;
		number++;
		if (step == SIZE_MAX || step == i)
			say_step(out, w, i, number, l);
	}
}

struct str page_said(struct arena *a, const struct walk *w, size_t step,
		     enum lang l)
{
	const struct node *n = walk_node(w);
	struct buf out;

	buf_init(&out, a);
	if (n && n->kind == NODE_QUESTION)
		say_question(&out, w, l);
	else if (n)
		say_outcome(&out, w, step, l);
	else
		buf_put(&out, page_node_title(a, w, w->here, l));
	return str_trim(buf_str(&out));
}
