#include "unstuck/walk/reading.h"

#include "unstuck/pattern/pattern.h"

bool walk_takes_output(const struct walk *w)
{
	const struct node *n = walk_node(w);

	if (n && n->find_out.count)
		return true;
	for (size_t i = 0; n && i < n->option_count; i++)
		if (n->options[i].reads.n &&
		    walk_offers(w, w->here.flow, &n->options[i]))
			return true;
	return false;
}

/* The line that holds the byte at, and its number. */
static struct str line_at(struct str text, size_t at, size_t *number)
{
	struct str rest = text, line = STR_NONE;

	*number = 0;
	while (str_line(&rest, &line)) {
		++*number;
		if ((size_t)(line.p - text.p) + line.n >= at)
			break;
	}
	return line;
}

/* A match begins where its first line does, not in the blanks before. */
static size_t first_ink(struct str text, size_t from, size_t to)
{
	while (from < to && (text.p[from] == '\n' || text.p[from] == ' '))
		from++;
	return from < to ? from : to;
}

struct reading walk_read(struct arena *a, const struct walk *w, struct str text)
{
	struct reading r = { .at = w->here, .choice = CHOICE_NONE };
	const struct node *n = walk_node(w);
	size_t from, to;

	r.text = str_unix_lines(a, str_head(text, READING_MAX_BYTES));
	for (size_t i = 0; n && i < n->option_count; i++) {
		const struct option *o = &n->options[i];

		if (!o->reads.n || !walk_offers(w, w->here.flow, o) ||
		    !pattern_find(o->reads, r.text, 0, &from, &to))
			continue;
		r.fits++;
		r.choice = (int)i;
		r.line =
			line_at(r.text, first_ink(r.text, from, to), &r.number);
	}
	if (r.fits != 1)
		r.choice = CHOICE_NONE;
	return r;
}

bool reading_holds(const struct reading *r, const struct walk *w)
{
	return r->text.n && spot_eq(r->at, w->here);
}

struct evidence reading_evidence(const struct reading *r)
{
	size_t from = r->line.n ? (size_t)(r->line.p - r->text.p) : 0;

	/* Whole lines from the start, or those from the decision on. */
	if (from + r->line.n <= EVIDENCE_MAX_TEXT)
		from = 0;
	return (struct evidence){ .file = r->file,
				  .line = r->number,
				  .text = str_tail(r->text, from) };
}
