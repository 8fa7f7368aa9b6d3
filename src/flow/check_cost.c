/* What a pattern costs on a long line that it does not match. */
#include "checks.h"

#include <string.h>

#include "unstuck/pattern/pattern.h"

enum {
	LINE_BYTES = 1024,
	MAX_LETTERS = 16, /* of the pattern */
	FIXED_START = 3,  /* so much text no line repeats by accident */
	FEW_TIMES = 16,
};

static const char *const units[] = {
	"a", "0", " ", "-", ".", "/", "'", "a ", "a.", "a/", "a, ",
};

/* ---- which patterns need no trial ---------------------------------------- */

/* Where a class [...] ends. */
static size_t class_end(struct str s, size_t at)
{
	at++;
	if (at < s.n && s.p[at] == '^')
		at++;
	if (at < s.n && s.p[at] == ']')
		at++;
	while (at < s.n && s.p[at] != ']')
		at += s.p[at] == '\\' ? 2 : 1;
	return at < s.n ? at : s.n - 1;
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == ' ' || (c & 0x80);
}

/* *, + or {...}; a few times, as in {1,5}, cost nothing. */
static bool is_repeat(struct str pattern, size_t at)
{
	struct str bounds = str_tail(pattern, at + 1), most;
	int64_t n;

	if (pattern.p[at] != '{')
		return pattern.p[at] == '*' || pattern.p[at] == '+';
	bounds = str_cut(bounds, STR("}")).head;
	most = str_cut(bounds, STR(",")).tail;
	return !str_to_int(most.n ? most : bounds, &n) || n > FEW_TIMES ||
	       str_ends(bounds, STR(","));
}

struct shape {
	size_t run;	/* letters in a row */
	size_t repeats; /* so far */
	bool fixed;	/* the branch begins with fixed text */
	bool risky;
};

/* Is it a class of characters or a look back, such as \w or \1? */
static void see_escape(struct shape *s, char c)
{
	s->risky = s->risky || (c >= '1' && c <= '9') || c == 'k' || c == 'g';
	s->run = is_letter(c) ? 0 : s->run + 1;
}

static void see_sign(struct shape *s, struct str pattern, size_t at)
{
	bool of_group = at && pattern.p[at - 1] == ')';
	char c = pattern.p[at];

	if (is_repeat(pattern, at)) {
		s->repeats++;
		s->risky = s->risky || of_group || !s->fixed || s->repeats > 1;
	}
	if (c == '|' || (of_group && c == '?'))
		s->fixed = false;
	s->run = is_letter(c) ? s->run + 1 : 0;
}

/*
 * One repetition behind fixed text costs no more than the line is long: most
 * patterns are of that kind, and lint of many flows need not try them.
 */
static bool may_cost(struct str pattern)
{
	struct shape s = { 0 };

	for (size_t i = 0; i < pattern.n && !s.risky; i++) {
		char c = pattern.p[i];

		if (c == '[') {
			i = class_end(pattern, i);
			s.run = 0;
		} else if (c == '\\' && i + 1 < pattern.n) {
			see_escape(&s, pattern.p[++i]);
		} else {
			see_sign(&s, pattern, i);
		}
		s.fixed = s.fixed || s.run >= FIXED_START;
	}
	return s.risky;
}

/* ---- trials -------------------------------------------------------------- */

/* The text every match begins with: what stands before the first sign. */
static struct str fixed_start(struct arena *a, struct str pattern)
{
	char *text = arena_array(a, char, pattern.n + 1);
	size_t n = 0, i = 0;

	while (i < pattern.n && !strchr("^$.|?*+()[]{}", pattern.p[i])) {
		bool escape = pattern.p[i] == '\\' && i + 1 < pattern.n;

		if (escape && is_letter(pattern.p[i + 1]))
			break;
		i += escape;
		text[n++] = pattern.p[i++];
	}
	/* A repetition or a choice takes the last of it along. */
	if (n && i < pattern.n && strchr("?*+{", pattern.p[i]))
		n--;
	if (memchr(pattern.p, '|', pattern.n))
		n = 0;
	return (struct str){ text, n < LINE_BYTES / 2 ? n : 0 };
}

/* The start, the unit over and over, then what no pattern waits for. */
static struct str line_of(struct arena *a, struct str start, const char *unit,
			  size_t n)
{
	char *line = arena_array(a, char, LINE_BYTES);

	for (size_t i = 0; i + 1 < LINE_BYTES; i++)
		line[i] = i < start.n ? start.p[i] : unit[i % n];
	line[LINE_BYTES - 1] = '\x01';
	return (struct str){ line, LINE_BYTES };
}

static size_t add_letters(struct arena *a, struct str pattern,
			  struct str *lines, size_t room)
{
	bool tried[256] = { false };
	size_t count = 0;

	for (size_t i = 0; i < pattern.n && count < room; i++) {
		unsigned char c = (unsigned char)pattern.p[i];

		if (tried[c] || !is_letter(pattern.p[i]) || c >= 0x80)
			continue;
		tried[c] = true;
		lines[count++] = line_of(a, STR_NONE, &pattern.p[i], 1);
	}
	return count;
}

static size_t add_units(struct arena *a, struct str start, struct str *lines)
{
	for (size_t i = 0; i < COUNT(units); i++)
		lines[i] = line_of(a, start, units[i], strlen(units[i]));
	return COUNT(units);
}

bool pattern_costs(struct arena *a, struct str pattern, enum pattern_use use)
{
	struct arena_mark mark = arena_mark(a);
	struct str lines[2 * COUNT(units) + MAX_LETTERS];
	struct str start;
	size_t count;
	bool costs;

	if (!may_cost(pattern))
		return false;
	start = fixed_start(a, pattern);
	count = add_units(a, STR_NONE, lines);
	count += add_letters(a, pattern, &lines[count], MAX_LETTERS);
	if (start.n)
		count += add_units(a, start, &lines[count]);
	costs = pattern_is_costly(pattern, use, lines, count);
	arena_rewind(a, mark);
	return costs;
}
