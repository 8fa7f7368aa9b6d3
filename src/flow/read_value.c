#include "reader.h"

#include "unstuck/base/typo.h"
#include "unstuck/flow/value.h"
#include "unstuck/pattern/pattern.h"

static void unknown_type(struct reader *r, const struct yaml *y)
{
	struct str hint =
		typo_among(r->arena, y->text, value_type_ids, VALUE_TYPE_COUNT);

	diag_add(r->diags, DIAG_BAD_VALUE, y->at,
		 "'" STR_FMT "' is no type of value" STR_FMT, STR_ARG(y->text),
		 STR_ARG(hint));
}

static void read_type(struct reader *r, const struct yaml *y, void *into)
{
	enum value_type *out = into;

	for (int t = 0; t < VALUE_TYPE_COUNT; t++) {
		if (y->kind != YAML_SCALAR ||
		    !str_eq(value_type_ids[t], y->text))
			continue;
		*out = (enum value_type)t;
		return;
	}
	unknown_type(r, y);
}

static bool value_id_valid(struct str id)
{
	for (size_t i = 0; i < id.n; i++) {
		char c = id.p[i];

		if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
		      c == '_'))
			return false;
	}
	return id.n > 0;
}

static void refuse_key(struct reader *r, const struct yaml *y,
		       const char *sentence)
{
	if (y)
		diag_add(r->diags, DIAG_BAD_VALUE, y->key_at, "%s", sentence);
}

/* Keys that would be read and then do nothing. */
static void check_limits(struct reader *r, const struct yaml *y,
			 enum value_type type)
{
	if (type != VALUE_DURATION)
		refuse_key(r, yaml_get(y, "unit"),
			   "`unit` belongs to a duration only; leave it out");
	if (type == VALUE_DURATION || type == VALUE_INTEGER)
		return;
	refuse_key(r, yaml_get(y, "min"),
		   "`min` limits integers and durations only; leave it out");
	refuse_key(r, yaml_get(y, "max"),
		   "`max` limits integers and durations only; leave it out");
}

static void check_value(struct reader *r, const struct yaml *y, struct value *v)
{
	struct str canonical, why;

	if (!value_id_valid(v->id))
		diag_add(r->diags, DIAG_BAD_ID, v->at,
			 "'" STR_FMT "' is no name of a value; use a-z, 0-9 "
			 "and _",
			 STR_ARG(v->id));
	v->has_min = yaml_get(y, "min") != NULL;
	v->has_max = yaml_get(y, "max") != NULL;
	check_limits(r, y, v->type);
	for (size_t i = 0; i < v->find_out.count; i++)
		if (v->find_out.at[i].when.count)
			diag_add(r->diags, DIAG_BAD_WHEN,
				 v->find_out.at[i].when.at->at,
				 "a value is asked for anywhere: its `find_out`"
				 " has no `when`");
	/* Lint tells a wrong pattern; it must not make the example wrong. */
	if (v->pattern.n && !pattern_valid(r->arena, v->pattern, &why))
		return;
	if (v->unit.n && !duration_unit(v->unit, NULL))
		diag_add(r->diags, DIAG_BAD_VALUE, yaml_get(y, "unit")->at,
			 "'" STR_FMT "' is no unit; use ms, s, m, h or d",
			 STR_ARG(v->unit));
	else if (v->example.n && !value_check(r->arena, v, v->example,
					      &canonical, LANG_EN, &why))
		diag_add(r->diags, DIAG_BAD_VALUE, yaml_get(y, "example")->at,
			 "the example is not of its own type: " STR_FMT,
			 STR_ARG(why));
}

static void read_value(struct reader *r, const struct yaml *y,
		       struct value *into)
{
	static const struct key keys[] = {
		{ STR_INIT("label"), read_text, offsetof(struct value, label),
		  true },
		{ STR_INIT("hint"), read_text, offsetof(struct value, hint),
		  false },
		{ STR_INIT("type"), read_type, offsetof(struct value, type),
		  true },
		{ STR_INIT("list"), read_bool, offsetof(struct value, list),
		  false },
		{ STR_INIT("min"), read_int, offsetof(struct value, min),
		  false },
		{ STR_INIT("max"), read_int, offsetof(struct value, max),
		  false },
		{ STR_INIT("unit"), read_str, offsetof(struct value, unit),
		  false },
		{ STR_INIT("pattern"), read_str,
		  offsetof(struct value, pattern), false },
		{ STR_INIT("example"), read_str,
		  offsetof(struct value, example), true },
		{ STR_INIT("find_out"), read_steps,
		  offsetof(struct value, find_out), false },
	};
	size_t errors = r->diags->errors;

	into->id = y->key;
	into->at = y->key_at;
	read_map(r, y, keys, COUNT(keys), into, "a value");
	if (errors == r->diags->errors)
		check_value(r, y, into);
}

void read_values(struct reader *r, const struct yaml *y, struct value **at,
		 size_t *count)
{
	if (!want_kind(r, y, YAML_MAP, "`values`"))
		return;
	*at = arena_array(r->arena, struct value, y->count);
	for (const struct yaml *c = y->first; c; c = c->next)
		read_value(r, c, &(*at)[(*count)++]);
}
