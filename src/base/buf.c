#include "unstuck/base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "unstuck/base/arena.h"

void buf_init(struct buf *b, struct arena *a)
{
	*b = (struct buf){ .arena = a };
}

void buf_clear(struct buf *b)
{
	b->n = 0;
}

static char *buf_reserve(struct buf *b, size_t more)
{
	if (more > b->room - b->n) {
		size_t room = b->room ? b->room * 2 : 256;

		while (room - b->n < more)
			room *= 2;
		b->p = arena_grow(b->arena, b->p, b->n, room, 1);
		b->room = room;
	}
	return b->p + b->n;
}

void buf_put(struct buf *b, struct str s)
{
	if (s.n == 0)
		return;
	memcpy(buf_reserve(b, s.n), s.p, s.n);
	b->n += s.n;
}

void buf_puts(struct buf *b, const char *cz)
{
	buf_put(b, str_from(cz));
}

void buf_putc(struct buf *b, char c)
{
	*buf_reserve(b, 1) = c;
	b->n++;
}

void buf_pad(struct buf *b, char c, size_t count)
{
	if (count == 0)
		return;
	memset(buf_reserve(b, count), c, count);
	b->n += count;
}

void buf_printf(struct buf *b, const char *format, ...)
{
	va_list args;
	int n;

	va_start(args, format);
	n = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (n <= 0)
		return;
	va_start(args, format);
	vsnprintf(buf_reserve(b, (size_t)n + 1), (size_t)n + 1, format, args);
	va_end(args);
	b->n += (size_t)n;
}

struct str buf_str(const struct buf *b)
{
	return (struct str){ b->p, b->n };
}
