#include "unstuck/text/rune.h"

#include <unictype.h>
#include <unistr.h>
#include <uniwidth.h>

static const uint32_t replacement = 0xfffd;

/* Wide for glibc, and for Unicode 16 the hexagrams, but not uc_width. */
static const struct {
	uint32_t first, last;
} wide[] = { { 0x3248, 0x324f }, { 0x4dc0, 0x4dff } };

size_t rune_read(struct str s, uint32_t *out)
{
	ucs4_t uc;
	int n;

	if (s.n == 0)
		return 0;
	n = u8_mbtoucr(&uc, (const uint8_t *)s.p, s.n);
	if (n <= 0)
		return 0;
	*out = uc;
	return (size_t)n;
}

size_t rune_write(uint32_t rune, char out[RUNE_MAX_BYTES])
{
	int n = u8_uctomb((uint8_t *)out, rune, RUNE_MAX_BYTES);

	if (n <= 0)
		n = u8_uctomb((uint8_t *)out, replacement, RUNE_MAX_BYTES);
	return (size_t)n;
}

int rune_cols(uint32_t rune)
{
	const uint32_t marks = UC_CATEGORY_MASK_Mn | UC_CATEGORY_MASK_Me;
	int cols;

	for (size_t i = 0; i < COUNT(wide); i++)
		if (rune >= wide[i].first && rune <= wide[i].last)
			return 2;
	if (uc_is_general_category_withtable(rune, marks))
		return 0;
	cols = uc_width(rune, "UTF-8");
	return cols > 0 ? cols : 0;
}
