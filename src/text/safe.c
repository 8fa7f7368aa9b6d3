#include "unstuck/text/safe.h"

#include <unictype.h>

#include "unstuck/base/buf.h"
#include "unstuck/text/cluster.h"
#include "unstuck/text/rune.h"

enum { MARKS_MAX = 4 }; /* what a cell of curses holds besides its base */

enum { ZWNJ = 0x200c, ZWJ = 0x200d, TEXT_STYLE = 0xfe0e, EMOJI_STYLE = 0xfe0f };

/* What becomes of a character. */
enum verdict {
	BASE,	/* passes; it begins a cell */
	MARK,	/* passes if the cell before has room */
	SHOW,	/* as \u{N} */
	REPLACE /* as U+FFFD */
};

enum shape { ONE_LINE, MANY_LINES };

/* A text on its way through. */
struct gate {
	struct str in;
	struct buf out; /* empty while nothing had to change */
	size_t at;	/* the next byte of in */
	size_t moved;	/* bytes of in that out stands for */
	enum shape shape;
	bool base;	 /* a mark here would join a character of this line */
	int marks;	 /* that joined it already */
	bool pictograph; /* that character is an emoji */
	uint32_t before; /* the character before; 0 for a plain one */
};

static struct str ahead(const struct gate *g)
{
	return str_tail(g->in, g->at);
}

static void stand_on(struct gate *g, uint32_t rune)
{
	g->base = true;
	g->marks = 0;
	g->pictograph = rune && uc_is_property_extended_pictographic(rune);
	g->before = rune;
}

/* Put text in place of the next n bytes of the input. */
static void replace(struct gate *g, size_t n, struct str text)
{
	buf_put(&g->out, str_head(str_tail(g->in, g->moved), g->at - g->moved));
	buf_put(&g->out, text);
	g->at += n;
	g->moved = g->at;
	stand_on(g, 0);
}

static void show_rune(struct gate *g, size_t n, uint32_t rune)
{
	replace(g, n, STR_NONE);
	buf_printf(&g->out, "\\u{%X}", (unsigned)rune);
}

static void show_byte(struct gate *g)
{
	unsigned byte = (unsigned char)g->in.p[g->at];

	replace(g, 1, STR_NONE);
	buf_printf(&g->out, "\\x%02X", byte);
}

static void pass_newline(struct gate *g, size_t n)
{
	if (g->shape == ONE_LINE) {
		replace(g, n, STR(" "));
		return;
	}
	if (n == 2)
		replace(g, n, STR("\n"));
	else
		g->at++;
	stand_on(g, 0);
	g->base = false;
}

static void pass_control(struct gate *g)
{
	struct str s = ahead(g);

	if (str_starts(s, STR("\r\n")))
		pass_newline(g, 2);
	else if (s.p[0] == '\n' || s.p[0] == '\t')
		pass_newline(g, 1);
	else
		show_rune(g, 1, (unsigned char)s.p[0]);
}

/* Emoji keep their joiner, as in U+1F468 U+200D U+1F467. */
static bool joins_emoji(const struct gate *g, struct str after)
{
	uint32_t next;

	return g->pictograph && rune_read(after, &next) > 0 &&
	       uc_is_property_extended_pictographic(next) &&
	       !uc_is_general_category(next, UC_CATEGORY_Cn);
}

/* Right behind an emoji, or inside a keycap such as 1 U+FE0F U+20E3. */
static bool styles_emoji(const struct gate *g, struct str after)
{
	char before = g->at ? g->in.p[g->at - 1] : '\0';

	if (g->pictograph)
		return g->marks == 0;
	return ((before >= '0' && before <= '9') || before == '#' ||
		before == '*') &&
	       str_starts(after, STR("\u20e3"));
}

/* Letters that join, and viramas, need the non-joiner to be spelled right. */
static bool parts_letters(const struct gate *g, struct str after)
{
	uint32_t next;
	int type;

	if (!g->before || rune_read(after, &next) == 0)
		return false;
	if (uc_combining_class(g->before) == UC_CCC_VR)
		return true;
	type = uc_joining_type(g->before);
	return (type == UC_JOINING_TYPE_D || type == UC_JOINING_TYPE_R) &&
	       uc_joining_type(next) != UC_JOINING_TYPE_U;
}

static bool is_hidden(uint32_t rune)
{
	const uint32_t hidden = UC_CATEGORY_MASK_Cc | UC_CATEGORY_MASK_Cf |
				UC_CATEGORY_MASK_Cs | UC_CATEGORY_MASK_Co |
				UC_CATEGORY_MASK_Zl | UC_CATEGORY_MASK_Zp;

	return uc_is_general_category_withtable(rune, hidden) ||
	       uc_is_property_default_ignorable_code_point(rune) ||
	       uc_is_property_not_a_character(rune);
}

static enum verdict judge(const struct gate *g, uint32_t rune, struct str after)
{
	if (rune == ZWJ)
		return joins_emoji(g, after) ? MARK : SHOW;
	if (rune == ZWNJ)
		return parts_letters(g, after) ? MARK : SHOW;
	if (rune == TEXT_STYLE || rune == EMOJI_STYLE)
		return styles_emoji(g, after) ? MARK : SHOW;
	if (is_hidden(rune))
		return SHOW;
	if (uc_is_general_category(rune, UC_CATEGORY_Cn))
		return REPLACE;
	if (rune_cols(rune) > 0)
		return BASE;
	return g->base ? MARK : SHOW;
}

/* One sign for all marks that the cell has no room for. */
static void replace_surplus(struct gate *g)
{
	struct str s = ahead(g);
	size_t end = 0, n;
	uint32_t rune;

	while ((n = rune_read(str_tail(s, end), &rune)) > 0 &&
	       rune_cols(rune) == 0 && (end == 0 || !is_hidden(rune)))
		end += n;
	replace(g, end, STR("\ufffd"));
}

static void pass_mark(struct gate *g, size_t n, uint32_t rune)
{
	if (g->marks == MARKS_MAX) {
		replace_surplus(g);
		return;
	}
	g->at += n;
	g->marks++;
	g->before = rune;
}

static void pass_base(struct gate *g, size_t n, uint32_t rune)
{
	bool toned = g->pictograph && uc_is_property_emoji_modifier(rune);

	g->at += n;
	stand_on(g, rune);
	g->pictograph |= toned;
}

static void pass_rune(struct gate *g)
{
	uint32_t rune;
	size_t n = rune_read(ahead(g), &rune);

	if (n == 0) {
		show_byte(g);
		return;
	}
	switch (judge(g, rune, str_tail(g->in, g->at + n))) {
	case BASE:
		pass_base(g, n, rune);
		break;
	case MARK:
		pass_mark(g, n, rune);
		break;
	case SHOW:
		show_rune(g, n, rune);
		break;
	case REPLACE:
		replace(g, n, STR("\ufffd"));
		break;
	}
}

static void pass_plain(struct gate *g)
{
	const char *p = g->in.p;
	size_t at = g->at, from = g->in.n, n;

	while (from != at) {
		from = at;
		at += rune_ascii_run(p + at, g->in.n - at);
		while ((n = rune_plain_wide(p + at, g->in.n - at)) > 0)
			at += n;
	}
	g->at = at;
	stand_on(g, 0);
}

static struct safe pass(struct arena *a, struct str s, enum shape shape)
{
	struct gate g = { .in = s, .shape = shape };

	buf_init(&g.out, a);
	while (g.at < s.n) {
		if (rune_plain(s.p + g.at, s.n - g.at) > 0)
			pass_plain(&g);
		else if ((unsigned char)s.p[g.at] < 0x80)
			pass_control(&g);
		else
			pass_rune(&g);
	}
	if (g.moved == 0)
		return (struct safe){ s };
	buf_put(&g.out, str_tail(s, g.moved));
	return (struct safe){ buf_str(&g.out) };
}

struct safe safe_line(struct arena *a, struct str s)
{
	return pass(a, s, ONE_LINE);
}

struct safe safe_block(struct arena *a, struct str s)
{
	return pass(a, s, MANY_LINES);
}

static bool is_ascii(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0x80)
			return false;
	return true;
}

struct safe safe_ascii(struct arena *a, struct safe s)
{
	struct str rest = s.s;
	struct cluster c;
	struct buf out;

	if (is_ascii(s.s))
		return s;
	buf_init(&out, a);
	while (cluster_next(&rest, &c))
		buf_put(&out, is_ascii(c.s) ? c.s : STR("?"));
	return (struct safe){ buf_str(&out) };
}

struct safe safe_head(struct safe s, size_t bytes)
{
	return (struct safe){ str_head(s.s, cluster_floor(s.s, bytes)) };
}

struct safe safe_slice(struct safe s, size_t from, size_t to)
{
	from = cluster_floor(s.s, from);
	return (struct safe){ str_tail(safe_head(s, to).s, from) };
}

struct safe safe_join(struct arena *a, struct safe s, struct safe t)
{
	if (s.s.n == 0)
		return t;
	if (t.s.n == 0)
		return s;
	return (struct safe){ str_join(a, s.s, t.s) };
}

bool utf8_valid(struct str s, size_t *at)
{
	size_t i = 0, n = 1;
	uint32_t rune;

	while (i < s.n && n > 0) {
		i += rune_ascii_run(s.p + i, s.n - i);
		n = rune_plain_wide(s.p + i, s.n - i);
		if (n == 0)
			n = rune_read(str_tail(s, i), &rune);
		i += n;
	}
	if (i < s.n && at)
		*at = i;
	return i == s.n;
}

/* The bytes of eight that go on with a character: 10xxxxxx. */
static size_t count_tails(uint64_t w)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	uint64_t tails = (w & (~w << 1)) >> 7 & ones;

	return (size_t)((tails * ones) >> 56);
}

size_t utf8_count(struct str s)
{
	size_t count = s.n, i = 0;

	for (uint64_t w; s.n - i >= sizeof w; i += sizeof w) {
		memcpy(&w, s.p + i, sizeof w);
		count -= count_tails(w);
	}
	for (; i < s.n; i++)
		count -= ((unsigned char)s.p[i] & 0xc0) == 0x80;
	return count;
}
