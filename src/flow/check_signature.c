/* A signature knows what it claims to, and takes no more than that. */
#include "checks.h"

#include <string.h>

#include "unstuck/flow/signature.h"
#include "unstuck/flow/value.h"

/* ---- what it looks for ---------------------------------------------------- */

enum { ANCHOR_BYTES = 4 }; /* a log is searched for words of that length */

/* These stand in too many lines to look for them alone. */
static const struct str common[] = {
	STR_INIT("error"),
	STR_INIT("errors"),
	STR_INIT("exception"),
	STR_INIT("failed"),
	STR_INIT("failure"),
	STR_INIT("fail"),
	STR_INIT("fatal"),
	STR_INIT("warn"),
	STR_INIT("warning"),
	STR_INIT("info"),
	STR_INIT("debug"),
	STR_INIT("null"),
	STR_INIT("timeout"),
	STR_INIT("timed out"),
	STR_INIT("not found"),
	STR_INIT("caused by"),
	STR_INIT("java"),
	STR_INIT("java.lang"),
	STR_INIT("java.util"),
	STR_INIT("java.io"),
	STR_INIT("org.apache"),
	STR_INIT("com.aliyun"),
	STR_INIT("java.io.IOException"),
	STR_INIT("java.lang.RuntimeException"),
	STR_INIT("RuntimeException"),
	STR_INIT("IOException"),
};

/* Without the signs around it. */
static struct str core_of(struct str s)
{
	while (s.n && !signature_is_word(s.p[0]))
		s = str_tail(s, 1);
	while (s.n && !signature_is_word(s.p[s.n - 1]))
		s = str_head(s, s.n - 1);
	return s;
}

static bool is_common(struct arena *a, struct str s)
{
	struct str core = str_lower(a, core_of(s));

	for (size_t i = 0; i < COUNT(common); i++)
		if (str_eq(core, str_lower(a, common[i])))
			return true;
	return false;
}

/* A class name or the like: lines mention it in passing. */
static bool is_bare_word(struct str s)
{
	return !memchr(s.p, ' ', s.n);
}

static void check_contains(struct checker *c, const struct signature *s)
{
	for (size_t i = 0; i < s->contains.count; i++) {
		struct str part = s->contains.at[i];

		if (str_trim(part).n == 0)
			continue; /* told already */
		if (signature_word(part).n < ANCHOR_BYTES)
			diag_add(c->diags, DIAG_SIGNATURE,
				 s->contains.places[i],
				 "a log is searched for words of %d bytes or "
				 "more; '" STR_FMT "' has none",
				 ANCHOR_BYTES, STR_ARG(part));
		else if (is_common(c->arena, part))
			diag_add(c->diags, DIAG_SIGNATURE,
				 s->contains.places[i],
				 "'" STR_FMT "' stands in too many lines; look "
				 "for more of the text",
				 STR_ARG(part));
	}
}

static void want_unlike(struct checker *c, const struct signature *s)
{
	for (size_t i = 0; i < s->contains.count && !s->unlike.count; i++)
		if (str_trim(s->contains.at[i]).n &&
		    is_bare_word(s->contains.at[i])) {
			diag_add(c->diags, DIAG_SIGNATURE,
				 s->contains.places[i],
				 "lines mention '" STR_FMT "' in passing: give "
				 "one of them in `unlike`",
				 STR_ARG(s->contains.at[i]));
			return;
		}
}

static void want_entries(struct checker *c, const struct yaml *y,
			 const struct ids *ids)
{
	if (y && y->kind == YAML_LIST && y->count == 0)
		diag_add(c->diags, DIAG_BAD_VALUE, y->key_at,
			 "'" STR_FMT "' is empty; a signature needs at least "
			 "one entry in it",
			 STR_ARG(y->key));
	for (size_t i = 0; i < ids->count; i++)
		if (str_trim(ids->at[i]).n == 0)
			diag_add(c->diags, DIAG_BAD_VALUE, ids->places[i],
				 "an empty text stands in every line; write "
				 "what to look for");
}

/* ---- what it knows --------------------------------------------------------- */

static void check_like(struct checker *c, const struct signature *s)
{
	for (size_t i = 0; i < s->like.count; i++) {
		const char *why = signature_misses(c->arena, s, s->like.at[i]);

		if (why)
			diag_add(c->diags, DIAG_SIGNATURE, s->like.places[i],
				 "the signature misses this line: %s", why);
	}
	for (size_t i = 0; i < s->unlike.count; i++)
		if (!signature_misses(c->arena, s, s->unlike.at[i]))
			diag_add(c->diags, DIAG_SIGNATURE, s->unlike.places[i],
				 "the signature takes this line although it "
				 "stands in `unlike`");
}

/* ---- what it fills in ------------------------------------------------------ */

/* What the likes of a signature show of one capture. */
struct shown {
	const struct value *value; /* NULL: told already, there is none */
	struct str refused;	   /* a text of it that its type refuses */
	bool accepted;
};

static void see_captured(struct checker *c, struct shown *shown,
			 struct str text)
{
	struct str canonical, why;

	if (!shown->value)
		return;
	if (value_check(c->arena, shown->value, text, &canonical, LANG_EN,
			&why))
		shown->accepted = true;
	else
		shown->refused = text;
}

static struct shown *see_all(struct checker *c, const struct signature *s,
			     const struct ids *names)
{
	struct shown *shown = arena_array(c->arena, struct shown, names->count);
	struct matcher *m = matcher_new(c->arena, s);
	struct signature_match found;
	size_t which;

	for (size_t n = 0; n < names->count; n++)
		if (id_table_find(&c->values, names->at[n], &which))
			shown[n].value = checker_value(c, which);
	for (size_t i = 0; i < s->like.count; i++) {
		if (!matcher_run_text(m, c->arena, s->like.at[i], &found))
			continue;
		for (size_t g = 0; g < found.count; g++)
			for (size_t n = 0; n < names->count; n++)
				if (str_eq(found.captured[g].name,
					   names->at[n]))
					see_captured(c, &shown[n],
						     found.captured[g].text);
	}
	return shown;
}

static void check_filled(struct checker *c, const struct signature *s,
			 struct place at)
{
	struct ids names = captures(c->arena, s);
	const struct shown *shown = names.count ? see_all(c, s, &names) : NULL;

	for (size_t n = 0; n < names.count; n++) {
		if (!shown[n].value || shown[n].accepted)
			continue;
		if (shown[n].refused.n)
			diag_add(c->diags, DIAG_SIGNATURE, at,
				 "'" STR_FMT "' is a value of type " STR_FMT
				 ", which '" STR_FMT
				 "' is not; capture what the type takes",
				 STR_ARG(names.at[n]),
				 STR_ARG(value_type_ids[shown[n].value->type]),
				 STR_ARG(shown[n].refused));
		else
			diag_add(c->diags, DIAG_SIGNATURE, at,
				 "no `like` fills '" STR_FMT
				 "'; give one that does",
				 STR_ARG(names.at[n]));
	}
}

static void check_signature(struct checker *c, const struct signature *s,
			    const struct yaml *y)
{
	const struct yaml *pattern = yaml_get(y, "pattern");

	want_entries(c, yaml_get(y, "contains"), &s->contains);
	want_entries(c, yaml_get(y, "like"), &s->like);
	check_contains(c, s);
	want_unlike(c, s);
	if (s->contains.count &&
	    (!pattern || check_pattern(c, pattern, PATTERN_SEARCH)))
		check_like(c, s);
	if (pattern && pattern->kind == YAML_SCALAR)
		check_filled(c, s, pattern->at);
}

void check_signatures(struct checker *c)
{
	const struct yaml *list = yaml_get(c->flow->yaml, "signatures");
	const struct yaml *y = list ? list->first : NULL;

	for (size_t i = 0; i < c->flow->signature_count && y; i++) {
		check_signature(c, &c->flow->signatures[i], y);
		y = y->next;
	}
}
