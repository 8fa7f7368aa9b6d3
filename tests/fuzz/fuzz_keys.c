/*
 * Any bytes, read in pieces of any size, are keys, and nothing else happens.
 * The first byte is the seed of the pieces; now and then, time is up.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "unstuck/text/safe.h"
#include "unstuck/tui/keys.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static const struct key_sequence known[] = {
	{ STR_INIT("\033OA"), TKEY_UP },
	{ STR_INIT("\033T!"), TKEY_F1 },
	{ STR_INIT("\033[9~"), TKEY_HOME },
};

static void no_memory(size_t bytes)
{
	(void)bytes;
	abort();
}

static unsigned next(unsigned *seed)
{
	*seed = *seed * 1103515245 + 12345;
	return *seed >> 16;
}

static void check_event(const struct key_event *e)
{
	size_t at;

	assert(e->key > TKEY_NONE && e->key <= TKEY_UNKNOWN);
	assert(e->text.n <= PASTE_MAX);
	assert(!e->cut || e->key == TKEY_PASTE);
	if (e->key != TKEY_CHAR)
		return;
	assert(e->text.n > 0 && utf8_valid(e->text, &at));
	assert(utf8_count(e->text) == 1);
	assert((unsigned char)e->text.p[0] >= ' ' && e->text.p[0] != 0x7f);
}

static void check(const struct keys *k, size_t fed)
{
	assert(k->pending.n <= KEYS_MAX);
	assert(k->events.count <= fed + KEYS_MAX);
	for (size_t i = 0; i < k->events.count; i++)
		check_event(&k->events.at[i]);
}

/* What is fed does not outlive the feed. */
static void feed(struct keys *k, const unsigned char *data, size_t n)
{
	char *copy = malloc(n + 1);

	if (!copy)
		abort();
	memcpy(copy, data, n);
	keys_feed(k, (struct str){ copy, n });
	free(copy);
	check(k, n);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
	unsigned seed = size ? data[0] : 0;
	size_t at = size ? 1 : 0;
	struct arena arena;
	struct keys k;

	arena_init(&arena, no_memory);
	keys_init(&k, &arena, no_memory);
	keys_know(&k, known, COUNT(known));
	while (at < size) {
		size_t n = seed ? next(&seed) % 40 : size;

		if (n > size - at)
			n = size - at;
		feed(&k, data + at, n);
		at += n;
		if (seed && next(&seed) % 8 == 0) {
			keys_timeout(&k);
			check(&k, 0);
			assert(!keys_waiting(&k));
		}
		arena_rewind(&arena, (struct arena_mark){ NULL, 0 });
	}
	keys_release(&k);
	arena_release(&arena);
	return 0;
}
