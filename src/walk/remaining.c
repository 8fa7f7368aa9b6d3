/* The longest way from a question to the nearest ends, in questions. */
#include "unstuck/walk/walk.h"

enum { UNSEEN = -1, ON_THE_WAY = -2 };

/* What is known of one flow's nodes while counting. */
struct counted {
	const struct flow *flow;
	int *best; /* a node each: questions from here on, this one included */
};

struct step_in {
	struct spot spot;
	size_t edge; /* the next one to follow */
};

struct counter {
	struct walk *walk;
	struct arena *arena;
	LIST(struct counted) flows;
	LIST(struct step_in) way;
	bool circle;
};

static int *best_of(struct counter *c, struct spot s)
{
	struct counted *counted;

	for (size_t i = 0; i < c->flows.count; i++)
		if (c->flows.at[i].flow == s.flow)
			return &c->flows.at[i].best[s.node];
	counted = list_push(c->arena, &c->flows);
	counted->flow = s.flow;
	counted->best = arena_array(c->arena, int, s.flow->node_count);
	for (size_t i = 0; i < s.flow->node_count; i++)
		counted->best[i] = UNSEEN;
	return &counted->best[s.node];
}

static bool is_question(struct spot s)
{
	return s.kind == SPOT_NODE &&
	       s.flow->nodes[s.node].kind == NODE_QUESTION;
}

static struct spot edge_spot(struct counter *c, struct spot s, size_t edge)
{
	const struct node *n = &s.flow->nodes[s.node];
	int choice = edge < n->option_count ? (int)edge : CHOICE_UNSURE;

	return walk_resolve(c->walk, s.flow, node_next(n, choice));
}

static void enter(struct counter *c, struct spot s)
{
	*best_of(c, s) = ON_THE_WAY;
	*list_push(c->arena, &c->way) = (struct step_in){ s, 0 };
}

/* All edges were followed: this question counts one more than the best. */
static void leave(struct counter *c)
{
	struct spot s = c->way.at[--c->way.count].spot;
	const struct node *n = &s.flow->nodes[s.node];
	int best = 0;

	for (size_t i = 0; i <= n->option_count; i++) {
		struct spot next = edge_spot(c, s, i);
		int after = is_question(next) ? *best_of(c, next) : 0;

		if (after > best)
			best = after;
	}
	*best_of(c, s) = best + 1;
}

static void run(struct counter *c)
{
	while (c->way.count && !c->circle) {
		struct step_in *top = &c->way.at[c->way.count - 1];
		const struct node *n = &top->spot.flow->nodes[top->spot.node];
		struct spot next;

		if (top->edge > n->option_count) {
			leave(c);
			continue;
		}
		next = edge_spot(c, top->spot, top->edge++);
		if (!is_question(next))
			continue;
		if (*best_of(c, next) == ON_THE_WAY)
			c->circle = true;
		else if (*best_of(c, next) == UNSEEN)
			enter(c, next);
	}
}

int walk_remaining(struct walk *w)
{
	struct arena scratch;
	struct counter c = { .walk = w, .arena = &scratch };
	struct str missing = w->missing;
	int left = 0;

	/* Not the walk's arena: flows that are loaded on the way must stay. */
	arena_init(&scratch, w->arena->oom);
	if (is_question(w->here)) {
		enter(&c, w->here);
		run(&c);
		left = c.circle ? -1 : *best_of(&c, w->here) - 1;
	}
	arena_release(&scratch);
	w->missing = missing;
	return left;
}
