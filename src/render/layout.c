#include "unstuck/render/layout.h"

#include "rows.h"
#include "unstuck/text/cluster.h"

enum {
	DOC_COLS_LEAST = 20,
	NARROW_COLS = 50,    /* below it a value may stand under its name */
	MARK_COLS_MOST = 18, /* a longer mark has rows of its own */
	LEVEL_COLS = 2,	     /* of a depth without a marked block above */
	BOX_COLS = 4,	     /* "[ ] " */
	HANG_COLS = 2,
	NARROW_GAP = 2,
	DEPTH_MOST = 15,
	CODE_UNCUT = 1 << 28,
};

/* Neighbors of one kind and depth share the columns of their marks. */
struct group {
	enum block_kind kind;
	size_t end;    /* the index of the first block behind it */
	int mark_cols; /* of the widest mark that is not too long */
	bool boxed;
};

/* The last marked block of a depth. */
struct level {
	bool marked;
	int text_col;
	struct item item;
	struct group group;
};

struct lay {
	struct rows rows;
	const struct doc *doc;
	struct layout_options options;
	const struct block *before; /* the last one that is not a hint */
	struct level levels[DEPTH_MOST + 1];
};

typedef void put_fn(struct lay *l, const struct block *b,
		    const struct stand *at);

/* How a kind of block is laid out. */
struct kind {
	put_fn *put;
	int indent;	 /* columns before its box or mark */
	int gap;	 /* columns between mark and text */
	int hang;	 /* of further lines without a mark, or room for it */
	bool flush;	 /* marks end, not start, at a common column */
	bool joined;	 /* neighbors stand tight and share mark columns */
	bool named;	 /* the mark is a name, the text its value */
	unsigned style;	 /* of its text */
	unsigned leader; /* of its mark, or without one of its first span */
};

static put_fn put_text, put_code, put_table, put_space;

static const struct kind kinds[] = {
	[BLOCK_TITLE] = { .put = put_text, .gap = 2, .style = RUN_HEAD },
	[BLOCK_HEADING] = { .put = put_text, .gap = 2, .style = RUN_HEAD },
	[BLOCK_QUESTION] = { .put = put_text, .gap = 2, .style = RUN_HEAD },
	[BLOCK_PARAGRAPH] = { .put = put_text, .gap = 2 },
	[BLOCK_HINT] = { .put = put_text, .gap = 2, .style = SPAN_FAINT },
	[BLOCK_FACT] = { .put = put_text,
			 .indent = 1,
			 .gap = 3,
			 .joined = true,
			 .named = true },
	[BLOCK_ITEM] = { .put = put_text,
			 .indent = 2,
			 .gap = 2,
			 .joined = true,
			 .flush = true },
	[BLOCK_STEP] = { .put = put_text,
			 .gap = 2,
			 .joined = true,
			 .flush = true },
	[BLOCK_CODE] = { .put = put_code, .indent = 2 },
	[BLOCK_WARNING] = { .put = put_text,
			    .gap = 2,
			    .hang = 2,
			    .leader = RUN_WARN | SPAN_STRONG },
	[BLOCK_TABLE] = { .put = put_table },
	[BLOCK_FIELD] = { .put = put_text,
			  .indent = 1,
			  .gap = 3,
			  .joined = true,
			  .named = true },
	[BLOCK_SPACE] = { .put = put_space },
};

_Static_assert(COUNT(kinds) == BLOCK_SPACE + 1, "a kind of block lacks a row");

static int least(int a, int b)
{
	return a < b ? a : b;
}

static int most(int a, int b)
{
	return a > b ? a : b;
}

static int depth_of(const struct block *b)
{
	return least(most(b->depth, 0), DEPTH_MOST);
}

static bool is_marked(const struct block *b)
{
	return b->box != BOX_NONE || block_mark(b).s.n || kinds[b->kind].joined;
}

/* Groups. */

static void group_add(struct group *g, const struct block *b)
{
	int cols = text_cols(block_mark(b).s);

	if (cols <= MARK_COLS_MOST)
		g->mark_cols = most(g->mark_cols, cols);
	if (b->box != BOX_NONE)
		g->boxed = true;
}

/* What is deeper and what explains a block does not part the group. */
static struct group group_scan(const struct doc *d, size_t at)
{
	const struct block *first = &d->blocks.at[at];
	struct group g = { .kind = first->kind };

	for (g.end = at; g.end < d->blocks.count; g.end++) {
		const struct block *b = &d->blocks.at[g.end];

		if (depth_of(b) < depth_of(first))
			break;
		if (depth_of(b) > depth_of(first) || b->kind == BLOCK_HINT ||
		    b->kind == BLOCK_SPACE)
			continue;
		if (b->kind != first->kind)
			break;
		group_add(&g, b);
	}
	return g;
}

static struct group group_of(struct lay *l, size_t at)
{
	const struct block *b = &l->doc->blocks.at[at];
	struct group *g = &l->levels[depth_of(b)].group;
	struct group alone = { .kind = b->kind };

	group_add(&alone, b);
	if (!kinds[b->kind].joined)
		return alone;
	if (g->kind != b->kind || at >= g->end)
		*g = group_scan(l->doc, at);
	return *g;
}

/* Columns. */

static int left_of(const struct lay *l, int depth)
{
	int left = l->options.margin + depth * LEVEL_COLS;

	for (int d = depth - 1; d >= 0; d--) {
		if (!l->levels[d].marked)
			continue;
		left = l->levels[d].text_col + (depth - 1 - d) * LEVEL_COLS;
		break;
	}
	return least(left, l->options.cols - COLS_LEAST - BOX_COLS);
}

static bool mark_fits(const struct stand *at)
{
	return text_cols(at->mark.s) <= at->mark_cols &&
	       at->mark_col + at->mark_cols < at->text_col;
}

static bool value_fits(const struct lay *l, const struct block *b,
		       const struct stand *at)
{
	return l->options.cols >= NARROW_COLS ||
	       lines_cols(l->rows.arena, b->spans) <
		       l->options.cols - at->text_col;
}

static int mark_col_of(const struct lay *l, const struct block *b,
		       const struct group *g)
{
	const struct kind *k = &kinds[b->kind];
	/* a name stands off from the pointer, where there can be one */
	bool flush = k->named && l->options.margin == 0;

	return left_of(l, depth_of(b)) + (flush ? 0 : k->indent) +
	       (g->boxed ? BOX_COLS : 0);
}

static int text_col_of(const struct lay *l, const struct block *b,
		       const struct group *g, int mark_col)
{
	int col = mark_col;

	if (g->mark_cols && l->options.cols < NARROW_COLS)
		col += g->mark_cols + least(kinds[b->kind].gap, NARROW_GAP);
	else if (g->mark_cols)
		col += g->mark_cols + kinds[b->kind].gap;
	else if (block_mark(b).s.n)
		col += HANG_COLS;
	return least(col, l->options.cols - COLS_LEAST);
}

/* An address by itself stays whole where lines may be long, as code does. */
static int right_of(const struct lay *l, const struct block *b)
{
	const struct span *only = b->spans.count == 1 ? b->spans.at : NULL;
	bool address = only && (only->style & SPAN_LINK) &&
		       str_eq(only->text.s, only->target.s);

	return address && !l->options.wrap_code ? CODE_UNCUT : l->options.cols;
}

static struct stand stand_of(const struct lay *l, const struct block *b,
			     const struct group *g)
{
	const struct kind *k = &kinds[b->kind];
	struct stand at = { .mark = block_mark(b),
			    .mark_cols = g->mark_cols,
			    .mark_flush = k->flush,
			    .right = right_of(l, b),
			    .style = k->style,
			    .leader = k->leader };
	bool marked = at.mark.s.n > 0;

	at.mark_col = mark_col_of(l, b, g);
	at.box_col = at.mark_col - BOX_COLS;
	at.text_col = text_col_of(l, b, g, at.mark_col);
	at.above = marked && !mark_fits(&at);
	if (k->named && marked && !value_fits(l, b, &at)) {
		at.above = true;
		at.text_col = at.mark_col + HANG_COLS;
	}
	at.first_col = at.text_col;
	if (k->hang && (!marked || l->options.cols < NARROW_COLS))
		at.text_col = at.mark_col + k->hang;
	return at;
}

/* Blocks. */

static void put_text(struct lay *l, const struct block *b,
		     const struct stand *at)
{
	rows_block(&l->rows, b, at);
}

static void put_code(struct lay *l, const struct block *b,
		     const struct stand *at)
{
	int right = l->options.wrap_code ? l->options.cols : CODE_UNCUT;

	rows_code(&l->rows, b->spans, at->text_col, right);
}

static void put_table(struct lay *l, const struct block *b,
		      const struct stand *at)
{
	rows_table(&l->rows, &b->table, at->text_col, l->options.cols,
		   l->options.dense);
}

static void put_space(struct lay *l, const struct block *b,
		      const struct stand *at)
{
	(void)b;
	(void)at;
	if (!l->options.dense)
		rows_add(&l->rows);
}

/* The item of a row tells what is chosen by a click or kept in sight. */
static struct item item_of(const struct lay *l, const struct block *b)
{
	if (b->item.kind != ITEM_NONE)
		return b->item;
	if (b->kind == BLOCK_HINT)
		return l->rows.item;
	for (int d = depth_of(b) - 1; d >= 0; d--)
		if (l->levels[d].marked && l->levels[d].item.kind != ITEM_NONE)
			return l->levels[d].item;
	return (struct item){ ITEM_NONE, 0 };
}

static bool gap_before(const struct lay *l, const struct block *b)
{
	const struct block *before = l->before;

	if (!before || l->options.dense || b->tight)
		return false;
	if (b->kind == BLOCK_HINT || b->kind == BLOCK_SPACE ||
	    before->kind == BLOCK_SPACE)
		return false;
	return b->kind != before->kind || !kinds[b->kind].joined;
}

static void put_gap(struct lay *l, const struct block *b, struct item item)
{
	struct item before = l->rows.item;
	bool inside = before.kind == item.kind && before.which == item.which;

	rows_begin(&l->rows, b, inside ? item : (struct item){ ITEM_NONE, 0 });
	rows_add(&l->rows)->first = false;
}

static void remember(struct lay *l, const struct block *b, struct item item,
		     int text_col)
{
	int depth = depth_of(b);

	if (b->kind == BLOCK_HINT && l->before &&
	    l->before->kind != BLOCK_SPACE)
		return;
	l->before = b;
	if (b->kind == BLOCK_SPACE)
		return;
	for (int d = depth + 1; d <= DEPTH_MOST; d++)
		l->levels[d] = (struct level){ .marked = false };
	if (is_marked(b)) {
		l->levels[depth].marked = true;
		l->levels[depth].text_col = text_col;
		l->levels[depth].item = item;
	} else if (b->kind == BLOCK_TITLE || b->kind == BLOCK_HEADING) {
		l->levels[depth].marked = false;
	}
}

static void put_block(struct lay *l, size_t at)
{
	const struct block *b = &l->doc->blocks.at[at];
	struct group group = group_of(l, at);
	struct stand stand = stand_of(l, b, &group);
	struct item item = item_of(l, b);

	if (gap_before(l, b))
		put_gap(l, b, item);
	rows_begin(&l->rows, b, item);
	kinds[b->kind].put(l, b, &stand);
	remember(l, b, item, stand.text_col);
}

struct layout layout_doc(struct arena *a, const struct doc *d,
			 struct layout_options options)
{
	struct lay l = { .rows.arena = a, .doc = d, .options = options };

	l.options.cols = most(options.cols, DOC_COLS_LEAST);
	for (size_t i = 0; i < d->blocks.count; i++)
		put_block(&l, i);
	return (struct layout){ l.rows.list.at, l.rows.list.count };
}
