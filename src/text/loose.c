#include "unstuck/text/loose.h"

#include "unstuck/text/rune.h"

/* ---- writing with places ----------------------------------------------------- */

struct writer {
	char *s;
	uint32_t *from;
	size_t n;
	size_t at; /* in raw, of what is written now */
};

static void put(struct writer *w, char c)
{
	bool blank = c == ' ' && (w->n == 0 || w->s[w->n - 1] == ' ' ||
				  w->s[w->n - 1] == '\n');

	if (blank)
		return;
	w->from[w->n] = (uint32_t)w->at;
	w->s[w->n++] = c;
}

/* No blank stands at the end of a line. */
static void put_line_feed(struct writer *w)
{
	if (w->n && w->s[w->n - 1] == ' ')
		w->n--;
	w->from[w->n] = (uint32_t)w->at;
	w->s[w->n++] = '\n';
}

/* Full-width signs and curly quotes, as their ASCII twins; 0: no such. */
static char narrow(uint32_t rune)
{
	if (rune > 0xff00 && rune < 0xff5f)
		return (char)(rune - 0xff00 + ' ');
	switch (rune) {
	case 0x00a0:
	case 0x3000:
		return ' ';
	case 0x2018:
	case 0x2019:
		return '\'';
	case 0x201c:
	case 0x201d:
		return '"';
	}
	return '\0';
}

static bool is_nothing(uint32_t rune)
{
	return rune == 0xfeff || (rune >= 0x200b && rune <= 0x200f);
}

static void put_wide(struct writer *w, uint32_t rune)
{
	char bytes[RUNE_MAX_BYTES], twin = narrow(rune);
	size_t n = twin || is_nothing(rune) ? 0 : rune_write(rune, bytes);

	if (twin)
		put(w, twin);
	for (size_t i = 0; i < n; i++)
		put(w, bytes[i]);
}

static void put_rune(struct writer *w, uint32_t rune)
{
	if (rune == '\n' || rune == '\r')
		put_line_feed(w);
	else if (rune > 0x7f)
		put_wide(w, rune);
	else
		put(w, rune > ' ' && rune < 0x7f ? (char)rune : ' ');
}

/* ---- what a sign stands for ---------------------------------------------------- */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static int hex_digit(char c)
{
	if (is_digit(c))
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* A number of ASCII from 1 to most digits; 0: none. */
static size_t read_number(struct str s, int base, size_t most, uint32_t *out)
{
	size_t n = 0;

	*out = 0;
	while (n < s.n && n < most) {
		int digit = hex_digit(s.p[n]);

		if (digit < 0 || digit >= base)
			break;
		*out = *out * (uint32_t)base + (uint32_t)digit;
		n++;
	}
	return n;
}

/* &quot; &#39; &#x27; - also behind &amp; as often as it was escaped. */
static size_t read_entity(struct str s, uint32_t *out)
{
	static const struct {
		struct str name;
		char is;
	} names[] = {
		{ STR_INIT("quot;"), '"' }, { STR_INIT("apos;"), '\'' },
		{ STR_INIT("lt;"), '<' },   { STR_INIT("gt;"), '>' },
		{ STR_INIT("nbsp;"), ' ' }, { STR_INIT("amp;"), '&' },
	};
	size_t from = 1, n;

	while (str_starts(str_tail(s, from), STR("amp;")))
		from += 4;
	for (size_t i = 0; i + 1 < COUNT(names); i++)
		if (str_starts(str_tail(s, from), names[i].name)) {
			*out = (uint32_t)names[i].is;
			return from + names[i].name.n;
		}
	if (from < s.n && s.p[from] == '#') {
		bool hex = from + 1 < s.n && (s.p[from + 1] | 0x20) == 'x';

		n = read_number(str_tail(s, from + 1 + hex), hex ? 16 : 10, 6,
				out);
		n += from + 1 + hex;
		if (n < s.n && s.p[n] == ';' && *out)
			return n + 1;
	}
	*out = '&';
	return from;
}

/* \" \\n \u0027: any number of backslashes before. */
static size_t read_escape(struct str s, bool controls, uint32_t *out)
{
	size_t n = 0;

	while (n < s.n && s.p[n] == '\\')
		n++;
	*out = '\\';
	if (n == s.n)
		return n;
	switch (s.p[n]) {
	case '"':
	case '\'':
	case '/':
		*out = (unsigned char)s.p[n];
		return n + 1;
	case 'u':
		if (read_number(str_tail(s, n + 1), 16, 4, out) == 4 && *out)
			return n + 5;
		break;
	case 'n':
	case 'r':
	case 't':
		*out = s.p[n] == 't' ? ' ' : '\n';
		if (controls)
			return n + 1;
		break;
	}
	*out = '\\';
	return n;
}

/* ESC [ ... letter, ESC ] ... BEL or ESC \, ESC and one byte. */
static size_t skip_sequence(struct str s)
{
	size_t n = 2;

	if (s.n < 2)
		return s.n;
	if (s.p[1] == '[') {
		while (n < s.n && (s.p[n] < '@' || s.p[n] > '~') &&
		       s.p[n] != '\n')
			n++;
		return n < s.n && s.p[n] != '\n' ? n + 1 : n;
	}
	if (s.p[1] != ']')
		return s.p[1] == '\n' ? 1 : 2;
	while (n < s.n && s.p[n] != '\a' && s.p[n] != '\033' && s.p[n] != '\n')
		n++;
	return n < s.n && s.p[n] == '\a' ? n + 1 : n;
}

/* A character beyond ASCII; a byte that is none stays. */
static size_t take_wide(struct writer *w, struct str s)
{
	uint32_t rune;
	size_t n = rune_read(s, &rune);

	if (n == 0) {
		put(w, s.p[0]);
		return 1;
	}
	put_wide(w, rune);
	return n;
}

/* ---- a text ------------------------------------------------------------------- */

/* Is it a text that was put into a string, so that \n means a line's end? */
static bool is_quoted(struct str s)
{
	static const struct str signs[] = {
		STR_INIT("\\n\\t"),	STR_INIT("\\nat "),
		STR_INIT("\\n\\\\t"),	STR_INIT("\\nCaused by"),
		STR_INIT("\\n    at "), STR_INIT("\\n\""),
		STR_INIT("\\n["),
	};

	for (size_t i = 0; i < COUNT(signs); i++)
		if (str_find(s, signs[i]) >= 0)
			return true;
	return false;
}

static size_t take(struct writer *w, struct str s, bool quoted)
{
	uint32_t rune;
	size_t n = 1;

	switch (s.p[0]) {
	case '\\':
		n = read_escape(s, quoted, &rune);
		put_rune(w, rune);
		return n;
	case '&':
		n = read_entity(s, &rune);
		put_rune(w, rune);
		return n;
	case '\033':
		return skip_sequence(s);
	case '\r':
		n += s.n > 1 && s.p[1] == '\n';
		put_line_feed(w);
		return n;
	}
	if ((unsigned char)s.p[0] >= 0x80)
		return take_wide(w, s);
	put_rune(w, (unsigned char)s.p[0]);
	return 1;
}

/* Without what stands before every line, in place. */
static void strip_prefixes(struct writer *w)
{
	size_t to = 0, at = 0;

	while (at < w->n) {
		struct str rest = { w->s + at, w->n - at }, line;
		size_t skip, n;

		str_line(&rest, &line);
		n = line.n + (at + line.n < w->n);
		skip = loose_prefix(line);
		while (skip && skip < line.n && line.p[skip] == ' ')
			skip++;
		/* Only the end of a record: that is no line. */
		if (skip && skip == line.n)
			skip = n;
		for (size_t i = skip; i < n; i++) {
			w->s[to] = w->s[at + i];
			w->from[to++] = w->from[at + i];
		}
		at += n;
	}
	w->n = to;
}

struct loose loose_text(struct arena *a, struct str raw)
{
	struct writer w = { .s = arena_array(a, char, raw.n + 1),
			    .from = arena_array(a, uint32_t, raw.n + 1) };
	bool quoted = is_quoted(raw);

	while (w.at < raw.n)
		w.at += take(&w, str_tail(raw, w.at), quoted);
	strip_prefixes(&w);
	w.from[w.n] = (uint32_t)raw.n;
	return (struct loose){ { w.s, w.n }, w.from, raw };
}

struct loose loose_lines(const struct loose *text, size_t lines)
{
	struct loose head = *text;
	size_t n = 0;

	for (; n < text->s.n; n++)
		if (text->s.p[n] == '\n' && lines-- == 0)
			break;
	head.s.n = n;
	return head;
}

struct loose loose_joined(struct arena *a, const struct loose *l, char by)
{
	struct writer w = { .s = arena_array(a, char, l->s.n + 1),
			    .from = arena_array(a, uint32_t, l->s.n + 1) };

	for (size_t i = 0; i < l->s.n; i++) {
		w.at = l->from[i];
		if (l->s.p[i] != '\n')
			put(&w, l->s.p[i]);
		else if (by)
			put(&w, by);
	}
	w.from[w.n] = l->from[l->s.n];
	return (struct loose){ { w.s, w.n }, w.from, l->raw };
}

/* ---- before a line -------------------------------------------------------------- */

/*
 * A shape of what may stand before a line: 0 is a digit, * a word of letters,
 * digits and -_./, # a number, ~ the parts of a second, + a zone or none;
 * others are themselves.
 */
static const char *const shapes[] = {
	"{\"log\":\"", /* docker's json-file, and behind the line's \n */
	"\",\"stream\":\"*\",\"time\":\"0000-00-00T00:00:00~+\"}",
	"> ",		   /* quoted in a chat or a mail */
	"# ",		   /* cat -n, less -N */
	"[pod/*] ",	   /* kubectl logs --prefix */
	"[*] 0000-00-00T", /* stern, and the time behind it */
	"* | ",		   /* docker compose */
	"0000-00-00T00:00:00~+ stdout F ",
	"0000-00-00T00:00:00~+ stderr F ",
	"[0000-00-00 00:00:00~] ",
	"[0000-00-00T00:00:00~+] ",
	"0000-00-00 00:00:00~ ",
	"0000-00-00T00:00:00~+ ",
	"0000/00/00 00:00:00~ ",
	"00:00:00~ ",
	"[00:00:00~] ",
};

static bool is_word_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       is_digit(c) || c == '-' || c == '_' || c == '.' || c == '/';
}

static size_t run_of(struct str s, size_t at, char kind)
{
	size_t from = at;

	if (kind == '~' && (at == s.n || (s.p[at] != '.' && s.p[at] != ',')))
		return 0;
	at += kind == '~';
	while (at < s.n &&
	       (kind == '*' ? is_word_byte(s.p[at]) : is_digit(s.p[at])))
		at++;
	return at - from;
}

/* Z, +08:00, or nothing. */
static size_t zone_at(struct str s, size_t at)
{
	size_t n = 1;

	if (at < s.n && s.p[at] == 'Z')
		return 1;
	if (at == s.n || (s.p[at] != '+' && s.p[at] != '-'))
		return 0;
	while (at + n < s.n && (is_digit(s.p[at + n]) || s.p[at + n] == ':'))
		n++;
	return n;
}

/* The bytes that the shape takes; 0: it does not fit. */
static size_t fits(const char *shape, struct str s)
{
	size_t at = 0, n;

	for (; *shape; shape++) {
		switch (*shape) {
		case '*':
		case '#':
			n = run_of(s, at, *shape);
			if (n == 0)
				return 0;
			at += n;
			break;
		case '~':
			at += run_of(s, at, '~');
			break;
		case '+':
			at += zone_at(s, at);
			break;
		case '0':
			if (at == s.n || !is_digit(s.p[at]))
				return 0;
			at++;
			break;
		default:
			if (at == s.n || s.p[at] != *shape)
				return 0;
			at++;
		}
	}
	return at;
}

static size_t shape_at(struct str s)
{
	for (size_t i = 0; i < COUNT(shapes); i++) {
		size_t n = fits(shapes[i], s);

		/* The time belongs to the next shape. */
		if (n && str_ends(str_from(shapes[i]), STR("T")))
			n -= 11;
		if (n)
			return n;
	}
	return 0;
}

size_t loose_prefix(struct str line)
{
	enum { MOST = 3 }; /* pod, container, the program's own time */
	size_t sum = 0, n = 1;

	for (int i = 0; i < MOST && n; i++) {
		n = shape_at(str_tail(line, sum));
		sum += n;
	}
	return sum;
}

/* ---- finding --------------------------------------------------------------------- */

static bool is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

static bool same(char a, char b, bool any_case)
{
	return a == b || (any_case && lower(a) == lower(b));
}

bool loose_at(struct str s, size_t at, struct str needle, bool any_case)
{
	for (size_t i = 0; i < needle.n; i++) {
		if (is_blank(needle.p[i]))
			continue;
		while (at < s.n && is_blank(s.p[at]))
			at++;
		if (at == s.n || !same(s.p[at], needle.p[i], any_case))
			return false;
		at++;
	}
	return true;
}

bool loose_before(struct str s, size_t at, struct str needle, bool any_case)
{
	for (size_t i = needle.n; i-- > 0;) {
		if (is_blank(needle.p[i]))
			continue;
		while (at > 0 && is_blank(s.p[at - 1]))
			at--;
		if (at == 0 || !same(s.p[at - 1], needle.p[i], any_case))
			return false;
		at--;
	}
	return true;
}

ptrdiff_t loose_find(struct str s, struct str needle, bool any_case)
{
	while (needle.n && is_blank(needle.p[0]))
		needle = str_tail(needle, 1);
	if (needle.n == 0)
		return s.n ? 0 : -1;
	for (size_t i = 0; i < s.n; i++)
		if (same(s.p[i], needle.p[0], any_case) &&
		    loose_at(s, i, needle, any_case))
			return (ptrdiff_t)i;
	return -1;
}
