#include "unstuck/find/grams.h"

enum { BYTES = 256, PAIR_BITS = 10, PAIRS = 1 << PAIR_BITS };

/* A bit for each text: does it have this byte, one of these pairs? */
struct grams_block {
	uint64_t added;
	uint64_t bytes[BYTES];
	uint64_t pairs[PAIRS];
};

static unsigned byte_at(struct str s, size_t i)
{
	return (unsigned char)s.p[i];
}

static size_t pair_slot(unsigned a, unsigned b)
{
	uint32_t both = a << 8 | b;

	return (both * UINT32_C(2654435761)) >> (32 - PAIR_BITS);
}

void grams_add(struct grams *g, struct arena *a, size_t number,
	       struct str piece)
{
	uint64_t bit = UINT64_C(1) << number % GRAMS_AT_ONCE;
	struct grams_block *block;

	while (g->blocks.count <= number / GRAMS_AT_ONCE)
		*list_push(a, &g->blocks) = arena_new(a, struct grams_block);
	block = g->blocks.at[number / GRAMS_AT_ONCE];
	block->added |= bit;
	for (size_t i = 0; i < piece.n; i++) {
		block->bytes[byte_at(piece, i)] |= bit;
		if (i > 0)
			block->pairs[pair_slot(byte_at(piece, i - 1),
					       byte_at(piece, i))] |= bit;
	}
}

uint64_t grams_may(const struct grams *g, size_t block, struct str word)
{
	const struct grams_block *b;
	uint64_t may;

	if (block >= g->blocks.count)
		return 0;
	b = g->blocks.at[block];
	may = word.n == 1 ? b->bytes[byte_at(word, 0)] : b->added;
	for (size_t i = 1; i < word.n && may; i++)
		may &= b->pairs[pair_slot(byte_at(word, i - 1),
					  byte_at(word, i))];
	return may;
}
