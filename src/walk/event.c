#include "unstuck/walk/event.h"

typedef bool apply_fn(struct walk *w, const struct event *e);

static bool apply_answer(struct walk *w, const struct event *e)
{
	struct spot spot = w->here;

	if (!walk_answer(w, e->choice))
		return false;
	walk_stamp(w, spot, e->choice, e->at);
	return true;
}

static bool apply_back(struct walk *w, const struct event *e)
{
	(void)e;
	return walk_back(w);
}

static bool apply_change(struct walk *w, const struct event *e)
{
	struct spot spot;

	if (e->visit >= w->depth)
		return false;
	spot = w->path[e->visit].spot;
	if (!walk_change(w, e->visit, e->choice))
		return false;
	walk_stamp(w, spot, e->choice, e->at);
	return true;
}

static bool apply_tick(struct walk *w, const struct event *e)
{
	walk_tick(w, e->step, e->on);
	return true;
}

static bool apply_warn(struct walk *w, const struct event *e)
{
	walk_warn(w, e->step);
	return true;
}

static bool apply_set(struct walk *w, const struct event *e)
{
	walk_set_value(w, e->value, e->text);
	return true;
}

static bool apply_clear(struct walk *w, const struct event *e)
{
	walk_clear_value(w, e->value->id);
	return true;
}

static bool apply_note(struct walk *w, const struct event *e)
{
	walk_set_note(w, w->here, e->text, e->at);
	return true;
}

static bool apply_evidence(struct walk *w, const struct event *e)
{
	struct evidence evidence = e->evidence;

	evidence.spot = w->here;
	evidence.at = e->at;
	walk_add_evidence(w, &evidence);
	return true;
}

static bool apply_lang(struct walk *w, const struct event *e)
{
	(void)w, (void)e;
	return true;
}

static apply_fn *const appliers[EVENT_KIND_COUNT] = {
	[EVENT_ANSWER] = apply_answer,	   [EVENT_BACK] = apply_back,
	[EVENT_CHANGE] = apply_change,	   [EVENT_TICK] = apply_tick,
	[EVENT_WARN] = apply_warn,	   [EVENT_SET] = apply_set,
	[EVENT_CLEAR] = apply_clear,	   [EVENT_NOTE] = apply_note,
	[EVENT_EVIDENCE] = apply_evidence, [EVENT_LANG] = apply_lang,
};

/* May the visit be answered so?  What stood before it decides. */
static bool accepts_change(const struct walk *w, const struct event *e)
{
	struct walk then;

	if (e->visit >= w->depth)
		return false;
	then = *w;
	then.here = w->path[e->visit].spot;
	then.depth = e->visit;
	return walk_allows(&then, e->choice);
}

static bool accepts_step(const struct walk *w, const struct event *e)
{
	const struct node *n = walk_node(w);

	return n && e->step < n->steps.count;
}

bool walk_accepts(const struct walk *w, const struct event *e)
{
	switch (e->kind) {
	case EVENT_ANSWER:
		return walk_allows(w, e->choice) && w->depth < WALK_MAX_PATH;
	case EVENT_BACK:
		return w->depth > 0;
	case EVENT_CHANGE:
		return accepts_change(w, e);
	case EVENT_TICK:
	case EVENT_WARN:
		return accepts_step(w, e);
	case EVENT_SET:
	case EVENT_CLEAR:
		return e->value != NULL;
	case EVENT_NOTE:
		return w->here.kind != SPOT_DONE;
	case EVENT_EVIDENCE:
		return e->evidence.text.n > 0;
	case EVENT_LANG:
	case EVENT_KIND_COUNT:
		break;
	}
	return e->kind == EVENT_LANG;
}

bool walk_apply(struct walk *w, const struct event *e)
{
	return walk_accepts(w, e) && appliers[e->kind](w, e);
}
