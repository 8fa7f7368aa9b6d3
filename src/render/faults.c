#include "unstuck/render/faults.h"

#include "unstuck/text/cluster.h"
#include "unstuck/text/rune.h"
#include "unstuck/text/safe.h"

enum {
	SHOWN_COLS = 100, /* of a source line */
	LEAD_COLS = 60,	  /* of them before the fault, in a long line */
	RAW_BYTES = 1024, /* on each side, before the gate; lines can be huge */
	MARGIN_COLS = 2,  /* a source line cannot pass for a fault */
};

static const char *const severities[] = {
	[SEVERITY_ERROR] = "error",
	[SEVERITY_WARNING] = "warning",
};

static void put_safe(struct buf *out, struct str s)
{
	buf_put(out, safe_line(out->arena, s).s);
}

static void put_place(struct buf *out, const struct place *at)
{
	if (!at->source) {
		buf_puts(out, "unstuck");
		return;
	}
	put_safe(out, at->source->path);
	if (at->line > 0)
		buf_printf(out, ":%d", at->line);
	if (at->line > 0 && at->column > 0)
		buf_printf(out, ":%d", at->column);
}

static void put_fault(struct buf *out, const struct diag *diag)
{
	const struct diag_row *row = &diag_table[diag->code];

	put_place(out, &diag->at);
	buf_printf(out, ": %s: ", severities[row->severity]);
	put_safe(out, diag->message);
	buf_printf(out, " [%s]", row->slug);
}

struct str fault_line(struct arena *a, const struct diag *diag)
{
	struct buf out;

	buf_init(&out, a);
	put_fault(&out, diag);
	return buf_str(&out);
}

/* Lines end as YAML's do: at \n, \r\n or a lone \r. */
static struct str cut_line(struct str *rest)
{
	size_t n = 0, end;
	struct str line;

	while (n < rest->n && rest->p[n] != '\n' && rest->p[n] != '\r')
		n++;
	line = str_head(*rest, n);
	end = str_starts(str_tail(*rest, n), STR("\r\n")) ? n + 2 : n + 1;
	*rest = str_tail(*rest, end);
	return line;
}

static struct str source_line(const struct place *at)
{
	struct str rest = at->source->bytes;

	if (str_starts(rest, STR("\xef\xbb\xbf")))
		rest = str_tail(rest, 3);
	for (int i = 1; i < at->line && rest.n; i++)
		cut_line(&rest);
	return cut_line(&rest);
}

/* Where the column starts; a byte that is not UTF-8 is a character. */
static size_t column_start(struct str line, int column)
{
	size_t at = 0;

	for (int i = 1; i < column && at < line.n; i++) {
		uint32_t rune;
		size_t n = rune_read(str_tail(line, at), &rune);

		at += n ? n : 1;
	}
	return at;
}

static bool continues_rune(struct str line, size_t at)
{
	return at < line.n && ((unsigned char)line.p[at] & 0xc0) == 0x80;
}

/* The last columns of s, at most cols. */
static struct safe safe_end(struct safe s, int cols)
{
	int drop = text_cols(s.s) - cols;
	struct str rest = s.s;
	struct cluster c;

	while (drop > 0 && cluster_next(&rest, &c))
		drop -= c.cols;
	return safe_slice(s, s.s.n - rest.n, s.s.n);
}

/* A source line around a fault, ready to be shown. */
struct view {
	struct safe before, after; /* the column of the fault */
	bool cut_before, cut_after;
};

/* Huge lines are cut before they pass the gate, at most in mid-character. */
static struct view view_raw(struct arena *a, struct str line, size_t at)
{
	struct view v = { .cut_before = at > RAW_BYTES,
			  .cut_after = line.n - at > RAW_BYTES };
	size_t from = v.cut_before ? at - RAW_BYTES : 0;
	size_t to = v.cut_after ? at + RAW_BYTES : line.n;

	while (v.cut_before && from < at && continues_rune(line, from))
		from++;
	while (v.cut_after && to > at && continues_rune(line, to))
		to--;
	v.before = safe_line(a, str_head(str_tail(line, from), at - from));
	v.after = safe_line(a, str_head(str_tail(line, at), to - at));
	return v;
}

static struct view view_of(struct arena *a, struct str line, size_t at)
{
	struct view v = view_raw(a, line, at);
	int before = text_cols(v.before.s), after = text_cols(v.after.s);

	if (before + after <= SHOWN_COLS)
		return v;
	if (before > LEAD_COLS) {
		v.before = safe_end(v.before, LEAD_COLS);
		v.cut_before = true;
	}
	before = text_cols(v.before.s);
	if (after > SHOWN_COLS - before) {
		struct str head = text_cut(v.after.s, SHOWN_COLS - before);

		v.after = safe_head(v.after, head.n);
		v.cut_after = true;
	}
	return v;
}

static void put_view(struct buf *out, const struct view *v)
{
	int caret = MARGIN_COLS + text_cols(v->before.s);

	buf_pad(out, ' ', MARGIN_COLS);
	if (v->cut_before) {
		buf_puts(out, "...");
		caret += 3;
	}
	buf_put(out, v->before.s);
	buf_put(out, v->after.s);
	if (v->cut_after)
		buf_puts(out, "...");
	buf_putc(out, '\n');
	buf_pad(out, ' ', (size_t)caret);
	buf_puts(out, "^\n");
}

static void put_source(struct buf *out, const struct place *at)
{
	struct str line;
	struct view v;

	if (!at->source || at->line < 1 || at->column < 1)
		return;
	line = source_line(at);
	if (str_trim(line).n == 0)
		return;
	v = view_of(out->arena, line, column_start(line, at->column));
	put_view(out, &v);
}

void faults_write(struct buf *out, struct diags *d)
{
	diags_sort(d);
	for (size_t i = 0; i < d->list.count; i++) {
		put_fault(out, &d->list.at[i]);
		buf_putc(out, '\n');
		put_source(out, &d->list.at[i].at);
	}
	if (d->dropped)
		buf_printf(out, "%zu more fault%s not shown\n", d->dropped,
			   d->dropped == 1 ? "" : "s");
}
