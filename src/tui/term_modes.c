#include "term_modes.h"

#include <string.h>

void modes_add(struct modes *m, const char *cz)
{
	struct str rest = str_from(cz);

	while (rest.n) {
		struct str_pair cut = str_cut(rest, STR("$<"));
		struct str head = str_head(cut.head, sizeof m->at - m->n);

		memcpy(m->at + m->n, head.p, head.n);
		m->n += head.n;
		rest = cut.found ? str_cut(cut.tail, STR(">")).tail : STR_NONE;
	}
}

struct str modes_bytes(const struct modes *m)
{
	return (struct str){ m->at, m->n };
}
