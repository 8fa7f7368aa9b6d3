/* What is remembered of a walk: answers, values, ticks, warnings. */
#include "memory.h"

const struct memory *walk_recall(const struct walk *w, struct spot s)
{
	if (s.kind == SPOT_TICKET)
		return &w->ticket;
	for (size_t i = 0; i < w->memories.count; i++) {
		const struct memory *m = &w->memories.at[i];

		if (s.kind == SPOT_NODE && m->flow == s.flow &&
		    m->node == s.node)
			return m;
	}
	return NULL;
}

/* The memory of a node or of the ticket page, made when there is none. */
struct memory *walk_remember(struct walk *w, struct spot s)
{
	const struct memory *known = walk_recall(w, s);
	struct memory *m;

	if (s.kind == SPOT_TICKET)
		return &w->ticket;
	if (known)
		return &w->memories.at[known - w->memories.at];
	m = list_push(w->arena, &w->memories);
	*m = (struct memory){ .flow = s.flow,
			      .node = s.node,
			      .choice = CHOICE_NONE };
	return m;
}

void walk_recollect(struct walk *w, struct spot spot, int choice, bool held)
{
	struct memory *m = walk_remember(w, spot);

	m->choice = choice;
	m->held = held;
}

static struct filled *find_filled(const struct walk *w, struct str id)
{
	for (size_t i = 0; i < w->values.count; i++)
		if (str_eq(w->values.at[i].value->id, id))
			return &w->values.at[i];
	return NULL;
}

struct str walk_value(const struct walk *w, struct str id)
{
	const struct filled *f = find_filled(w, id);

	return f ? f->typed : STR_NONE;
}

void walk_set_value(struct walk *w, const struct value *v, struct str canonical)
{
	struct filled *f = find_filled(w, v->id);

	if (!f)
		f = list_push(w->arena, &w->values);
	f->value = v;
	f->typed = str_copy(w->arena, canonical);
}

void walk_clear_value(struct walk *w, struct str id)
{
	struct filled *f = find_filled(w, id);

	if (f)
		f->typed = STR_NONE;
}

/* ---- verdicts and notes -------------------------------------------------- */

void walk_stamp(struct walk *w, struct spot spot, int choice, struct str at)
{
	bool question = spot.kind == SPOT_NODE &&
			spot.flow->nodes[spot.node].kind == NODE_QUESTION;

	if (!question)
		*list_push(w->arena, &w->tried) =
			(struct tried){ spot, choice, str_copy(w->arena, at) };
}

static bool same_place(struct spot a, struct spot b)
{
	return a.kind == b.kind && a.flow == b.flow && a.node == b.node;
}

struct str walk_note(const struct walk *w, struct spot spot)
{
	for (size_t i = 0; i < w->notes.count; i++)
		if (same_place(w->notes.at[i].spot, spot))
			return w->notes.at[i].text;
	return STR_NONE;
}

void walk_set_note(struct walk *w, struct spot spot, struct str text,
		   struct str at)
{
	size_t i = 0;

	while (i < w->notes.count && !same_place(w->notes.at[i].spot, spot))
		i++;
	if (i == w->notes.count)
		list_push(w->arena, &w->notes);
	w->notes.at[i] = (struct note){ spot, str_copy(w->arena, text),
					str_copy(w->arena, at) };
}

/* ---- evidence ------------------------------------------------------------ */

void walk_add_evidence(struct walk *w, const struct evidence *e)
{
	*list_push(w->arena, &w->evidence) = (struct evidence){
		.spot = e->spot,
		.what = str_copy(w->arena, e->what),
		.file = str_copy(w->arena, e->file),
		.line = e->line,
		.text = str_copy(w->arena,
				 str_head(e->text, EVIDENCE_MAX_TEXT)),
		.at = str_copy(w->arena, e->at),
	};
}

const struct evidence *walk_known_error(const struct walk *w)
{
	for (size_t i = 0; i < w->evidence.count; i++)
		if (w->evidence.at[i].what.n)
			return &w->evidence.at[i];
	return NULL;
}

/* ---- steps ---------------------------------------------------------------- */

static size_t step_count(const struct walk *w)
{
	const struct node *n = walk_node(w);

	return n ? n->steps.count : 0;
}

bool walk_shows(const struct walk *w, const struct step *step)
{
	return walk_when(w, w->here.flow, &step->when) != TRUTH_NO;
}

bool walk_hides(const struct walk *w, size_t step)
{
	const struct step *s;

	if (step >= step_count(w))
		return false;
	s = &walk_node(w)->steps.at[step];
	return s->snippet && !text_is_empty(&s->warning) &&
	       !walk_warned(w, step);
}

size_t walk_hidden(const struct walk *w, size_t *step)
{
	const struct node *n = walk_node(w);
	size_t number = 0;

	for (size_t i = 0; i < step_count(w); i++) {
		if (!walk_shows(w, &n->steps.at[i]))
			continue;
		number++;
		if (!walk_hides(w, i))
			continue;
		*step = i;
		return number;
	}
	return 0;
}

bool walk_ticked(const struct walk *w, size_t step)
{
	const struct memory *m = walk_recall(w, w->here);

	return m && m->ticked && step < step_count(w) && m->ticked[step];
}

void walk_tick(struct walk *w, size_t step, bool ticked)
{
	struct memory *m;

	if (step >= step_count(w))
		return;
	m = walk_remember(w, w->here);
	if (!m->ticked)
		m->ticked = arena_array(w->arena, bool, step_count(w));
	m->ticked[step] = ticked;
}

bool walk_warned(const struct walk *w, size_t step)
{
	const struct memory *m = walk_recall(w, w->here);

	return m && m->warned && step < step_count(w) && m->warned[step];
}

void walk_warn(struct walk *w, size_t step)
{
	struct memory *m;

	if (step >= step_count(w))
		return;
	m = walk_remember(w, w->here);
	if (!m->warned)
		m->warned = arena_array(w->arena, bool, step_count(w));
	m->warned[step] = true;
}
