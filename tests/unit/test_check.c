/* test_check - the proofs of lint that a golden case cannot show. */

#include "unit.h"

#include <time.h>

#include "unstuck/base/buf.h"
#include "unstuck/flow/check.h"
#include "unstuck/flow/load.h"

static struct diags diags;
static struct pack *pack;
static const struct flow *flows[8];
static size_t flow_count;

static int start(void **state)
{
	(void)state;
	arena_init(&arena, no_memory);
	diags_init(&diags, &arena);
	pack = pack_empty(&arena, STR("p"), STR("p"));
	flow_count = 0;
	return 0;
}

#define HEAD                                                                   \
	"format: 1\ntitle: \"x\"\nsummary: \"x\"\narea: x\n"                   \
	"reviewed: 2026-11-22\n"

static const struct source *source_of(const char *id, struct str bytes)
{
	struct source *source = arena_new(&arena, struct source);

	*source = (struct source){ str_format(&arena, "%s.yaml", id), bytes };
	return source;
}

static void tell_diags(void)
{
	for (size_t i = 0; i < diags.list.count; i++) {
		const struct diag *d = &diags.list.at[i];

		print_error("%d:%d: " STR_FMT " [%s]\n", d->at.line,
			    d->at.column, STR_ARG(d->message),
			    diag_table[d->code].slug);
	}
}

static const struct flow *load(const char *id, struct str bytes)
{
	const struct flow *f = flow_load(&arena, pack, source_of(id, bytes),
					 str_from(id), &diags);

	if (!f)
		tell_diags();
	assert_non_null(f);
	flows[flow_count++] = f;
	return f;
}

static void check_all(void)
{
	for (size_t i = 0; i < flow_count; i++)
		check_flow(flows[i], &diags);
	check_pack(pack, flows, flow_count, &diags);
}

static void assert_codes(const enum diag_code *codes, size_t count)
{
	if (diags.list.count != count)
		tell_diags();
	assert_int_equal(diags.list.count, count);
	diags_sort(&diags);
	for (size_t i = 0; i < count; i++)
		assert_int_equal(diags.list.at[i].code, codes[i]);
}

static void assert_fine(void)
{
	assert_codes(NULL, 0);
}

static const struct diag *only(enum diag_code code)
{
	assert_codes(&code, 1);
	return &diags.list.at[0];
}

static void assert_holds(struct str s, const char *part)
{
	if (str_find(s, str_from(part)) < 0)
		fail_msg("'%s' is not in '" STR_FMT "'", part, STR_ARG(s));
}

/* ---- sets, not paths ---------------------------------------------------------- */

static double seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Each diamond doubles the paths: two ways lead from one question on. */
static struct str diamonds(int count, const char *when)
{
	struct buf out;

	buf_init(&out, &arena);
	buf_puts(&out, HEAD "start: q0\nnodes:\n");
	for (int i = 0; i < count; i++) {
		buf_printf(&out,
			   "  q%d: {ask: \"x\", options: {yes: {goto: a%d}, "
			   "no: {goto: b%d}}}\n",
			   i, i, i);
		for (int side = 0; side < 2; side++)
			buf_printf(&out,
				   "  %c%d: {ask: \"x\", options: {yes: {goto: "
				   "q%d}, no: {goto: q%d%s}}}\n",
				   "ab"[side], i, i + 1, i + 1, when);
	}
	buf_printf(&out, "  q%d: {outcome: answer, title: \"x\"}\n", count);
	return buf_str(&out);
}

static void test_two_hundred_diamonds(void **state)
{
	double began = seconds();

	(void)state;
	load("diamonds", diamonds(200, ""));
	check_all();
	assert_fine();
	assert_true(seconds() - began < 1.0);
}

static void test_two_hundred_diamonds_with_conditions(void **state)
{
	double began = seconds();

	(void)state;
	load("diamonds", diamonds(200, ", when: {q0: yes}"));
	check_all();
	assert_fine();
	assert_true(seconds() - began < 1.0);
}

/* A chain in which each node names all nodes before it. */
static void test_many_conditions(void **state)
{
	struct buf out;

	(void)state;
	buf_init(&out, &arena);
	buf_puts(&out, HEAD "start: q0\nnodes:\n");
	for (int i = 0; i < 150; i++) {
		buf_printf(&out,
			   "  q%d: {ask: \"x\", options: {yes: {goto: q%d}, "
			   "no: {goto: ticket",
			   i, i + 1);
		for (int k = 0; k < i; k++)
			buf_printf(&out, "%sq%d: yes", k ? ", " : ", when: {",
				   k);
		buf_puts(&out, i ? "}}}}\n" : "}}}\n");
	}
	buf_puts(&out, "  q150: {outcome: answer, title: \"x\"}\n");
	load("chain", buf_str(&out));
	check_all();
	assert_fine();
}

static void test_a_condition_on_a_branch_beside(void **state)
{
	(void)state;
	load("beside",
	     STR(HEAD "start: q\nnodes:\n"
		      "  q: {ask: \"x\", options: {yes: {goto: a}, "
		      "no: {goto: b}}}\n"
		      "  a: {ask: \"x\", options: {yes: {goto: end}}}\n"
		      "  b: {ask: \"x\", options: {yes: {goto: end}, no: "
		      "{goto: end, when: {a: yes}}}}\n"
		      "  end: {outcome: answer, title: \"x\", steps: "
		      "[{do: \"x\", when: {a: yes, b: no}}]}\n"));
	check_all();
	assert_holds(only(DIAG_BAD_WHEN)->message, "no path from 'a'");
}

/* ---- the pack's graph ------------------------------------------------------------ */

#define LINK(to)                                                               \
	HEAD "start: ask\nnodes:\n"                                            \
	     "  ask: {ask: \"x\", options: {yes: {goto: " to                   \
	     "}, no: {goto: ticket}}}\n"

static void test_a_cycle_over_three_flows(void **state)
{
	(void)state;
	load("a", STR(LINK("b#")));
	load("b", STR(LINK("c#ask")));
	load("c", STR(LINK("a#")));
	check_all();
	assert_holds(only(DIAG_CYCLE)->message,
		     "a#ask > b#ask > c#ask > a#ask");
	assert_true(str_eq(diags.list.at[0].at.source->path, STR("c.yaml")));
}

static void test_a_cycle_through_unsure_and_otherwise(void **state)
{
	(void)state;
	load("a", STR(HEAD "start: ask\nnodes:\n"
			   "  ask: {ask: \"x\", unsure: b#mend, options: "
			   "{yes: {goto: ticket}}}\n"));
	load("b", STR(HEAD "start: mend\nnodes:\n"
			   "  mend: {outcome: answer, title: \"x\", "
			   "otherwise: a#}\n"));
	check_all();
	only(DIAG_CYCLE);
}

static void test_long_cycles_are_cut(void **state)
{
	struct buf out;

	(void)state;
	buf_init(&out, &arena);
	buf_puts(&out, HEAD "start: n0\nnodes:\n");
	for (int i = 0; i < 50; i++)
		buf_printf(&out,
			   "  n%d: {outcome: answer, title: \"x\", otherwise: "
			   "%s%d}\n",
			   i, i == 49 ? "b#n" : "n", i == 49 ? 0 : i + 1);
	load("a", buf_str(&out));
	load("b", STR(HEAD "start: n0\nnodes:\n  n0: {outcome: answer, title: "
			   "\"x\", otherwise: a#}\n"));
	check_all();
	assert_holds(only(DIAG_CYCLE)->message, "a#n5 > ... > a#n0");
}

static void test_reached_from_elsewhere(void **state)
{
	(void)state;
	load("a", STR(LINK("b#far")));
	load("b", STR(HEAD "signatures:\n"
			   "  - {contains: [\"a lamp\"], goto: seen, like: "
			   "[\"a lamp\"]}\n"
			   "start: near\nnodes:\n"
			   "  near: {outcome: answer, title: \"x\"}\n"
			   "  far: {outcome: answer, title: \"x\"}\n"
			   "  seen: {outcome: answer, title: \"x\"}\n"
			   "  lost: {outcome: answer, title: \"x\"}\n"));
	check_all();
	assert_holds(only(DIAG_UNREACHABLE)->message, "'lost'");
}

static void test_what_did_not_load_is_not_blamed(void **state)
{
	static const struct flow broken = { .id = STR_INIT("broken") };

	(void)state;
	load("a", STR(LINK("broken#anywhere")));
	load("b", STR(HEAD "start: near\nnodes:\n"
			   "  near: {outcome: answer, title: \"x\"}\n"
			   "  lost: {outcome: answer, title: \"x\"}\n"));
	flows[flow_count++] = &broken;
	check_pack(pack, flows, flow_count, &diags);
	assert_fine();
}

static void test_an_empty_pack(void **state)
{
	(void)state;
	check_pack(pack, NULL, 0, &diags);
	assert_fine();
}

/* ---- names that are keys ----------------------------------------------------------- */

static void test_ids_may_look_like_keys(void **state)
{
	(void)state;
	load("keys", STR(HEAD "values:\n"
			      "  text: {label: \"x\", type: text, example: "
			      "\"x\"}\n"
			      "start: title\nnodes:\n"
			      "  title:\n"
			      "    ask: \"{{text}}\"\n"
			      "    options:\n"
			      "      goto: {label: \"x\", goto: when}\n"
			      "      code: {label: \"x\", goto: answers}\n"
			      "  when: {outcome: answer, title: \"x\"}\n"
			      "  answers:\n"
			      "    outcome: fix\n"
			      "    title: \"x\"\n"
			      "    steps:\n"
			      "      - {do: \"x\", when: {title: code}}\n"
			      "tests:\n"
			      "  - name: bare or not\n"
			      "    answers: {title: goto}\n"
			      "    values: {text: bare or not}\n"));
	check_all();
	assert_fine();
}

/* ---- values in texts ---------------------------------------------------------------- */

static void test_braces(void **state)
{
	static const struct {
		const char *text;
		bool fault;
	} rows[] = {
		{ "{{host}}", false },	    { "{ {host} }", false },
		{ "{{.Names}}", false },    { "{{ f(x) }}", false },
		{ "{{- x -}}", false },	    { "{{{host}}}", false },
		{ "{{#if}}", false },	    { "{{ host }}", true },
		{ "{{host}", true },	    { "{{host", true },
		{ "{{}}", true },	    { "{{ }}", true },
		{ "{{hots}}", true },	    { "{{Host}}", true },
		{ "{{host}} {{ ho", true },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct str text = str_format(
			&arena,
			HEAD "values:\n  host: {label: \"x\", type: hostname, "
			     "example: \"x\"}\nstart: a\nnodes:\n"
			     "  a: {outcome: answer, title: \"{{host}}\", "
			     "text: \"%s\"}\n",
			rows[i].text);

		flow_count = 0;
		diags_init(&diags, &arena);
		check_flow(load("braces", text), &diags);
		if (diags.errors != rows[i].fault) {
			tell_diags();
			fail_msg("'%s': %zu faults", rows[i].text,
				 diags.errors);
		}
		if (rows[i].fault)
			assert_int_equal(diags.list.at[0].code,
					 DIAG_UNDECLARED);
	}
}

static void test_a_captured_value_is_used(void **state)
{
	(void)state;
	load("a", STR(HEAD "values:\n"
			   "  host: {label: \"x\", type: hostname, example: "
			   "\"x\"}\n"
			   "signatures:\n"
			   "  - contains: [\"no lamp\"]\n"
			   "    pattern: 'no (?<host>\\S+)'\n"
			   "    goto: a\n"
			   "    like: [\"no lamp\"]\n"
			   "start: a\nnodes:\n"
			   "  a: {outcome: answer, title: \"x\"}\n"));
	check_all();
	assert_fine();
}

static void assert_place(const struct diag *d, int line, int column)
{
	assert_int_equal(d->at.line, line);
	assert_int_equal(d->at.column, column);
}

static void test_places_in_texts(void **state)
{
	static const struct {
		const char *text;
		int line, column;
	} rows[] = {
		{ "\"say {{x}}\"", 9, 17 },
		{ "\"中文 {{x}}\"", 9, 16 },
		{ "'it''s {{x}}'", 9, 19 },
		{ "\"\\u4e2d{{x}}\"", 9, 19 },
		{ "{en: \"a\", zh: \"{{x}}\"}", 9, 27 },
		{ "|\n      one\n      two {{x}}\n", 11, 11 },
		{ ">-\n      one\n      {{x}}\n", 11, 7 },
		{ "\"a\n\n      {{x}}\"", 11, 7 },
		{ "\"\\x7b{x}}\"", 9, 12 }, /* written otherwise: the start */
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct str text = str_format(
			&arena,
			HEAD "start: a\nnodes:\n  a:\n    title: %s\n"
			     "    outcome: answer\n",
			rows[i].text);

		flow_count = 0;
		diags_init(&diags, &arena);
		check_flow(load("place", text), &diags);
		for (size_t n = 0; n < diags.list.count; n++) {
			const struct diag *d = &diags.list.at[n];

			if (d->code != DIAG_UNDECLARED)
				continue;
			assert_place(d, rows[i].line, rows[i].column);
		}
		assert_true(diags.errors > 0);
	}
}

/* ---- what could be read of a broken flow ---------------------------------------------- */

static const char rich[] =
	"format: 1\n"
	"title: {en: \"A lamp {{host}}\", zh: \"台灯 {{host}}\"}\n"
	"summary: \"x\"\n"
	"area: x\n"
	"source: [a]\n"
	"reviewed: 2026-11-22\n"
	"values:\n"
	"  host: {label: \"x\", type: hostname, example: \"x\"}\n"
	"  hosts:\n"
	"    label: \"x\"\n"
	"    type: hostname\n"
	"    list: true\n"
	"    example: \"a,b\"\n"
	"    find_out:\n"
	"      - do: \"x\"\n"
	"signatures:\n"
	"  - contains: [\"a lamp\"]\n"
	"    pattern: '(?<host>lamp)'\n"
	"    goto: fuse\n"
	"    like:\n"
	"      - \"a lamp\"\n"
	"start: power\n"
	"nodes:\n"
	"  power:\n"
	"    ask: \"Is {{host}} on?\"\n"
	"    unsure: fuse\n"
	"    find_out:\n"
	"      - do: \"x\"\n"
	"        snippet:\n"
	"          lang: yaml\n"
	"          each: hosts\n"
	"          code: |\n"
	"            a: {{hosts}}\n"
	"    options:\n"
	"      yes: {goto: fuse, reads: 'on'}\n"
	"      no:\n"
	"        goto: fuse\n"
	"  fuse:\n"
	"    outcome: fix\n"
	"    title: \"x\"\n"
	"    steps:\n"
	"      - do: \"x\"\n"
	"        when: {power: yes}\n"
	"        warning: {en: \"`a`\", zh: \"`a`\"}\n"
	"    otherwise: ticket\n"
	"tests:\n"
	"  - name: \"x\"\n"
	"    answers: {power: yes}\n"
	"    reaches: fuse\n";

static void test_the_whole_flow_is_fine(void **state)
{
	(void)state;
	load("rich", str_from(rich));
	check_all();
	assert_fine();
}

/* The text without its nth line, or with another one in its place. */
static struct str damaged(size_t n, const char *instead)
{
	struct str rest = str_from(rich), line;
	struct buf out;

	buf_init(&out, &arena);
	for (size_t i = 0; str_line(&rest, &line); i++)
		if (i != n)
			buf_printf(&out, STR_FMT "\n", STR_ARG(line));
		else
			buf_puts(&out, instead);
	return buf_str(&out);
}

static void test_any_line_may_be_broken(void **state)
{
	static const char *const instead[] = {
		"",	   "    : [\n", "    x: [y]\n", "    ask: {en: [x]}\n",
		"  - x\n", "x:\n",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(instead); i++)
		for (size_t n = 0; n < 50; n++) {
			struct str text = damaged(n, instead[i]);
			struct flow *f;
			bool whole;

			diags_init(&diags, &arena);
			f = flow_read(&arena, pack, source_of("rich", text),
				      STR("rich"), &whole, &diags);
			assert_int_equal(whole, diags.errors == 0);
			if (f)
				check_broken_flow(f, &diags);
			for (size_t d = 0; d < diags.list.count; d++)
				assert_int_not_equal(diags.list.at[d].code,
						     DIAG_UNUSED);
		}
}

static void test_more_faults_of_a_broken_flow(void **state)
{
	bool whole;
	struct str text = STR(HEAD "nothing: x\nstart: a\nnodes:\n"
				   "  a: {outcome: answer, title: \"{{x}}\", "
				   "otherwise: bb, text: x}\n");
	struct flow *f = flow_read(&arena, pack, source_of("a", text), STR("a"),
				   &whole, &diags);
	static const enum diag_code want[] = { DIAG_UNKNOWN_KEY,
					       DIAG_UNDECLARED, DIAG_DANGLING,
					       DIAG_STYLE };

	(void)state;
	assert_false(whole);
	check_broken_flow(f, &diags);
	assert_codes(want, COUNT(want));
}

/* ---- costly patterns ------------------------------------------------------------------- */

static void test_costly_patterns_end_soon(void **state)
{
	static const struct {
		const char *pattern;
		bool fault;
	} rows[] = {
		{ "(a+)+b", true },
		{ "(x|x)*y", true },
		{ "^(([a-z])+.)+[A-Z]([a-z])+$", true },
		{ "(?:\\\\d+)*x", true },
		{ "JVM: .* - (?:9|[1-9]\\\\d)/", false },
		{ "^\\\\s*(?:\\\\d{1,3}\\\\.){3}\\\\d{1,3}\\\\s+\\\\S", false },
		{ "(?<host>[A-Za-z0-9][A-Za-z0-9._-]*)", false },
		{ "(timed|refused)+", false },
		{ "((a{1,900}){1,9}){1,9}x", true },
	};
	double began = seconds();

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct str text = str_format(
			&arena,
			HEAD "start: a\nnodes:\n"
			     "  a: {ask: \"x\", options: {yes: {goto: ticket, "
			     "reads: \"%s\"}}}\n",
			rows[i].pattern);

		flow_count = 0;
		diags_init(&diags, &arena);
		check_flow(load("cost", text), &diags);
		if (diags.errors != rows[i].fault) {
			tell_diags();
			fail_msg("%s", rows[i].pattern);
		}
	}
	assert_true(seconds() - began < 1.0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop_arena)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_two_hundred_diamonds),
		TEST(test_two_hundred_diamonds_with_conditions),
		TEST(test_many_conditions),
		TEST(test_a_condition_on_a_branch_beside),
		TEST(test_a_cycle_over_three_flows),
		TEST(test_a_cycle_through_unsure_and_otherwise),
		TEST(test_long_cycles_are_cut),
		TEST(test_reached_from_elsewhere),
		TEST(test_what_did_not_load_is_not_blamed),
		TEST(test_an_empty_pack),
		TEST(test_ids_may_look_like_keys),
		TEST(test_braces),
		TEST(test_a_captured_value_is_used),
		TEST(test_places_in_texts),
		TEST(test_the_whole_flow_is_fine),
		TEST(test_any_line_may_be_broken),
		TEST(test_more_faults_of_a_broken_flow),
		TEST(test_costly_patterns_end_soon),
	};

	return cmocka_run_group_tests_name("check", tests, NULL, NULL);
}
