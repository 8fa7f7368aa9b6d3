#include "unstuck/doc/entity.h"

#include "unstuck/text/rune.h"

static const struct {
	struct str name, text;
} entities[] = {
	{ STR_INIT("&amp;"), STR_INIT("&") },
	{ STR_INIT("&lt;"), STR_INIT("<") },
	{ STR_INIT("&gt;"), STR_INIT(">") },
	{ STR_INIT("&quot;"), STR_INIT("\"") },
	{ STR_INIT("&apos;"), STR_INIT("'") },
	{ STR_INIT("&nbsp;"), STR_INIT("\u00a0") },
	{ STR_INIT("&copy;"), STR_INIT("\u00a9") },
	{ STR_INIT("&reg;"), STR_INIT("\u00ae") },
	{ STR_INIT("&middot;"), STR_INIT("\u00b7") },
	{ STR_INIT("&times;"), STR_INIT("\u00d7") },
	{ STR_INIT("&ndash;"), STR_INIT("\u2013") },
	{ STR_INIT("&mdash;"), STR_INIT("\u2014") },
	{ STR_INIT("&lsquo;"), STR_INIT("\u2018") },
	{ STR_INIT("&rsquo;"), STR_INIT("\u2019") },
	{ STR_INIT("&ldquo;"), STR_INIT("\u201c") },
	{ STR_INIT("&rdquo;"), STR_INIT("\u201d") },
	{ STR_INIT("&hellip;"), STR_INIT("\u2026") },
	{ STR_INIT("&larr;"), STR_INIT("\u2190") },
	{ STR_INIT("&rarr;"), STR_INIT("\u2192") },
};

static uint32_t number(struct str s)
{
	bool hex = s.p[2] == 'x' || s.p[2] == 'X';
	uint32_t rune = 0;

	for (size_t i = hex ? 3 : 2; i + 1 < s.n; i++) {
		unsigned digit = (unsigned char)s.p[i];

		digit = digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
		rune = rune * (hex ? 16 : 10) + digit;
	}
	return rune ? rune : UINT32_MAX;
}

struct str entity_text(struct arena *a, struct str s)
{
	if (str_starts(s, STR("&#"))) {
		char *p = arena_array(a, char, RUNE_MAX_BYTES);

		return (struct str){ p, rune_write(number(s), p) };
	}
	for (size_t i = 0; i < COUNT(entities); i++)
		if (str_eq(entities[i].name, s))
			return entities[i].text;
	return s;
}
