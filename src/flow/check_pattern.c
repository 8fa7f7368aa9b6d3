/* Patterns compile and stay cheap; signatures know what they claim to. */
#include "checks.h"

#include <string.h>

#include "unstuck/pattern/pattern.h"

/* ---- one pattern ------------------------------------------------------- */

enum { PROBE_BYTES = 64, MAX_PROBES = 16 };

/* Only a repeated group, or a look back at one, can cost without bounds. */
static bool may_be_costly(struct str pattern)
{
	for (size_t i = 1; i < pattern.n; i++) {
		char before = pattern.p[i - 1], c = pattern.p[i];

		if (before == ')' && (c == '*' || c == '+' || c == '{'))
			return true;
		if (before == '\\' &&
		    ((c >= '1' && c <= '9') || c == 'k' || c == 'g'))
			return true;
	}
	return false;
}

static bool is_probe(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == ' ';
}

/* A letter of the pattern many times, then what no pattern waits for. */
static bool probe(struct str pattern, char c)
{
	char subject[PROBE_BYTES];

	memset(subject, c, sizeof subject);
	subject[sizeof subject - 1] = '\x01';
	return pattern_is_costly(pattern,
				 (struct str){ subject, sizeof subject });
}

static bool is_costly(struct str pattern)
{
	static const char always[] = { 'a', '0', ' ', '-' };
	bool tried[256] = { false };
	int probes = 0;

	if (!may_be_costly(pattern))
		return false;
	for (size_t i = 0; i < COUNT(always); i++) {
		tried[(unsigned char)always[i]] = true;
		if (probe(pattern, always[i]))
			return true;
	}
	for (size_t i = 0; i < pattern.n && probes < MAX_PROBES; i++) {
		unsigned char c = (unsigned char)pattern.p[i];

		if (tried[c] || !is_probe(pattern.p[i]))
			continue;
		tried[c] = true;
		probes++;
		if (probe(pattern, pattern.p[i]))
			return true;
	}
	return false;
}

static bool check_pattern(struct checker *c, const struct yaml *y)
{
	struct str why;

	if (!y || y->kind != YAML_SCALAR || diags_full(c->diags))
		return false;
	if (!pattern_valid(c->arena, y->text, &why))
		return diag_add(c->diags, DIAG_PATTERN, y->at,
				"this pattern is wrong: " STR_FMT,
				STR_ARG(why));
	if (is_costly(y->text))
		return diag_add(c->diags, DIAG_PATTERN, y->at,
				"this pattern is too costly: a repeated group "
				"holds a repetition; name what may not follow "
				"instead");
	return true;
}

/* ---- signatures -------------------------------------------------------- */

static bool holds_any(struct str text, const struct ids *parts)
{
	for (size_t i = 0; i < parts->count; i++)
		if (str_find(text, parts->at[i]) >= 0)
			return true;
	return false;
}

/* NULL: the signature knows the text. */
static const char *why_not(const struct signature *s, struct str text)
{
	if (!holds_any(text, &s->contains))
		return "none of `contains` is in it";
	if (holds_any(text, &s->unless))
		return "it holds one of `unless`";
	if (s->pattern.n && !pattern_matches(s->pattern, PATTERN_SEARCH, text))
		return "`pattern` does not match it";
	return NULL;
}

static void check_like(struct checker *c, const struct signature *s)
{
	for (size_t i = 0; i < s->like.count; i++) {
		const char *why = why_not(s, s->like.at[i]);

		if (why)
			diag_add(c->diags, DIAG_PATTERN, s->like.places[i],
				 "the signature misses this line: %s", why);
	}
	for (size_t i = 0; i < s->unlike.count; i++)
		if (!why_not(s, s->unlike.at[i]))
			diag_add(c->diags, DIAG_PATTERN, s->unlike.places[i],
				 "the signature takes this line although it "
				 "stands in `unlike`");
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

static void check_signature(struct checker *c, const struct signature *s,
			    const struct yaml *y)
{
	const struct yaml *pattern = yaml_get(y, "pattern");

	want_entries(c, yaml_get(y, "contains"), &s->contains);
	want_entries(c, yaml_get(y, "like"), &s->like);
	if (s->contains.count && (!pattern || check_pattern(c, pattern)))
		check_like(c, s);
}

/* ---- all of a file ----------------------------------------------------- */

static void check_value_patterns(struct checker *c, const struct yaml *values)
{
	const struct yaml *y = values ? values->first : NULL;

	for (; y; y = y->next)
		check_pattern(c, yaml_get(y, "pattern"));
}

static void check_reads(struct checker *c)
{
	const struct yaml *nodes = yaml_get(c->flow->yaml, "nodes");

	for (const struct yaml *y = nodes ? nodes->first : NULL; y;
	     y = y->next) {
		const struct yaml *options = yaml_get(y, "options");
		const struct yaml *o = options ? options->first : NULL;

		for (; o; o = o->next)
			check_pattern(c, yaml_get(o, "reads"));
	}
}

void check_patterns(struct checker *c)
{
	const struct flow *f = c->flow;
	const struct yaml *tree = f ? f->yaml : c->pack->yaml;
	const struct yaml *list = yaml_get(tree, "signatures");
	const struct yaml *y = list ? list->first : NULL;

	check_value_patterns(c, yaml_get(tree, "values"));
	if (!f)
		return;
	check_reads(c);
	for (size_t i = 0; i < f->signature_count && y; i++, y = y->next)
		check_signature(c, &f->signatures[i], y);
}
