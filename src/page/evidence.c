/* What was taken as a fact: lines of logs, pastes and outputs. */
#include "unstuck/page/page.h"

/* "job.log line 1204", "pasted text, line 3" */
static struct str origin(struct arena *a, const struct evidence *e, enum lang l)
{
	struct str line = str_of_int(a, (int64_t)e->line);

	if (e->file.n == 0)
		return e->line ? say(a, l, W_FROM_PASTE_LINE, line)
			       : word(l, W_FROM_PASTE);
	return e->line ? say2(a, l, W_FROM_FILE_LINE, e->file, line) : e->file;
}

/* A known error, or the question whose command printed it. */
static struct str title_of(struct arena *a, const struct walk *w,
			   const struct evidence *e, enum lang l)
{
	struct str what =
		e->what.n ? e->what : page_node_title(a, w, e->spot, l);

	return say2(a, l, W_EVIDENCE_FROM, what, origin(a, e, l));
}

void page_what_is_wrong(struct doc *d, const struct walk *w, enum lang l)
{
	const struct evidence *e = walk_known_error(w);
	struct block *b;

	if (!e)
		return;
	b = doc_say(d, BLOCK_FACT, title_of(d->arena, w, e, l));
	b->mark = safe_line(d->arena, word(l, W_WHAT_IS_WRONG));
}

void page_evidence(struct doc *d, const struct walk *w, enum lang l)
{
	if (w->evidence.count)
		doc_say(d, BLOCK_HEADING, word(l, W_EVIDENCE));
	for (size_t i = 0; i < w->evidence.count; i++) {
		const struct evidence *e = &w->evidence.at[i];

		doc_say(d, BLOCK_PARAGRAPH, title_of(d->arena, w, e, l));
		doc_say(d, BLOCK_CODE, e->text);
	}
}

struct str page_reading(struct arena *a, const struct walk *w,
			const struct reading *r, enum lang l)
{
	if (r->fits > 1)
		return say_int(a, l, W_OUTPUT_SEVERAL, (int64_t)r->fits);
	if (r->fits == 0)
		return word(l, W_OUTPUT_NONE);
	return say2(a, l, W_OUTPUT_READ, str_of_int(a, (int64_t)r->number),
		    page_choice(a, w, walk_node(w), r->choice, l));
}
