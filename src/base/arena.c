#include "unstuck/base/arena.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#define POISONED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define POISONED 1
#endif
#endif

#ifdef POISONED
#include <sanitizer/asan_interface.h>
#define poison(p, n) ASAN_POISON_MEMORY_REGION((p), (n))
#define unpoison(p, n) ASAN_UNPOISON_MEMORY_REGION((p), (n))
#else
#define poison(p, n) ((void)(p), (void)(n))
#define unpoison(p, n) ((void)(p), (void)(n))
#endif

enum { FIRST_CHUNK_BYTES = 16 * 1024, LARGEST_CHUNK_BYTES = 1024 * 1024 };

struct arena_chunk {
	struct arena_chunk *before;
	size_t room; /* bytes in data */
	alignas(max_align_t) char data[];
};

void arena_init(struct arena *a, arena_oom_fn *oom)
{
	*a = (struct arena){ .oom = oom };
}

/* A rewind is followed by more of the same: keep its chunks at hand. */
static void spare_chunks_after(struct arena *a, struct arena_chunk *keep)
{
	while (a->last != keep) {
		struct arena_chunk *c = a->last;

		a->last = c->before;
		poison(c->data, c->room);
		c->before = a->spare;
		a->spare = c;
	}
}

static void free_spare(struct arena *a)
{
	struct arena_chunk *c = a->spare;

	a->spare = c->before;
	unpoison(c->data, c->room);
	free(c);
}

void arena_release(struct arena *a)
{
	spare_chunks_after(a, NULL);
	while (a->spare)
		free_spare(a);
	a->used = 0;
}

/* One that is too small goes: it would be so the next time, too. */
static bool take_spare(struct arena *a, size_t bytes)
{
	struct arena_chunk *c;

	while (a->spare && a->spare->room < bytes)
		free_spare(a);
	c = a->spare;
	if (!c)
		return false;
	a->spare = c->before;
	c->before = a->last;
	a->last = c;
	a->used = 0;
	return true;
}

static void add_chunk(struct arena *a, size_t bytes)
{
	size_t room = a->last ? a->last->room * 2 : FIRST_CHUNK_BYTES;
	struct arena_chunk *c;

	if (take_spare(a, bytes))
		return;
	if (room > LARGEST_CHUNK_BYTES)
		room = LARGEST_CHUNK_BYTES;
	if (room < bytes)
		room = bytes;
	if (room > SIZE_MAX - sizeof *c || !(c = malloc(sizeof *c + room))) {
		a->oom(bytes);
		abort();
	}
	c->before = a->last;
	c->room = room;
	poison(c->data, c->room);
	a->last = c;
	a->used = 0;
}

static char *take(struct arena *a, size_t bytes, size_t align)
{
	size_t start = (a->used + align - 1) & ~(align - 1);

	if (!a->last || start > a->last->room ||
	    bytes > a->last->room - start) {
		add_chunk(a, bytes);
		start = 0;
	}
	a->used = start + bytes;
	unpoison(a->last->data + start, bytes);
	return a->last->data + start;
}

void *arena_alloc(struct arena *a, size_t count, size_t size, size_t align)
{
	size_t bytes;

	if (__builtin_mul_overflow(count, size, &bytes) ||
	    bytes > PTRDIFF_MAX) {
		a->oom(SIZE_MAX);
		abort();
	}
	return memset(take(a, bytes, align), 0, bytes);
}

char *arena_room(struct arena *a, size_t bytes)
{
	if (bytes > PTRDIFF_MAX) {
		a->oom(SIZE_MAX);
		abort();
	}
	return take(a, bytes, 1);
}

/* Is it what was handed out last, with room behind it for more bytes? */
static bool can_extend(const struct arena *a, const void *old, size_t bytes,
		       size_t more)
{
	return a->last && bytes &&
	       (const char *)old + bytes == a->last->data + a->used &&
	       more <= a->last->room - a->used;
}

void *arena_grow(struct arena *a, const void *old, size_t count, size_t room,
		 size_t size)
{
	size_t bytes = count * size, more;
	void *p;

	if (!__builtin_mul_overflow(room - count, size, &more) &&
	    can_extend(a, old, bytes, more)) {
		unpoison(a->last->data + a->used, more);
		memset(a->last->data + a->used, 0, more);
		a->used += more;
		return a->last->data + (a->used - bytes - more);
	}
	p = arena_alloc(a, room, size, alignof(max_align_t));
	if (count)
		memcpy(p, old, bytes);
	return p;
}

struct arena_mark arena_mark(const struct arena *a)
{
	return (struct arena_mark){ a->last, a->used };
}

void arena_rewind(struct arena *a, struct arena_mark m)
{
	spare_chunks_after(a, m.chunk);
	a->used = m.used;
	if (a->last)
		poison(a->last->data + a->used, a->last->room - a->used);
}

size_t arena_bytes(const struct arena *a)
{
	size_t sum = 0;

	for (const struct arena_chunk *c = a->last; c; c = c->before)
		sum += c->room;
	return sum;
}

size_t arena_held(const struct arena *a)
{
	size_t sum = arena_bytes(a);

	for (const struct arena_chunk *c = a->spare; c; c = c->before)
		sum += c->room;
	return sum;
}
