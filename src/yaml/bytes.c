/* Places in a file, and what is refused before libyaml sees it. */
#include "bytes.h"

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

/*
 * A megabyte of %TAG lines keeps libyaml busy for ten seconds.  Odd line
 * breaks would hide such lines, and keys, from every editor.
 */
static bool check_lines(const struct source *source, struct diags *d)
{
	const char *p = source->bytes.p;
	bool starts = true;

	for (size_t i = bom_bytes(source->bytes); i < source->bytes.n; i++) {
		if (((unsigned char)p[i] == 0xC2 ||
		     (unsigned char)p[i] == 0xE2) &&
		    is_odd_break(str_tail(source->bytes, i)))
			return diag_add(d, DIAG_YAML, yaml_place(source, i),
					"a line break that editors do not "
					"show (U+0085, U+2028 or U+2029) "
					"stands here; remove it");
		if (starts && p[i] == '%')
			return diag_add(d, DIAG_DIRECTIVE,
					yaml_place(source, i),
					"a line that starts with %% is a YAML "
					"directive; flows use none, indent "
					"or quote it");
		starts = p[i] == '\n' || p[i] == '\r';
	}
	return true;
}

bool bytes_check(const struct source *source, struct diags *d)
{
	return check_bytes(source, d) && check_lines(source, d);
}
