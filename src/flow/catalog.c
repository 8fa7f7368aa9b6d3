#include "unstuck/flow/catalog.h"

#include "unstuck/base/typo.h"
#include "unstuck/flow/glossary.h"
#include "unstuck/flow/load.h"
#include "unstuck/sys/files.h"
#include "unstuck/yaml/tree.h"

/* `nodes` stands in the first bytes of nearly every flow. */
enum { HEAD_BYTES = 4096 };

static const struct str suffix = STR_INIT(".yaml");
static const struct str glossary_name = STR_INIT("glossary.yaml");

void catalog_init(struct catalog *c, struct arena *a)
{
	*c = (struct catalog){ .arena = a };
}

static struct str path_join(struct arena *a, struct str folder, struct str name)
{
	struct str between = str_ends(folder, STR("/")) ? STR_NONE : STR("/");

	return str_join(a, str_join(a, folder, between), name);
}

static struct str base_name(struct str path)
{
	while (path.n > 1 && str_ends(path, STR("/")))
		path.n--;
	for (size_t i = path.n; i > 0; i--)
		if (path.p[i - 1] == '/')
			return str_tail(path, i);
	return path;
}

static struct str dir_name(struct str path)
{
	struct str base = base_name(path);

	if (base.n == path.n)
		return STR(".");
	return str_head(path, path.n - base.n > 1 ? path.n - base.n - 1 : 1);
}

/* ---- packs ------------------------------------------------------------ */

/* A pack's id is its folder's name, also of a folder called `.`. */
static struct str pack_id(struct arena *a, struct str folder)
{
	struct str id = base_name(folder);

	if (str_eq(id, STR(".")) || str_eq(id, STR("..")))
		id = base_name(sys_real_path(a, folder));
	return id;
}

static struct catalog_pack *find_pack(struct catalog *c, struct str id)
{
	for (size_t i = 0; i < c->packs.count; i++)
		if (str_eq(c->packs.at[i]->id, id))
			return c->packs.at[i];
	return NULL;
}

static struct catalog_pack *add_pack(struct catalog *c, struct str folder)
{
	struct str id = pack_id(c->arena, folder);
	struct catalog_pack *p = find_pack(c, id);

	if (p)
		return p;
	p = arena_new(c->arena, struct catalog_pack);
	p->id = str_copy(c->arena, id);
	p->folder = str_copy(c->arena, folder);
	*list_push(c->arena, &c->packs) = p;
	return p;
}

static bool is_pack(struct arena *a, struct str folder)
{
	return sys_is_file(path_join(a, folder, STR("pack.yaml")));
}

static bool add_root(struct catalog *c, struct str root)
{
	struct sys_names names;
	bool found = false;

	if (is_pack(c->arena, root)) {
		add_pack(c, root);
		return true;
	}
	names = sys_list(c->arena, root);
	for (size_t i = 0; i < names.count; i++) {
		struct str folder = path_join(c->arena, root, names.at[i]);

		if (!is_pack(c->arena, folder))
			continue;
		add_pack(c, folder);
		found = true;
	}
	return found;
}

void catalog_try(struct catalog *c, struct str root)
{
	add_root(c, root);
}

bool catalog_add(struct catalog *c, struct str root, struct diags *d)
{
	struct source *source;

	if (add_root(c, root))
		return true;
	source = arena_new(d->arena, struct source);
	source->path = root;
	return diag_add(d, DIAG_NO_FLOW, (struct place){ source, 0, 0 },
			"no pack here: a pack is a folder with pack.yaml");
}

struct pack *catalog_pack(struct catalog *c, struct catalog_pack *p,
			  struct diags *d)
{
	struct source *file;

	if (p->pack || p->failed)
		return p->pack;
	if (!is_pack(c->arena, p->folder)) {
		p->pack = pack_empty(c->arena, p->id, p->folder);
		return p->pack;
	}
	file = arena_new(c->arena, struct source);
	if (sys_read(c->arena, path_join(c->arena, p->folder, STR("pack.yaml")),
		     YAML_MAX_BYTES, file, d))
		p->pack = pack_load(c->arena, file, p->id, p->folder, d);
	p->failed = !p->pack;
	return p->pack;
}

bool catalog_glossary(struct catalog *c, struct catalog_pack *p,
		      struct diags *d)
{
	struct str path = path_join(c->arena, p->folder, glossary_name);
	struct source *file;

	if (!p->pack || p->pack->glossary || !sys_is_file(path))
		return p->pack != NULL;
	file = arena_new(c->arena, struct source);
	if (sys_read(c->arena, path, YAML_MAX_BYTES, file, d))
		p->pack->glossary = glossary_load(c->arena, file, d);
	return p->pack->glossary != NULL;
}

/* ---- flows ------------------------------------------------------------ */

/* Folder ends with a slash. */
static struct catalog_flow *add_flow(struct catalog *c, struct catalog_pack *p,
				     struct str folder, struct str name)
{
	struct catalog_flow *f = list_push(c->arena, &p->flows);

	f->pack = p;
	f->id = str_head(name, name.n - suffix.n);
	f->path = str_join(c->arena, folder, name);
	return f;
}

void catalog_list(struct catalog *c, struct catalog_pack *p)
{
	struct sys_names names;
	struct str folder;

	if (p->listed)
		return;
	p->listed = true;
	folder = path_join(c->arena, p->folder, STR_NONE);
	names = sys_list(c->arena, p->folder);
	for (size_t i = 0; i < names.count; i++)
		if (str_ends(names.at[i], suffix) &&
		    !str_eq(names.at[i], STR("pack.yaml")) &&
		    !str_eq(names.at[i], glossary_name))
			add_flow(c, p, folder, names.at[i]);
}

static struct catalog_flow *flow_of(struct catalog *c, struct catalog_pack *p,
				    struct str id)
{
	catalog_list(c, p);
	for (size_t i = 0; i < p->flows.count; i++)
		if (str_eq(p->flows.at[i].id, id))
			return &p->flows.at[i];
	return NULL;
}

static bool fail_flow(struct catalog *c, struct str name, struct diags *d)
{
	struct typo typo = typo_start(name);
	struct str hint;

	for (size_t i = 0; i < c->packs.count; i++) {
		struct catalog_pack *p = c->packs.at[i];

		catalog_list(c, p);
		for (size_t j = 0; j < p->flows.count; j++)
			typo_offer(&typo, p->flows.at[j].id);
	}
	hint = typo_hint(c->arena, &typo);
	return diag_add(d, DIAG_NO_FLOW, NO_PLACE,
			"there is no flow '" STR_FMT "'" STR_FMT
			"; `unstuck list` shows all",
			STR_ARG(name), STR_ARG(hint));
}

/* The file's own folder is its pack, before all others. */
static struct catalog_flow *find_path(struct catalog *c, struct str path)
{
	struct str folder = dir_name(path), base = base_name(path);
	struct catalog_pack *p = NULL;
	struct catalog_flow *f;

	for (size_t i = 0; i < c->packs.count && !p; i++)
		if (str_eq(c->packs.at[i]->folder, folder))
			p = c->packs.at[i];
	if (!p) {
		p = arena_new(c->arena, struct catalog_pack);
		p->id = pack_id(c->arena, folder);
		p->folder = folder;
		*list_push(c->arena, &c->packs) = p;
	}
	if (!str_ends(base, suffix))
		base = str_join(c->arena, base, suffix);
	f = flow_of(c, p, str_head(base, base.n - suffix.n));
	/* A file that cannot be read still deserves its own fault. */
	return f ? f
		 : add_flow(c, p, path_join(c->arena, p->folder, STR_NONE),
			    base);
}

struct catalog_flow *catalog_find(struct catalog *c, struct str name,
				  struct diags *d)
{
	struct str_pair cut = str_cut(name, STR("/"));
	struct catalog_pack *exact = cut.found ? find_pack(c, cut.head) : NULL;
	struct catalog_flow *f = exact ? flow_of(c, exact, cut.tail) : NULL;

	if (f)
		return f;
	if (cut.found || str_ends(name, suffix))
		return find_path(c, str_copy(c->arena, name));
	for (size_t i = 0; i < c->packs.count && !f; i++)
		f = flow_of(c, c->packs.at[i], name);
	if (!f)
		fail_flow(c, name, d);
	return f;
}

/*
 * The flow without its `tests`, which stand last.  NULL when there are none
 * or the rest does not load: then the whole file must say why.
 */
static struct flow *read_untested(struct arena *a, const struct pack *pack,
				  const struct source *file, struct str id)
{
	ptrdiff_t tests = str_find(file->bytes, STR("\ntests:"));
	struct source *cut;
	struct diags quiet;
	struct flow *flow;
	bool whole;

	if (tests < 0)
		return NULL;
	cut = arena_new(a, struct source);
	*cut = (struct source){ file->path,
				str_head(file->bytes, (size_t)tests + 1) };
	diags_init(&quiet, a);
	flow = flow_read(a, pack, cut, id, &whole, &quiet);
	return whole ? flow : NULL;
}

/* What could be read of it; NULL when nothing could. */
static struct flow *read_flow(struct catalog *c, const struct catalog_flow *f,
			      struct arena *a, bool *whole, struct diags *d)
{
	struct pack *pack = catalog_pack(c, f->pack, d);
	struct source *file = arena_new(a, struct source);
	struct flow *flow = NULL;

	*whole = false;
	if (!pack || !sys_read(a, f->path, YAML_MAX_BYTES, file, d))
		return NULL;
	if (c->skip_tests)
		flow = read_untested(a, pack, file, f->id);
	*whole = flow != NULL;
	return flow ? flow : flow_read(a, pack, file, f->id, whole, d);
}

struct flow *catalog_flow(struct catalog *c, struct catalog_flow *f,
			  struct diags *d)
{
	struct flow *read;
	bool whole;

	if (f->flow || f->failed)
		return f->flow;
	read = read_flow(c, f, c->arena, &whole, d);
	f->failed = !whole;
	*(whole ? &f->flow : &f->broken) = read;
	return f->flow;
}

const struct flow *catalog_peek(struct catalog *c, const struct catalog_flow *f,
				struct arena *scratch)
{
	struct diags quiet;
	struct flow *read;
	bool whole;

	if (f->flow || f->failed)
		return f->flow;
	diags_init(&quiet, scratch);
	read = read_flow(c, f, scratch, &whole, &quiet);
	return whole ? read : NULL;
}

static struct text keep_text(struct arena *a, const struct text *t)
{
	struct text kept = { .yaml = NULL };

	for (int l = 0; l < LANG_COUNT; l++)
		kept.in[l] = str_copy(a, t->in[l]);
	return kept;
}

/* What a list of flows shows, without the file it was read from. */
static struct flow *keep_header(struct arena *a, const struct flow *read)
{
	struct flow *f = arena_new(a, struct flow);

	f->pack = read->pack;
	f->id = read->id;
	f->title = keep_text(a, &read->title);
	f->summary = keep_text(a, &read->summary);
	f->area = str_copy(a, read->area);
	f->tags.at = arena_array(a, struct str, read->tags.count);
	for (size_t i = 0; i < read->tags.count; i++)
		f->tags.at[f->tags.count++] = str_copy(a, read->tags.at[i]);
	f->source.at = arena_array(a, struct str, read->source.count);
	for (size_t i = 0; i < read->source.count; i++)
		f->source.at[f->source.count++] =
			str_copy(a, read->source.at[i]);
	return f;
}

/* Ten thousand files pass through a scratch arena; little of them stays. */
static struct flow *read_header(struct catalog *c, const struct pack *pack,
				const struct catalog_flow *f, bool *readable,
				struct diags *d)
{
	struct flow *read = NULL, *kept = NULL;
	struct arena scratch;
	struct source head;

	arena_init(&scratch, c->arena->oom);
	*readable = sys_read_head(&scratch, &c->folder, f->path, HEAD_BYTES,
				  &head, d);
	if (*readable)
		read = flow_load_header(&scratch, pack, &head, f->id);
	if (read)
		kept = keep_header(c->arena, read);
	arena_release(&scratch);
	return kept;
}

const struct flow *catalog_header(struct catalog *c, struct catalog_flow *f,
				  struct diags *d)
{
	struct pack *pack = catalog_pack(c, f->pack, d);
	bool readable;

	if (f->flow || f->header || !pack)
		return f->flow ? f->flow : f->header;
	f->header = read_header(c, pack, f, &readable, d);
	f->failed = f->failed || !readable;
	return f->header ? f->header : catalog_flow(c, f, d);
}

void catalog_rest(struct catalog *c)
{
	sys_folder_close(&c->folder);
}

const struct flow *catalog_sibling(struct catalog *c, const struct flow *from,
				   struct str id, struct diags *d)
{
	for (size_t i = 0; i < c->packs.count; i++) {
		struct catalog_pack *p = c->packs.at[i];
		struct catalog_flow *f;

		if (p->pack != from->pack)
			continue;
		f = flow_of(c, p, id);
		return f ? catalog_flow(c, f, d) : NULL;
	}
	return NULL;
}
