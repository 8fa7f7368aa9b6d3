/* Values: declared where used, used where declared, safe in a command. */
#include "checks.h"

#include "unstuck/doc/fill.h"

/* ---- {{name}} in texts ------------------------------------------------- */

static bool is_text_snippet(const struct snippet *s)
{
	return s->lang.n == 0 || str_eq(s->lang, STR("text"));
}

/* What is declared cannot be told where `values` could not be read. */
static bool lacks_values(const struct checker *c)
{
	const struct yaml *y =
		c->partial ? yaml_get(c->flow->yaml, "values") : NULL;

	return y && y->kind != YAML_MAP;
}

static void use_hole(struct checker *c, const struct site *s, enum lang l,
		     struct str name, struct str written)
{
	const struct value *v;
	struct str hint;
	size_t which;

	if (!id_table_find(&c->values, name, &which)) {
		if (s->shared || lacks_values(c))
			return;
		hint = nearest(c, &c->values, name);
		diag_add(c->diags, DIAG_UNDECLARED,
			 place_in(c, s->text, l, written),
			 "no value is called '" STR_FMT "'" STR_FMT
			 "; declare it in `values`",
			 STR_ARG(name), STR_ARG(hint));
		return;
	}
	v = checker_value(c, which);
	c->used[which] = c->used[which] || s->owner != v;
	if (s->shared || !s->snippet || v->type != VALUE_TEXT ||
	    is_text_snippet(s->snippet))
		return;
	diag_add(c->diags, DIAG_UNSAFE, place_in(c, s->text, l, written),
		 "'" STR_FMT "' is a text and could break out of the command; "
		 "give it a narrower type, or the snippet `lang: text`",
		 STR_ARG(name));
}

static bool is_name_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '_' || c == '-';
}

/*
 * Braces that were meant to hold a value: a name with blanks around it, or
 * one that is not closed.  {{.Name}} and {{ f(x) }} belong to others.
 */
static bool is_slip(struct str behind, struct str *name)
{
	struct str s = str_trim(behind);
	size_t n = 0;

	while (n < s.n && is_name_byte(s.p[n]))
		n++;
	*name = str_head(s, n);
	s = str_tail(s, n);
	while (s.n && s.p[0] == ' ')
		s = str_tail(s, 1);
	return s.n == 0 || s.p[0] == '}' || s.p[0] == '\n';
}

static void tell_slip(struct checker *c, const struct site *s, enum lang l,
		      size_t at)
{
	struct str written = str_head(str_tail(s->text->in[l], at), 12);
	struct str name;

	if (!is_slip(str_tail(s->text->in[l], at + 2), &name))
		return;
	if (name.n == 0)
		name = STR("name");
	diag_add(c->diags, DIAG_UNDECLARED,
		 place_in(c, s->text, l, str_cut(written, STR("\n")).head),
		 "{{ holds no value here; write {{" STR_FMT
		 "}} without blanks, with both braces behind it",
		 STR_ARG(name));
}

/* {{ that open no hole between two offsets. */
static void check_braces(struct checker *c, const struct site *s, enum lang l,
			 size_t from, size_t to)
{
	struct str text = str_head(s->text->in[l], to);
	ptrdiff_t hit;

	while ((hit = str_find(str_tail(text, from), STR("{{"))) >= 0) {
		tell_slip(c, s, l, from + (size_t)hit);
		from += (size_t)hit + 2;
	}
}

static void check_holes(struct checker *c, const struct site *s)
{
	for (enum lang l = 0; l < LANG_COUNT; l++) {
		struct str text = s->text->in[l];
		struct hole hole;
		size_t from = 0;

		if (!site_lang(s, l))
			continue;
		while (hole_next(text, from, &hole)) {
			if (!s->shared)
				check_braces(c, s, l, from, hole.from);
			use_hole(c, s, l, hole.name,
				 str_tail(str_head(text, hole.to), hole.from));
			from = hole.to;
		}
		if (!s->shared)
			check_braces(c, s, l, from, text.n);
	}
}

/* ---- each -------------------------------------------------------------- */

static bool holds_value(struct str code, struct str name)
{
	struct hole hole;

	for (size_t from = 0; hole_next(code, from, &hole); from = hole.to)
		if (str_eq(hole.name, name))
			return true;
	return false;
}

/* Searched only for a fault: to find it means to read the file again. */
static struct place each_place(const struct checker *c, const struct site *s)
{
	return place_after(c, s->snippet->at, 4096, STR("each:"));
}

static void check_each(struct checker *c, const struct site *s)
{
	struct str each = s->snippet->each, hint;
	size_t which;

	if (!id_table_find(&c->values, each, &which)) {
		hint = nearest(c, &c->values, each);
		diag_add(c->diags, DIAG_UNDECLARED, each_place(c, s),
			 "no value is called '" STR_FMT "'" STR_FMT
			 "; declare it in `values`",
			 STR_ARG(each), STR_ARG(hint));
		return;
	}
	c->used[which] = true;
	if (!checker_value(c, which)->list)
		diag_add(c->diags, DIAG_BAD_VALUE, each_place(c, s),
			 "`each` names a list; '" STR_FMT
			 "' has no `list: true`",
			 STR_ARG(each));
	else if (!holds_value(text_in(s->text, LANG_EN), each))
		diag_add(c->diags, DIAG_BAD_VALUE, each_place(c, s),
			 "the snippet is the same for each '" STR_FMT
			 "'; put {{" STR_FMT "}} into its code",
			 STR_ARG(each), STR_ARG(each));
}

/* ---- captures ---------------------------------------------------------- */

static void use_captures(struct checker *c, const struct signature *s,
			 struct place at)
{
	struct ids names = captures(c->arena, s);

	for (size_t i = 0; i < names.count; i++) {
		struct str hint;
		size_t which;

		if (id_table_find(&c->values, names.at[i], &which)) {
			c->used[which] = true;
			continue;
		}
		hint = nearest(c, &c->values, names.at[i]);
		diag_add(c->diags, DIAG_UNDECLARED, at,
			 "the pattern fills '" STR_FMT
			 "', but no value is called so" STR_FMT,
			 STR_ARG(names.at[i]), STR_ARG(hint));
	}
}

static void check_captures(struct checker *c)
{
	const struct yaml *list = yaml_get(c->flow->yaml, "signatures");
	const struct yaml *y = list ? list->first : NULL;

	for (size_t i = 0; i < c->flow->signature_count && y; i++) {
		const struct yaml *pattern = yaml_get(y, "pattern");

		if (pattern)
			use_captures(c, &c->flow->signatures[i], pattern->at);
		y = y->next;
	}
}

/* ---- a flow's own ------------------------------------------------------ */

static void check_unused(struct checker *c)
{
	for (size_t i = 0; i < c->flow->value_count; i++) {
		struct str id = c->flow->values[i].id;

		if (!c->used[i])
			diag_add(c->diags, DIAG_UNUSED, c->flow->values[i].at,
				 "nothing uses the value '" STR_FMT
				 "'; write {{" STR_FMT
				 "}} somewhere, or remove it",
				 STR_ARG(id), STR_ARG(id));
	}
}

/* Names in order: a flow's and the pack's stand side by side. */
static void check_clashes(struct checker *c)
{
	const struct entry *at = c->values.list.at;

	for (size_t i = 1; i < c->values.list.count; i++)
		if (str_eq(at[i - 1].id, at[i].id))
			diag_add(c->diags, DIAG_VALUE_CLASH,
				 checker_value(c, at[i - 1].which)->at,
				 "pack.yaml has a value '" STR_FMT
				 "' already; use that one, or choose another "
				 "name",
				 STR_ARG(at[i].id));
}

void check_values(struct checker *c)
{
	for (size_t i = 0; i < c->sites.count; i++) {
		const struct site *s = &c->sites.at[i];

		if (s->braces)
			check_holes(c, s);
		if (s->snippet && s->snippet->each.n && !s->shared)
			check_each(c, s);
	}
	if (!c->flow)
		return;
	check_captures(c);
	if (!c->partial)
		check_unused(c);
	check_clashes(c);
}
