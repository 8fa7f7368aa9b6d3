#include "unstuck/cmd/targets.h"

#include "unstuck/sys/files.h"

static struct target *target_of(struct targets *t, struct context *c,
				struct catalog *catalog,
				struct catalog_pack *pack)
{
	struct target *new;

	for (size_t i = 0; i < t->list.count; i++)
		if (t->list.at[i].pack == pack)
			return &t->list.at[i];
	new = list_push(c->arena, &t->list);
	new->catalog = catalog;
	new->pack = pack;
	return new;
}

static void add_packs(struct targets *t, struct context *c,
		      struct catalog *catalog)
{
	for (size_t i = 0; i < catalog->packs.count; i++)
		target_of(t, c, catalog, catalog->packs.at[i])->whole = true;
}

/* A catalog of its own: the search path may have a pack of the same name. */
static bool add_folder(struct targets *t, struct context *c, struct str path)
{
	struct catalog *catalog = arena_new(c->arena, struct catalog);

	catalog_init(catalog, c->arena);
	if (!catalog_add(catalog, path, c->diags))
		return false;
	add_packs(t, c, catalog);
	return true;
}

static struct catalog_pack *find_pack(const struct catalog *catalog,
				      struct str id)
{
	for (size_t i = 0; i < catalog->packs.count; i++)
		if (str_eq(catalog->packs.at[i]->id, id))
			return catalog->packs.at[i];
	return NULL;
}

static bool add_flow(struct targets *t, struct context *c,
		     const struct catalog_flow *f)
{
	struct target *target = target_of(t, c, &c->catalog, f->pack);

	if (!target_means(target, f->id))
		*list_push(c->arena, &target->ids) = f->id;
	return true;
}

/* A flow's name comes before a pack's, and both before a folder's. */
static bool add_argument(struct targets *t, struct context *c, struct str word)
{
	bool is_path = str_find(word, STR("/")) >= 0;
	struct catalog_pack *pack = find_pack(&c->catalog, word);
	struct catalog_flow *f;
	struct diags quiet;

	if (is_path && (sys_is_dir(word) || str_ends(word, STR("/"))))
		return add_folder(t, c, word);
	diags_init(&quiet, c->arena);
	f = catalog_find(&c->catalog, word, &quiet);
	if (f)
		return add_flow(t, c, f);
	if (pack)
		target_of(t, c, &c->catalog, pack)->whole = true;
	else if (sys_is_dir(word))
		return add_folder(t, c, word);
	else
		catalog_find(&c->catalog, word, c->diags);
	return pack != NULL;
}

bool targets_find(struct targets *t, struct context *c)
{
	size_t errors = c->diags->errors;

	*t = (struct targets){ .list = { .count = 0 } };
	if (c->args.count == 0) {
		if (!context_all_packs(c))
			return false;
		add_packs(t, c, &c->catalog);
		return true;
	}
	if (!context_catalog(c))
		return false;
	for (size_t i = 0; i < c->args.count; i++)
		add_argument(t, c, c->args.at[i]);
	return c->diags->errors == errors;
}

bool target_means(const struct target *t, struct str id)
{
	for (size_t i = 0; i < t->ids.count; i++)
		if (str_eq(t->ids.at[i], id))
			return true;
	return t->whole;
}

struct flows target_flows(const struct target *t, struct arena *a,
			  struct diags *d)
{
	struct catalog_pack *pack = t->pack;
	struct flows flows = { NULL, 0 };

	catalog_list(t->catalog, pack);
	flows.at = arena_array(a, const struct flow *, pack->flows.count);
	if (!catalog_pack(t->catalog, pack, d))
		return flows;
	for (size_t i = 0; i < pack->flows.count; i++) {
		struct catalog_flow *f = &pack->flows.at[i];
		const struct flow *flow =
			target_means(t, f->id) ? catalog_flow(t->catalog, f, d)
					       : NULL;

		if (flow)
			flows.at[flows.count++] = flow;
	}
	return flows;
}

const struct flow *target_sibling(void *ctx, const struct flow *from,
				  struct str id)
{
	const struct target *t = ctx;
	struct diags quiet;

	diags_init(&quiet, t->catalog->arena);
	return catalog_sibling(t->catalog, from, id, &quiet);
}
