/* Lines as what was known of a sitting. */
#include "unstuck/store/casefile.h"

struct reader {
	struct arena *arena;
	struct case_state *state;
	const struct record *record;
};

typedef void read_fn(struct reader *r);

static struct str get(const struct reader *r, const char *key)
{
	return record_get(r->record, key);
}

/* ---- answers -------------------------------------------------------------- */

static struct case_answer *answer_of(struct reader *r, struct str node)
{
	struct case_state *s = r->state;

	for (size_t i = 0; i < s->answers.count; i++)
		if (str_eq(s->answers.at[i].node, node))
			return &s->answers.at[i];
	return NULL;
}

static void remember(struct reader *r, const struct case_answer *answer)
{
	struct case_answer *known = answer_of(r, answer->node);

	if (!known)
		known = list_push(r->arena, &r->state->answers);
	*known = *answer;
}

static struct case_answer answer_here(const struct reader *r)
{
	return (struct case_answer){
		.node = get(r, "node"),
		.choice = get(r, "choice"),
		.print = get(r, "print"),
		.to = get(r, "to"),
		.at = get(r, "at"),
		.held = true,
	};
}

static void read_answer(struct reader *r)
{
	struct case_answer answer = answer_here(r);

	remember(r, &answer);
	*list_push(r->arena, &r->state->path) = answer;
}

static void read_verdict(struct reader *r)
{
	read_answer(r);
	*list_push(r->arena, &r->state->tried) = answer_here(r);
}

/* The path up to the node, which is not on it any more. */
static void cut_path(struct case_state *s, struct str node)
{
	for (size_t i = s->path.count; i > 0; i--) {
		if (!str_eq(s->path.at[i - 1].node, node))
			continue;
		s->path.count = i - 1;
		return;
	}
}

static void read_back(struct reader *r)
{
	struct case_answer *answer = answer_of(r, get(r, "node"));

	if (answer)
		answer->held = false;
	cut_path(r->state, get(r, "node"));
}

static void read_again(struct reader *r, struct str word)
{
	struct str_pair pair = str_cut(word, STR("="));
	struct case_answer *known = answer_of(r, pair.head);
	struct case_answer answer = { .node = pair.head };

	if (known)
		answer = *known;
	answer.choice = pair.tail;
	answer.held = true;
	*list_push(r->arena, &r->state->path) = answer;
}

static void read_change(struct reader *r)
{
	struct str then = get(r, "then");

	cut_path(r->state, get(r, "node"));
	read_answer(r);
	while (then.n) {
		struct str_pair cut = str_cut(then, STR(" "));

		read_again(r, cut.head);
		then = cut.tail;
	}
}

/* ---- steps, values, notes --------------------------------------------------- */

static size_t number_here(const struct reader *r, const char *key)
{
	int64_t number;

	return str_to_int(get(r, key), &number) && number >= 0 ? (size_t)number
							       : 0;
}

static struct case_step step_here(const struct reader *r, bool on)
{
	return (struct case_step){ .node = get(r, "node"),
				   .step = number_here(r, "step"),
				   .print = get(r, "print"),
				   .on = on };
}

static void read_tick(struct reader *r)
{
	*list_push(r->arena, &r->state->ticks) = step_here(r, true);
}

static void read_untick(struct reader *r)
{
	*list_push(r->arena, &r->state->ticks) = step_here(r, false);
}

static void read_warned(struct reader *r)
{
	*list_push(r->arena, &r->state->warned) = step_here(r, true);
}

static void read_set(struct reader *r)
{
	struct case_state *s = r->state;
	struct str id = get(r, "name");
	size_t i = 0;

	while (i < s->values.count && !str_eq(s->values.at[i].id, id))
		i++;
	if (i == s->values.count)
		list_push(r->arena, &s->values);
	s->values.at[i] = (struct case_value){ id, get(r, "value") };
}

static void read_note(struct reader *r)
{
	struct case_state *s = r->state;
	struct str node = get(r, "node");
	size_t i = 0;

	while (i < s->notes.count && !str_eq(s->notes.at[i].node, node))
		i++;
	if (i == s->notes.count)
		list_push(r->arena, &s->notes);
	s->notes.at[i] =
		(struct case_note){ node, get(r, "text"), get(r, "at") };
}

static void read_evidence(struct reader *r)
{
	*list_push(r->arena, &r->state->evidence) = (struct case_evidence){
		.node = get(r, "node"),
		.what = get(r, "what"),
		.file = get(r, "file"),
		.line = number_here(r, "line"),
		.text = get(r, "text"),
		.at = get(r, "at"),
	};
}

/* ---- the sitting ------------------------------------------------------------- */

static void read_lang(struct reader *r)
{
	r->state->lang = get(r, "lang");
}

static void read_open(struct reader *r)
{
	r->state->host = get(r, "host");
	r->state->pid = get(r, "pid");
	r->state->since = get(r, "at");
}

static void read_close(struct reader *r)
{
	r->state->closed = true;
	r->state->result = get(r, "result");
}

static void read_reopen(struct reader *r)
{
	r->state->closed = false;
	r->state->result = STR_NONE;
}

static void read_head(struct reader *r)
{
	struct case_state *s = r->state;
	int64_t format = 0;

	str_to_int(get(r, "case"), &format);
	s->format = format;
	s->id = get(r, "id");
	s->made = get(r, "at");
	s->pack = get(r, "pack");
	s->version = get(r, "version");
	s->flow = get(r, "flow");
	s->name = get(r, "name");
	s->reviewed = get(r, "reviewed");
	s->entry = get(r, "node");
	s->lang = get(r, "lang");
}

static const struct {
	struct str name;
	read_fn *read;
} kinds[] = {
	{ STR_INIT("answer"), read_answer },
	{ STR_INIT("verdict"), read_verdict },
	{ STR_INIT("back"), read_back },
	{ STR_INIT("change"), read_change },
	{ STR_INIT("tick"), read_tick },
	{ STR_INIT("untick"), read_untick },
	{ STR_INIT("warned"), read_warned },
	{ STR_INIT("set"), read_set },
	{ STR_INIT("clear"), read_set },
	{ STR_INIT("note"), read_note },
	{ STR_INIT("evidence"), read_evidence },
	{ STR_INIT("lang"), read_lang },
	{ STR_INIT("open"), read_open },
	{ STR_INIT("close"), read_close },
	{ STR_INIT("reopen"), read_reopen },
};

/* What a later version adds within the format means nothing here. */
static void read_record(struct reader *r)
{
	struct str what = get(r, "do");

	if (get(r, "at").n)
		r->state->last = get(r, "at");
	if (get(r, "case").n) {
		read_head(r);
		return;
	}
	for (size_t i = 0; i < COUNT(kinds); i++)
		if (str_eq(kinds[i].name, what))
			kinds[i].read(r);
}

void case_read(struct case_state *s, struct arena *a, struct str bytes)
{
	struct reader r = { .arena = a, .state = s };
	struct record record;
	struct str line;

	*s = (struct case_state){ .format = 0 };
	while (str_line(&bytes, &line)) {
		bool whole = record_read(a, line, &record);

		if (!whole && line.n)
			s->damaged++;
		if (!whole)
			continue;
		s->lines++;
		r.record = &record;
		read_record(&r);
	}
}

struct str case_whole_lines(struct arena *a, struct str bytes)
{
	struct record record;
	struct buf out;
	struct str line;

	buf_init(&out, a);
	while (str_line(&bytes, &line)) {
		if (!record_read(a, line, &record))
			continue;
		buf_put(&out, line);
		buf_putc(&out, '\n');
	}
	return buf_str(&out);
}

struct str case_here(const struct case_state *s)
{
	return s->path.count ? s->path.at[s->path.count - 1].to : s->entry;
}
