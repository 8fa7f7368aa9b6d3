#include "term_glyph.h"

#include "unstuck/text/rune.h"

enum {
	ZWNJ = 0x200c,
	ZWJ = 0x200d,
	VS_FIRST = 0xfe00,
	VS_LAST = 0xfe0f,
	REPLACEMENT = 0xfffd,
};

bool glyph_next(struct str *rest, int room, struct glyph *g)
{
	uint32_t rune = REPLACEMENT;
	size_t n = rune_read(*rest, &rune);

	if (rest->n == 0)
		return false;
	*rest = str_tail(*rest, n ? n : 1);
	g->cols = wcwidth((wchar_t)rune);
	if (g->cols < 1 || g->cols > room) {
		rune = g->cols == 0 ? ' ' : REPLACEMENT;
		g->cols = 1;
	}
	g->at[0] = (wchar_t)rune;
	g->count = 1;
	while ((n = rune_read(*rest, &rune)) > 0 &&
	       wcwidth((wchar_t)rune) == 0) {
		*rest = str_tail(*rest, n);
		if (g->count < GLYPH_MAX && (rune < VS_FIRST || rune > VS_LAST))
			g->at[g->count++] = (wchar_t)rune;
	}
	while (g->count > 1 &&
	       (g->at[g->count - 1] == ZWJ || g->at[g->count - 1] == ZWNJ))
		g->count--;
	g->at[g->count] = L'\0';
	return true;
}
