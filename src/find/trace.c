#include "trace.h"

static const struct str levels[] = {
	STR_INIT("INFO"),    STR_INIT("WARN"),	 STR_INIT("ERROR"),
	STR_INIT("DEBUG"),   STR_INIT("TRACE"),	 STR_INIT("FATAL"),
	STR_INIT("WARNING"), STR_INIT("SEVERE"), STR_INIT("CRITICAL"),
};

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
	       c == '$' || (c >= '0' && c <= '9');
}

static bool same_letters(struct str a, struct str b)
{
	for (size_t i = 0; i < a.n; i++)
		if ((a.p[i] | 0x20) != (b.p[i] | 0x20))
			return false;
	return true;
}

/* Does it begin so, letter case aside? */
static bool begins(struct str s, struct str with)
{
	return s.n >= with.n && same_letters(with, s);
}

/* The bytes of a level, with the brackets around it, and what follows. */
static size_t level(struct str s)
{
	size_t open = s.n && (s.p[0] == '[' || s.p[0] == '<');

	for (size_t i = 0; i < COUNT(levels); i++) {
		size_t end = open + levels[i].n;

		if (!str_starts(str_tail(s, open), levels[i]) || end >= s.n ||
		    is_letter(s.p[end]))
			continue;
		end += open;
		while (end < s.n && (s.p[end] == ' ' || s.p[end] == ':'))
			end++;
		return end;
	}
	return 0;
}

/* ... 12 more, at a.b(C.java:1), File "x.py", line 1 */
static bool is_frame(struct str s)
{
	if (begins(s, STR("... ")))
		return true;
	if (begins(s, STR("File \"")))
		return true;
	if (!begins(s, STR("at ")) || s.n < 4)
		return false;
	s = str_tail(s, 3);
	for (size_t i = 0; i < s.n && s.p[i] != ' '; i++)
		if (s.p[i] == '(' || s.p[i] == '/')
			return true;
	return str_find(s, STR("(")) > 0 && str_find(s, STR(".")) > 0;
}

/* The bytes of a class name with dots or slashes in it. */
static size_t class_name(struct str s)
{
	size_t n = 0;

	while (n < s.n && (is_letter(s.p[n]) || s.p[n] == '.' || s.p[n] == '/'))
		n++;
	return n;
}

/* Exception in thread "main" a.b.CException: … */
static bool is_error(struct str s)
{
	struct str name;
	size_t n;

	if (begins(s, STR("Exception in thread")) ||
	    begins(s, STR("Traceback (most recent")))
		return true;
	n = class_name(s);
	name = str_head(s, n);
	return (str_ends(name, STR("Exception")) ||
		str_ends(name, STR("Error"))) &&
	       (n == s.n || s.p[n] == ':' || s.p[n] == ' ');
}

static enum line_kind plain_kind(struct str s)
{
	if (s.n == 0)
		return LINE_BLANK;
	if (is_frame(s))
		return LINE_FRAME;
	if (begins(s, STR("Caused by")) || begins(s, STR("Root cause")) ||
	    begins(s, STR("Wrapped by")))
		return LINE_CAUSE;
	if (begins(s, STR("Suppressed:")))
		return LINE_SUPPRESSED;
	return is_error(s) ? LINE_ERROR : LINE_OTHER;
}

enum line_kind line_kind(struct str line)
{
	struct str s = str_trim(line);
	size_t tag = level(s);
	enum line_kind kind = plain_kind(str_tail(s, tag));

	/* Builds put a level before each line of a trace. */
	if (tag &&
	    (kind == LINE_OTHER || kind == LINE_ERROR || kind == LINE_BLANK))
		return LINE_RECORD;
	return kind;
}
