#include "unstuck/find/findings.h"

#include <stdlib.h>
#include <string.h>

#include "trace.h"
#include "unstuck/flow/value.h"

enum {
	LOOK_BYTES = 2 * FINDINGS_MAX_LINE, /* of the lines that are seen */
	BACK_BYTES = 2048, /* of the line before, which may be wrapped */
	MESSAGE_LINES = 8, /* of an error, before its first frame */
};

enum {
	SCORE_WORDS = 60,
	SCORE_PATTERN = 15,
	SCORE_VALUES = 10,
	SCORE_CAUSE = 10,
	SCORE_LINES = 5,
};

/* An error and the lines that belong to it. */
struct trace {
	bool open;
	bool entry;	 /* it began with a log's own words, not with a class */
	bool framed;	 /* a frame was seen */
	bool suppressed; /* what follows is no cause */
	size_t message;	 /* lines since its last head, without a frame */
	struct finding best;
	struct arena arena; /* holds the texts of best */
};

/* Lines that are looked at, the first one in work. */
struct look {
	struct str raw;	   /* from that line on */
	size_t own;	   /* bytes of raw that are the line itself */
	struct str before; /* the line before, or its end; or empty */
	size_t number;
};

/* ---- the list ------------------------------------------------------------------- */

static struct finding *listed(struct findings *f, const struct finding *found)
{
	for (size_t i = 0; i < f->list.count; i++)
		if (f->list.at[i].signature == found->signature &&
		    str_eq(f->list.at[i].file, f->file))
			return &f->list.at[i];
	return NULL;
}

static void copy_values(struct findings *f, struct finding *to,
			const struct finding *from)
{
	for (size_t i = 0; i < from->values.count; i++) {
		const struct capture *c = &from->values.at[i];

		*list_push(f->arena, &to->values) =
			(struct capture){ c->value, str_copy(f->arena, c->text),
					  str_copy(f->arena, c->typed) };
	}
}

static void commit(struct findings *f)
{
	struct finding *best = &f->trace->best, *known;

	if (!f->trace->open)
		return;
	f->trace->open = false;
	known = listed(f, best);
	if (known) {
		known->count++;
		known->last_line = best->line;
		if (best->score > known->score)
			known->score = best->score;
		return;
	}
	known = list_push(f->arena, &f->list);
	*known = *best;
	known->values.at = NULL;
	known->values.count = known->values.room = 0;
	known->file = f->file;
	known->text = str_copy(f->arena, best->text);
	copy_values(f, known, best);
}

/* ---- one match --------------------------------------------------------------------- */

static void add_value(struct findings *f, struct finding *to,
		      const struct captured *c)
{
	const struct value *v = flow_value(to->flow, c->name);
	struct arena *a = &f->trace->arena;
	struct capture *new;
	struct str why;

	if (!v || c->text.n == 0)
		return;
	new = list_push(a, &to->values);
	new->value = v;
	new->text = str_copy(a, c->text);
	if (!value_check(a, v, new->text, &new->typed, LANG_EN, &why))
		new->typed = STR_NONE;
}

static bool has_typed(const struct finding *found)
{
	for (size_t i = 0; i < found->values.count; i++)
		if (found->values.at[i].typed.n)
			return true;
	return false;
}

/* Whole lines of the log from where the match begins to where it ends. */
static struct str lines_of(const struct loose *text,
			   const struct signature_match *m)
{
	size_t from = text->from[m->from], to = text->from[m->to];
	struct str raw = text->raw;

	while (from > 0 && raw.p[from - 1] != '\n')
		from--;
	if (text->from[m->from] - from > FINDING_MAX_TEXT / 2)
		from = text->from[m->from] - FINDING_MAX_TEXT / 4;
	while (to < raw.n && raw.p[to] != '\n' && raw.p[to] != '\r')
		to++;
	return str_head(str_head(str_tail(raw, from), to - from),
			FINDING_MAX_TEXT);
}

static bool spans_lines(const struct loose *text,
			const struct signature_match *m)
{
	return memchr(text->s.p + m->from, '\n', m->to - m->from) != NULL;
}

static void take(struct findings *f, const struct loose *text,
		 const struct known_match *m, size_t line, bool cause)
{
	struct finding *best = &f->trace->best;

	arena_release(&f->trace->arena);
	*best = (struct finding){ .flow = m->flow,
				  .signature = m->signature,
				  .score = SCORE_WORDS,
				  .line = line,
				  .last_line = line,
				  .count = 1 };
	best->text = str_copy(&f->trace->arena, lines_of(text, &m->at));
	for (size_t i = 0; i < m->at.count; i++)
		add_value(f, best, &m->at.captured[i]);
	best->score += m->signature->pattern.n ? SCORE_PATTERN : 0;
	best->score += has_typed(best) ? SCORE_VALUES : 0;
	best->score += cause ? SCORE_CAUSE : 0;
	best->score += spans_lines(text, &m->at) ? SCORE_LINES : 0;
}

/* A message that is read twice: over two lines, or as a record and a head. */
static bool is_again(const struct trace *t, const struct known_match *m,
		     size_t line, enum line_kind kind)
{
	if (t->best.signature != m->signature)
		return false;
	return kind == LINE_ERROR ||
	       (kind == LINE_OTHER && t->best.line == line);
}

static void begin_trace(struct trace *t, enum line_kind kind)
{
	t->open = true;
	t->entry = kind == LINE_RECORD || kind == LINE_OTHER;
	t->framed = t->suppressed = false;
}

/* A match opens a trace; in one that is open only a cause goes deeper. */
static void matched(struct findings *f, const struct loose *text,
		    const struct known_match *m, size_t line,
		    enum line_kind kind)
{
	struct trace *t = f->trace;
	bool cause = kind == LINE_CAUSE;
	bool aside = kind == LINE_SUPPRESSED || (cause && t->suppressed);

	if (t->open && (aside || is_again(t, m, line, kind)))
		return;
	if (!cause)
		commit(f);
	if (!t->open)
		begin_trace(t, kind);
	take(f, text, m, line, cause);
	t->message = 0;
}

/* ---- a line to the trace ---------------------------------------------------------- */

/* Does the line belong to the trace that is open? */
static bool belongs(struct trace *t, enum line_kind kind)
{
	switch (kind) {
	case LINE_FRAME:
		t->framed = true;
		t->message = 0;
		return true;
	case LINE_CAUSE:
		t->message = 0;
		return true;
	case LINE_SUPPRESSED:
		t->message = 0;
		t->suppressed = true;
		return true;
	case LINE_BLANK:
	case LINE_OTHER:
		return t->message++ < MESSAGE_LINES;
	case LINE_ERROR:
		/* The exception that a record was written with. */
		return t->entry && !t->framed && t->message++ == 0;
	case LINE_RECORD:
		break;
	}
	return false;
}

/* Does white space, or a \t in a string, stand before the line in the log? */
static bool is_indented(const struct look *l, const struct loose *rest)
{
	size_t at = rest->from[0], prefix = loose_prefix(l->raw);

	if (at <= prefix)
		return false;
	return l->raw.p[at - 1] == ' ' || l->raw.p[at - 1] == '\t' ||
	       str_ends(str_head(l->raw, at), STR("\\t"));
}

/* ---- a line and its neighbours ------------------------------------------------------ */

static struct loose part(const struct loose *text, size_t from, size_t to)
{
	return (struct loose){ { text->s.p + from, to - from },
			       text->from + from,
			       text->raw };
}

static size_t line_end(struct str s, size_t from)
{
	const char *end =
		from < s.n ? memchr(s.p + from, '\n', s.n - from) : NULL;

	return end ? (size_t)(end - s.p) : s.n;
}

/* Can the second line be the rest of the first one's message? */
static bool may_continue(struct str first, struct str second)
{
	enum line_kind a = line_kind(first), b = line_kind(second);

	return a != LINE_FRAME && a != LINE_BLANK && b == LINE_OTHER;
}

/* The line with the one behind it. */
static bool with_next(struct findings *f, const struct loose *rest,
		      struct str line, struct known_match *m,
		      struct loose *text)
{
	size_t next = line_end(rest->s, line.n + 1);

	if (line.n == rest->s.n)
		return false;
	*text = part(rest, 0, next);
	return may_continue(line, str_tail(text->s, line.n + 1)) &&
	       known_match(f->known, &f->scratch, line, text, true, m);
}

/* The line with the one before. */
static bool with_before(struct findings *f, const struct look *l,
			struct str line, struct known_match *m,
			struct loose *text)
{
	if (l->before.n == 0)
		return false;
	*text = loose_text(&f->scratch,
			   (struct str){ l->before.p, l->before.n + l->own });
	return may_continue(str_head(text->s, line_end(text->s, 0)), line) &&
	       known_match(f->known, &f->scratch, line, text, true, m);
}

/* One line of the loose text; `rest` begins with it. */
static void take_line(struct findings *f, const struct look *l,
		      const struct loose *rest)
{
	struct str line = str_head(rest->s, line_end(rest->s, 0));
	enum line_kind kind = line_kind(line);
	struct loose text = *rest;
	struct known_match m;

	/* Causes at the margin are those of the whole trace again. */
	if (kind == LINE_CAUSE && !is_indented(l, rest))
		f->trace->suppressed = false;
	if (f->trace->open && !belongs(f->trace, kind))
		commit(f);
	if (kind == LINE_FRAME || kind == LINE_BLANK ||
	    literals_next(known_words(f->known), line, 0) < 0)
		return;
	if (known_match(f->known, &f->scratch, line, &text, false, &m) ||
	    with_next(f, rest, line, &m, &text))
		matched(f, &text, &m, l->number, kind);
	else if (with_before(f, l, line, &m, &text))
		matched(f, &text, &m, l->number - 1, kind);
}

/* A line of the log may hold many: \n in a string of JSON. */
static void look_at(struct findings *f, struct look l)
{
	struct loose text = loose_text(&f->scratch, l.raw);
	size_t from = 0;

	while (from < text.s.n && text.from[from] < l.own) {
		struct loose rest = part(&text, from, text.s.n);

		take_line(f, &l, &rest);
		l.before = STR_NONE;
		from = line_end(text.s, from) + 1;
	}
	arena_rewind(&f->scratch, (struct arena_mark){ 0 });
}

/* ---- the buffer --------------------------------------------------------------------- */

enum { LANES = 16, LANES_AT_ONCE = 255 };

/* Bytes that are compared at once, as many as the processor can. */
typedef uint8_t lanes __attribute__((vector_size(LANES)));

/* How many of the first bytes, a multiple of LANES, are line feeds. */
static size_t feeds_in_lanes(const char *p, size_t n)
{
	lanes bytes, sums = { 0 };
	size_t all = 0;

	for (size_t i = 0; i < n; i += LANES) {
		memcpy(&bytes, p + i, LANES);
		sums -= (lanes)(bytes == '\n'); /* -1 where it is one */
	}
	for (size_t i = 0; i < LANES; i++)
		all += sums[i];
	return all;
}

static void count_to(struct findings *f, size_t to)
{
	while (f->counted + LANES <= to) {
		size_t n = (to - f->counted) / LANES * LANES;

		/* No sum is over 255. */
		if (n > LANES_AT_ONCE * LANES)
			n = LANES_AT_ONCE * LANES;
		f->line += feeds_in_lanes(f->bytes + f->counted, n);
		f->counted += n;
	}
	for (; f->counted < to; f->counted++)
		f->line += f->bytes[f->counted] == '\n';
}

/* Where the lines end that belong to one that begins there; false: unknown. */
static bool find_look(const struct findings *f, size_t from, bool final,
		      size_t *to)
{
	size_t lines = known_lines(f->known) + 2;
	size_t most = from + LOOK_BYTES;

	*to = from;
	while (lines-- > 0) {
		size_t left = (f->n < most ? f->n : most) - *to;
		const char *end =
			left ? memchr(f->bytes + *to, '\n', left) : NULL;

		if (!end) {
			*to = f->n < most ? f->n : most;
			return final || f->n >= most;
		}
		*to = (size_t)(end - f->bytes) + 1;
	}
	return true;
}

/* The end of the line's part that begins there, without its \n. */
static size_t part_end(const struct findings *f, size_t from)
{
	size_t most = f->n - from < FINDINGS_MAX_LINE ? f->n - from
						      : FINDINGS_MAX_LINE;
	const char *end = most ? memchr(f->bytes + from, '\n', most) : NULL;

	return end ? (size_t)(end - f->bytes) : from + most;
}

/* The line before, or as much of its end as was kept. */
static struct str line_before(const struct findings *f, size_t from)
{
	size_t to = from, start;

	if (to == 0 || f->bytes[to - 1] != '\n')
		return STR_NONE;
	for (start = to - 1; start > 0 && f->bytes[start - 1] != '\n'; start--)
		if (to - start >= BACK_BYTES)
			break;
	return (struct str){ f->bytes + start, to - start };
}

/* A line that is longer than what is looked at, each once. */
static void note_long(struct findings *f, size_t at)
{
	count_to(f, at);
	if (f->line != f->long_line)
		f->long_lines++;
	f->long_line = f->line;
}

/* The part of a line that the byte is in; `at` begins one. */
static size_t part_start(struct findings *f, size_t byte)
{
	size_t from = byte;

	while (from > f->at && f->bytes[from - 1] != '\n')
		from--;
	while (byte - from >= FINDINGS_MAX_LINE)
		from += FINDINGS_MAX_LINE;
	return from;
}

/* The line with its neighbours, as far as they may be one message. */
static struct str around(const struct findings *f, const struct look *l,
			 size_t end)
{
	struct str s = { l->raw.p - l->before.n, l->before.n + l->own };
	size_t next = end < f->n ? part_end(f, end + 1) : end;

	if (l->before.n == 0)
		s.p = l->raw.p;
	s.n += next - end;
	return s;
}

/* Look at the part of a line; false when more of the text must come first. */
static bool decide(struct findings *f, size_t from, bool final)
{
	size_t to, end;
	struct look l;

	if (!find_look(f, from, final, &to))
		return false;
	end = part_end(f, from);
	count_to(f, from);
	l = (struct look){ { f->bytes + from, to - from },
			   end - from,
			   line_before(f, from),
			   f->line };
	if (f->trace->open ||
	    known_may(f->known, str_head(l.raw, l.own), around(f, &l, end)))
		look_at(f, l);
	f->at = end < f->n && f->bytes[end] == '\n' ? end + 1 : end;
	if (end - from == FINDINGS_MAX_LINE && f->at == end)
		note_long(f, from);
	return true;
}

/* No word in what is there: only what is not whole yet is kept. */
static void pass_over(struct findings *f)
{
	size_t from = f->n;

	while (from > f->at && f->bytes[from - 1] != '\n')
		from--;
	for (; f->n - from > FINDINGS_MAX_LINE; from += FINDINGS_MAX_LINE)
		note_long(f, from);
	f->at = from;
}

static void decide_all(struct findings *f, bool final)
{
	size_t search = f->at;

	while (f->at < f->n) {
		struct str text = { f->bytes, f->n };
		ptrdiff_t hit;

		if (f->trace->open) {
			if (!decide(f, f->at, final))
				return;
			search = f->at;
			continue;
		}
		hit = literals_next(known_words(f->known), text, search);
		if (hit < 0) {
			pass_over(f);
			return;
		}
		f->at = part_start(f, (size_t)hit);
		if (!decide(f, f->at, final))
			return;
		search = f->at;
	}
}

/* What was decided goes, but for the end of the line before. */
static void drop_decided(struct findings *f)
{
	size_t from = f->at > BACK_BYTES ? f->at - BACK_BYTES : 0;

	count_to(f, f->at);
	memmove(f->bytes, f->bytes + from, f->n - from);
	f->n -= from;
	f->at -= from;
	f->counted -= from;
}

/* ---- the text ------------------------------------------------------------------------ */

void findings_init(struct findings *f, struct arena *a, struct known *k)
{
	*f = (struct findings){ .arena = a, .known = k };
	arena_init(&f->held, a->oom);
	f->bytes = arena_room(&f->held, FINDINGS_ROOM);
	f->trace = arena_new(a, struct trace);
	arena_init(&f->scratch, a->oom);
	arena_init(&f->trace->arena, a->oom);
	findings_begin(f, STR_NONE);
}

void findings_begin(struct findings *f, struct str file)
{
	f->file = str_copy(f->arena, file);
	f->n = f->at = f->counted = 0;
	f->line = 1;
	f->long_line = 0;
}

char *findings_room(struct findings *f, size_t *n)
{
	*n = FINDINGS_ROOM - f->n;
	return f->bytes + f->n;
}

/* Only a full buffer is looked at: so any pieces give the same. */
void findings_took(struct findings *f, size_t n)
{
	f->n += n;
	if (f->n < FINDINGS_ROOM)
		return;
	decide_all(f, false);
	drop_decided(f);
}

void findings_feed(struct findings *f, struct str bytes)
{
	while (bytes.n) {
		size_t n;
		char *to = findings_room(f, &n);

		if (bytes.n < n)
			n = bytes.n;
		memcpy(to, bytes.p, n);
		bytes = str_tail(bytes, n);
		findings_took(f, n);
	}
}

void findings_end(struct findings *f)
{
	decide_all(f, true);
	commit(f);
	f->n = f->at = f->counted = 0;
}

static int better(const void *left, const void *right)
{
	const struct finding *a = left, *b = right;
	int files = str_cmp(a->file, b->file);

	if (a->score != b->score)
		return a->score > b->score ? -1 : 1;
	if (files)
		return files;
	return a->line < b->line ? -1 : a->line > b->line;
}

void findings_rank(struct findings *f)
{
	if (f->list.count)
		qsort(f->list.at, f->list.count, sizeof *f->list.at, better);
}

void findings_close(struct findings *f)
{
	arena_release(&f->scratch);
	arena_release(&f->trace->arena);
	arena_release(&f->held);
}

void findings_text(struct findings *f, struct arena *a, struct known *k,
		   struct str text)
{
	findings_init(f, a, k);
	findings_feed(f, text);
	findings_end(f);
	findings_rank(f);
	findings_close(f);
}
