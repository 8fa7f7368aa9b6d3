#include "simple.h"

#include <string.h>

#include "unstuck/base/buf.h"
#include "unstuck/text/rune.h"
#include "unstuck/text/safe.h"

/* A map or list that is open; in the flow style its indent does not count. */
struct level {
	enum yaml_kind kind;
	int indent;
};

struct reader {
	struct builder *b;
	const char *p;	 /* the next byte; the last one is a line feed */
	const char *end; /* behind it */
	struct place at; /* of `seen` */
	const char *seen;
	struct level levels[YAML_MAX_DEPTH];
	int depth;
	bool pending; /* a key's value stands in the lines below it */
};

/* Columns count characters; places are asked for from front to back. */
static struct place place_of(struct reader *r, const char *q)
{
	r->at.column +=
		(int)utf8_count((struct str){ r->seen, (size_t)(q - r->seen) });
	r->seen = q;
	return r->at;
}

/* A text of this line. */
static bool put(struct reader *r, const char *from, struct str text,
		enum yaml_style style)
{
	return builder_scalar(r->b, text, style, place_of(r, from));
}

static bool open_level(struct reader *r, enum yaml_kind kind, int indent)
{
	if (!builder_open(r->b, kind, place_of(r, r->p)))
		return false;
	r->levels[r->depth++] = (struct level){ kind, indent };
	return true;
}

static void close_level(struct reader *r)
{
	builder_close(r->b);
	r->depth--;
}

static struct level *top(struct reader *r)
{
	return &r->levels[r->depth - 1];
}

static int indent_at(const char *p)
{
	int n = 0;

	while (p[n] == ' ')
		n++;
	return n;
}

static void skip_spaces(struct reader *r)
{
	r->p += indent_at(r->p);
}

/* p stands on a line feed. */
static void next_line(struct reader *r)
{
	r->seen = ++r->p;
	r->at.line++;
	r->at.column = 1;
}

static void skip_line(struct reader *r)
{
	r->p = memchr(r->p, '\n', (size_t)(r->end - r->p));
	next_line(r);
}

/* Behind a value: nothing but a comment. */
static bool end_line(struct reader *r)
{
	bool blank = *r->p == ' ';

	skip_spaces(r);
	if (*r->p != '\n' && !(blank && *r->p == '#'))
		return false;
	skip_line(r);
	return true;
}

/* ---- characters ---------------------------------------------------------- */

static bool is_word_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '_';
}

/* Controls, tab and CR among them; what libyaml refuses; line breaks that no
 * editor shows. */
static bool is_odd(uint32_t rune)
{
	return rune < 0xA0 || rune == 0x2028 || rune == 0x2029 ||
	       rune == 0xFEFF || rune == 0xFFFE || rune == 0xFFFF;
}

static bool has_odd_character(struct str s)
{
	size_t n = 1;

	for (size_t i = 0; i < s.n; i += n) {
		uint32_t rune;

		n = rune_ascii_run(s.p + i, s.n - i);
		if (n == 0)
			n = s.p[i] == '\n';
		if (n == 0)
			n = rune_plain_wide(s.p + i, s.n - i);
		if (n > 0)
			continue;
		n = rune_read(str_tail(s, i), &rune);
		if (n == 0 || is_odd(rune))
			return true;
	}
	return false;
}

/* Indicators, of which some may start a text under conditions. */
static bool starts_plain(char c)
{
	return !strchr("-?:,[]{}#&*!|>'\"%@` \n", c);
}

/* The word before a ':' and a blank; empty where none stands. */
static struct str key_ahead(const char *p)
{
	size_t n = 0;

	while (is_word_char(p[n]) || (n > 0 && (p[n] == '-' || p[n] == '#')))
		n++;
	if (n > 0 && p[n] == ':' && (p[n + 1] == ' ' || p[n + 1] == '\n'))
		return (struct str){ p, n };
	return STR_NONE;
}

/* A key, its colon, and the blanks behind it. */
static bool read_name(struct reader *r)
{
	struct str key = key_ahead(r->p);

	if (!key.n || !put(r, r->p, key, YAML_PLAIN))
		return false;
	r->p += key.n + 1;
	skip_spaces(r);
	return true;
}

/* ---- texts ---------------------------------------------------------------- */

/* What ends a run of a text, by its style. */
enum { END_DOUBLE = 1, END_SINGLE = 2, END_FLOW = 4 };

static const unsigned char ends[256] = {
	['\n'] = END_DOUBLE | END_SINGLE | END_FLOW,
	['"'] = END_DOUBLE,
	['\\'] = END_DOUBLE,
	['\''] = END_SINGLE,
	[','] = END_FLOW,
	['['] = END_FLOW,
	[']'] = END_FLOW,
	['{'] = END_FLOW,
	['}'] = END_FLOW,
	['?'] = END_FLOW,
	[':'] = END_FLOW,
	['#'] = END_FLOW,
};

static size_t run_of(const char *p, unsigned style)
{
	size_t n = 0;

	while (!(ends[(unsigned char)p[n]] & style))
		n++;
	return n;
}

/* The bytes up to a quote, an escape or the end of the line. */
static size_t quoted_run(const char *p, char quote)
{
	return run_of(p, quote == '"' ? END_DOUBLE : END_SINGLE);
}

/* What the two bytes stand for; 0 where no escape stands, or one that flows
 * do not use. */
static char escaped(const char *p, char quote)
{
	if (p[0] == '\'' && p[1] == '\'')
		return '\'';
	if (p[0] != '\\' || quote == '\'')
		return '\0';
	switch (p[1]) {
	case '"':
	case '\\':
		return p[1];
	case 'n':
		return '\n';
	case 't':
		return '\t';
	default:
		return '\0';
	}
}

/* Within one line. */
static bool read_quoted(struct reader *r)
{
	const char *from = r->p++;
	struct str piece = { r->p, quoted_run(r->p, *from) };
	struct buf text;
	char c;

	buf_init(&text, r->b->arena);
	while ((c = escaped(piece.p + piece.n, *from))) {
		buf_put(&text, piece);
		buf_putc(&text, c);
		piece.p += piece.n + 2;
		piece.n = quoted_run(piece.p, *from);
	}
	r->p = piece.p + piece.n;
	if (*r->p++ != *from)
		return false;
	if (text.n) {
		buf_put(&text, piece);
		piece = buf_str(&text);
	}
	return put(r, from, piece, YAML_QUOTED);
}

static struct str trim_end(struct str s)
{
	while (s.n && s.p[s.n - 1] == ' ')
		s.n--;
	return s;
}

/* Up to a comment or the end of the line. */
static bool read_plain(struct reader *r)
{
	const char *from = r->p;

	if (!starts_plain(*r->p))
		return false;
	for (; *r->p != '\n'; r->p++) {
		if (*r->p == ':' && (r->p[1] == ' ' || r->p[1] == '\n'))
			return false;
		if (*r->p == '#' && r->p[-1] == ' ')
			break;
	}
	if (!put(r, from, trim_end((struct str){ from, (size_t)(r->p - from) }),
		 YAML_PLAIN))
		return false;
	skip_line(r);
	return true;
}

/* In the flow style more characters end a text, or could: then it is odd. */
static bool plain_run(const char *p, size_t *n)
{
	for (*n = run_of(p, END_FLOW);;
	     *n += 1 + run_of(p + *n + 1, END_FLOW)) {
		const char *at = p + *n;

		if (*at == ',' || *at == ']' || *at == '}')
			return true;
		if (*at == ':' && (is_word_char(at[1]) || at[1] == '/'))
			continue;
		if (*at != '#' || at[-1] == ' ')
			return false;
	}
}

static bool read_plain_in_flow(struct reader *r)
{
	const char *from = r->p;
	size_t n;

	if (!starts_plain(*from) || !plain_run(from, &n))
		return false;
	r->p += n;
	return put(r, from, trim_end((struct str){ from, n }), YAML_PLAIN);
}

/* `|` or `|-`: lines that are indented like the first of them. */
static bool read_literal(struct reader *r)
{
	struct place at = place_of(r, r->p);
	bool strip = *++r->p == '-';
	struct buf text;
	size_t whole = 0; /* bytes up to the last line that is not blank */
	int indent;

	r->p += strip;
	if (*r->p != '\n')
		return false;
	next_line(r);
	if (r->p == r->end)
		return false;
	indent = indent_at(r->p);
	if (indent <= top(r)->indent || r->p[indent] == '\n')
		return false;
	buf_init(&text, r->b->arena);
	while (r->p < r->end) {
		int blanks = indent_at(r->p);
		const char *line = r->p + (blanks < indent ? blanks : indent);

		if (blanks < indent && *line != '\n')
			break;
		skip_line(r);
		buf_put(&text, (struct str){ line, (size_t)(r->p - line) });
		if (r->p - line > 1)
			whole = text.n;
	}
	return builder_scalar(r->b,
			      str_head(buf_str(&text), whole - (strip ? 1 : 0)),
			      YAML_BLOCK, at);
}

/* ---- the flow style -------------------------------------------------------- */

static bool opens(char c)
{
	return c == '{' || c == '[';
}

static bool open_flow(struct reader *r)
{
	if (!open_level(r, *r->p == '{' ? YAML_MAP : YAML_LIST, 0))
		return false;
	r->p++;
	return true;
}

/* A value that is no map or list of its own. */
static bool read_text(struct reader *r)
{
	return *r->p == '"' || *r->p == '\'' ? read_quoted(r)
					     : read_plain_in_flow(r);
}

static bool is_close(struct reader *r)
{
	return *r->p == (top(r)->kind == YAML_MAP ? '}' : ']');
}

/* Further lines are indented, so that no key hides in them. */
static bool skip_to_token(struct reader *r)
{
	skip_spaces(r);
	while (*r->p == '\n') {
		next_line(r);
		if (r->p == r->end || *r->p != ' ')
			return false;
		skip_spaces(r);
	}
	return true;
}

/* One entry, or the bracket that opens it. */
static bool read_entry(struct reader *r)
{
	if (top(r)->kind == YAML_MAP && !read_name(r))
		return false;
	return opens(*r->p) ? open_flow(r) : read_text(r);
}

/* A whole map or list, up to its last bracket. */
static bool read_flow(struct reader *r)
{
	int outside = r->depth;
	bool entry = true; /* one may stand here */

	if (!open_flow(r))
		return false;
	while (r->depth > outside) {
		bool opened = opens(r->p[-1]);

		if (!skip_to_token(r))
			return false;
		if (is_close(r) && (opened || !entry)) {
			r->p++;
			close_level(r);
			entry = false;
		} else if (entry) {
			if (!read_entry(r))
				return false;
			entry = opens(r->p[-1]);
		} else if (*r->p++ == ',') {
			entry = true;
		} else {
			return false;
		}
	}
	return true;
}

/* ---- the block style -------------------------------------------------------- */

static bool read_value(struct reader *r)
{
	switch (*r->p) {
	case '|':
		return read_literal(r);
	case '"':
	case '\'':
		return read_quoted(r) && end_line(r);
	case '{':
	case '[':
		return read_flow(r) && end_line(r);
	default:
		return read_plain(r);
	}
}

static bool read_key(struct reader *r)
{
	if (!read_name(r))
		return false;
	r->pending = *r->p == '\n' || *r->p == '#';
	if (!r->pending)
		return read_value(r);
	skip_line(r);
	return true;
}

/* Behind the dash: a value, or a map whose keys stand at its column. */
static bool read_item(struct reader *r, int indent)
{
	const char *dash = r->p++;

	if (*r->p != ' ')
		return false;
	skip_spaces(r);
	if (!key_ahead(r->p).n)
		return read_value(r);
	return open_level(r, YAML_MAP, indent + (int)(r->p - dash)) &&
	       read_key(r);
}

/* Close what ended before a line, open what a key said would come. */
static bool find_level(struct reader *r, enum yaml_kind kind, int indent)
{
	if (r->pending || r->depth == 0) {
		if (indent <= (r->depth ? top(r)->indent : -1))
			return false;
		r->pending = false;
		return open_level(r, kind, indent);
	}
	while (r->depth > 1 && top(r)->indent > indent)
		close_level(r);
	return top(r)->indent == indent && top(r)->kind == kind;
}

static bool read_line(struct reader *r)
{
	int indent = indent_at(r->p);
	bool item;

	r->p += indent;
	if (*r->p == '\n' || *r->p == '#') {
		skip_line(r);
		return true;
	}
	item = *r->p == '-';
	if (!find_level(r, item ? YAML_LIST : YAML_MAP, indent))
		return false;
	return item ? read_item(r, indent) : read_key(r);
}

bool simple_read(struct builder *b)
{
	struct str s = b->source->bytes;
	struct reader r = {
		.b = b,
		.p = s.p,
		.seen = s.p,
		.end = s.p + s.n,
		.at = { b->source, 1, 1 },
	};

	if (!str_ends(s, STR("\n")) || has_odd_character(s))
		return false;
	while (r.p < r.end)
		if (!read_line(&r))
			return false;
	while (r.depth > 0)
		close_level(&r);
	return b->root && !r.pending;
}
