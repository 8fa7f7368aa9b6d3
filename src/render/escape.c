#include "escape.h"

#include <string.h>

#include "markup.h"

enum { HASHES_MOST = 6 }; /* of a heading */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_word(char c)
{
	return is_digit(c) || is_letter(c);
}

static bool is_punct(char c)
{
	return c > ' ' && c < 0x7f && !is_word(c);
}

static bool is_one_of(char c, const char *set)
{
	return c && strchr(set, c);
}

/* The first byte of a character; 0 beside text. */
static char char_at(const struct escaper *e, size_t at)
{
	const struct atoms *t = e->atoms;

	if (at >= t->list.count || t->list.at[at].kind != ATOM_CHAR)
		return '\0';
	return t->list.at[at].s.p[0];
}

static bool line_ends(const struct escaper *e, size_t at)
{
	return at >= e->atoms->list.count ||
	       e->atoms->list.at[at].kind == ATOM_BREAK;
}

static bool marker_ends(const struct escaper *e, size_t at)
{
	return char_at(e, at) == ' ' || line_ends(e, at);
}

static bool same_style(const struct escaper *e, size_t at)
{
	const struct atoms *t = e->atoms;

	return at + 1 < t->list.count &&
	       t->list.at[at].style == t->list.at[at + 1].style;
}

/* Which character of the line that starts at at would start a block? */
static size_t find_line_mark(const struct escaper *e, size_t at)
{
	char c = char_at(e, at);
	size_t to = at;

	if (c == '>' || (at > 0 && is_one_of(c, "=-:|")))
		return at;
	if (is_one_of(c, "-+") && marker_ends(e, at + 1))
		return at;
	if (c == '-' && char_at(e, at + 1) == '-')
		return at;
	while (c == '#' && char_at(e, to) == '#')
		to++;
	if (to > at && to - at <= HASHES_MOST && marker_ends(e, to))
		return at;
	while (is_digit(char_at(e, to)))
		to++;
	if (to > at && is_one_of(char_at(e, to), ".)") &&
	    marker_ends(e, to + 1))
		return to;
	return SIZE_MAX;
}

/* Rules: must this character be escaped where it stands? */

typedef bool rule_fn(const struct escaper *e, size_t at);

static bool always(const struct escaper *e, size_t at)
{
	(void)e;
	(void)at;
	return true;
}

static bool as_backslash(const struct escaper *e, size_t at)
{
	return !same_style(e, at) || !char_at(e, at + 1) ||
	       is_punct(char_at(e, at + 1));
}

/* A star between spaces is a star, unless a marker comes between. */
static bool as_star(const struct escaper *e, size_t at)
{
	return at == 0 || char_at(e, at - 1) != ' ' ||
	       char_at(e, at + 1) != ' ' || !same_style(e, at - 1) ||
	       !same_style(e, at);
}

/* Inside a word it marks nothing. */
static bool as_underscore(const struct escaper *e, size_t at)
{
	size_t from = at, to = at;

	while (from > 0 && char_at(e, from) == '_' && same_style(e, from - 1))
		from--;
	while (char_at(e, to) == '_' && same_style(e, to))
		to++;
	return !is_word(char_at(e, from)) || !is_word(char_at(e, to));
}

/* Readers differ in what they take for an address: "< a:b c>" to some. */
static bool as_angle(const struct escaper *e, size_t at)
{
	char next = char_at(e, at + 1);

	return e->angles > 0 || (e->place & MARKUP_INSIDE) || is_letter(next) ||
	       is_one_of(next, "/!?");
}

static bool as_ampersand(const struct escaper *e, size_t at)
{
	char next = char_at(e, at + 1);

	return is_letter(next) || next == '#';
}

static bool as_tilde(const struct escaper *e, size_t at)
{
	(void)at;
	return e->tildes > 1;
}

static bool as_bar(const struct escaper *e, size_t at)
{
	(void)at;
	return e->place & MARKUP_CELL;
}

/* "![" starts an image. */
static bool as_bang(const struct escaper *e, size_t at)
{
	const struct atoms *t = e->atoms;

	return at + 1 < t->list.count && t->list.at[at + 1].link;
}

/* A heading may be closed by a run of hashes. */
static bool as_hash(const struct escaper *e, size_t at)
{
	size_t to = at;

	if (!(e->place & MARKUP_LINE) || (at > 0 && char_at(e, at - 1) != ' '))
		return false;
	while (char_at(e, to) == '#')
		to++;
	return line_ends(e, to);
}

static const struct {
	char c;
	rule_fn *rule;
} rules[] = {
	{ '`', always },	{ '[', always },       { ']', always },
	{ '\\', as_backslash }, { '*', as_star },      { '_', as_underscore },
	{ '<', as_angle },	{ '&', as_ampersand }, { '~', as_tilde },
	{ '|', as_bar },	{ '!', as_bang },      { '#', as_hash },
};

void escape_init(struct escaper *e, const struct atoms *t, unsigned place)
{
	*e = (struct escaper){ .atoms = t,
			       .place = place,
			       .line_mark = SIZE_MAX };
	for (size_t i = 0; i < t->list.count; i++) {
		e->tildes += char_at(e, i) == '~';
		e->angles += str_find(t->list.at[i].s, STR(">")) >= 0;
	}
}

bool escape_needed(struct escaper *e, size_t at)
{
	bool starts = at == 0 || line_ends(e, at - 1);
	char c = char_at(e, at);

	if (starts && !(e->place & MARKUP_LINE))
		e->line_mark = find_line_mark(e, at);
	if (at == e->line_mark)
		return true;
	for (size_t i = 0; i < COUNT(rules); i++)
		if (c == rules[i].c && rules[i].rule(e, at))
			return true;
	return false;
}

size_t escape_longest_run(struct str s, char c)
{
	size_t longest = 0, run = 0;

	for (size_t i = 0; i < s.n; i++) {
		run = s.p[i] == c ? run + 1 : 0;
		longest = run > longest ? run : longest;
	}
	return longest;
}

static bool stands_plainly(char c)
{
	return is_word(c) || is_one_of(c, "-._~:/?#@!$&'()*+,;=%");
}

bool address_is_plain(struct str address)
{
	for (size_t i = 0; i < address.n; i++)
		if (!stands_plainly(address.p[i]))
			return false;
	return str_starts(address, STR("https://"));
}

/* No more than needed: an address is also copied from the raw text. */
static bool is_special(struct str address, size_t at, unsigned place)
{
	char next = at + 1 < address.n ? address.p[at + 1] : '\0';

	if (address.p[at] == '&')
		return is_letter(next) || next == '#';
	if (address.p[at] == '|')
		return place & MARKUP_CELL;
	return is_one_of(address.p[at], "()<>[]`\\");
}

void escape_address(struct buf *out, struct str address, unsigned place)
{
	for (size_t i = 0; i < address.n; i++) {
		if (address.p[i] == ' ') {
			buf_puts(out, "%20");
			continue;
		}
		if (is_special(address, i, place))
			buf_putc(out, '\\');
		buf_putc(out, address.p[i]);
	}
}
