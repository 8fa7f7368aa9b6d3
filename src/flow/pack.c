#include "reader.h"
#include "unstuck/base/typo.h"
#include "unstuck/flow/load.h"

static void read_languages(struct reader *r, const struct yaml *y, void *into)
{
	struct pack *pack = into;
	struct ids ids = { 0 };
	enum lang l;

	read_ids(r, y, &ids);
	for (int i = 0; i < LANG_COUNT; i++)
		pack->has[i] = false;
	for (size_t i = 0; i < ids.count; i++) {
		if (lang_from(ids.at[i], &l))
			pack->has[l] = true;
		else
			diag_add(r->diags, DIAG_BAD_VALUE, ids.places[i],
				 "this program knows the languages en and zh");
	}
}

static void read_areas(struct reader *r, const struct yaml *y, void *into)
{
	struct pack *pack = into;

	if (!want_kind(r, y, YAML_MAP, "`areas`"))
		return;
	pack->areas = arena_array(r->arena, struct area, y->count);
	for (const struct yaml *c = y->first; c; c = c->next) {
		struct area *area = &pack->areas[pack->area_count++];

		want_id(r, c->key, c->key_at);
		area->id = c->key;
		read_text(r, c, &area->title);
	}
}

static void read_sources(struct reader *r, const struct yaml *y, void *into)
{
	static const struct key keys[] = {
		{ STR_INIT("title"), read_text,
		  offsetof(struct source_row, title), true },
		{ STR_INIT("address"), read_str,
		  offsetof(struct source_row, address), true },
		{ STR_INIT("anchors"), read_ids,
		  offsetof(struct source_row, anchors), false },
	};
	struct pack *pack = into;

	if (!want_kind(r, y, YAML_MAP, "`sources`"))
		return;
	pack->sources = arena_array(r->arena, struct source_row, y->count);
	for (const struct yaml *c = y->first; c; c = c->next) {
		struct source_row *row = &pack->sources[pack->source_count++];

		row->id = c->key;
		row->at = c->key_at;
		read_map(r, c, keys, COUNT(keys), row, "a source");
	}
}

static void read_pack_values(struct reader *r, const struct yaml *y, void *into)
{
	struct pack *pack = into;

	read_values(r, y, &pack->values, &pack->value_count);
}

static void read_shared_steps(struct reader *r, const struct yaml *y,
			      void *into)
{
	struct pack *pack = into;

	if (!want_kind(r, y, YAML_MAP, "`steps`"))
		return;
	pack->steps = arena_array(r->arena, struct shared_step, y->count);
	for (const struct yaml *c = y->first; c; c = c->next) {
		struct shared_step *shared = &pack->steps[pack->step_count++];

		want_id(r, c->key, c->key_at);
		shared->id = c->key;
		read_step(r, c, &shared->step);
		if (shared->step.use.n)
			diag_add(r->diags, DIAG_UNKNOWN_KEY, c->at,
				 "a shared step has no `use`; write it out");
		if (shared->step.when.count)
			diag_add(r->diags, DIAG_BAD_WHEN, c->at,
				 "a shared step has no `when`; the step that "
				 "uses it may have one");
	}
}

static void read_ticket(struct reader *r, const struct yaml *y, void *into)
{
	static const struct key keys[] = {
		{ STR_INIT("text"), read_text,
		  offsetof(struct pack, ticket_text), true },
		{ STR_INIT("address"), read_str,
		  offsetof(struct pack, ticket_address), true },
		{ STR_INIT("values"), read_ids,
		  offsetof(struct pack, ticket_values), false },
	};

	read_map(r, y, keys, COUNT(keys), into, "`ticket`");
}

static void read_feedback(struct reader *r, const struct yaml *y, void *into)
{
	static const struct key keys[] = {
		{ STR_INIT("text"), read_text,
		  offsetof(struct pack, feedback_text), true },
		{ STR_INIT("address"), read_str,
		  offsetof(struct pack, feedback_address), true },
	};

	read_map(r, y, keys, COUNT(keys), into, "`feedback`");
}

static const struct key pack_keys[] = {
	{ STR_INIT("format"), read_format, 0, true },
	{ STR_INIT("title"), read_text, offsetof(struct pack, title), true },
	{ STR_INIT("version"), read_str, offsetof(struct pack, version), true },
	{ STR_INIT("languages"), read_languages, 0, true },
	{ STR_INIT("areas"), read_areas, 0, true },
	{ STR_INIT("sources"), read_sources, 0, false },
	{ STR_INIT("values"), read_pack_values, 0, false },
	{ STR_INIT("steps"), read_shared_steps, 0, false },
	{ STR_INIT("ticket"), read_ticket, 0, true },
	{ STR_INIT("feedback"), read_feedback, 0, false },
};

static void check_ticket_values(const struct pack *pack, struct diags *d)
{
	for (size_t i = 0; i < pack->ticket_values.count; i++) {
		struct typo typo = typo_start(pack->ticket_values.at[i]);
		struct str hint;
		bool found = false;

		for (size_t j = 0; j < pack->value_count; j++) {
			typo_offer(&typo, pack->values[j].id);
			found = found || str_eq(pack->values[j].id, typo.word);
		}
		hint = typo_hint(d->arena, &typo);
		if (!found)
			diag_add(d, DIAG_UNDECLARED,
				 pack->ticket_values.places[i],
				 "`values` has no '" STR_FMT "'" STR_FMT,
				 STR_ARG(typo.word), STR_ARG(hint));
	}
}

struct pack *pack_empty(struct arena *a, struct str id, struct str folder)
{
	struct pack *pack = arena_new(a, struct pack);

	pack->id = id;
	pack->folder = folder;
	for (int l = 0; l < LANG_COUNT; l++)
		pack->has[l] = true;
	return pack;
}

struct pack *pack_load(struct arena *a, const struct source *file,
		       struct str id, struct str folder, struct diags *d)
{
	struct reader r = { .arena = a, .diags = d };
	size_t errors = d->errors;
	struct pack *pack = pack_empty(a, id, folder);
	struct yaml *tree = yaml_tree(a, file, d);

	if (!tree)
		return NULL;
	pack->file = file;
	if (!id_valid(id))
		diag_add(d, DIAG_BAD_ID, (struct place){ file, 0, 0 },
			 "the pack's folder '" STR_FMT
			 "' is no id; use a-z, 0-9 and -",
			 STR_ARG(id));
	pack->yaml = tree;
	read_map(&r, tree, pack_keys, COUNT(pack_keys), pack, "pack.yaml");
	r.pack = pack;
	for (size_t i = 0; i < pack->value_count; i++)
		put_shared_steps(&r, &pack->values[i].find_out);
	check_ticket_values(pack, d);
	return d->errors == errors ? pack : NULL;
}
