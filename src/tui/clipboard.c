#include "unstuck/tui/clipboard.h"

#include <string.h>

#define ESC "\033"
#define STRING_END ESC "\\"

struct writer {
	char *out;
	size_t n;
	enum clipboard_way way;
	size_t piece; /* bytes of the piece under way */
};

static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
			     "abcdefghijklmnopqrstuvwxyz0123456789+/";

static bool is_set(const char *value)
{
	return value && *value;
}

enum clipboard_way clipboard_way(const char *tmux, const char *sty,
				 const char *term)
{
	if (is_set(tmux))
		return CLIPBOARD_TMUX;
	if (is_set(sty) || (term && strncmp(term, "screen", 6) == 0))
		return CLIPBOARD_SCREEN;
	return CLIPBOARD_PLAIN;
}

static void put_raw(struct writer *w, const char *cz)
{
	while (*cz)
		w->out[w->n++] = *cz++;
}

/* One byte of the sequence, wrapped as the way asks. */
static void put(struct writer *w, char c)
{
	if (w->way == CLIPBOARD_TMUX && c == *ESC)
		w->out[w->n++] = c;
	if (w->way == CLIPBOARD_SCREEN && w->piece == 0)
		put_raw(w, ESC "P");
	w->out[w->n++] = c;
	if (w->way == CLIPBOARD_SCREEN && ++w->piece == CLIPBOARD_PIECE) {
		put_raw(w, STRING_END);
		w->piece = 0;
	}
}

static void put_all(struct writer *w, const char *cz)
{
	while (*cz)
		put(w, *cz++);
}

static void put_base64(struct writer *w, struct str s)
{
	for (size_t i = 0; i < s.n; i += 3) {
		uint32_t bits = 0;

		for (size_t j = i; j < i + 3; j++)
			bits = bits << 8 |
			       (j < s.n ? (unsigned char)s.p[j] : 0);
		for (size_t j = 0; j < 4; j++)
			put(w, i + j > s.n ? '='
					   : digits[bits >> (18 - 6 * j) & 63]);
	}
}

/* BEL ends it: screen would take ESC \ for the end of its own string. */
static void put_sequence(struct writer *w, struct str text)
{
	put_all(w, ESC "]52;c;");
	put_base64(w, text);
	put(w, '\a');
}

size_t clipboard_write(char *out, struct str text, enum clipboard_way way)
{
	struct writer w = { .out = out, .way = way };

	while (text.n && text.p[text.n - 1] == '\n')
		text.n--;
	if (text.n > CLIPBOARD_MAX)
		return 0;
	if (way == CLIPBOARD_TMUX) {
		w.way = CLIPBOARD_PLAIN;
		put_sequence(&w, text);
		w.way = way;
		put_raw(&w, ESC "Ptmux;");
	}
	put_sequence(&w, text);
	if (way == CLIPBOARD_TMUX || w.piece > 0)
		put_raw(&w, STRING_END);
	return w.n;
}
