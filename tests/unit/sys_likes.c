/*
 * sys_likes - what the shipped signatures claim holds over the whole pack.
 *
 * Each `like` gives its own signature first, each `unlike` does not give it,
 * and so it stays however a log spells the text.
 */
#include "unit.h"

#include <string.h>

#include "unstuck/base/buf.h"
#include "unstuck/find/findings.h"
#include "unstuck/find/known.h"
#include "unstuck/flow/catalog.h"
#include "unstuck/sys/files.h"

/* ---- spellings ------------------------------------------------------------- */

typedef struct str spell_fn(struct str text);

/* Each byte by what it stands for; NULL: by itself. */
static struct str replace(struct str text, const char *const of[256])
{
	struct buf out;

	buf_init(&out, &arena);
	for (size_t i = 0; i < text.n; i++) {
		const char *to = of[(unsigned char)text.p[i]];

		if (to)
			buf_puts(&out, to);
		else
			buf_putc(&out, text.p[i]);
	}
	return buf_str(&out);
}

static struct str prefix_lines(struct str text, const char *prefix)
{
	struct buf out;
	struct str line;

	buf_init(&out, &arena);
	while (str_line(&text, &line)) {
		buf_puts(&out, prefix);
		buf_put(&out, line);
		buf_putc(&out, '\n');
	}
	return buf_str(&out);
}

static struct str as_it_is(struct str text)
{
	return text;
}

static struct str lower(struct str text)
{
	return str_lower(&arena, text);
}

static struct str of_a_pod(struct str text)
{
	return prefix_lines(text, "[pod/job-1-jobmanager/main] ");
}

static struct str with_time(struct str text)
{
	return prefix_lines(text, "2026-11-22T02:00:00.123456789Z ");
}

static struct str of_windows(struct str text)
{
	static const char *const of[256] = { ['\n'] = "\r\n" };

	return replace(text, of);
}

static struct str wide_blanks(struct str text)
{
	static const char *const of[256] = { [' '] = "  " };

	return replace(text, of);
}

static struct str of_html(struct str text)
{
	static const char *const of[256] = {
		['\''] = "&#39;", ['"'] = "&quot;", ['<'] = "&lt;",
		['>'] = "&gt;",	  ['&'] = "&amp;",
	};

	return replace(text, of);
}

static struct str of_json(struct str text)
{
	static const char *const of[256] = {
		['"'] = "\\\"",
		['\\'] = "\\\\",
		['\n'] = "\\n",
		['\t'] = "\\t",
	};
	struct str inner = replace(text, of);

	return str_format(&arena,
			  "{\"log\":\"" STR_FMT "\",\"stream\":\"stderr\"}",
			  STR_ARG(inner));
}

/* org/apache/kafka/common/errors/TimeoutException: as class files have it. */
static struct str with_slashes(struct str text)
{
	char *s = arena_array(&arena, char, text.n);
	size_t from = 0;

	memcpy(s, text.p, text.n);
	for (size_t i = 0; i < text.n; i++) {
		bool in_class = strchr("abcdefghijklmnopqrstuvwxyz0123456789.",
				       s[i]) != NULL;

		if (!in_class && i > from && s[i - 1] == '.' &&
		    str_find(str_tail(text, i), STR("Exception")) >= 0 &&
		    str_find(str_head(str_tail(text, i), 40),
			     STR("Exception")) >= 0)
			for (size_t n = from; n < i; n++)
				s[n] = s[n] == '.' ? '/' : s[n];
		if (!in_class)
			from = i + 1;
	}
	return (struct str){ s, text.n };
}

static struct str among_others(struct str text)
{
	return str_format(&arena,
			  "2026-11-22 10:00:00,000 INFO  com.example.Job [] - "
			  "it starts\n" STR_FMT
			  "\n2026-11-22 10:00:01,000 INFO  com.example.Job [] "
			  "- it goes on\n",
			  STR_ARG(text));
}

static const struct {
	const char *name;
	spell_fn *spell;
} spellings[] = {
	{ "as it is", as_it_is },
	{ "in small letters", lower },
	{ "behind a pod's name", of_a_pod },
	{ "behind a time", with_time },
	{ "with CRLF", of_windows },
	{ "with wide blanks", wide_blanks },
	{ "in HTML", of_html },
	{ "in JSON", of_json },
	{ "with slashes", with_slashes },
	{ "among others", among_others },
};

/* ---- the pack -------------------------------------------------------------- */

struct shipped {
	LIST(const struct flow *) flows;
	struct known *known;
};

static struct shipped load_all(void)
{
	struct shipped all = { 0 };
	struct catalog catalog;
	struct diags d;

	diags_init(&d, &arena);
	catalog_init(&catalog, &arena);
	assert_true(catalog_add(&catalog, STR(BUILTIN_ROOT), &d));
	for (size_t p = 0; p < catalog.packs.count; p++) {
		struct catalog_pack *pack = catalog.packs.at[p];

		catalog_list(&catalog, pack);
		for (size_t f = 0; f < pack->flows.count; f++)
			*list_push(&arena, &all.flows) =
				catalog_flow(&catalog, &pack->flows.at[f], &d);
	}
	assert_int_equal(d.errors, 0);
	all.known = known_new(&arena, all.flows.at, all.flows.count);
	return all;
}

static struct findings find_in(const struct shipped *all, struct str text)
{
	struct findings found;

	findings_text(&found, &arena, all->known, text);
	return found;
}

/* ---- what is wrong --------------------------------------------------------- */

static size_t tell(const struct signature *s, struct str text,
		   const char *spelling, const char *what)
{
	print_message("# " STR_FMT ":%d: %s, %s: " STR_FMT "\n",
		      STR_ARG(s->at.source->path), s->at.line, what, spelling,
		      STR_ARG(text));
	return 1;
}

static size_t try_like(const struct shipped *all, const struct signature *s,
		       struct str text, const char *spelling)
{
	struct findings found = find_in(all, text);

	if (found.list.count == 0)
		return tell(s, text, spelling, "not found");
	if (found.list.at[0].signature != s)
		return tell(s, text, spelling, "another goes first");
	return 0;
}

static size_t try_unlike(const struct shipped *all, const struct signature *s,
			 struct str text, const char *spelling)
{
	struct findings found = find_in(all, text);

	for (size_t i = 0; i < found.list.count; i++)
		if (found.list.at[i].signature == s)
			return tell(s, text, spelling, "found although unlike");
	return 0;
}

static size_t try_signature(const struct shipped *all,
			    const struct signature *s)
{
	size_t wrong = 0;

	for (size_t n = 0; n < COUNT(spellings); n++) {
		const char *name = spellings[n].name;
		spell_fn *spell = spellings[n].spell;

		for (size_t i = 0; i < s->like.count; i++)
			wrong += try_like(all, s, spell(s->like.at[i]), name);
		for (size_t i = 0; i < s->unlike.count; i++)
			wrong += try_unlike(all, s, spell(s->unlike.at[i]),
					    name);
	}
	return wrong;
}

static void test_all_likes(void **state)
{
	struct shipped all = load_all();
	size_t wrong = 0, seen = 0;

	(void)state;
	for (size_t f = 0; f < all.flows.count; f++)
		for (size_t i = 0; i < all.flows.at[f]->signature_count; i++) {
			wrong += try_signature(&all,
					       &all.flows.at[f]->signatures[i]);
			seen++;
		}
	assert_true(seen > 40);
	assert_int_equal(wrong, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_all_likes, start_arena,
						stop_arena),
	};

	return cmocka_run_group_tests_name("likes", tests, NULL, NULL);
}
