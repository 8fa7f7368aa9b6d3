#include "unpack.h"

#include <limits.h>
#include <string.h>
#include <zlib.h>

enum {
	PACKED_BYTES = 64 * 1024,
	GZIP_ONLY = 16, /* added to the window, it wants gzip's header */
};

struct unpack {
	struct arena *arena;
	z_stream z;
	unpack_fill_fn *fill;
	void *ctx;
	bool ready;	/* zlib has its memory */
	bool in_member; /* one began and has not ended */
	bool ended;
	unsigned char packed[PACKED_BYTES];
};

static const struct str magic = STR_INIT("\x1f\x8b\x08");

bool unpack_knows(struct str head)
{
	return str_starts(head, magic);
}

static void *take(void *ctx, unsigned count, unsigned size)
{
	return arena_alloc(ctx, count, size, alignof(max_align_t));
}

static void leave(void *ctx, void *p)
{
	(void)ctx, (void)p; /* it lives as long as the arena */
}

struct unpack *unpack_new(struct arena *a)
{
	struct unpack *u = arena_new(a, struct unpack);

	u->arena = a;
	return u;
}

static void begin_member(struct unpack *u)
{
	if (u->ready) {
		inflateReset(&u->z);
	} else {
		u->z.zalloc = take;
		u->z.zfree = leave;
		u->z.opaque = u->arena;
		u->ready = inflateInit2(&u->z, MAX_WBITS + GZIP_ONLY) == Z_OK;
	}
	u->in_member = true;
}

void unpack_begin(struct unpack *u, struct str head, unpack_fill_fn *fill,
		  void *ctx)
{
	u->fill = fill;
	u->ctx = ctx;
	u->ended = false;
	memcpy(u->packed, head.p, head.n);
	begin_member(u);
	u->z.next_in = u->packed;
	u->z.avail_in = (unsigned)head.n;
}

static bool has_packed(struct unpack *u, struct diags *d)
{
	if (u->z.avail_in)
		return true;
	u->z.next_in = u->packed;
	u->z.avail_in =
		(unsigned)u->fill(u->ctx, (char *)u->packed, PACKED_BYTES, d);
	return u->z.avail_in > 0;
}

/* A member has ended: another, NULs up to the end (tapes), or the end. */
static const char *between(struct unpack *u, struct diags *d)
{
	while (has_packed(u, d) && *u->z.next_in == 0) {
		u->z.next_in++;
		u->z.avail_in--;
	}
	if (u->z.avail_in == 0) {
		u->ended = true;
		return NULL;
	}
	if (*u->z.next_in == (unsigned char)magic.p[0]) {
		begin_member(u);
		return NULL;
	}
	return "what stands behind the packed text is not packed and was not "
	       "read";
}

/* Unpack what is there; NULL: it went well. */
static const char *step(struct unpack *u, struct diags *d)
{
	int got;

	if (!u->in_member)
		return between(u, d);
	if (!has_packed(u, d))
		return "the packed text ends too early; what came before was "
		       "read";
	got = inflate(&u->z, Z_NO_FLUSH);
	if (got == Z_STREAM_END)
		u->in_member = false;
	else if (got != Z_OK && got != Z_BUF_ERROR)
		return "the packed text is damaged; what came before was read";
	return NULL;
}

size_t unpack_read(struct unpack *u, char *p, size_t n, struct diags *d,
		   const char **why)
{
	unsigned room = n < UINT_MAX ? (unsigned)n : UINT_MAX;

	u->z.next_out = (unsigned char *)p;
	u->z.avail_out = room;
	while (!u->ended && !*why && u->z.avail_out == room)
		*why = step(u, d);
	u->ended = u->ended || *why;
	return room - u->z.avail_out;
}
