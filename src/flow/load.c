#include "unstuck/flow/load.h"

#include "reader.h"

static void read_flow_values(struct reader *r, const struct yaml *y, void *into)
{
	struct flow *flow = into;

	read_values(r, y, &flow->values, &flow->value_count);
}

/* What is in order already, or leads to no signature, is not named. */
static void read_yielded(struct reader *r, const struct yaml *y,
			 struct gotos *out)
{
	struct flow_goto *to = &out->at[out->count];

	if (!want_kind(r, y, YAML_SCALAR, "what `yields` names"))
		return;
	read_goto(r, y, to);
	if (to->kind == GOTO_FLOW)
		out->count++;
	else if (to->kind != GOTO_NONE)
		diag_add(r->diags, DIAG_DANGLING, y->at,
			 "'" STR_FMT "' is no signature of another flow; write "
			 "flow#node or flow#, in one flow the order of the "
			 "list counts",
			 STR_ARG(y->text));
}

static void read_yields(struct reader *r, const struct yaml *y, void *into)
{
	struct gotos *out = into;

	if (y->kind == YAML_LIST) {
		out->at = arena_array(r->arena, struct flow_goto, y->count + 1);
		for (const struct yaml *c = y->first; c; c = c->next)
			read_yielded(r, c, out);
	} else {
		out->at = arena_array(r->arena, struct flow_goto, 1);
		read_yielded(r, y, out);
	}
}

static void read_signatures(struct reader *r, const struct yaml *y, void *into)
{
	static const struct key keys[] = {
		{ STR_INIT("contains"), read_ids,
		  offsetof(struct signature, contains), true },
		{ STR_INIT("pattern"), read_str,
		  offsetof(struct signature, pattern), false },
		{ STR_INIT("unless"), read_ids,
		  offsetof(struct signature, unless), false },
		{ STR_INIT("lines"), read_int,
		  offsetof(struct signature, lines), false },
		{ STR_INIT("goto"), read_goto, offsetof(struct signature, next),
		  true },
		{ STR_INIT("yields"), read_yields,
		  offsetof(struct signature, yields), false },
		{ STR_INIT("like"), read_ids, offsetof(struct signature, like),
		  true },
		{ STR_INIT("unlike"), read_ids,
		  offsetof(struct signature, unlike), false },
	};
	struct flow *flow = into;

	if (!want_kind(r, y, YAML_LIST, "`signatures`"))
		return;
	flow->signatures = arena_array(r->arena, struct signature, y->count);
	for (const struct yaml *c = y->first; c; c = c->next) {
		struct signature *s =
			&flow->signatures[flow->signature_count++];

		s->at = c->at;
		read_map(r, c, keys, COUNT(keys), s, "a signature");
	}
}

static void read_pairs(struct reader *r, const struct yaml *y,
		       struct test_pair **at, size_t *count)
{
	if (!want_kind(r, y, YAML_MAP, "this"))
		return;
	*at = arena_array(r->arena, struct test_pair, y->count);
	for (const struct yaml *c = y->first; c; c = c->next) {
		struct test_pair *pair = &(*at)[(*count)++];

		pair->key = c->key;
		pair->at = c->key_at;
		read_str(r, c, &pair->value);
	}
}

static void read_test_answers(struct reader *r, const struct yaml *y,
			      void *into)
{
	struct flow_test *test = into;

	read_pairs(r, y, &test->answers, &test->answer_count);
}

static void read_test_pastes(struct reader *r, const struct yaml *y, void *into)
{
	struct flow_test *test = into;

	read_pairs(r, y, &test->pastes, &test->paste_count);
}

static void read_test_values(struct reader *r, const struct yaml *y, void *into)
{
	struct flow_test *test = into;

	read_pairs(r, y, &test->values, &test->value_count);
}

static void read_reaches(struct reader *r, const struct yaml *y, void *into)
{
	struct flow_goto *out = into;

	if (y->kind == YAML_SCALAR && str_eq(y->text, STR("done")))
		*out = (struct flow_goto){ .kind = GOTO_DONE, .at = y->at };
	else
		read_goto(r, y, into);
}

static void read_tests(struct reader *r, const struct yaml *y, void *into)
{
	static const struct key keys[] = {
		{ STR_INIT("name"), read_str, offsetof(struct flow_test, name),
		  true },
		{ STR_INIT("from"), read_goto, offsetof(struct flow_test, from),
		  false },
		{ STR_INIT("answers"), read_test_answers, 0, false },
		{ STR_INIT("paste"), read_test_pastes, 0, false },
		{ STR_INIT("values"), read_test_values, 0, false },
		{ STR_INIT("reaches"), read_reaches,
		  offsetof(struct flow_test, reaches), false },
		{ STR_INIT("shows"), read_ids,
		  offsetof(struct flow_test, shows), false },
		{ STR_INIT("hides"), read_ids,
		  offsetof(struct flow_test, hides), false },
	};
	struct flow *flow = into;

	if (!want_kind(r, y, YAML_LIST, "`tests`"))
		return;
	flow->tests = arena_array(r->arena, struct flow_test, y->count);
	for (const struct yaml *c = y->first; c; c = c->next) {
		struct flow_test *test = &flow->tests[flow->test_count++];

		test->at = c->at;
		read_map(r, c, keys, COUNT(keys), test, "a test");
	}
}

/* Two digits of s at from, in low..high. */
static bool two_digits(struct str s, size_t from, int64_t low, int64_t high)
{
	int64_t n;

	return str_to_int(str_head(str_tail(s, from), 2), &n) && n >= low &&
	       n <= high;
}

static void read_reviewed(struct reader *r, const struct yaml *y, void *into)
{
	struct str *out = into;
	struct str s = y->text;
	int64_t year;

	if (y->kind != YAML_SCALAR || s.n != 10 || s.p[4] != '-' ||
	    s.p[7] != '-' || !str_to_int(str_head(s, 4), &year) ||
	    !two_digits(s, 5, 1, 12) || !two_digits(s, 8, 1, 31))
		diag_add(r->diags, DIAG_BAD_VALUE, y->at,
			 "`reviewed` is a date such as 2026-11-22");
	*out = s;
}

#define HEADER_KEYS                                                            \
	{ STR_INIT("format"), read_format, 0, true },                          \
		{ STR_INIT("title"), read_text, offsetof(struct flow, title),  \
		  true },                                                      \
		{ STR_INIT("summary"), read_text,                              \
		  offsetof(struct flow, summary), true },                      \
		{ STR_INIT("area"), read_word, offsetof(struct flow, area),    \
		  true },                                                      \
		{ STR_INIT("tags"), read_ids, offsetof(struct flow, tags),     \
		  false },                                                     \
	{                                                                      \
		STR_INIT("source"), read_ids, offsetof(struct flow, source),   \
			false                                                  \
	}

static const struct key flow_keys[] = {
	HEADER_KEYS,
	{ STR_INIT("reviewed"), read_reviewed, offsetof(struct flow, reviewed),
	  true },
	{ STR_INIT("values"), read_flow_values, 0, false },
	{ STR_INIT("signatures"), read_signatures, 0, false },
	{ STR_INIT("start"), read_goto, offsetof(struct flow, start_at), true },
	{ STR_INIT("nodes"), read_nodes, 0, true },
	{ STR_INIT("tests"), read_tests, 0, false },
};

static const struct key header_keys[] = {
	HEADER_KEYS,
	{ STR_INIT("reviewed"), read_skip, 0, false },
	{ STR_INIT("values"), read_skip, 0, false },
	{ STR_INIT("signatures"), read_skip, 0, false },
	{ STR_INIT("start"), read_skip, 0, false },
};

/* ---- whole flows and headers --------------------------------------------- */

struct flow *flow_read(struct arena *a, const struct pack *pack,
		       const struct source *file, struct str id, bool *whole,
		       struct diags *d)
{
	struct flow *flow = arena_new(a, struct flow);
	struct reader r = { .arena = a, .diags = d, .pack = pack };
	size_t errors = d->errors;
	const struct yaml *tree = yaml_tree(a, file, d);

	*whole = false;
	if (!tree)
		return NULL;
	*flow = (struct flow){
		.pack = pack, .file = file, .id = id, .yaml = tree
	};
	if (!id_valid(id))
		diag_add(d, DIAG_BAD_ID, (struct place){ file, 0, 0 },
			 "the file's name '" STR_FMT
			 "' is no id; use a-z, 0-9 and -",
			 STR_ARG(id));
	read_map(&r, tree, flow_keys, COUNT(flow_keys), flow, "a flow");
	if (flow->node_count)
		resolve_flow(flow, tree, a, d);
	if (d->errors == errors)
		refuse_cycles(a, flow, d);
	*whole = d->errors == errors;
	return flow;
}

struct flow *flow_load(struct arena *a, const struct pack *pack,
		       const struct source *file, struct str id,
		       struct diags *d)
{
	bool whole;
	struct flow *flow = flow_read(a, pack, file, id, &whole, d);

	return whole ? flow : NULL;
}

struct flow *flow_load_header(struct arena *a, const struct pack *pack,
			      const struct source *head, struct str id)
{
	struct source *cut = arena_new(a, struct source);
	struct flow *flow = arena_new(a, struct flow);
	struct diags quiet;
	struct reader r = { .arena = a, .diags = &quiet, .pack = pack };
	ptrdiff_t nodes = str_find(head->bytes, STR("\nnodes:"));
	const struct yaml *tree;

	if (nodes < 0)
		return NULL;
	*cut = (struct source){ head->path,
				str_head(head->bytes, (size_t)nodes + 1) };
	diags_init(&quiet, a);
	tree = yaml_tree(a, cut, &quiet);
	if (!tree)
		return NULL;
	*flow = (struct flow){ .pack = pack, .file = head, .id = id };
	read_map(&r, tree, header_keys, COUNT(header_keys), flow, "a flow");
	return quiet.errors == 0 ? flow : NULL;
}
