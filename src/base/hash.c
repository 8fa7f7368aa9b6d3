#include "unstuck/base/hash.h"

#include <inttypes.h>

uint64_t hash_bytes(uint64_t h, struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * UINT64_C(1099511628211);
	return h;
}

struct str hash_text(struct arena *a, uint64_t h)
{
	return str_format(a, "%016" PRIx64, h);
}
