#include "unstuck/base/str.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "unstuck/base/arena.h"

struct str str_from(const char *cz)
{
	return (struct str){ cz, cz ? strlen(cz) : 0 };
}

bool str_eq(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

int str_cmp(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int order = n ? memcmp(a.p, b.p, n) : 0;

	return order ? order : (a.n > b.n) - (a.n < b.n);
}

bool str_starts(struct str s, struct str prefix)
{
	return s.n >= prefix.n && str_eq(str_head(s, prefix.n), prefix);
}

bool str_ends(struct str s, struct str suffix)
{
	return s.n >= suffix.n && str_eq(str_tail(s, s.n - suffix.n), suffix);
}

struct str str_head(struct str s, size_t n)
{
	return (struct str){ s.p, n < s.n ? n : s.n };
}

struct str str_tail(struct str s, size_t n)
{
	if (n >= s.n)
		return STR_NONE;
	return (struct str){ s.p + n, s.n - n };
}

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

struct str str_trim(struct str s)
{
	while (s.n && is_space(s.p[0]))
		s = str_tail(s, 1);
	while (s.n && is_space(s.p[s.n - 1]))
		s.n--;
	return s;
}

ptrdiff_t str_find(struct str s, struct str needle)
{
	const char *hit;

	if (needle.n == 0)
		return 0;
	if (s.n < needle.n)
		return -1;
	hit = memmem(s.p, s.n, needle.p, needle.n);
	return hit ? hit - s.p : -1;
}

struct str_pair str_cut(struct str s, struct str at)
{
	ptrdiff_t hit = str_find(s, at);

	if (hit < 0)
		return (struct str_pair){ s, STR_NONE, false };
	return (struct str_pair){ str_head(s, (size_t)hit),
				  str_tail(s, (size_t)hit + at.n), true };
}

bool str_line(struct str *rest, struct str *line)
{
	struct str_pair cut;

	if (rest->n == 0)
		return false;
	cut = str_cut(*rest, STR("\n"));
	*line = cut.head;
	*rest = cut.tail;
	return true;
}

bool str_to_int(struct str s, int64_t *out)
{
	bool negative = s.n && s.p[0] == '-';
	int64_t n = 0;

	if (negative)
		s = str_tail(s, 1);
	if (s.n == 0)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9' || n > (INT64_MAX - 9) / 10)
			return false;
		n = n * 10 + (s.p[i] - '0');
	}
	*out = negative ? -n : n;
	return true;
}

char *str_cz(struct arena *a, struct str s)
{
	char *p = arena_room(a, s.n + 1);

	if (s.n)
		memcpy(p, s.p, s.n);
	p[s.n] = '\0';
	return p;
}

struct str str_copy(struct arena *a, struct str s)
{
	return (struct str){ str_cz(a, s), s.n };
}

struct str str_join(struct arena *a, struct str s, struct str t)
{
	char *p = arena_room(a, s.n + t.n + 1);

	if (s.n)
		memcpy(p, s.p, s.n);
	if (t.n)
		memcpy(p + s.n, t.p, t.n);
	p[s.n + t.n] = '\0';
	return (struct str){ p, s.n + t.n };
}

struct str str_of_int(struct arena *a, int64_t n)
{
	return str_format(a, "%lld", (long long)n);
}

struct str str_unix_lines(struct arena *a, struct str s)
{
	char *p = arena_array(a, char, s.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] != '\r')
			p[n++] = s.p[i];
		else if (i + 1 == s.n || s.p[i + 1] != '\n')
			p[n++] = '\n';
	}
	return (struct str){ p, n };
}

struct str str_lower(struct arena *a, struct str s)
{
	char *p = str_cz(a, s);

	for (size_t i = 0; i < s.n; i++)
		if (p[i] >= 'A' && p[i] <= 'Z')
			p[i] = (char)(p[i] - 'A' + 'a');
	return (struct str){ p, s.n };
}

struct str str_format(struct arena *a, const char *format, ...)
{
	va_list args;
	int n;
	char *p;

	va_start(args, format);
	n = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (n < 0)
		return STR_NONE;
	p = arena_array(a, char, (size_t)n + 1);
	va_start(args, format);
	vsnprintf(p, (size_t)n + 1, format, args);
	va_end(args);
	return (struct str){ p, (size_t)n };
}
