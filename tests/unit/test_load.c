/* test_load - bytes to flows and packs. */

#include "unit.h"

#include "unstuck/base/buf.h"
#include "unstuck/flow/load.h"

static struct diags diags;

static int start(void **state)
{
	(void)state;
	arena_init(&arena, no_memory);
	diags_init(&diags, &arena);
	return 0;
}

static const struct source *source_of(struct str bytes)
{
	struct source *source = arena_new(&arena, struct source);

	*source = (struct source){ STR("x.yaml"), bytes };
	return source;
}

static void assert_fine(void)
{
	for (size_t i = 0; i < diags.list.count; i++)
		print_error("%d: " STR_FMT "\n", diags.list.at[i].at.line,
			    STR_ARG(diags.list.at[i].message));
	assert_int_equal(diags.errors, 0);
}

static const char pack_text[] =
	"format: 1\n"
	"title: {en: \"Household\", zh: \"家用\"}\n"
	"version: \"2\"\n"
	"languages: [en, zh]\n"
	"areas:\n"
	"  home: {en: \"At home\", zh: \"家中\"}\n"
	"  work: \"Work\"\n"
	"sources:\n"
	"  manual:\n"
	"    title: \"Manual\"\n"
	"    address: \"https://example.com/manual\"\n"
	"    anchors: [section_1, section_2]\n"
	"values:\n"
	"  host:\n"
	"    label: \"Host\"\n"
	"    type: hostname\n"
	"    example: \"lamp.example.com\"\n"
	"    find_out:\n"
	"      - use: look\n"
	"steps:\n"
	"  look:\n"
	"    do: \"Look at {{host}}.\"\n"
	"    snippet: {lang: sh, code: \"ping {{host}}\"}\n"
	"    warning: \"It is bright.\"\n"
	"    internal: \"Nobody looks.\"\n"
	"ticket:\n"
	"  text: \"Write to us.\"\n"
	"  address: \"https://example.com/ticket\"\n"
	"  values: [host]\n"
	"feedback:\n"
	"  text: \"Tell us.\"\n"
	"  address: \"mailto:us@example.com\"\n";

static const char flow_text[] =
	"format: 1\n"
	"title: {en: \"A lamp\", zh: \"台灯\"}\n"
	"summary: \"It stays dark.\"\n"
	"area: home\n"
	"tags: [lamp, light]\n"
	"source: manual\n"
	"reviewed: 2026-11-22\n"
	"values:\n"
	"  volts:\n"
	"    {label: \"Volts\", type: integer, min: 1, max: 400,\n"
	"     pattern: '\\d+', example: \"230\"}\n"
	"  lamps: {label: \"Lamps\", hint: \"All.\", type: hostname, list: "
	"true,\n"
	"          example: \"a,b\"}\n"
	"  wait: {label: \"Wait\", type: duration, unit: s, example: \"2m\"}\n"
	"signatures:\n"
	"  - contains: [\"dark\", \"no light\"]\n"
	"    pattern: '(?<host>\\S+) is dark'\n"
	"    unless: [\"night\"]\n"
	"    lines: 2\n"
	"    goto: color\n"
	"    like: [\"lamp is dark\"]\n"
	"    unlike: [\"dark night\"]\n"
	"start: is-on\n"
	"nodes:\n"
	"  is-on:\n"
	"    ask: \"Is it on?\"\n"
	"    hint: \"See the switch.\"\n"
	"    source: [section_1]\n"
	"    find_out:\n"
	"      - use: look\n"
	"        when: {color: [red, unsure]}\n"
	"    unsure: lamp#mend\n"
	"    options:\n"
	"      yes: {goto: color}\n"
	"      no: {label: \"Off\", hint: \"Dark.\", reads: 'off', goto: "
	"other#x}\n"
	"  color:\n"
	"    ask: \"Which color?\"\n"
	"    options:\n"
	"      red: {label: \"Red\", goto: mend, when: {is-on: yes}}\n"
	"      blue: {label: {en: \"Blue\", zh: \"蓝\"}, goto: ticket}\n"
	"      none: {label: \"None\", goto: other#}\n"
	"  mend:\n"
	"    outcome: fix\n"
	"    title: \"Mend it\"\n"
	"    text: \"With care.\"\n"
	"    steps:\n"
	"      - do: \"Press.\"\n"
	"        when: {is-on: [yes, unsure], color: red}\n"
	"        snippet:\n"
	"          lang: sh\n"
	"          each: lamps\n"
	"          code: |\n"
	"            press {{lamps}}\n"
	"      - use: look\n"
	"    verify: \"Is it bright?\"\n"
	"    otherwise: file-it\n"
	"  file-it: {outcome: escalate, title: \"File it\"}\n"
	"tests:\n"
	"  - name: \"red\"\n"
	"    from: is-on\n"
	"    answers: {is-on: yes, color: red}\n"
	"    values: {host: a}\n"
	"    reaches: mend\n"
	"    shows: [\"Press\"]\n"
	"    hides: \"Blue\"\n"
	"  - {name: \"done\", answers: {mend: fixed}, from: lamp#mend,\n"
	"     reaches: done}\n"
	"  - {name: \"ticket\", reaches: ticket}\n";

static struct pack *load_pack(void)
{
	struct pack *p = pack_load(&arena, source_of(str_from(pack_text)),
				   STR("house"), STR("packs/house"), &diags);

	assert_fine();
	assert_non_null(p);
	return p;
}

static struct flow *load_flow(void)
{
	struct pack *p = load_pack();
	struct flow *f = flow_load(&arena, p, source_of(str_from(flow_text)),
				   STR("lamp"), &diags);

	assert_fine();
	assert_non_null(f);
	return f;
}

static void test_pack(void **state)
{
	struct pack *p = load_pack();

	(void)state;
	assert_str(p->id, "house");
	assert_str(text_in(&p->title, LANG_ZH), "家用");
	assert_str(p->version, "2");
	assert_true(p->has[LANG_EN] && p->has[LANG_ZH]);
	assert_int_equal(p->area_count, 2);
	assert_str(p->areas[1].id, "work");
	assert_str(text_in(&p->areas[1].title, LANG_ZH), "Work");
	assert_int_equal(p->source_count, 1);
	assert_int_equal(p->value_count, 1);
	assert_str(p->ticket_address, "https://example.com/ticket");
	assert_int_equal(p->ticket_values.count, 1);
	assert_str(p->feedback_address, "mailto:us@example.com");
	assert_non_null(p->yaml);
}

static void test_sources_lead_to_addresses(void **state)
{
	struct pack *p = load_pack();

	(void)state;
	assert_str(pack_source_link(&arena, p, STR("manual")),
		   "https://example.com/manual");
	assert_str(pack_source_link(&arena, p, STR("section_2")),
		   "https://example.com/manual#section_2");
	assert_int_equal(pack_source_link(&arena, p, STR("x")).n, 0);
}

static void assert_shared_step(const struct step *s)
{
	assert_str(s->use, "look");
	assert_str(text_in(&s->say, LANG_EN), "Look at {{host}}.");
	assert_non_null(s->snippet);
	assert_str(text_in(&s->warning, LANG_EN), "It is bright.");
	assert_str(text_in(&s->internal, LANG_EN), "Nobody looks.");
}

static void test_shared_steps_are_put_in(void **state)
{
	struct flow *f = load_flow();
	const struct value *host = flow_value(f, STR("host"));

	(void)state;
	assert_shared_step(&f->nodes[0].find_out.at[0]);
	assert_int_equal(f->nodes[0].find_out.at[0].when.count, 1);
	assert_shared_step(&flow_node(f, STR("mend"))->steps.at[1]);
	assert_shared_step(&host->find_out.at[0]);
}

static void test_header_and_values(void **state)
{
	struct flow *f = load_flow();
	const struct value *v = flow_value(f, STR("volts"));

	(void)state;
	assert_str(text_in(&f->title, LANG_ZH), "台灯");
	assert_str(f->area, "home");
	assert_int_equal(f->tags.count, 2);
	assert_int_equal(f->source.count, 1);
	assert_str(f->reviewed, "2026-11-22");
	assert_true(v->has_min && v->has_max);
	assert_int_equal(v->min, 1);
	assert_int_equal(v->max, 400);
	assert_str(v->pattern, "\\d+");
	assert_true(flow_value(f, STR("lamps"))->list);
	assert_str(flow_value(f, STR("wait"))->unit, "s");
	assert_null(flow_value(f, STR("x")));
	assert_non_null(flow_value(f, STR("host")));
}

static void test_signature(void **state)
{
	struct flow *f = load_flow();
	const struct signature *s = &f->signatures[0];

	(void)state;
	assert_int_equal(f->signature_count, 1);
	assert_int_equal(s->contains.count, 2);
	assert_str(s->contains.at[1], "no light");
	assert_int_equal(s->unless.count, 1);
	assert_int_equal(s->lines, 2);
	assert_int_equal(s->next.kind, GOTO_NODE);
	assert_int_equal(s->next.index, 1);
	assert_int_equal(s->like.count, 1);
	assert_int_equal(s->unlike.count, 1);
	assert_int_equal(s->at.line, 16);
}

static void test_question(void **state)
{
	struct flow *f = load_flow();
	const struct node *n = &f->nodes[f->start];

	(void)state;
	assert_str(n->id, "is-on");
	assert_int_equal(n->kind, NODE_QUESTION);
	assert_int_equal(n->unsure.kind, GOTO_NODE); /* lamp#mend is mend */
	assert_int_equal(n->unsure.index, 2);
	assert_int_equal(n->option_count, 2);
	assert_str(text_in(&n->options[0].label, LANG_EN), "Yes");
	assert_str(text_in(&n->options[0].label, LANG_ZH), "是");
	assert_str(text_in(&n->options[1].label, LANG_ZH), "Off");
	assert_str(n->options[1].reads, "off");
	assert_int_equal(n->options[1].next.kind, GOTO_FLOW);
	assert_str(n->options[1].next.flow, "other");
	assert_str(n->options[1].next.node, "x");
	n = &f->nodes[1];
	assert_int_equal(n->options[1].next.kind, GOTO_TICKET);
	assert_int_equal(n->options[2].next.kind, GOTO_FLOW);
	assert_int_equal(n->options[2].next.node.n, 0);
	assert_int_equal(n->unsure.kind, GOTO_NONE);
}

static void test_outcome(void **state)
{
	struct flow *f = load_flow();
	const struct node *n = flow_node(f, STR("mend"));
	const struct step *s = &n->steps.at[0];

	(void)state;
	assert_int_equal(n->kind, NODE_OUTCOME);
	assert_int_equal(n->outcome, OUTCOME_FIX);
	assert_int_equal(n->otherwise.index, 3);
	assert_int_equal(s->when.count, 2);
	assert_int_equal(s->when.at[0].index, 0);
	assert_int_equal(s->when.at[0].choice_count, 2);
	assert_int_equal(s->when.at[0].choices[0], 0);
	assert_int_equal(s->when.at[0].choices[1], CHOICE_UNSURE);
	assert_int_equal(s->when.at[1].choices[0], 0);
	assert_str(s->snippet->each, "lamps");
	assert_str(text_in(&s->snippet->code, LANG_ZH), "press {{lamps}}\n");
	assert_int_equal(flow_node(f, STR("file-it"))->outcome,
			 OUTCOME_ESCALATE);
}

static void test_tests(void **state)
{
	struct flow *f = load_flow();

	(void)state;
	assert_int_equal(f->test_count, 3);
	assert_int_equal(f->tests[0].answer_count, 2);
	assert_str(f->tests[0].answers[1].key, "color");
	assert_str(f->tests[0].answers[1].value, "red");
	assert_int_equal(f->tests[0].value_count, 1);
	assert_int_equal(f->tests[0].hides.count, 1);
	assert_int_equal(f->tests[1].from.kind, GOTO_NODE);
	assert_int_equal(f->tests[1].reaches.kind, GOTO_DONE);
	assert_int_equal(f->tests[2].reaches.kind, GOTO_TICKET);
	assert_int_equal(f->tests[2].from.kind, GOTO_NONE);
}

static void test_choices(void **state)
{
	struct flow *f = load_flow();
	const struct node *ask = &f->nodes[0], *mend = &f->nodes[2];
	int choice;

	(void)state;
	assert_true(node_choice(ask, STR("no"), &choice) && choice == 1);
	assert_true(node_choice(ask, STR("unsure"), &choice));
	assert_int_equal(choice, CHOICE_UNSURE);
	assert_false(node_choice(ask, STR("fixed"), &choice));
	assert_true(node_choice(mend, STR("not-fixed"), &choice));
	assert_int_equal(choice, VERDICT_NOT_FIXED);
	assert_false(node_choice(mend, STR("unsure"), &choice));
	assert_str(node_choice_id(ask, CHOICE_UNSURE), "unsure");
	assert_str(node_choice_id(mend, VERDICT_COULD_NOT_TRY),
		   "could-not-try");
	assert_int_equal(node_choice_id(ask, CHOICE_NONE).n, 0);
	assert_int_equal(node_next(mend, VERDICT_FIXED).kind, GOTO_DONE);
	assert_int_equal(node_next(mend, VERDICT_COULD_NOT_TRY).index, 3);
	assert_int_equal(node_next(&f->nodes[3], VERDICT_NOT_FIXED).kind,
			 GOTO_TICKET);
	assert_int_equal(node_next(&f->nodes[1], CHOICE_UNSURE).kind,
			 GOTO_TICKET);
}

static void test_gotos(void **state)
{
	static const struct {
		const char *text;
		bool fine;
		enum goto_kind kind;
	} rows[] = {
		{ "a-1", true, GOTO_NODE },    { "ticket", true, GOTO_TICKET },
		{ "flow#", true, GOTO_FLOW },  { "flow#a", true, GOTO_FLOW },
		{ "", false, GOTO_NODE },      { "#a", false, GOTO_FLOW },
		{ "a b", false, GOTO_NODE },   { "A", false, GOTO_NODE },
		{ "a#b#c", false, GOTO_FLOW }, { "a#B", false, GOTO_FLOW },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct flow_goto g;

		if (goto_parse(str_from(rows[i].text), &g) != rows[i].fine ||
		    g.kind != rows[i].kind)
			fail_msg("'%s'", rows[i].text);
	}
}

/* ---- headers ------------------------------------------------------------ */

static void test_header_of_the_first_bytes(void **state)
{
	struct pack *p = load_pack();
	ptrdiff_t nodes = str_find(str_from(flow_text), STR("\nnodes:"));
	const struct flow *f;

	(void)state;
	for (size_t n = 0; n < (size_t)nodes + 7; n++)
		assert_null(flow_load_header(
			&arena, p, source_of(str_head(str_from(flow_text), n)),
			STR("lamp")));
	for (size_t n = (size_t)nodes + 7; n < sizeof flow_text; n += 50) {
		f = flow_load_header(
			&arena, p, source_of(str_head(str_from(flow_text), n)),
			STR("lamp"));
		assert_non_null(f);
		assert_str(text_in(&f->title, LANG_EN), "A lamp");
		assert_str(f->area, "home");
		assert_int_equal(f->tags.count, 2);
	}
}

static void test_a_header_with_a_fault_is_none(void **state)
{
	struct pack *p = load_pack();

	(void)state;
	assert_null(flow_load_header(
		&arena, p, source_of(STR("title: \"x\"\nnodes:\n")), STR("x")));
	assert_null(flow_load_header(
		&arena, p, source_of(STR("title: \"x\nnodes:\n")), STR("x")));
	assert_int_equal(diags.errors, 0);
}

/* ---- faults ------------------------------------------------------------- */

static const struct {
	const char *name;
	const char *find, *put; /* in flow_text */
	enum diag_code code;
	size_t errors;
} faults[] = {
	{ "no area", "area: home\n", "", DIAG_MISSING_KEY, 1 },
	{ "bad format", "format: 1", "format: one", DIAG_BAD_VALUE, 1 },
	{ "no date", "2026-11-22", "soon", DIAG_BAD_VALUE, 1 },
	{ "start elsewhere", "start: is-on", "start: other#", DIAG_DANGLING,
	  1 },
	{ "start at the ticket", "start: is-on", "start: ticket", DIAG_DANGLING,
	  1 },
	{ "start nowhere", "start: is-on", "start: is-off", DIAG_DANGLING, 1 },
	{ "dangling", "goto: color}", "goto: colour}", DIAG_DANGLING, 1 },
	{ "dangling in this flow", "lamp#mend", "lamp#mendd", DIAG_DANGLING,
	  1 },
	{ "signature", "    goto: color\n", "    goto: colour\n", DIAG_DANGLING,
	  1 },
	{ "test", "reaches: mend", "reaches: men", DIAG_DANGLING, 1 },
	{ "condition on nothing", "{is-on: yes}}", "{is-off: yes}}",
	  DIAG_BAD_WHEN, 1 },
	{ "condition on no option", "color: red}\n        snip",
	  "color: reed}\n        snip", DIAG_BAD_WHEN, 1 },
	{ "verdict of a question", "[yes, unsure]", "[yes, fixed]",
	  DIAG_BAD_WHEN, 1 },
	{ "shared step", "- use: look\n    verify", "- use: lok\n    verify",
	  DIAG_DANGLING, 1 },
	{ "option without label", "blue: {label: {en: \"Blue\", zh: \"蓝\"}, ",
	  "blue: {", DIAG_MISSING_KEY, 1 },
	{ "fix without steps", "escalate", "fix", DIAG_MISSING_KEY, 1 },
	{ "unknown kind of outcome", "escalate", "escalat", DIAG_BAD_VALUE, 1 },
	{ "ask and outcome", "    outcome: fix",
	  "    ask: \"x\"\n    outcome: "
	  "fix",
	  DIAG_MISSING_KEY, 1 },
	{ "cycle", "otherwise: file-it", "otherwise: is-on", DIAG_CYCLE, 1 },
	{ "cycle of one", "otherwise: file-it", "otherwise: mend", DIAG_CYCLE,
	  1 },
	{ "type of value", "type: integer", "type: number", DIAG_BAD_VALUE, 1 },
	{ "a map for a list", "like: [\"lamp is dark\"]", "like: {lamp: dark}",
	  DIAG_TYPE, 1 },
	{ "list of value", "list: true", "list: yes", DIAG_TYPE, 1 },
	{ "min of value", "min: 1", "min: one", DIAG_TYPE, 1 },
	{ "example of value", "\"230\"", "\"500\"", DIAG_BAD_VALUE, 1 },
	{ "name of value", "  volts:", "  Volts:", DIAG_BAD_ID, 1 },
	{ "unit of value", "unit: s", "unit: w", DIAG_BAD_VALUE, 1 },
	{ "language", "zh: \"台灯\"", "fr: \"x\"", DIAG_UNKNOWN_KEY, 1 },
	{ "empty pattern", "reads: 'off'", "reads: ' '", DIAG_BAD_VALUE, 1 },
};

static struct str replaced(const char *find, const char *put)
{
	struct str_pair cut = str_cut(str_from(flow_text), str_from(find));
	struct buf out;

	if (!cut.found)
		fail_msg("'%s' is not in the flow", find);
	buf_init(&out, &arena);
	buf_put(&out, cut.head);
	buf_puts(&out, put);
	buf_put(&out, cut.tail);
	return buf_str(&out);
}

static void test_faults(void **state)
{
	struct pack *p = load_pack();

	(void)state;
	for (size_t i = 0; i < COUNT(faults); i++) {
		const struct source *s =
			source_of(replaced(faults[i].find, faults[i].put));
		bool whole;

		diags_init(&diags, &arena);
		assert_null(flow_load(&arena, p, s, STR("lamp"), &diags));
		if (diags.errors != faults[i].errors ||
		    diags.list.at[0].code != faults[i].code)
			fail_msg("%s: %zu faults, " STR_FMT, faults[i].name,
				 diags.errors,
				 STR_ARG(diags.list.at[0].message));
		assert_true(diags.list.at[0].at.line > 0);
		assert_non_null(
			flow_read(&arena, p, s, STR("lamp"), &whole, &diags));
		assert_false(whole);
	}
}

static void test_all_faults_in_one_go(void **state)
{
	struct str text = replaced("area: home\n", "");
	struct pack *p = load_pack();
	struct str_pair cut = str_cut(text, STR("goto: color}"));
	struct buf out;

	(void)state;
	buf_init(&out, &arena);
	buf_put(&out, cut.head);
	buf_puts(&out, "goto: colour, label: [x], hnt: \"y\"}");
	buf_put(&out, cut.tail);
	assert_null(flow_load(&arena, p, source_of(buf_str(&out)), STR("lamp"),
			      &diags));
	assert_int_equal(diags.errors, 4);
}

static void test_a_file_name_that_is_no_id(void **state)
{
	struct pack *p = load_pack();

	(void)state;
	assert_null(flow_load(&arena, p, source_of(str_from(flow_text)),
			      STR("My Lamp"), &diags));
	assert_int_equal(diags.errors, 1);
	assert_int_equal(diags.list.at[0].code, DIAG_BAD_ID);
	assert_int_equal(diags.list.at[0].at.line, 0);
}

static void test_faults_are_capped_and_counted(void **state)
{
	struct buf out;

	(void)state;
	buf_init(&out, &arena);
	for (int i = 0; i < 80; i++)
		buf_printf(&out, "k%d: x\n", i);
	assert_null(flow_load(&arena, pack_empty(&arena, STR("p"), STR("p")),
			      source_of(buf_str(&out)), STR("x"), &diags));
	assert_int_equal(diags.list.count, DIAG_MAX);
	assert_int_equal(diags.errors, DIAG_MAX + diags.dropped);
	assert_true(diags_full(&diags));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop_arena)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_pack),
		TEST(test_sources_lead_to_addresses),
		TEST(test_shared_steps_are_put_in),
		TEST(test_header_and_values),
		TEST(test_signature),
		TEST(test_question),
		TEST(test_outcome),
		TEST(test_tests),
		TEST(test_choices),
		TEST(test_gotos),
		TEST(test_header_of_the_first_bytes),
		TEST(test_a_header_with_a_fault_is_none),
		TEST(test_faults),
		TEST(test_all_faults_in_one_go),
		TEST(test_a_file_name_that_is_no_id),
		TEST(test_faults_are_capped_and_counted),
	};

	return cmocka_run_group_tests_name("load", tests, NULL, NULL);
}
