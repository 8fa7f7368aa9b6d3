/* Texts are quoted, ids bare; and `nodes` stands behind everything else. */
#include "checks.h"
#include "unstuck/flow/glossary.h"

/* What the scalars below a key are. */
enum role {
	ROLE_KEYS,   /* a map of known keys: each has its own role */
	ROLE_IDS,    /* a map of names that the author chose */
	ROLE_QUOTED, /* texts, code, patterns */
	ROLE_BARE,   /* ids, gotos, types, dates, numbers */
	ROLE_FREE,
};

static const struct {
	struct str key;
	enum role role;
} roles[] = {
	{ STR_INIT("also"), ROLE_QUOTED },
	{ STR_INIT("answers"), ROLE_BARE },
	{ STR_INIT("area"), ROLE_BARE },
	{ STR_INIT("areas"), ROLE_QUOTED },
	{ STR_INIT("ask"), ROLE_QUOTED },
	{ STR_INIT("avoid"), ROLE_QUOTED },
	{ STR_INIT("code"), ROLE_QUOTED },
	{ STR_INIT("contains"), ROLE_QUOTED },
	{ STR_INIT("do"), ROLE_QUOTED },
	{ STR_INIT("each"), ROLE_BARE },
	{ STR_INIT("example"), ROLE_QUOTED },
	{ STR_INIT("format"), ROLE_BARE },
	{ STR_INIT("from"), ROLE_BARE },
	{ STR_INIT("goto"), ROLE_BARE },
	{ STR_INIT("hides"), ROLE_QUOTED },
	{ STR_INIT("hint"), ROLE_QUOTED },
	{ STR_INIT("internal"), ROLE_QUOTED },
	{ STR_INIT("label"), ROLE_QUOTED },
	{ STR_INIT("lang"), ROLE_BARE },
	{ STR_INIT("languages"), ROLE_BARE },
	{ STR_INIT("like"), ROLE_QUOTED },
	{ STR_INIT("lines"), ROLE_BARE },
	{ STR_INIT("list"), ROLE_BARE },
	{ STR_INIT("max"), ROLE_BARE },
	{ STR_INIT("min"), ROLE_BARE },
	{ STR_INIT("nodes"), ROLE_IDS },
	{ STR_INIT("options"), ROLE_IDS },
	{ STR_INIT("otherwise"), ROLE_BARE },
	{ STR_INIT("outcome"), ROLE_BARE },
	{ STR_INIT("pattern"), ROLE_QUOTED },
	{ STR_INIT("reaches"), ROLE_BARE },
	{ STR_INIT("reads"), ROLE_QUOTED },
	{ STR_INIT("reviewed"), ROLE_BARE },
	{ STR_INIT("say"), ROLE_QUOTED },
	{ STR_INIT("shows"), ROLE_QUOTED },
	{ STR_INIT("source"), ROLE_BARE },
	{ STR_INIT("sources"), ROLE_IDS },
	{ STR_INIT("start"), ROLE_BARE },
	{ STR_INIT("steps"), ROLE_IDS },
	{ STR_INIT("summary"), ROLE_QUOTED },
	{ STR_INIT("terms"), ROLE_IDS },
	{ STR_INIT("text"), ROLE_QUOTED },
	{ STR_INIT("title"), ROLE_QUOTED },
	{ STR_INIT("type"), ROLE_BARE },
	{ STR_INIT("unit"), ROLE_BARE },
	{ STR_INIT("unless"), ROLE_QUOTED },
	{ STR_INIT("unlike"), ROLE_QUOTED },
	{ STR_INIT("unsure"), ROLE_BARE },
	{ STR_INIT("use"), ROLE_BARE },
	{ STR_INIT("values"), ROLE_IDS },
	{ STR_INIT("verify"), ROLE_QUOTED },
	{ STR_INIT("warning"), ROLE_QUOTED },
	{ STR_INIT("was"), ROLE_BARE },
	{ STR_INIT("when"), ROLE_BARE },
};

static enum role role_of_key(struct str key)
{
	size_t low = 0, high = COUNT(roles);

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = str_cmp(roles[middle].key, key);

		if (order == 0)
			return roles[middle].role;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return ROLE_KEYS;
}

static enum role role_of_child(enum role parent, const struct yaml *child)
{
	switch (parent) {
	case ROLE_KEYS:
		return child->key.n ? role_of_key(child->key) : ROLE_KEYS;
	case ROLE_IDS:
		return ROLE_KEYS;
	case ROLE_QUOTED:
	case ROLE_BARE:
	case ROLE_FREE:
		break;
	}
	return parent;
}

static void check_scalar(struct checker *c, const struct yaml *y,
			 enum role role)
{
	/* An empty one is a fault of another kind. */
	if (role == ROLE_QUOTED && y->style == YAML_PLAIN && y->text.n)
		diag_add(c->diags, DIAG_STYLE, y->at,
			 "quote this text, or write it behind |; a bare one "
			 "breaks at ': ' and at ' #'");
	if (role == ROLE_BARE && y->style != YAML_PLAIN)
		diag_add(c->diags, DIAG_STYLE, y->at,
			 "'" STR_FMT "' is no text; write it without quotes",
			 STR_ARG(y->text));
}

struct level {
	const struct yaml *next; /* the child that comes next */
	enum role role;
};

static void check_tree(struct checker *c, const struct yaml *tree)
{
	struct level levels[YAML_MAX_DEPTH + 1];
	size_t depth = 0;

	if (tree)
		levels[depth++] = (struct level){ tree->first, ROLE_KEYS };
	while (depth) {
		struct level *top = &levels[depth - 1];
		const struct yaml *y = top->next;
		enum role role;

		if (!y) {
			depth--;
			continue;
		}
		top->next = y->next;
		role = role_of_child(top->role, y);
		if (y->kind == YAML_SCALAR)
			check_scalar(c, y, role);
		else
			levels[depth++] = (struct level){ y->first, role };
	}
}

void check_styles(struct checker *c)
{
	const struct glossary *glossary = c->pack->glossary;

	check_tree(c, c->flow ? c->flow->yaml : c->pack->yaml);
	if (!c->flow && glossary)
		check_tree(c, glossary->yaml);
}

void check_order(struct checker *c)
{
	const struct yaml *nodes = yaml_get(c->flow->yaml, "nodes");

	for (const struct yaml *y = nodes ? nodes->next : NULL; y; y = y->next)
		if (!str_eq(y->key, STR("tests")))
			diag_add(c->diags, DIAG_ORDER, y->key_at,
				 "'" STR_FMT
				 "' stands behind `nodes`; only `tests` may",
				 STR_ARG(y->key));
}
