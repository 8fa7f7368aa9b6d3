#include "term_input.h"

#include <string.h>

#include "term_guard.h"
#include "unstuck/base/buf.h"

enum {
	READ_BYTES = 4096, /* what a terminal's line holds */
	READ_MAX = 256 * 1024,
	FLOOD = 1000,  /* nobody types so many bytes at once … */
	FLOOD_MS = 10, /* … so the rest of that paste is near */
};

struct str input_read(struct arena *a)
{
	char bytes[READ_BYTES];
	struct buf b;
	size_t n;

	buf_init(&b, a);
	do {
		n = guard_read(bytes, sizeof bytes);
		buf_put(&b, (struct str){ bytes, n });
	} while (n && b.n < READ_MAX &&
		 guard_readable(b.n < FLOOD ? 0 : FLOOD_MS));
	return buf_str(&b);
}

static bool holds_enter(const char *bytes, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (memchr("\r\n\003\004", bytes[i], 4))
			return true;
	return false;
}

void input_wait_for_enter(void)
{
	enum guard_event event;
	char bytes[256];

	while ((event = guard_wait(-1)) != GUARD_ENDED)
		if (event == GUARD_INPUT &&
		    holds_enter(bytes, guard_read(bytes, sizeof bytes)))
			return;
}
