/* Places in a file, and what is refused before libyaml sees it. */
#include "bytes.h"

#include <string.h>

#include "unstuck/text/safe.h"

static bool is_tail_byte(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

/* A byte order mark is no part of the text; libyaml stumbles over it. */
size_t bom_bytes(struct str s)
{
	return str_starts(s, STR("\xEF\xBB\xBF")) ? 3 : 0;
}

/* The place of the byte behind byte i, which is at `at`. */
static void step_place(struct place *at, size_t i)
{
	struct str bytes = at->source->bytes;
	char c = bytes.p[i];
	bool crlf = c == '\r' && i + 1 < bytes.n && bytes.p[i + 1] == '\n';

	if (c == '\n' || (c == '\r' && !crlf)) {
		at->line++;
		at->column = 1;
	} else if (!is_tail_byte(c) && c != '\r') {
		at->column++;
	}
}

struct place yaml_place(const struct source *source, size_t offset)
{
	struct place at = { source, 1, 1 };

	if (offset > source->bytes.n)
		offset = source->bytes.n;
	for (size_t i = bom_bytes(source->bytes); i < offset; i++)
		step_place(&at, i);
	return at;
}

size_t yaml_offset(struct place at)
{
	struct place here = { at.source, 1, 1 };
	size_t n = at.source->bytes.n;
	size_t i = bom_bytes(at.source->bytes);

	while (i < n && (here.line < at.line ||
			 (here.line == at.line && here.column < at.column)))
		step_place(&here, i++);
	/* The column of a long character counts at its first byte. */
	while (i < n && is_tail_byte(at.source->bytes.p[i]))
		i++;
	return i;
}

static bool check_bytes(const struct source *source, struct diags *d)
{
	size_t bad;
	ptrdiff_t nul = str_find(source->bytes, (struct str){ "", 1 });

	if (!utf8_valid(source->bytes, &bad))
		return diag_add(d, DIAG_NOT_UTF8, yaml_place(source, bad),
				"not UTF-8 at byte %zu; save the file as UTF-8",
				bad + 1);
	if (nul >= 0)
		return diag_add(
			d, DIAG_NOT_UTF8, yaml_place(source, (size_t)nul),
			"a NUL at byte %td: this is no text in UTF-8", nul + 1);
	return true;
}

/* U+0085, U+2028 and U+2029 end a line in YAML 1.1 and nowhere else. */
static bool is_odd_break(struct str s)
{
	return str_starts(s, STR("\xC2\x85")) ||
	       str_starts(s, STR("\xE2\x80\xA8")) ||
	       str_starts(s, STR("\xE2\x80\xA9"));
}

/* The next byte c at or behind from; the end when there is none. */
static size_t next_byte(struct str s, size_t from, int c)
{
	const char *hit = from < s.n ? memchr(s.p + from, c, s.n - from) : NULL;

	return hit ? (size_t)(hit - s.p) : s.n;
}

/* They would hide keys, and the lines below, from every editor. */
static bool check_breaks(const struct source *source, struct diags *d)
{
	static const int leads[] = { 0xC2, 0xE2 };
	struct str s = source->bytes;

	for (size_t n = 0; n < COUNT(leads); n++)
		for (size_t i = next_byte(s, 0, leads[n]); i < s.n;
		     i = next_byte(s, i + 1, leads[n]))
			if (is_odd_break(str_tail(s, i)))
				return diag_add(
					d, DIAG_YAML, yaml_place(source, i),
					"a line break that editors do not "
					"show (U+0085, U+2028 or U+2029) "
					"stands here; remove it");
	return true;
}

/* A megabyte of %TAG lines keeps libyaml busy for ten seconds. */
static bool check_directives(const struct source *source, struct diags *d)
{
	struct str s = source->bytes;
	size_t start = bom_bytes(s);

	for (size_t i = next_byte(s, start, '%'); i < s.n;
	     i = next_byte(s, i + 1, '%'))
		if (i == start || s.p[i - 1] == '\n' || s.p[i - 1] == '\r')
			return diag_add(d, DIAG_DIRECTIVE,
					yaml_place(source, i),
					"a line that starts with %% is a YAML "
					"directive; flows use none, indent "
					"or quote it");
	return true;
}

bool bytes_check(const struct source *source, struct diags *d)
{
	return check_bytes(source, d) && check_breaks(source, d) &&
	       check_directives(source, d);
}
