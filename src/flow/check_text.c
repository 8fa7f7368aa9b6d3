/* Every language in every text, the same in all of them, and clean markup. */
#include "checks.h"

#include <stdlib.h>
#include <string.h>

#include "unstuck/doc/markdown.h"

/* ---- languages --------------------------------------------------------- */

static const struct yaml *words_of(const struct text *t, enum lang l)
{
	struct str code = lang_code(l);
	const struct yaml *y = t->yaml->first;

	while (y && !str_eq(y->key, code))
		y = y->next;
	return y;
}

static void check_shared_words(struct checker *c, const struct yaml *y)
{
	if (y->kind == YAML_SCALAR && str_trim(y->text).n == 0)
		diag_add(c->diags, DIAG_LANGUAGE, y->at,
			 "the text of '" STR_FMT
			 "' is empty; write it, or leave the key out",
			 STR_ARG(y->key));
}

static void check_languages(struct checker *c, const struct site *s)
{
	const struct yaml *whole = s->text->yaml;

	check_shared_words(c, whole);
	for (int l = 0; whole->kind == YAML_MAP && l < LANG_COUNT; l++) {
		const struct yaml *y = words_of(s->text, (enum lang)l);
		struct str code = lang_code((enum lang)l);

		if (y && y->kind == YAML_SCALAR && str_trim(y->text).n == 0)
			diag_add(c->diags, DIAG_LANGUAGE, y->key_at,
				 "the text in " STR_FMT
				 " is empty; every text has words in every "
				 "language of the pack",
				 STR_ARG(code));
		else if (!y && c->pack->has[l])
			diag_add(c->diags, DIAG_LANGUAGE,
				 whole->key.n ? whole->key_at : whole->at,
				 "'" STR_FMT "' has no text in " STR_FMT
				 "; add it",
				 STR_ARG(whole->key), STR_ARG(code));
	}
}

/* ---- the same in all languages ----------------------------------------- */

/* The {{values}} of a text as a set, or its code spans as a multiset. */
struct parts {
	struct str *at;
	size_t count;
};

static int compare_parts(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

static struct parts holes_of(struct arena *a, struct str text)
{
	LIST(struct str) holes = { 0 };
	struct hole hole;
	size_t kept = 0;

	for (size_t from = 0; hole_next(text, from, &hole); from = hole.to)
		*list_push(a, &holes) =
			str_tail(str_head(text, hole.to), hole.from);
	if (holes.count)
		qsort(holes.at, holes.count, sizeof *holes.at, compare_parts);
	for (size_t i = 0; i < holes.count; i++)
		if (i == 0 || !str_eq(holes.at[i], holes.at[i - 1]))
			holes.at[kept++] = holes.at[i];
	return (struct parts){ holes.at, kept };
}

static struct parts spans_of_code(struct arena *a,
				  const struct markdown_report *report)
{
	size_t count = report->code_spans.count;
	struct str *spans = arena_array(a, struct str, count);

	for (size_t i = 0; i < count; i++)
		spans[i] = str_format(a, "`" STR_FMT "`",
				      STR_ARG(report->code_spans.at[i]));
	if (count)
		qsort(spans, count, sizeof *spans, compare_parts);
	return (struct parts){ spans, count };
}

/* The parts of a text in two languages. */
struct sides {
	const struct site *site;
	enum lang lang[2];
	struct parts parts[2];
	const char *lacking; /* how a language lacks what the other has */
};

/* A part of one side that the other lacks, and whose it is. */
static bool odd_part(const struct parts *side, struct str *part, int *owner)
{
	struct parts a = side[0], b = side[1];
	size_t i = 0;

	while (i < a.count && i < b.count && str_eq(a.at[i], b.at[i]))
		i++;
	if (i == a.count && i == b.count)
		return false;
	*owner = i < b.count && (i == a.count || str_cmp(a.at[i], b.at[i]) > 0);
	*part = side[*owner].at[i];
	return true;
}

static void compare(struct checker *c, const struct sides *s)
{
	struct str part, has, lacks;
	int owner;

	if (!odd_part(s->parts, &part, &owner))
		return;
	has = lang_code(s->lang[owner]);
	lacks = lang_code(s->lang[!owner]);
	diag_add(c->diags, DIAG_TEXTS_DIFFER,
		 place_in(c, s->site->text, s->lang[owner], part),
		 STR_FMT " stands in the text in " STR_FMT ", but not %s in "
			 "the one in " STR_FMT "; the two must agree",
		 STR_ARG(part), STR_ARG(has), s->lacking, STR_ARG(lacks));
}

/* ---- markup ------------------------------------------------------------ */

bool may_have_markup(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		switch (s.p[i]) {
		case '*':
		case '`':
		case '<':
		case '[':
		case '&':
		case '\\':
			return true;
		case ':':
			if (str_starts(str_tail(s, i), STR("://")))
				return true;
			break;
		}
	return false;
}

static void tell_markup(struct checker *c, const struct site *s, enum lang l,
			const struct markdown_report *report)
{
	struct place at = place_in(c, s->text, l, report->first_bad);
	struct str bad = report->first_bad;

	if (report->html)
		diag_add(c->diags, DIAG_MARKDOWN, at,
			 "HTML is not used in texts: '" STR_FMT
			 "'; write Markdown, or `code`",
			 STR_ARG(bad));
	if (report->bad_link)
		diag_add(c->diags, DIAG_LINK, at,
			 "a link leads to https only: '" STR_FMT "'",
			 STR_ARG(bad));
	if (report->tracked_link)
		diag_add(c->diags, DIAG_LINK, at,
			 "the address carries a tracking parameter: '" STR_FMT
			 "'; cut it off",
			 STR_ARG(bad));
	if (report->stray_stars)
		diag_add(c->diags, DIAG_MARKDOWN, at,
			 "** is left over in the text: '" STR_FMT
			 "'; put punctuation outside of the **, or a space "
			 "beside them",
			 STR_ARG(bad));
}

/* The line below a table's head, but too short for md4c to see one. */
static bool is_short_rule(struct str line)
{
	size_t dashes = 0, bars = 0, shortest = SIZE_MAX;

	for (size_t i = 0; i < line.n; i++) {
		if (!memchr("|-: \t\r", line.p[i], 6))
			return false;
		bars += line.p[i] == '|';
		if (line.p[i] == '-') {
			dashes++;
			continue;
		}
		if (dashes && dashes < shortest)
			shortest = dashes;
		dashes = 0;
	}
	if (dashes && dashes < shortest)
		shortest = dashes;
	return bars && shortest < 3;
}

static void check_tables(struct checker *c, const struct site *s, enum lang l)
{
	struct str rest = s->text->in[l], line;
	size_t row = 0; /* of a paragraph: the second one makes the table */
	bool bars = false;

	if (!rest.n || !memchr(rest.p, '|', rest.n))
		return;
	while (str_line(&rest, &line)) {
		row = str_trim(line).n ? row + 1 : 0;
		if (row == 1)
			bars = str_find(line, STR("|")) >= 0;
		if (row != 2 || !bars || !is_short_rule(line))
			continue;
		diag_add(c->diags, DIAG_MARKDOWN,
			 place_in(c, s->text, l, str_trim(line)),
			 "no table: the line below its head needs three dashes "
			 "for each column, |---|---|");
	}
}

static void look(struct checker *c, const struct site *s, enum lang l,
		 struct markdown_report *report)
{
	struct str text = s->text->in[l];

	check_tables(c, s, l);
	if (!may_have_markup(text))
		return;
	markdown_check(c->arena, text, report);
	if (report->html || report->bad_link || report->tracked_link ||
	    report->stray_stars)
		tell_markup(c, s, l, report);
}

static void check_twins(struct checker *c, const struct site *s, enum lang l,
			enum lang m, const struct markdown_report *reports)
{
	const struct str *in = s->text->in;
	struct sides sides = { s, { l, m }, { { NULL, 0 } }, "at all" };

	if (s->braces) {
		sides.parts[0] = holes_of(c->arena, in[l]);
		sides.parts[1] = holes_of(c->arena, in[m]);
		compare(c, &sides);
	}
	sides.parts[0] = spans_of_code(c->arena, &reports[l]);
	sides.parts[1] = spans_of_code(c->arena, &reports[m]);
	sides.lacking = "as often";
	compare(c, &sides);
}

static void check_site(struct checker *c, const struct site *s)
{
	struct markdown_report reports[LANG_COUNT] = { 0 };
	enum lang first = LANG_COUNT;

	check_languages(c, s);
	for (enum lang l = 0; l < LANG_COUNT; l++) {
		if (!site_lang(s, l))
			continue;
		if (!s->snippet)
			look(c, s, l, &reports[l]);
		if (first == LANG_COUNT)
			first = l;
		else
			check_twins(c, s, first, l, reports);
	}
}

void check_texts(struct checker *c)
{
	for (size_t i = 0; i < c->sites.count; i++) {
		struct arena_mark mark = arena_mark(c->arena);

		if (!c->sites.at[i].shared)
			check_site(c, &c->sites.at[i]);
		arena_rewind(c->arena, mark);
	}
}
