#include "reader.h"

#include "unstuck/base/typo.h"
#include "unstuck/flow/load.h"

bool want_kind(struct reader *r, const struct yaml *y, enum yaml_kind kind,
	       const char *what)
{
	static const char *const shapes[] = {
		[YAML_SCALAR] = "one word or text",
		[YAML_MAP] = "keys with values ({key: …})",
		[YAML_LIST] = "a list ([…] or lines with -)",
	};

	if (y->kind == kind)
		return true;
	return diag_add(r->diags, DIAG_TYPE, y->at, "%s must be %s", what,
			shapes[kind]);
}

bool id_valid(struct str id)
{
	for (size_t i = 0; i < id.n; i++) {
		char c = id.p[i];

		if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
		      c == '-'))
			return false;
	}
	return id.n > 0;
}

bool want_id(struct reader *r, struct str id, struct place at)
{
	if (id_valid(id))
		return true;
	return diag_add(r->diags, DIAG_BAD_ID, at,
			"'" STR_FMT "' is no id; use a-z, 0-9 and -",
			STR_ARG(id));
}

static const struct key *find_key(const struct key *keys, size_t count,
				  struct str name)
{
	for (size_t i = 0; i < count; i++)
		if (str_eq(keys[i].name, name))
			return &keys[i];
	return NULL;
}

static void unknown_key(struct reader *r, const struct yaml *y,
			const struct key *keys, size_t count, const char *what)
{
	size_t offered = diags_full(r->diags) ? 0 : count;
	struct str *names = arena_array(r->arena, struct str, offered), hint;

	for (size_t i = 0; i < offered; i++)
		names[i] = keys[i].name;
	hint = typo_among(r->arena, y->key, names, offered);
	diag_add(r->diags, DIAG_UNKNOWN_KEY, y->key_at,
		 "%s has no key '" STR_FMT "'" STR_FMT, what, STR_ARG(y->key),
		 STR_ARG(hint));
}

void read_map(struct reader *r, const struct yaml *y, const struct key *keys,
	      size_t count, void *into, const char *what)
{
	if (!want_kind(r, y, YAML_MAP, what))
		return;
	for (const struct yaml *c = y->first; c; c = c->next) {
		const struct key *key = find_key(keys, count, c->key);

		if (key)
			key->read(r, c, (char *)into + key->offset);
		else
			unknown_key(r, c, keys, count, what);
	}
	for (size_t i = 0; i < count; i++) {
		const struct yaml *c = y->first;

		if (!keys[i].required)
			continue;
		while (c && !str_eq(c->key, keys[i].name))
			c = c->next;
		if (!c)
			diag_add(r->diags, DIAG_MISSING_KEY,
				 y->key.n ? y->key_at : y->at,
				 "%s needs the key '" STR_FMT "'", what,
				 STR_ARG(keys[i].name));
	}
}

void read_skip(struct reader *r, const struct yaml *y, void *into)
{
	(void)r, (void)y, (void)into;
}

void read_format(struct reader *r, const struct yaml *y, void *into)
{
	(void)into;
	if (y->kind != YAML_SCALAR || !str_eq(y->text, STR("1")))
		diag_add(r->diags, DIAG_BAD_VALUE, y->at,
			 "this program reads format 1 only");
}

void read_str(struct reader *r, const struct yaml *y, void *into)
{
	struct str *out = into;

	if (!want_kind(r, y, YAML_SCALAR, "this value"))
		return;
	if (str_trim(y->text).n == 0)
		diag_add(r->diags, DIAG_BAD_VALUE, y->at,
			 "'" STR_FMT "' is empty; leave the key out",
			 STR_ARG(y->key));
	*out = y->text;
}

void read_word(struct reader *r, const struct yaml *y, void *into)
{
	struct str *out = into;

	if (want_kind(r, y, YAML_SCALAR, "an id") && want_id(r, y->text, y->at))
		*out = y->text;
}

static void unknown_language(struct reader *r, const struct yaml *y)
{
	struct str codes[LANG_COUNT], hint;

	for (int i = 0; i < LANG_COUNT; i++)
		codes[i] = lang_code((enum lang)i);
	hint = typo_among(r->arena, y->key, codes, LANG_COUNT);
	diag_add(r->diags, DIAG_UNKNOWN_KEY, y->key_at,
		 "a text has no language '" STR_FMT "'" STR_FMT
		 "; quote a text that holds a comma",
		 STR_ARG(y->key), STR_ARG(hint));
}

static void read_language(struct reader *r, const struct yaml *y,
			  struct text *out)
{
	enum lang l;

	if (!lang_from(y->key, &l))
		unknown_language(r, y);
	else if (want_kind(r, y, YAML_SCALAR, "a text"))
		out->in[l] = y->text;
}

void read_text(struct reader *r, const struct yaml *y, void *into)
{
	struct text *out = into;

	out->yaml = y;
	if (y->kind == YAML_SCALAR) {
		for (int l = 0; l < LANG_COUNT; l++)
			out->in[l] = y->text;
	} else if (want_kind(r, y, YAML_MAP, "a text")) {
		for (const struct yaml *c = y->first; c; c = c->next)
			read_language(r, c, out);
	}
}

void read_ids(struct reader *r, const struct yaml *y, void *into)
{
	struct ids *out = into;
	bool list = y->kind == YAML_LIST;
	size_t room = list ? y->count : 1;

	out->at = arena_array(r->arena, struct str, room);
	out->places = arena_array(r->arena, struct place, room);
	for (const struct yaml *c = list ? y->first : y; c;
	     c = list ? c->next : NULL) {
		if (!want_kind(r, c, YAML_SCALAR, "an entry of this list"))
			continue;
		out->places[out->count] = c->at;
		out->at[out->count++] = c->text;
	}
}

void read_bool(struct reader *r, const struct yaml *y, void *into)
{
	bool *out = into;

	*out = str_eq(y->text, STR("true"));
	if (y->kind != YAML_SCALAR || (!*out && !str_eq(y->text, STR("false"))))
		diag_add(r->diags, DIAG_TYPE, y->at,
			 "'" STR_FMT "' must be true or false",
			 STR_ARG(y->key));
}

void read_int(struct reader *r, const struct yaml *y, void *into)
{
	int64_t *out = into;

	if (y->kind != YAML_SCALAR || !str_to_int(y->text, out))
		diag_add(r->diags, DIAG_TYPE, y->at,
			 "'" STR_FMT "' must be a whole number",
			 STR_ARG(y->key));
}

bool goto_parse(struct str text, struct flow_goto *out)
{
	struct str_pair cut = str_cut(text, STR("#"));

	*out = (struct flow_goto){ .kind = GOTO_NONE };
	if (!cut.found) {
		out->kind =
			str_eq(text, STR("ticket")) ? GOTO_TICKET : GOTO_NODE;
		out->node = text;
		return id_valid(text);
	}
	out->kind = GOTO_FLOW;
	out->flow = cut.head;
	out->node = cut.tail;
	return id_valid(cut.head) && (cut.tail.n == 0 || id_valid(cut.tail));
}

void read_goto(struct reader *r, const struct yaml *y, void *into)
{
	struct flow_goto *out = into;

	if (!want_kind(r, y, YAML_SCALAR, "a goto"))
		return;
	if (!goto_parse(y->text, out)) {
		diag_add(r->diags, DIAG_DANGLING, y->at,
			 "'" STR_FMT "' is no goto; write node, flow#node, "
			 "flow# or ticket",
			 STR_ARG(y->text));
		out->kind = GOTO_NONE;
	}
	out->at = y->at;
}

/* Only names: what they mean is known once all nodes are read. */
void read_when(struct reader *r, const struct yaml *y, void *into)
{
	struct when *out = into;

	if (!want_kind(r, y, YAML_MAP, "`when`"))
		return;
	if (y->count == 0)
		diag_add(r->diags, DIAG_BAD_WHEN, y->at,
			 "`when` names no question; leave it out");
	out->at = arena_array(r->arena, struct condition, y->count);
	for (const struct yaml *c = y->first; c; c = c->next) {
		struct condition *condition = &out->at[out->count++];

		condition->node = c->key;
		condition->at = c->key_at;
	}
}

void read_snippet(struct reader *r, const struct yaml *y, void *into)
{
	static const struct key keys[] = {
		{ STR_INIT("lang"), read_str, offsetof(struct snippet, lang),
		  false },
		{ STR_INIT("each"), read_str, offsetof(struct snippet, each),
		  false },
		{ STR_INIT("code"), read_text, offsetof(struct snippet, code),
		  true },
	};
	struct snippet **out = into;

	*out = arena_new(r->arena, struct snippet);
	(*out)->at = y->at;
	read_map(r, y, keys, COUNT(keys), *out, "a snippet");
	for (int l = 0; l < LANG_COUNT; l++)
		if ((*out)->code.in[l].n > FLOW_MAX_SNIPPET)
			diag_add(r->diags, DIAG_TOO_LARGE, y->at,
				 "a snippet is longer than %d bytes",
				 FLOW_MAX_SNIPPET);
}

static const struct step *shared_step(const struct reader *r, struct str id)
{
	for (size_t i = 0; i < r->pack->step_count; i++)
		if (str_eq(r->pack->steps[i].id, id))
			return &r->pack->steps[i].step;
	return NULL;
}

static struct str step_hint(const struct reader *r, struct str id)
{
	struct typo typo = typo_start(id);

	for (size_t i = 0; i < r->pack->step_count; i++)
		if (!diags_full(r->diags))
			typo_offer(&typo, r->pack->steps[i].id);
	return typo_hint(r->arena, &typo);
}

static void put_shared_step(struct reader *r, struct step *into)
{
	const struct step *shared = shared_step(r, into->use);
	struct str hint;

	if (!shared) {
		hint = step_hint(r, into->use);
		diag_add(r->diags, DIAG_DANGLING, into->at,
			 "pack.yaml has no step '" STR_FMT "'" STR_FMT,
			 STR_ARG(into->use), STR_ARG(hint));
		return;
	}
	into->say = shared->say;
	into->snippet = shared->snippet;
	into->warning = shared->warning;
	into->internal = shared->internal;
}

void put_shared_steps(struct reader *r, struct steps *steps)
{
	for (size_t i = 0; i < steps->count; i++)
		if (steps->at[i].use.n && text_is_empty(&steps->at[i].say))
			put_shared_step(r, &steps->at[i]);
}

void read_step(struct reader *r, const struct yaml *y, struct step *into)
{
	static const struct key keys[] = {
		{ STR_INIT("use"), read_str, offsetof(struct step, use),
		  false },
		{ STR_INIT("do"), read_text, offsetof(struct step, say),
		  false },
		{ STR_INIT("when"), read_when, offsetof(struct step, when),
		  false },
		{ STR_INIT("snippet"), read_snippet,
		  offsetof(struct step, snippet), false },
		{ STR_INIT("warning"), read_text,
		  offsetof(struct step, warning), false },
		{ STR_INIT("internal"), read_text,
		  offsetof(struct step, internal), false },
	};

	into->at = y->at;
	read_map(r, y, keys, COUNT(keys), into, "a step");
	if (y->kind != YAML_MAP)
		return;
	if ((into->use.n > 0) == !text_is_empty(&into->say))
		diag_add(r->diags, DIAG_MISSING_KEY, y->at,
			 "a step needs either `do` or `use`");
	else if (into->use.n &&
		 (into->snippet || into->warning.yaml || into->internal.yaml))
		diag_add(r->diags, DIAG_UNKNOWN_KEY, y->at,
			 "a step with `use` has nothing but `when` beside it; "
			 "its words stand in pack.yaml");
	else if (into->use.n && r->pack)
		put_shared_step(r, into);
}

void read_steps(struct reader *r, const struct yaml *y, void *into)
{
	struct steps *out = into;

	if (!want_kind(r, y, YAML_LIST, "steps"))
		return;
	out->at = arena_array(r->arena, struct step, y->count);
	for (const struct yaml *c = y->first; c; c = c->next)
		read_step(r, c, &out->at[out->count++]);
	r->steps += out->count;
	if (r->steps > FLOW_MAX_STEPS &&
	    r->steps - out->count <= FLOW_MAX_STEPS)
		diag_add(r->diags, DIAG_TOO_LARGE, y->at,
			 "more than %d steps; split the flow", FLOW_MAX_STEPS);
}
