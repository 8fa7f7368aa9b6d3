#include "unstuck/doc/run.h"

#include "unstuck/text/cluster.h"

/* As wide as Latin but used by Chinese alike: a wide neighbor decides. */
static const struct str shared_marks[] = {
	STR_INIT("“"), STR_INIT("”"), STR_INIT("‘"), STR_INIT("’"),
	STR_INIT("…"), STR_INIT("—"), STR_INIT("·"),
};

void run_init(struct run *r, struct arena *a, const struct fill *fill)
{
	*r = (struct run){ .arena = a, .fill = fill };
	buf_init(&r->text, a);
}

static void finish_span(struct run *r)
{
	struct str text = str_copy(r->arena, buf_str(&r->text));

	if (text.n == 0)
		return;
	*list_push(r->arena, &r->spans) = (struct span){
		.text = safe_line(r->arena, text),
		.style = r->ink.style,
		.target = r->ink.target,
	};
	buf_clear(&r->text);
}

static bool same_ink(struct ink a, struct ink b)
{
	return a.style == b.style && str_eq(a.target.s, b.target.s);
}

static void put(struct run *r, struct ink ink, struct str s)
{
	if (!same_ink(r->ink, ink))
		finish_span(r);
	r->ink = ink;
	buf_put(&r->text, s);
}

/* The text before the gap; empty at the start and behind a break. */
static struct str last_text(const struct run *r)
{
	if (r->text.n > 0)
		return buf_str(&r->text);
	if (r->spans.count > 0)
		return r->spans.at[r->spans.count - 1].text.s;
	return STR_NONE;
}

static bool joins_without_space(struct str before, struct str after)
{
	bool wide_before = text_ends_wide(before);
	bool wide_after = text_starts_wide(after);

	for (size_t i = 0; i < COUNT(shared_marks); i++) {
		if (wide_before && str_starts(after, shared_marks[i]))
			return true;
		if (wide_after && str_ends(before, shared_marks[i]))
			return true;
	}
	return wide_before && wide_after;
}

static void close_gap(struct run *r, struct str after)
{
	struct str before = last_text(r);
	enum run_gap gap = before.n > 0 ? r->gap : GAP_NONE;

	if (gap == GAP_SOFT && !joins_without_space(before, after))
		put(r, r->gap_ink, STR(" "));
	if (gap == GAP_HARD) {
		finish_span(r);
		list_push(r->arena, &r->spans)->style = SPAN_BREAK;
	}
	r->gap = GAP_NONE;
}

static void put_plain(struct run *r, struct ink ink, struct str s)
{
	if (s.n == 0)
		return;
	close_gap(r, s);
	put(r, ink, s);
}

static void put_value(struct run *r, struct ink ink, struct str name)
{
	struct span span = r->fill->value(r->arena, r->fill->ctx, name);

	close_gap(r, span.text.s);
	finish_span(r);
	span.style |= ink.style;
	if (ink.target.s.n > 0)
		span.target = ink.target;
	*list_push(r->arena, &r->spans) = span;
}

void run_text(struct run *r, struct ink ink, struct str s)
{
	struct hole hole;
	size_t done = 0;

	while (r->fill && hole_next(s, done, &hole)) {
		put_plain(r, ink,
			  str_head(str_tail(s, done), hole.from - done));
		put_value(r, ink, hole.name);
		done = hole.to;
	}
	put_plain(r, ink, str_tail(s, done));
}

void run_soft(struct run *r, struct ink ink)
{
	if (r->gap == GAP_NONE)
		r->gap = GAP_SOFT;
	r->gap_ink = ink;
}

void run_hard(struct run *r)
{
	r->gap = GAP_HARD;
}

struct spans run_take(struct run *r)
{
	struct spans spans;

	finish_span(r);
	spans = (struct spans){ r->spans.at, r->spans.count };
	r->spans.at = NULL;
	r->spans.count = r->spans.room = 0;
	r->gap = GAP_NONE;
	return spans;
}
