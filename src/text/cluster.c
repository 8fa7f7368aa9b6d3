#include "unstuck/text/cluster.h"

#include <unictype.h>
#include <unigbrk.h>

#include "unstuck/text/rune.h"

/* What decides whether the next character joins the cluster. */
struct growing {
	int last_break;	 /* Grapheme_Cluster_Break of its last character */
	size_t count;	 /* characters so far */
	bool pictograph; /* it began with an emoji */
	int cols;
};

static bool is_hangul_pair(int before, int after)
{
	if (after == GBP_V)
		return before == GBP_L || before == GBP_V || before == GBP_LV;
	return after == GBP_T && (before == GBP_V || before == GBP_LV ||
				  before == GBP_LVT || before == GBP_T);
}

/*
 * UAX #29, but a character that takes a column of its own begins a cluster
 * unless it belongs to an emoji: a terminal's cell holds one such character,
 * and a vowel sign that vanishes would be worse than one that stands alone.
 */
static bool joins(const struct growing *g, uint32_t rune, int brk)
{
	if (g->last_break == GBP_CONTROL || g->last_break == GBP_LF ||
	    g->last_break == GBP_CR)
		return false;
	if (brk == GBP_RI)
		return g->last_break == GBP_RI && g->count == 1;
	if (brk == GBP_EXTEND && uc_is_property_emoji_modifier(rune))
		return g->pictograph;
	if (brk == GBP_EXTEND || brk == GBP_ZWJ || brk == GBP_SPACINGMARK)
		return rune_cols(rune) == 0;
	if (g->pictograph && g->last_break == GBP_ZWJ)
		return uc_is_property_extended_pictographic(rune);
	return is_hangul_pair(g->last_break, brk);
}

static void grow(struct growing *g, uint32_t rune, int brk)
{
	int cols = rune_cols(rune);

	if (g->last_break == GBP_ZWJ) {
		g->pictograph &= cols > 0;
		cols = cols > 0 ? 2 : 0;
	}
	if (brk == GBP_RI)
		cols = 2;
	if (cols > g->cols)
		g->cols = cols;
	g->last_break = brk;
	g->count++;
}

static struct growing begin(uint32_t rune)
{
	return (struct growing){
		.last_break = uc_graphemeclusterbreak_property(rune),
		.count = 1,
		.pictograph = uc_is_property_extended_pictographic(rune),
		.cols = rune_cols(rune),
	};
}

static size_t measure(struct str s, int *cols)
{
	uint32_t rune;
	size_t at = rune_read(s, &rune), n;
	struct growing g;

	if (at == 0) {
		*cols = 1;
		return 1;
	}
	g = begin(rune);
	while ((n = rune_read(str_tail(s, at), &rune)) > 0) {
		int brk = uc_graphemeclusterbreak_property(rune);

		if (!joins(&g, rune, brk))
			break;
		grow(&g, rune, brk);
		at += n;
	}
	*cols = g.cols;
	return at;
}

/* A plain character is a cluster when no mark can follow it. */
static bool is_alone(struct str s, size_t n)
{
	return n == s.n || (unsigned char)s.p[n] < 0x80 ||
	       rune_plain_wide(s.p + n, s.n - n) > 0;
}

bool cluster_next(struct str *rest, struct cluster *out)
{
	size_t n;

	if (rest->n == 0)
		return false;
	n = rune_plain(rest->p, rest->n);
	if (n > 0 && is_alone(*rest, n))
		out->cols = rune_plain_cols(rest->p);
	else
		n = measure(*rest, &out->cols);
	out->s = str_head(*rest, n);
	*rest = str_tail(*rest, n);
	return true;
}

/* Where the character that holds the byte at starts. */
static size_t rune_start(struct str s, size_t at)
{
	while (at > 0 && ((unsigned char)s.p[at] & 0xc0) == 0x80)
		at--;
	return at;
}

/* The plain characters that start s; the last may carry a mark and stays. */
static size_t plain_run(struct str s, int *cols)
{
	size_t at = 0, n = 1;

	while (n > 0) {
		n = rune_ascii_run(s.p + at, s.n - at);
		*cols += (int)n;
		if (n == 0 && (n = rune_plain_wide(s.p + at, s.n - at)) > 0)
			*cols += rune_plain_cols(s.p + at);
		at += n;
	}
	if (at > 0 && at < s.n) {
		at = rune_start(s, at - 1);
		*cols -= rune_plain_cols(s.p + at);
	}
	return at;
}

static bool starts_surely(struct str s, size_t at)
{
	return at == 0 || (unsigned char)s.p[at] < 0x80 ||
	       rune_plain_wide(s.p + at, s.n - at) > 0;
}

size_t cluster_floor(struct str s, size_t at)
{
	struct cluster c;
	struct str rest;
	size_t from;

	if (at >= s.n)
		return s.n;
	from = rune_start(s, at);
	while (!starts_surely(s, from))
		from = rune_start(s, from - 1);
	rest = str_tail(s, from);
	while (cluster_next(&rest, &c) && from + c.s.n <= at)
		from += c.s.n;
	return from;
}

size_t cluster_last(struct str s)
{
	return s.n ? cluster_floor(s, s.n - 1) : 0;
}

int text_cols(struct str s)
{
	struct cluster c;
	int cols = 0;

	while (s.n > 0) {
		s = str_tail(s, plain_run(s, &cols));
		if (cluster_next(&s, &c))
			cols += c.cols;
	}
	return cols;
}

struct str text_cut(struct str s, int cols)
{
	struct str rest = s;
	struct cluster c;
	size_t kept = 0;

	while (cluster_next(&rest, &c) && c.cols <= cols) {
		cols -= c.cols;
		kept += c.s.n;
	}
	return str_head(s, kept);
}

/* Hangul is as wide as the others but written with spaces. */
static bool is_wide(uint32_t rune)
{
	int brk = uc_graphemeclusterbreak_property(rune);

	return rune_cols(rune) == 2 && brk != GBP_L && brk != GBP_LV &&
	       brk != GBP_LVT;
}

bool text_starts_wide(struct str s)
{
	uint32_t rune;

	return rune_read(s, &rune) > 0 && is_wide(rune);
}

bool text_ends_wide(struct str s)
{
	return text_starts_wide(str_tail(s, cluster_last(s)));
}
