#include "unstuck/text/wrap.h"

#include <unilbrk.h>

#include "unstuck/text/cluster.h"
#include "unstuck/text/rune.h"

struct wrapper {
	struct str s;
	const char *breaks; /* for each byte, from libunistring */
	const char *keep;
	int cols;
};

/* A place where the line may end. */
struct spot {
	struct wrap_line line; /* what the line would be */
	size_t next;	       /* where the next one would start */
	bool found;
};

/* A line while it grows, from one place to break to the next. */
struct growing {
	struct wrap_line line; /* without the spaces at its end */
	size_t at;	       /* the next byte */
	int cols;	       /* used up to there, spaces included */
	int limit;
	struct spot good; /* the last place to break */
	struct spot poor; /* the same, but inside what should stay whole */
};

/*
 * libunistring takes the marks of Khmer and its like (class SA) for letters,
 * and would part them from what they stand on.
 */
static bool is_break(const struct wrapper *w, size_t at)
{
	struct str rest = str_tail(w->s, at);

	return w->breaks[at] == UC_BREAK_POSSIBLE &&
	       (rune_plain(rest.p, rest.n) > 0 ||
		cluster_floor(w->s, at) == at);
}

/* The bytes from at that no break and no line feed part. */
static struct str word_at(const struct wrapper *w, size_t at)
{
	size_t end = at + 1;

	while (end < w->s.n && !is_break(w, end) && w->s.p[end] != '\n')
		end++;
	return str_tail(str_head(w->s, end), at);
}

static struct str without_spaces(struct str s)
{
	while (s.n > 0 && s.p[s.n - 1] == ' ')
		s.n--;
	return s;
}

static void note_spot(const struct wrapper *w, struct growing *g)
{
	struct spot here = { g->line, g->at, true };

	if (g->at == g->line.from)
		return;
	if (w->keep && w->keep[g->at])
		g->poor = here;
	else
		g->good = here;
}

/* A word wider than the line. */
static struct spot cut_word(const struct growing *g, struct str word)
{
	struct str head = text_cut(word, g->limit);
	struct str shown = without_spaces(head);
	size_t next = g->at + head.n;

	while (next < g->at + word.n && word.p[next - g->at] == ' ')
		next++;
	return (struct spot){ { g->at, g->at + shown.n, text_cols(shown) },
			      next,
			      true };
}

/* The word does not fit; end the line at the best place before. */
static struct spot break_line(const struct wrapper *w, const struct growing *g,
			      struct str word)
{
	if (g->good.found)
		return g->good;
	/* what does not fit beside a label may fit below it */
	if (g->limit < w->cols)
		return (struct spot){ { g->line.from, g->line.from, 0 },
				      g->line.from,
				      true };
	return g->poor.found ? g->poor : cut_word(g, word);
}

/* Spaces at the end of the whole text stay as far as they fit. */
static void keep_last_spaces(const struct wrapper *w, struct growing *g)
{
	while (g->line.to < w->s.n && g->line.cols < g->limit) {
		g->line.to++;
		g->line.cols++;
	}
}

static void add_word(struct growing *g, struct str word, struct str ink,
		     int cols)
{
	if (ink.n > 0) {
		g->line.to = g->at + ink.n;
		g->line.cols = g->cols + cols;
	}
	g->at += word.n;
	g->cols += cols + (int)(word.n - ink.n);
}

static struct spot fill_line(const struct wrapper *w, size_t from, int limit)
{
	struct growing g = { { from, from, 0 }, .at = from, .limit = limit };

	while (g.at < w->s.n) {
		struct str word = word_at(w, g.at);
		struct str ink = without_spaces(word);
		int cols = text_cols(ink);

		if (w->s.p[g.at] == '\n')
			return (struct spot){ g.line, g.at + 1, true };
		note_spot(w, &g);
		if (ink.n > 0 && cols > limit - g.cols)
			return break_line(w, &g, ink);
		add_word(&g, word, ink, cols);
	}
	keep_last_spaces(w, &g);
	return (struct spot){ g.line, g.at, false };
}

static bool is_cjk(struct str s)
{
	return rune_plain_wide(s.p, s.n) > 0 && rune_plain_cols(s.p) == 2;
}

static bool is_quote(struct str s, const char *double_one, const char *single)
{
	return str_starts(s, str_from(double_one)) ||
	       str_starts(s, str_from(single));
}

/*
 * To UAX #14 quotation marks glue both neighbors, as nobody knows which way
 * they turn; Chinese, whose quotes touch the text, would hardly break at
 * all.  Beside CJK they are brackets, as in Unicode 16 (LB19a).  Each of
 * these marks takes three bytes, so that offsets stay.
 */
static void turn_quotes(char *p, size_t n)
{
	for (size_t i = 3; i + 3 <= n; i++) {
		struct str s = { p + i, n - i }, before = { p + i - 3, 3 };

		if (*s.p == '\xe2' && is_quote(s, "\u201c", "\u2018") &&
		    is_cjk(before))
			memcpy(p + i, "\u300c", 3);
	}
	for (size_t i = n; i-- > 0;) {
		struct str s = { p + i, n - i };

		if (*s.p == '\xe2' && is_quote(s, "\u201d", "\u2019") &&
		    is_cjk(str_tail(s, 3)))
			memcpy(p + i, "\u300d", 3);
	}
}

static const char *possible_breaks(struct arena *a, struct str s)
{
	char *breaks = arena_array(a, char, s.n + 1);

	if (s.n > 0 && memchr(s.p, 0xe2, s.n)) {
		char *turned = str_cz(a, s);

		turn_quotes(turned, s.n);
		s.p = turned;
	}
	u8_possible_linebreaks((const uint8_t *)s.p, s.n, "UTF-8", breaks);
	return breaks;
}

struct wrap text_wrap(struct arena *a, struct str s, const char *keep,
		      int first_cols, int cols)
{
	struct wrapper w = { s, possible_breaks(a, s), keep,
			     cols < 2 ? 2 : cols };
	LIST(struct wrap_line) lines = { 0 };
	struct spot end = { .found = true };

	for (int limit = first_cols; end.found; limit = w.cols) {
		end = fill_line(&w, end.next, limit);
		*list_push(a, &lines) = end.line;
	}
	return (struct wrap){ lines.at, lines.count };
}
