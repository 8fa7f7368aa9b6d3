#include "unstuck/flow/signature.h"

#include "unstuck/base/buf.h"
#include "unstuck/pattern/pattern.h"

/* How a pattern is read. */
enum reading_of {
	AS_WRITTEN,
	ANY_CASE,
	ANY_BLANKS, /* and slashes for dots */
	ANY_BLANKS_ANY_CASE,
	WAYS
};

struct matcher {
	const struct signature *signature;
	struct arena *arena;
	struct pattern *patterns[WAYS];
	bool tried[WAYS]; /* to compile it */
};

struct matcher *matcher_new(struct arena *a, const struct signature *s)
{
	struct matcher *m = arena_new(a, struct matcher);

	m->signature = s;
	m->arena = a;
	return m;
}

/* ---- the word to search for ---------------------------------------------------- */

bool signature_is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '_' || (c & 0x80);
}

/* They stand in many lines of a healthy log: others tell more. */
static const struct str everyday[] = {
	STR_INIT("checkpoint"),	   STR_INIT("connection"),
	STR_INIT("complete"),	   STR_INIT("completed"),
	STR_INIT("completing"),	   STR_INIT("exception"),
	STR_INIT("resources"),	   STR_INIT("requested"),
	STR_INIT("supported"),	   STR_INIT("available"),
	STR_INIT("partition"),	   STR_INIT("timestamp"),
	STR_INIT("configuration"), STR_INIT("jobmanager"),
	STR_INIT("taskmanager"),   STR_INIT("operator"),
	STR_INIT("function"),	   STR_INIT("request"),
	STR_INIT("response"),	   STR_INIT("instance"),
	STR_INIT("connector"),	   STR_INIT("coordinator"),
	STR_INIT("connect"),	   STR_INIT("trigger"),
	STR_INIT("consumer"),	   STR_INIT("snapshot"),
};

static bool is_everyday(struct str s)
{
	for (size_t i = 0; i < COUNT(everyday); i++)
		if (s.n == everyday[i].n &&
		    loose_find(s, everyday[i], true) == 0)
			return true;
	return false;
}

/* An everyday word tells as little as one of four letters. */
static size_t worth(struct str s)
{
	return s.n > 4 && is_everyday(s) ? 4 : s.n;
}

struct str signature_word(struct str s)
{
	struct str best = STR_NONE;
	size_t from = 0;

	for (size_t i = 0; i <= s.n; i++) {
		struct str word = str_head(str_tail(s, from), i - from);

		if (i < s.n && signature_is_word(s.p[i]))
			continue;
		if (worth(word) > worth(best))
			best = word;
		from = i + 1;
	}
	return best;
}

/* ---- a pattern that minds no blanks -------------------------------------------- */

static bool is_quantifier(struct str s, size_t at)
{
	return at < s.n && (s.p[at] == '*' || s.p[at] == '+' ||
			    s.p[at] == '?' || s.p[at] == '{');
}

/* The bytes of a class [...], an escape, {m,n} or the head of a group. */
static size_t whole_token(struct str s)
{
	size_t n = 1;

	switch (s.p[0]) {
	case '\\':
		return s.n > 1 ? 2 : 1;
	case '[':
		n += s.n > 1 && s.p[1] == '^';
		n += n < s.n && s.p[n] == ']';
		while (n < s.n && s.p[n] != ']')
			n += s.p[n] == '\\' ? 2 : 1;
		return n + 1 < s.n ? n + 1 : s.n;
	case '{':
		while (n < s.n && s.p[n] != '}')
			n++;
		return n + 1 < s.n ? n + 1 : s.n;
	case '(':
		if (s.n < 3 || s.p[1] != '?')
			return 1;
		for (n = 2; n < s.n; n++)
			if (s.p[n] == ':' || s.p[n] == '=' || s.p[n] == '!' ||
			    s.p[n] == '>' || s.p[n] == ')')
				return n + 1;
		return s.n;
	}
	return 1;
}

static bool is_sign(char c)
{
	return c == ':' || c == '=' || c == ',';
}

/* None at all only beside a sign: two words never become one. */
static const char any_blank[] = "(?:\\s+|(?<!\\w)|(?!\\w))";

/* A blank may be missing, and stand around signs; a dot may be a slash. */
static struct str without_blanks(struct arena *a, struct str pattern)
{
	struct buf out;

	buf_init(&out, a);
	while (pattern.n) {
		size_t n = whole_token(pattern);
		struct str token = str_head(pattern, n);
		bool plain = n == 1 && !is_quantifier(pattern, n);

		if (plain && token.p[0] == ' ') {
			buf_puts(&out, any_blank);
		} else if (plain && is_sign(token.p[0])) {
			buf_puts(&out, "\\s*");
			buf_put(&out, token);
			buf_puts(&out, "\\s*");
		} else if (str_eq(token, STR("\\.")) &&
			   !is_quantifier(pattern, n)) {
			buf_puts(&out, "[./]");
		} else {
			buf_put(&out, token);
		}
		pattern = str_tail(pattern, n);
	}
	return buf_str(&out);
}

static struct pattern *pattern_as(struct matcher *m, enum reading_of way)
{
	struct str pattern = m->signature->pattern;
	unsigned flags = way == ANY_CASE || way == ANY_BLANKS_ANY_CASE
				 ? PATTERN_ANY_CASE
				 : 0;

	if (m->tried[way])
		return m->patterns[way];
	m->tried[way] = true;
	if (way == ANY_BLANKS || way == ANY_BLANKS_ANY_CASE)
		pattern = without_blanks(m->arena, pattern);
	m->patterns[way] =
		pattern_compile(m->arena, pattern, PATTERN_SEARCH, flags);
	return m->patterns[way];
}

/* ---- one form of the text --------------------------------------------------------- */

static bool holds_any(struct str text, const struct ids *parts, bool any_case)
{
	for (size_t i = 0; i < parts->count; i++)
		if (loose_find(text, parts->at[i], any_case) >= 0)
			return true;
	return false;
}

/* The letters are the log's; colors, escapes and prefixes are not among them. */
static struct str spelled(struct arena *a, const struct loose *text,
			  struct pattern_span at)
{
	struct str s = str_head(str_tail(text->s, at.from), at.to - at.from);

	return str_copy(a, str_trim(s));
}

static void keep(struct arena *a, const struct loose *text,
		 const struct pattern_match *found, struct signature_match *out)
{
	out->from = found->whole.from;
	out->to = found->whole.to;
	out->count = 0;
	for (size_t i = 0; i < found->count; i++)
		out->captured[out->count++] =
			(struct captured){ found->groups[i].name,
					   spelled(a, text,
						   found->groups[i].at) };
}

static bool try_pattern(struct matcher *m, struct arena *a,
			const struct loose *text, enum reading_of way,
			struct signature_match *out)
{
	struct pattern *p = pattern_as(m, way);
	struct pattern_match found;

	if (!p || !pattern_run(p, text->s, &found))
		return false;
	keep(a, text, &found, out);
	return true;
}

/* Without a pattern the words alone are the error. */
static void keep_words(const struct matcher *m, const struct loose *text,
		       struct signature_match *out)
{
	const struct ids *parts = &m->signature->contains;

	*out = (struct signature_match){ .count = 0 };
	for (size_t i = 0; i < parts->count; i++) {
		ptrdiff_t at = loose_find(text->s, parts->at[i], true);

		if (at < 0)
			continue;
		out->from = (size_t)at;
		out->to = out->from + parts->at[i].n;
		if (out->to > text->s.n)
			out->to = text->s.n;
		return;
	}
}

/*
 * Letters in another case are minded only where the words themselves are so:
 * a pattern may tell a class from a package by them.
 */
static bool try_form(struct matcher *m, struct arena *a,
		     const struct loose *text, struct signature_match *out)
{
	const struct signature *s = m->signature;
	bool exact = holds_any(text->s, &s->contains, false);

	if (!exact && !holds_any(text->s, &s->contains, true))
		return false;
	if (holds_any(text->s, &s->unless, !exact))
		return false;
	if (s->pattern.n == 0) {
		keep_words(m, text, out);
		return true;
	}
	return try_pattern(m, a, text, AS_WRITTEN, out) ||
	       try_pattern(m, a, text, ANY_BLANKS, out) ||
	       (!exact && (try_pattern(m, a, text, ANY_CASE, out) ||
			   try_pattern(m, a, text, ANY_BLANKS_ANY_CASE, out)));
}

/*
 * Does it stand in a line behind the first that is known without that one?
 * Then it is found, and counted, there.
 */
static bool is_of_later_line(const struct matcher *m, const struct loose *text,
			     const struct signature_match *found)
{
	struct str rest = text->s, line = STR_NONE;
	size_t from = 0;

	while (str_line(&rest, &line)) {
		from = (size_t)(line.p - text->s.p);
		if (found->from <= from + line.n)
			break;
	}
	return from > 0 && holds_any(line, &m->signature->contains, true);
}

/* ---- all forms ----------------------------------------------------------------------- */

/* Where a joined text's bytes stand in the text it was made of. */
static void place_in(const struct loose *text, const struct loose *joined,
		     struct signature_match *out)
{
	uint32_t from = joined->from[out->from], to = joined->from[out->to];
	size_t i = 0;

	while (i < text->s.n && text->from[i] < from)
		i++;
	out->from = i;
	while (i < text->s.n && text->from[i] < to)
		i++;
	out->to = i;
}

static bool try_joined(struct matcher *m, struct arena *a,
		       const struct loose *text, char by,
		       struct signature_match *out)
{
	struct loose joined = loose_joined(a, text, by);

	if (!try_form(m, a, &joined, out))
		return false;
	place_in(text, &joined, out);
	return !is_of_later_line(m, text, out);
}

bool matcher_run(struct matcher *m, struct arena *a, const struct loose *text,
		 struct signature_match *out)
{
	return try_form(m, a, text, out) && !is_of_later_line(m, text, out);
}

bool matcher_run_wrapped(struct matcher *m, struct arena *a,
			 const struct loose *text, struct signature_match *out)
{
	const struct signature *s = m->signature;
	struct loose two = loose_lines(text, 1);
	struct str_pair cut = str_cut(two.s, STR("\n"));

	if (cut.head.n == 0 || cut.tail.n == 0 ||
	    holds_any(loose_lines(text, (size_t)s->lines).s, &s->unless, false))
		return false;
	return try_joined(m, a, &two, ' ', out) ||
	       try_joined(m, a, &two, '\0', out);
}

static const char no_words[] = "none of `contains` is in it";

/* Why not the line that begins the text, nor those behind it? */
static const char *lines_miss(struct matcher *m, struct arena *a,
			      const struct loose *text,
			      struct signature_match *out)
{
	const struct signature *s = m->signature;
	struct loose line = loose_lines(text, 0);
	struct loose lines = loose_lines(text, (size_t)s->lines);

	if (matcher_run(m, a, &lines, out) ||
	    matcher_run_wrapped(m, a, text, out))
		return NULL;
	if (!holds_any(line.s, &s->contains, true))
		return no_words;
	if (holds_any(lines.s, &s->unless, false))
		return "it holds one of `unless`";
	return "`pattern` does not match it";
}

static const char *text_misses(struct matcher *m, struct arena *a,
			       struct str text, struct signature_match *out)
{
	struct loose rest = loose_text(a, text);
	const char *why = no_words;

	while (rest.s.n) {
		size_t n = loose_lines(&rest, 0).s.n;
		const char *line = lines_miss(m, a, &rest, out);

		if (!line || why == no_words)
			why = line;
		if (!line)
			break;
		n += n < rest.s.n;
		rest = (struct loose){ str_tail(rest.s, n), rest.from + n,
				       rest.raw };
	}
	return why;
}

bool matcher_run_text(struct matcher *m, struct arena *a, struct str text,
		      struct signature_match *out)
{
	return !text_misses(m, a, text, out);
}

const char *signature_misses(struct arena *a, const struct signature *s,
			     struct str text)
{
	struct arena_mark mark = arena_mark(a);
	struct signature_match match;
	const char *why = text_misses(matcher_new(a, s), a, text, &match);

	arena_rewind(a, mark);
	return why;
}
