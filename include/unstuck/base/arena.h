/*
 * arena - memory with one lifetime.
 *
 * Knows: a list of chunks; a mark is a place in it.
 * Owns: every byte handed out, until arena_release or a rewind past it.
 * Fails: never; without memory it calls the oom function it was made with,
 * which must not return.  Never: frees a single allocation.
 */
#ifndef UNSTUCK_BASE_ARENA_H
#define UNSTUCK_BASE_ARENA_H

#include <stdalign.h>
#include <stddef.h>

typedef void arena_oom_fn(size_t bytes);

struct arena_chunk;

struct arena {
	struct arena_chunk *last; /* the chunk that serves now */
	size_t used;		  /* bytes taken from it */
	arena_oom_fn *oom;
	struct arena_chunk *spare; /* given back by a rewind, for later */
};

struct arena_mark {
	struct arena_chunk *chunk;
	size_t used;
};

void arena_init(struct arena *a, arena_oom_fn *oom);
void arena_release(struct arena *a); /* it can be used again afterwards */

/* Zeroed memory for count things of size bytes; the product may not wrap. */
void *arena_alloc(struct arena *a, size_t count, size_t size, size_t align)
	__attribute__((malloc, returns_nonnull));

/* Room for bytes, not zeroed: what is never written costs no pages. */
char *arena_room(struct arena *a, size_t bytes)
	__attribute__((malloc, returns_nonnull));

/* A larger copy of old (count things); the new room is zeroed. */
void *arena_grow(struct arena *a, const void *old, size_t count, size_t room,
		 size_t size) __attribute__((returns_nonnull));

struct arena_mark arena_mark(const struct arena *a);
void arena_rewind(struct arena *a, struct arena_mark m);

/* The bytes of the chunks in use. */
size_t arena_bytes(const struct arena *a);

/* Of all chunks, also of those that a rewind gave back. */
size_t arena_held(const struct arena *a);

#define arena_new(a, type)                                                     \
	((type *)arena_alloc((a), 1, sizeof(type), alignof(type)))
#define arena_array(a, type, count)                                            \
	((type *)arena_alloc((a), (count), sizeof(type), alignof(type)))

/*
 * A growing array in an arena.  LIST(T) declares one, list_push gives the
 * address of its new, zeroed last element.
 */
#define LIST(type)                                                             \
	struct {                                                               \
		type *at;                                                      \
		size_t count;                                                  \
		size_t room;                                                   \
	}
#define list_push(a, list)                                                     \
	((list)->count == (list)->room                                         \
		 ? ((list)->room = (list)->room ? (list)->room * 2 : 8,        \
		    (list)->at = arena_grow((a), (list)->at, (list)->count,    \
					    (list)->room, sizeof *(list)->at), \
		    &(list)->at[(list)->count++])                              \
		 : &(list)->at[(list)->count++])

#endif
