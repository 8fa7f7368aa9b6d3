#include "unstuck/play/trial.h"

#include "trial_cover.h"
#include "unstuck/base/buf.h"
#include "unstuck/base/typo.h"
#include "unstuck/flow/value.h"
#include "unstuck/page/page.h"
#include "unstuck/walk/reading.h"

/* One test while it runs. */
struct trial {
	struct arena *arena; /* of this test only: pages, and the walk */
	struct arena *keep;  /* of the results */
	const struct flow *flow;
	const struct flow_test *test;
	const struct flow *const *flows; /* values of all of them are known */
	size_t flow_count;
	struct coverage *coverage;
	struct walk *walk;
	bool *used;	 /* an answer each */
	bool *read;	 /* a paste each */
	struct buf path; /* own-dns=yes > java-version */
	struct buf why;	 /* empty: the test holds */
};

static bool failed(const struct trial *t)
{
	return t->why.n > 0;
}

static void fail(struct trial *t, struct str sentence)
{
	if (failed(t))
		buf_putc(&t->why, '\n');
	buf_put(&t->why, sentence);
}

/* ---- names -------------------------------------------------------------- */

/* node, flow#node, ticket or done: as a test writes it. */
static struct str spot_name(const struct trial *t, struct spot s)
{
	struct str id;

	if (s.kind == SPOT_TICKET)
		return STR("ticket");
	if (s.kind == SPOT_DONE)
		return STR("done");
	id = s.flow->nodes[s.node].id;
	if (s.flow == t->flow)
		return id;
	return str_format(t->arena, STR_FMT "#" STR_FMT, STR_ARG(s.flow->id),
			  STR_ARG(id));
}

static bool names_spot(const struct trial *t, struct str key, struct spot s)
{
	struct str_pair cut = str_cut(key, STR("#"));

	if (!cut.found)
		return str_eq(key, spot_name(t, s));
	return s.kind == SPOT_NODE && str_eq(cut.head, s.flow->id) &&
	       str_eq(cut.tail, s.flow->nodes[s.node].id);
}

static void put_path(struct trial *t, struct str name, struct str choice)
{
	if (t->path.n)
		buf_puts(&t->path, " > ");
	buf_put(&t->path, name);
	if (choice.n)
		buf_putc(&t->path, '=');
	buf_put(&t->path, choice);
}

/* ---- values ------------------------------------------------------------- */

/* The flow's own or the pack's, or another flow's that a goto leads to. */
static const struct value *find_value(const struct trial *t, struct str id)
{
	const struct value *v = flow_value(t->flow, id);

	for (size_t i = 0; i < t->flow_count && !v; i++)
		v = flow_value(t->flows[i], id);
	return v;
}

static struct str value_hint(const struct trial *t, struct str id)
{
	struct typo typo = typo_start(id);
	const struct pack *p = t->flow->pack;

	for (size_t i = 0; i < t->flow->value_count; i++)
		typo_offer(&typo, t->flow->values[i].id);
	for (size_t i = 0; i < p->value_count; i++)
		typo_offer(&typo, p->values[i].id);
	return typo_hint(t->arena, &typo);
}

static void set_value(struct trial *t, const struct test_pair *pair)
{
	const struct value *v = find_value(t, pair->key);
	struct str canonical, why;

	if (!v) {
		why = value_hint(t, pair->key);
		fail(t, str_format(t->arena,
				   "no value is called '" STR_FMT "'" STR_FMT,
				   STR_ARG(pair->key), STR_ARG(why)));
	} else if (!value_check(t->arena, v, pair->value, &canonical, LANG_EN,
				&why)) {
		fail(t, str_format(t->arena,
				   "the value '" STR_FMT "' of '" STR_FMT
				   "' is refused: " STR_FMT,
				   STR_ARG(pair->value), STR_ARG(pair->key),
				   STR_ARG(why)));
	} else {
		walk_set_value(t->walk, v, canonical);
	}
}

/* ---- answers ------------------------------------------------------------ */

/* The pair for the place, each at most once. */
static const struct test_pair *pair_here(struct trial *t,
					 const struct test_pair *pairs,
					 size_t count, bool *used)
{
	for (size_t i = 0; i < count; i++) {
		if (used[i] || !names_spot(t, pairs[i].key, t->walk->here))
			continue;
		used[i] = true;
		return &pairs[i];
	}
	return NULL;
}

static const struct test_pair *answer_here(struct trial *t)
{
	return pair_here(t, t->test->answers, t->test->answer_count, t->used);
}

static const struct test_pair *paste_here(struct trial *t)
{
	return pair_here(t, t->test->pastes, t->test->paste_count, t->read);
}

/* What can be answered here, and the nearest of it to a word. */
static struct str offers(const struct trial *t, struct str word,
			 struct str *hint)
{
	const struct node *n = walk_node(t->walk);
	struct typo typo = typo_start(word);
	bool question = n && n->kind == NODE_QUESTION;
	int count = question ? (int)n->option_count : VERDICT_COUNT;
	struct buf out;

	buf_init(&out, t->arena);
	for (int i = 0; i < count; i++) {
		struct str id = question ? n->options[i].id : verdict_ids[i];

		if (!walk_allows(t->walk, i))
			continue;
		typo_offer(&typo, id);
		buf_puts(&out, out.n ? ", " : "");
		buf_put(&out, id);
	}
	if (question)
		buf_puts(&out, out.n ? ", unsure" : "unsure");
	*hint = typo_hint(t->arena, &typo);
	return buf_str(&out);
}

static bool read_choice(const struct walk *w, struct str word, int *choice)
{
	const struct node *n = walk_node(w);

	if (n)
		return node_choice(n, word, choice);
	for (*choice = 0; *choice < VERDICT_COUNT; ++*choice)
		if (str_eq(word, verdict_ids[*choice]))
			return true;
	return false;
}

/* A walk goes on at the ticket where a flow cannot be had; a test must not. */
static bool lost_way(struct trial *t, struct str name, struct str choice)
{
	struct str flow = t->walk->missing;

	if (flow.n == 0)
		return false;
	fail(t, str_format(t->arena,
			   "'" STR_FMT "=" STR_FMT
			   "' leads into the flow '" STR_FMT
			   "', but not to a node that is there",
			   STR_ARG(name), STR_ARG(choice), STR_ARG(flow)));
	return true;
}

static bool take_choice(struct trial *t, struct str name, struct str word,
			int choice)
{
	put_path(t, name, word);
	coverage_take(t->coverage, t->walk, choice);
	walk_answer(t->walk, choice);
	return !lost_way(t, name, word);
}

/* What the command printed answers, if exactly one option reads it. */
static bool take_paste(struct trial *t, const struct test_pair *pair)
{
	struct str name = spot_name(t, t->walk->here);
	struct reading r = walk_read(t->arena, t->walk, pair->value);

	if (r.choice != CHOICE_NONE)
		return take_choice(t, name,
				   node_choice_id(walk_node(t->walk), r.choice),
				   r.choice);
	fail(t,
	     str_format(t->arena,
			"%zu options of '" STR_FMT "' read the paste, not one",
			r.fits, STR_ARG(name)));
	return false;
}

static bool take(struct trial *t, const struct test_pair *pair)
{
	struct str name = spot_name(t, t->walk->here), hint, allowed;
	int choice;

	if (read_choice(t->walk, pair->value, &choice) &&
	    walk_allows(t->walk, choice))
		return take_choice(t, name, pair->value, choice);
	allowed = offers(t, pair->value, &hint);
	fail(t, str_format(t->arena,
			   "'" STR_FMT "' does not offer '" STR_FMT
			   "' here" STR_FMT "\nit offers: " STR_FMT,
			   STR_ARG(name), STR_ARG(pair->value), STR_ARG(hint),
			   STR_ARG(allowed)));
	return false;
}

static void walk_answers(struct trial *t)
{
	for (;;) {
		const struct test_pair *pair;

		coverage_look(t->coverage, t->walk);
		pair = paste_here(t);
		if (pair && !take_paste(t, pair))
			break;
		if (pair)
			continue;
		pair = answer_here(t);
		if (!pair || !take(t, pair))
			break;
	}
	put_path(t, spot_name(t, t->walk->here), STR_NONE);
}

static struct str node_hint(const struct trial *t, struct str key)
{
	struct typo typo = typo_start(key);

	if (flow_node(t->flow, key))
		return STR_NONE;
	for (size_t i = 0; i < t->flow->node_count; i++)
		typo_offer(&typo, t->flow->nodes[i].id);
	return typo_hint(t->arena, &typo);
}

static void check_pairs(struct trial *t, const struct test_pair *pairs,
			size_t count, const bool *used)
{
	struct str here = spot_name(t, t->walk->here);

	for (size_t i = 0; i < count; i++) {
		struct str key = pairs[i].key, hint;

		if (used[i])
			continue;
		hint = node_hint(t, key);
		fail(t,
		     str_format(
			     t->arena,
			     "'" STR_FMT
			     "' was never asked: the walk stopped at '" STR_FMT
			     "'" STR_FMT,
			     STR_ARG(key), STR_ARG(here), STR_ARG(hint)));
	}
}

static void check_used(struct trial *t)
{
	const struct flow_test *test = t->test;

	check_pairs(t, test->pastes, test->paste_count, t->read);
	check_pairs(t, test->answers, test->answer_count, t->used);
}

/* ---- what was reached and shown ----------------------------------------- */

static void check_reaches(struct trial *t)
{
	struct flow_goto wanted = t->test->reaches;
	struct str here = spot_name(t, t->walk->here);
	struct str name;

	if (wanted.kind == GOTO_NONE)
		return;
	name = spot_name(t, walk_resolve(t->walk, t->flow, wanted));
	/* A flow that cannot be had leads to the ticket, but is not it. */
	if (wanted.kind == GOTO_FLOW && t->walk->missing.n)
		name = str_format(t->arena, STR_FMT "#" STR_FMT,
				  STR_ARG(wanted.flow), STR_ARG(wanted.node));
	if (!str_eq(name, here))
		fail(t, str_format(t->arena,
				   "expected to reach '" STR_FMT
				   "'\nbut came to '" STR_FMT "'",
				   STR_ARG(name), STR_ARG(here)));
}

static void put_spans(struct buf *out, struct spans spans)
{
	for (size_t i = 0; i < spans.count; i++) {
		if (spans.at[i].style & SPAN_BREAK)
			buf_putc(out, '\n');
		buf_put(out, spans.at[i].text.s);
	}
	buf_putc(out, '\n');
}

static void put_doc(struct buf *out, const struct doc *doc)
{
	for (size_t i = 0; i < doc->blocks.count; i++) {
		const struct block *b = &doc->blocks.at[i];
		size_t cells = b->table.rows * b->table.columns;

		buf_put(out, b->mark.s);
		buf_putc(out, ' ');
		put_spans(out, b->spans);
		for (size_t c = 0; c < cells; c++)
			put_spans(out, b->table.cells[c]);
		buf_put(out, b->note.s);
		buf_putc(out, '\n');
	}
}

/* What a person can read where the walk stands, in all languages. */
static struct str text_here(struct trial *t)
{
	const struct node *n = walk_node(t->walk);
	struct buf out;

	buf_init(&out, t->arena);
	for (enum lang l = 0; l < LANG_COUNT; l++) {
		struct doc doc;

		if (!t->flow->pack->has[l])
			continue;
		doc_init(&doc, t->arena);
		page_here(&doc, t->walk,
			  (struct page_options){ .lang = l,
						 .current = SIZE_MAX });
		if (n && n->kind == NODE_QUESTION)
			page_find_out(&doc, t->walk, l);
		put_doc(&out, &doc);
	}
	return buf_str(&out);
}

static void check_page(struct trial *t)
{
	const struct flow_test *test = t->test;
	struct str text = STR_NONE;

	if (test->shows.count || test->hides.count)
		text = text_here(t);
	for (size_t i = 0; i < test->shows.count; i++)
		if (str_find(text, test->shows.at[i]) < 0)
			fail(t,
			     str_format(t->arena,
					"the page does not show '" STR_FMT "'",
					STR_ARG(test->shows.at[i])));
	for (size_t i = 0; i < test->hides.count; i++)
		if (str_find(text, test->hides.at[i]) >= 0)
			fail(t, str_format(t->arena,
					   "the page shows '" STR_FMT
					   "', which it must hide",
					   STR_ARG(test->hides.at[i])));
}

/* ---- running ------------------------------------------------------------ */

static void start(struct trial *t, struct walk_world world)
{
	const struct spot begin = { SPOT_NODE, t->flow, t->flow->start };
	struct spot from;

	t->walk = arena_new(t->arena, struct walk);
	walk_start(t->walk, t->arena, world, begin);
	if (t->test->from.kind == GOTO_NONE)
		return;
	from = walk_resolve(t->walk, t->flow, t->test->from);
	if (t->walk->missing.n)
		fail(t, str_format(t->arena,
				   "it starts at '" STR_FMT "#" STR_FMT
				   "', which is not there",
				   STR_ARG(t->test->from.flow),
				   STR_ARG(t->test->from.node)));
	walk_start(t->walk, t->arena, world, from);
}

static void run(struct trial *t, struct walk_world world)
{
	t->used = arena_array(t->arena, bool, t->test->answer_count);
	t->read = arena_array(t->arena, bool, t->test->paste_count);
	buf_init(&t->path, t->arena);
	buf_init(&t->why, t->arena);
	start(t, world);
	for (size_t i = 0; i < t->test->value_count; i++)
		set_value(t, &t->test->values[i]);
	if (failed(t))
		return;
	walk_answers(t);
	if (failed(t))
		return;
	check_used(t);
	check_reaches(t);
	check_page(t);
}

static void keep_result(struct trials *trials, const struct trial *t)
{
	struct trial_result *r = list_push(t->keep, &trials->results);

	r->flow = t->flow;
	r->test = t->test;
	r->passed = !failed(t);
	r->path = str_copy(t->keep, buf_str(&t->path));
	r->why = str_copy(t->keep, buf_str(&t->why));
	trials->passed += r->passed;
	trials->failed += !r->passed;
}

void trials_run(struct trials *trials, struct arena *a, struct walk_world world,
		const struct flow *const *flows, size_t count)
{
	struct trial t = { .keep = a,
			   .flows = flows,
			   .flow_count = count,
			   .coverage = coverage_start(a, flows, count) };
	struct arena scratch;

	*trials = (struct trials){ 0 };
	arena_init(&scratch, a->oom);
	t.arena = &scratch;
	for (size_t i = 0; i < count; i++)
		for (size_t n = 0; n < flows[i]->test_count; n++) {
			t.flow = flows[i];
			t.test = &flows[i]->tests[n];
			run(&t, world);
			keep_result(trials, &t);
			arena_rewind(&scratch, (struct arena_mark){ 0 });
		}
	arena_release(&scratch);
	coverage_tell(t.coverage, a, trials);
	trials->coverage = t.coverage;
}

bool trials_took(const struct trials *t, const struct flow *flow, size_t node,
		 int choice)
{
	return coverage_took(t->coverage, flow, node, choice);
}
