/* test_findings - known errors in texts, however they are spelled and cut. */
#include "unit.h"

#include <stdlib.h>

#include "unstuck/base/buf.h"
#include "unstuck/find/findings.h"
#include "unstuck/flow/load.h"

static const char flow_text[] =
	"format: 1\ntitle: \"x\"\nsummary: \"x\"\narea: x\n"
	"reviewed: 2026-11-22\n"
	"values:\n"
	"  host: {label: \"Host\", type: hostname, example: \"a\"}\n"
	"  code: {label: \"Code\", type: identifier, example: \"a\"}\n"
	"  class: {label: \"Class\", type: identifier, example: \"a\"}\n"
	"signatures:\n"
	"  - contains: [\"UnknownHostException\"]\n"
	"    pattern: "
	"'java\\.net\\.UnknownHostException:\\s*(?<host>[A-Za-z0-9]"
	"[A-Za-z0-9._-]*)'\n"
	"    unless: [\"neo4j\"]\n"
	"    goto: host\n"
	"    like: [\"java.net.UnknownHostException: a.test\"]\n"
	"  - contains: [\"as DNS resolution failed for\"]\n"
	"    pattern: \"Couldn't resolve server (?<code>\\\\S+) from "
	"bootstrap\\\\.servers as DNS resolution failed for "
	"(?<host>[^\\\\s:]+)\"\n"
	"    goto: host\n"
	"    like: [\"Couldn't resolve server a:1 from bootstrap.servers as "
	"DNS "
	"resolution failed for a\"]\n"
	"  - contains: [\"OSSException\"]\n"
	"    pattern: 'com\\.aliyun\\.oss\\.OSSException: "
	"[^\\n]*\\n\\s*\\[ErrorCode\\]: (?<code>\\w+)'\n"
	"    lines: 1\n"
	"    goto: oss\n"
	"    like: [\"com.aliyun.oss.OSSException: x\\n[ErrorCode]: Y\"]\n"
	"  - contains: [\"NoClassDefFoundError\"]\n"
	"    pattern: 'java\\.lang\\.NoClassDefFoundError: "
	"(?<class>[\\w.\\/$]+)'\n"
	"    goto: oss\n"
	"    like: [\"java.lang.NoClassDefFoundError: a/B\"]\n"
	"  - contains: [\"无法连接\"]\n"
	"    pattern: '无法连接: (?<host>\\w[\\w.]*)'\n"
	"    goto: host\n"
	"    like: [\"无法连接: a.test\"]\n"
	"start: host\nnodes:\n"
	"  host: {ask: \"{{host}}?\", options: {yes: {goto: oss}, no: {goto: "
	"oss}}}\n"
	"  oss: {outcome: answer, title: \"Oss\"}\n";

static const struct flow *flow;
static struct known *known;
static struct findings found;

static int start(void **state)
{
	static struct source file;
	struct diags diags;

	start_arena(state);
	file = (struct source){ STR("x.yaml"), str_from(flow_text) };
	diags_init(&diags, &arena);
	flow = flow_load(&arena, pack_empty(&arena, STR("p"), STR("p")), &file,
			 STR("x"), &diags);
	if (!flow)
		print_error(STR_FMT "\n", STR_ARG(diags.list.at[0].message));
	assert_non_null(flow);
	known = known_new(&arena, &flow, 1);
	return 0;
}

static void look_for(const char *text)
{
	findings_text(&found, &arena, known, str_from(text));
}

/* ---- spellings -------------------------------------------------------------- */

static const struct {
	const char *text;
	const char *host; /* NULL: it is not known */
} spellings[] = {
	{ "java.net.UnknownHostException: a.test", "a.test" },
	{ "Caused by: java.net.UnknownHostException: A.Test: Name or "
	  "service not known\r\n",
	  "A.Test" },
	{ "JAVA.NET.UNKNOWNHOSTEXCEPTION: a.test", "a.test" },
	{ "java/net/UnknownHostException: a.test", "a.test" },
	{ "shaded.java.net.UnknownHostException : a.test", "a.test" },
	{ "java.net.UnknownHostException:a.test", "a.test" },
	{ "java.net.UnknownHostException：a.test", "a.test" },
	{ "2026-11-24T10:00:01.1Z stdout F java.net."
	  "UnknownHostException: a.test",
	  "a.test" },
	{ "\033[31mjava.net.UnknownHostException\033[0m: a.test", "a.test" },
	{ "{\"msg\":\"x\\n\\tat A.b(C.java:1)\\nCaused by: java.net."
	  "UnknownHostException: a.test\\n\\tat D.e(F.java:2)\"}",
	  "a.test" },
	{ "{\"m\":\"java.net.UnknownHostException: \\\"a.test\"}", NULL },
	{ "Couldn't  resolve server a.test:9092 from bootstrap.servers "
	  "as DNS resolution\n failed for a.test",
	  "a.test" },
	{ "Couldn&#39;t resolve server a.test:9092 from "
	  "bootstrap.servers as DNS resolution failed for a.test",
	  "a.test" },
	{ "Couldn’t resolve server a.test:9092 from bootstrap.ser\n"
	  "vers as DNS resolution failed for a.test",
	  "a.test" },
	{ "pod-1 | Couldn't resolve server a.test:9092 from "
	  "bootstrap.servers as DNS resolution failed for a.test",
	  "a.test" },
	{ "{\"log\":\"Caused by: java.net.UnknownHostException: "
	  "a.test\\n\",\"stream\":\"stderr\",\"time\":\"2026-11-24T10:"
	  "00:01.1Z\"}",
	  "a.test" },
	{ "{\"m\":\"java.net.UnknownHostException\\uff1aa.test\"}", "a.test" },
	{ "{\"m\":\"\\u65e0\\u6cd5\\u8fde\\u63a5\\uff1aa.test\"}", "a.test" },
	{ "错误：无法连接：a.test", "a.test" },
	{ "UnknownHostException handler registered", NULL },
	{ "\tat java.net.UnknownHostException: a.test(X.java:1)", NULL },
	{ "neo4j: java.net.UnknownHostException: a.test", NULL },
	{ "", NULL },
};

static void test_one_message_has_many_spellings(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(spellings); i++) {
		look_for(spellings[i].text);
		if (found.list.count != (spellings[i].host != NULL))
			fail_msg("%s: %zu found", spellings[i].text,
				 found.list.count);
		if (!spellings[i].host)
			continue;
		for (size_t v = 0; v < found.list.at[0].values.count; v++) {
			struct capture *c = &found.list.at[0].values.at[v];

			if (str_eq(c->value->id, STR("host")))
				assert_str(c->text, spellings[i].host);
		}
	}
}

/* ---- traces ------------------------------------------------------------------- */

static const char trace[] =
	"2026-11-24 10:00:01,123 ERROR JobMaster [] - failed\n"
	"java.lang.RuntimeException: x\n"
	"\tat A.b(C.java:1)\n"
	"Caused by: java.lang.NoClassDefFoundError: com/foo/Bar\n"
	"\tat D.e(F.java:2)\n"
	"\t... 12 more\n"
	"Caused by: java.net.UnknownHostException: a.test\n"
	"\tSuppressed: java.net.UnknownHostException: other.test\n"
	"\t\tat G.h(I.java:3)\n"
	"\t... 3 more\n"
	"2026-11-24 10:00:02,123 INFO  JobMaster [] - next\n";

static void test_a_trace_is_its_deepest_cause(void **state)
{
	(void)state;
	look_for(trace);
	assert_int_equal(found.list.count, 1);
	assert_str(found.list.at[0].values.at[0].text, "a.test");
	assert_int_equal(found.list.at[0].line, 7);
	assert_int_equal(found.list.at[0].count, 1);
}

static void test_two_traces_are_two(void **state)
{
	struct buf text;

	(void)state;
	buf_init(&text, &arena);
	buf_puts(&text, trace);
	buf_puts(&text, trace);
	findings_text(&found, &arena, known, buf_str(&text));
	assert_int_equal(found.list.count, 1);
	assert_int_equal(found.list.at[0].count, 2);
	assert_int_equal(found.list.at[0].line, 7);
	assert_int_equal(found.list.at[0].last_line, 18);
}

/* Each line of it stands behind what a cluster puts there. */
static void test_a_trace_is_one_behind_prefixes(void **state)
{
	static const char *const prefixes[] = {
		"2026-11-24T10:00:01.1Z stdout F ",
		"2026-11-24T10:00:01.123456789+08:00 stderr F ",
		"[pod/job-1/main] ",
		"[job-1] 2026-11-24T10:00:01Z ",
		"taskmanager-1  | ",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(prefixes); i++) {
		struct str rest = str_from(trace), line;
		struct buf text;

		buf_init(&text, &arena);
		while (str_line(&rest, &line))
			buf_printf(&text, "%s" STR_FMT "\n", prefixes[i],
				   STR_ARG(line));
		findings_text(&found, &arena, known, buf_str(&text));
		assert_int_equal(found.list.count, 1);
		assert_str(found.list.at[0].values.at[0].text, "a.test");
		assert_int_equal(found.list.at[0].line, 7);
		assert_int_equal(found.list.at[0].count, 1);
	}
}

/* One trace, whatever stands around each of its lines. */
static void test_wrapped_up_traces_are_one(void **state)
{
	static const struct {
		const char *before, *behind;
	} rows[] = {
		{ "", "\n" },
		{ "2026-11-24T10:00:01.123456789Z stdout F ", "\n" },
		{ "[pod/a-1/main] ", "\r\n" },
		{ "> ", "\n" },
		{ "    12\t", "\n" },
		{ "{\"log\":\"", "\\n\",\"stream\":\"stdout\",\"time\":"
				 "\"2026-11-24T10:00:01.1Z\"}\n" },
		{ "", "\\n" },
	};
	static const char *const lines[] = {
		"com.aliyun.oss.OSSException: no",
		"[ErrorCode]: NoSuchKey",
		"at A.b(C.java:1)",
		"at A.c(C.java:2)",
		"at A.d(C.java:3)",
		"at A.e(C.java:4)",
		"at A.f(C.java:5)",
		"at A.g(C.java:6)",
		"at A.h(C.java:7)",
		"at A.i(C.java:8)",
		"at A.j(C.java:9)",
		"Caused by: java.net.UnknownHostException: a.test",
	};

	(void)state;
	for (size_t r = 0; r < COUNT(rows); r++) {
		struct buf text;

		buf_init(&text, &arena);
		for (size_t i = 0; i < COUNT(lines); i++) {
			buf_printf(&text, "%s%s%s", rows[r].before, lines[i],
				   rows[r].behind);
			if (i < 2)
				continue;
			findings_text(&found, &arena, known, buf_str(&text));
			if (found.list.count != 1)
				fail_msg("row %zu, line %zu: %zu found", r, i,
					 found.list.count);
			assert_str(found.list.at[0].values.at[0].text,
				   i + 1 < COUNT(lines) ? "NoSuchKey"
							: "a.test");
		}
	}
}

static void test_lines_behind_belong_to_it(void **state)
{
	(void)state;
	look_for(
		"x\ncom.aliyun.oss.OSSException: no\n[ErrorCode]: NoSuchKey\n");
	assert_int_equal(found.list.count, 1);
	assert_str(found.list.at[0].values.at[0].text, "NoSuchKey");
	assert_str(found.list.at[0].text,
		   "com.aliyun.oss.OSSException: no\n[ErrorCode]: NoSuchKey");
	look_for(
		"com.aliyun.oss.OSSException: no\nx\n[ErrorCode]: NoSuchKey\n");
	assert_int_equal(found.list.count, 0);
}

/* What its type refuses is shown as it stands, and fills nothing in. */
static void test_a_refused_value_stays_a_blank(void **state)
{
	(void)state;
	look_for("java.net.UnknownHostException: a..test");
	assert_int_equal(found.list.count, 1);
	assert_str(found.list.at[0].values.at[0].text, "a..test");
	assert_int_equal(found.list.at[0].values.at[0].typed.n, 0);
}

/* What it fills in does not lean on lines that are gone. */
static void test_a_value_outlives_its_line(void **state)
{
	const struct capture *c;

	(void)state;
	look_for(
		"com.aliyun.oss.OSSException: no\n"
		"[ErrorCode]: NoSuchKey\n"
		"\tat com.aliyun.oss.A.OSSException;;;;;;;;;;;;;;;;;;;;;;;\n"
		"x OSSException;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;\n"
		"x "
		"OSSException;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;\n");
	assert_int_equal(found.list.count, 1);
	c = &found.list.at[0].values.at[0];
	assert_str(c->text, "NoSuchKey");
	assert_str(c->typed, "NoSuchKey");
}

/* ---- pieces ------------------------------------------------------------------- */

static struct str told(void)
{
	struct buf out;

	buf_init(&out, &arena);
	for (size_t i = 0; i < found.list.count; i++) {
		const struct finding *f = &found.list.at[i];

		buf_printf(&out, "%d %zu-%zu x%zu " STR_FMT "\n", f->score,
			   f->line, f->last_line, f->count, STR_ARG(f->text));
		for (size_t v = 0; v < f->values.count; v++)
			buf_printf(&out, "  " STR_FMT "\n",
				   STR_ARG(f->values.at[v].text));
	}
	buf_printf(&out, "%zu", found.long_lines);
	return buf_str(&out);
}

static void feed_in(struct str text, unsigned seed, size_t most)
{
	findings_init(&found, &arena, known);
	while (text.n) {
		size_t n = 1 + (size_t)rand_r(&seed) % most;

		findings_feed(&found, str_head(text, n));
		text = str_tail(text, n);
	}
	findings_end(&found);
	findings_rank(&found);
	findings_close(&found);
}

/* Lines of all kinds, some of them very long. */
static struct str random_log(unsigned seed, size_t bytes)
{
	static const char *const lines[] = {
		"2026-11-24 10:00:01 INFO  nothing\n",
		"java.net.UnknownHostException: a.test\n",
		"Caused by: java.net.UnknownHostException: b.test\n",
		"\tat A.b(C.java:1)\n",
		"com.aliyun.oss.OSSException: no\n",
		"[ErrorCode]: NoSuchKey\n",
		"\n",
		"Couldn't resolve server a.test:9092 from bootstrap.servers\n",
		" as DNS resolution failed for a.test\n",
		"Caused by: java.lang.NoClassDefFoundError: com/foo/Bar\n",
		"UnknownHostException",
		"\r\n",
	};
	struct buf out;

	buf_init(&out, &arena);
	while (out.n < bytes) {
		int pick = rand_r(&seed) % 64;

		if (pick < (int)COUNT(lines))
			buf_puts(&out, lines[pick]);
		else if (pick == 63)
			for (int i = rand_r(&seed) % 40000; i > 0; i--)
				buf_putc(&out, "ab \\\xff"[i % 5]);
		else
			buf_puts(&out, "plain words of a log, 12345\n");
	}
	return buf_str(&out);
}

static void test_any_pieces_give_the_same(void **state)
{
	(void)state;
	for (unsigned seed = 1; seed <= 12; seed++) {
		struct str text = random_log(seed, 600000), whole;

		findings_text(&found, &arena, known, text);
		whole = told();
		feed_in(text, seed, 70000);
		assert_true(str_eq(told(), whole));
		feed_in(text, seed + 100, 300);
		assert_true(str_eq(told(), whole));
	}
}

static void test_a_line_of_any_length_is_bounded(void **state)
{
	struct arena own;
	struct buf line;

	(void)state;
	buf_init(&line, &arena);
	for (int i = 0; i < 100000; i++)
		buf_puts(&line, "UnknownHostException ");
	buf_puts(&line, "\njava.net.UnknownHostException: a.test\n");
	arena_init(&own, no_memory);
	findings_text(&found, &own, known, buf_str(&line));
	assert_int_equal(found.list.count, 1);
	assert_int_equal(found.list.at[0].line, 2);
	assert_int_equal(found.long_lines, 1);
	assert_true(arena_bytes(&own) < 1024 * 1024);
	arena_release(&own);
}

/* ---- counts and lines ----------------------------------------------------------- */

static void test_each_line_counts_once(void **state)
{
	static const struct {
		const char *text;
		size_t line, last_line, count;
	} rows[] = {
		/* No level, no trace: each line is an error of its own. */
		{ "a: java.net.UnknownHostException: a.test\n"
		  "x\n"
		  "a: java.net.UnknownHostException: b.test\n",
		  1, 3, 2 },
		{ "{\"m\":\"java.net.UnknownHostException: a.test\"}\n"
		  "{\"m\":\"java.net.UnknownHostException: a.test\"}\n"
		  "{\"m\":\"java.net.UnknownHostException: a.test\"}\n",
		  1, 3, 3 },
		/* A message over two lines begins at the first. */
		{ "x\n"
		  "Couldn't resolve server a.test:9092 from bootstrap.servers\n"
		  " as DNS resolution failed for a.test\n",
		  2, 2, 1 },
		{ "Couldn't resolve server a.test:9092 from bootstrap.servers "
		  "as DNS resolution failed\n for a.test\n",
		  1, 1, 1 },
		/* A line that mentions a word is not where the error is. */
		{ "UnknownHostException handler registered\n"
		  "a: java.net.UnknownHostException: a.test\n",
		  2, 2, 1 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct finding *f;

		look_for(rows[i].text);
		assert_int_equal(found.list.count, 1);
		f = &found.list.at[0];
		if (f->line != rows[i].line ||
		    f->last_line != rows[i].last_line ||
		    f->count != rows[i].count)
			fail_msg("%s: %zu-%zu x%zu", rows[i].text, f->line,
				 f->last_line, f->count);
	}
}

/* A trace in a string of JSON is read as one that stands in lines. */
static void test_a_suppressed_cause_in_a_string_stays_aside(void **state)
{
	(void)state;
	look_for("{\"m\":\"java.lang.RuntimeException: x\\n\\tat A.b(C.java:1)"
		 "\\nCaused by: java.net.UnknownHostException: a.test"
		 "\\n\\tSuppressed: java.lang.Exception: y"
		 "\\n\\t\\tat G.h(I.java:3)"
		 "\\n\\tCaused by: java.net.UnknownHostException: b.test\"}");
	assert_int_equal(found.list.count, 1);
	assert_str(found.list.at[0].values.at[0].text, "a.test");
}

/* ---- limits ------------------------------------------------------------------------ */

/* Many lines in one string of JSON take no more than they hold. */
static void test_a_line_of_many_lines_is_bounded(void **state)
{
	struct buf text;

	(void)state;
	buf_init(&text, &arena);
	buf_puts(&text, "before\n{\"m\":\"x\\n\\tat A.b(C.java:1)");
	while (text.n < 32000)
		buf_puts(&text, "\\nUnknownHostException");
	findings_init(&found, &arena, known);
	findings_feed(&found, buf_str(&text));
	findings_end(&found);
	assert_int_equal(found.list.count, 0);
	assert_in_range(arena_held(&found.scratch), 1, 2 * 1024 * 1024);
	findings_close(&found);
}

/* Each line is longer than any before. */
static void test_growing_lines_are_bounded(void **state)
{
	struct buf line;

	(void)state;
	buf_init(&line, &arena);
	findings_init(&found, &arena, known);
	for (int i = 0; i < 2000; i++) {
		buf_puts(&line, "UnknownHostException;");
		findings_feed(&found, buf_str(&line));
		findings_feed(&found, STR("\nat a(b)\nat a(b)\nat a(b)\n"));
		if (line.n > 30000)
			line.n = 1000;
	}
	findings_end(&found);
	assert_in_range(arena_held(&found.scratch), 1, 2 * 1024 * 1024);
	findings_close(&found);
}

static void test_an_error_that_repeats_takes_no_room(void **state)
{
	struct arena own;

	(void)state;
	arena_init(&own, no_memory);
	findings_init(&found, &own, known);
	for (int i = 0; i < 50000; i++)
		findings_feed(&found,
			      STR("java.net.UnknownHostException: a.test\n"));
	findings_end(&found);
	assert_int_equal(found.list.count, 1);
	assert_int_equal(found.list.at[0].count, 50000);
	assert_int_equal(found.list.at[0].last_line, 50000);
	assert_in_range(arena_held(&own), 1, 1024 * 1024);
	assert_in_range(arena_held(&found.scratch), 1, 1024 * 1024);
	findings_close(&found);
	arena_release(&own);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop_arena)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_one_message_has_many_spellings),
		TEST(test_a_trace_is_its_deepest_cause),
		TEST(test_two_traces_are_two),
		TEST(test_a_trace_is_one_behind_prefixes),
		TEST(test_wrapped_up_traces_are_one),
		TEST(test_lines_behind_belong_to_it),
		TEST(test_a_refused_value_stays_a_blank),
		TEST(test_a_value_outlives_its_line),
		TEST(test_any_pieces_give_the_same),
		TEST(test_a_line_of_any_length_is_bounded),
		TEST(test_each_line_counts_once),
		TEST(test_a_suppressed_cause_in_a_string_stays_aside),
		TEST(test_a_line_of_many_lines_is_bounded),
		TEST(test_growing_lines_are_bounded),
		TEST(test_an_error_that_repeats_takes_no_room),
	};

	return cmocka_run_group_tests_name("findings", tests, NULL, NULL);
}
