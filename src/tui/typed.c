/* A text under a cursor: what keys do to it. */
#include <string.h>

#include "unstuck/text/cluster.h"
#include "unstuck/tui/app.h"

void typed_set(struct typed *t, struct str s)
{
	s = str_head(s, TYPED_MAX);
	if (s.n)
		memcpy(t->bytes, s.p, s.n);
	t->n = t->cursor = s.n;
}

struct str typed_str(const struct typed *t)
{
	return (struct str){ t->bytes, t->n };
}

/* A line feed in a paste separates the items of a list, or words. */
static void insert(struct typed *t, struct str s, bool pasted)
{
	size_t at = t->cursor;

	if (pasted)
		s = str_trim(s);
	if (s.n > TYPED_MAX - t->n)
		return;
	memmove(t->bytes + at + s.n, t->bytes + at, t->n - at);
	memcpy(t->bytes + at, s.p, s.n);
	for (size_t i = at; pasted && i < at + s.n; i++)
		if (t->bytes[i] == '\n' || t->bytes[i] == '\r')
			t->bytes[i] = t->feed ? t->feed : ' ';
		else if (t->bytes[i] == '\t')
			t->bytes[i] = ' ';
	t->n += s.n;
	t->cursor += s.n;
}

static size_t before(const struct typed *t)
{
	return cluster_last((struct str){ t->bytes, t->cursor });
}

static size_t after(const struct typed *t)
{
	struct str rest = { t->bytes + t->cursor, t->n - t->cursor };
	struct cluster c;

	return cluster_next(&rest, &c) ? t->cursor + c.s.n : t->n;
}

static void cut(struct typed *t, size_t from, size_t to)
{
	memmove(t->bytes + from, t->bytes + to, t->n - to);
	t->n -= to - from;
	t->cursor = from;
}

bool typed_edit(struct typed *t, enum action action, const struct key_event *e)
{
	size_t n = t->n;

	switch ((int)action) {
	case ACTION_TEXT:
		insert(t, e->text, false);
		return t->n != n;
	case ACTION_PASTE:
		insert(t, e->text, true);
		return t->n != n;
	case ACTION_ERASE:
		cut(t, before(t), t->cursor);
		return true;
	case ACTION_DELETE:
		cut(t, t->cursor, after(t));
		return true;
	case ACTION_LEFT:
		t->cursor = before(t);
		return true;
	case ACTION_RIGHT:
		t->cursor = after(t);
		return true;
	}
	return false;
}

bool typed_move(struct typed *t, enum action action)
{
	if (action != ACTION_HOME && action != ACTION_END)
		return false;
	t->cursor = action == ACTION_HOME ? 0 : t->n;
	return true;
}
