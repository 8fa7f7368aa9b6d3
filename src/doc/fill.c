#include "unstuck/doc/fill.h"

typedef struct safe gate_fn(struct arena *a, struct str s);

static bool is_name_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '_' || c == '-';
}

/* The name at the start of s that braces close, or the empty slice. */
static struct str closed_name(struct str s)
{
	size_t n = 0;

	while (n < s.n && is_name_byte(s.p[n]))
		n++;
	if (!str_starts(str_tail(s, n), STR("}}")))
		return STR_NONE;
	return str_head(s, n);
}

bool hole_next(struct str s, size_t from, struct hole *out)
{
	ptrdiff_t hit;

	while ((hit = str_find(str_tail(s, from), STR("{{"))) >= 0) {
		size_t open = from + (size_t)hit;
		struct str name = closed_name(str_tail(s, open + 2));

		if (name.n > 0) {
			*out = (struct hole){ name, open, open + name.n + 4 };
			return true;
		}
		from = open + 1;
	}
	return false;
}

static struct spans fill_spans(struct arena *a, struct str s,
			       const struct fill *fill, gate_fn *gate)
{
	LIST(struct span) spans = { 0 };
	struct hole hole;
	size_t done = 0;

	while (fill && hole_next(s, done, &hole)) {
		if (hole.from > done)
			list_push(a, &spans)->text =
				gate(a, str_tail(str_head(s, hole.from), done));
		*list_push(a, &spans) = fill->value(a, fill->ctx, hole.name);
		done = hole.to;
	}
	if (s.n > done)
		list_push(a, &spans)->text = gate(a, str_tail(s, done));
	return (struct spans){ spans.at, spans.count };
}

struct spans fill_line(struct arena *a, struct str s, const struct fill *fill)
{
	return fill_spans(a, s, fill, safe_line);
}

struct spans fill_code(struct arena *a, struct str code,
		       const struct fill *fill)
{
	return fill_spans(a, code, fill, safe_block);
}
