/* test_case - a sitting as lines, kept, damaged, taken up again, redacted. */
#include "unit.h"

#include <string.h>

#include "sys_fake.h"
#include "unstuck/flow/load.h"
#include "unstuck/page/report.h"
#include "unstuck/play/redact.h"
#include "unstuck/play/resume.h"

/* ---- a world with one pack ---------------------------------------------------- */

#define HEAD                                                                   \
	"format: 1\ntitle: \"x\"\nsummary: \"x\"\narea: a\n"                   \
	"reviewed: 2026-11-22\n"                                               \
	"values: {host: {label: \"H\", type: hostname, example: \"a\"}, "      \
	"bucket: {label: \"B\", type: identifier, example: \"b\"}}\n"          \
	"start: power\nnodes:\n"

static const char flow_text[] = HEAD
	"  power: {ask: \"Is {{host}} on?\", unsure: bulb, options: "
	"{yes: {goto: bulb}, no: {goto: press}}}\n"
	"  press: {outcome: fix, title: \"Press\", steps: "
	"[{do: \"One {{bucket}}.\"}, {do: \"Two.\"}], otherwise: bulb}\n"
	"  bulb: {ask: \"Whole?\", options: {yes: {goto: ticket}, "
	"no: {goto: change}}}\n"
	"  change: {outcome: fix, title: \"Change\", steps: [{do: \"Do.\"}]}\n";

static struct catalog catalog;
static struct play play;
static struct diags diags;

static void open_world(const char *text)
{
	fake_text("p/pack.yaml",
		  "format: 1\ntitle: \"P\"\nversion: \"7\"\nlanguages: [en]\n"
		  "areas: {a: \"A\"}\n"
		  "ticket: {text: \"T\", address: \"https://example.com/\"}\n");
	fake_text("p/lamp.yaml", text);
	diags_init(&diags, &arena);
	catalog_init(&catalog, &arena);
	assert_true(catalog_add(&catalog, STR("p"), &diags));
}

static int start(void **state)
{
	start_arena(state);
	fake_reset();
	fake_env("XDG_STATE_HOME", "/state");
	open_world(flow_text);
	assert_true(play_open(&play, &arena, &catalog, STR("lamp"), LANG_EN,
			      &diags));
	play_keep(&play, STR_NONE);
	return 0;
}

static int stop(void **state)
{
	fake_reset();
	return stop_arena(state);
}

static struct str case_bytes(void)
{
	struct str bytes;

	assert_true(fake_find("/state/unstuck/cases/lamp-1125.case", &bytes));
	return bytes;
}

static struct case_state state_now(void)
{
	struct case_state s;

	case_read(&s, &arena, case_bytes());
	return s;
}

/* ---- records -------------------------------------------------------------------- */

static struct str record_of(struct str value)
{
	struct record_line l;
	struct buf out;

	buf_init(&out, &arena);
	l = record_begin(&out);
	record_put(&l, "do", STR("note"));
	record_put(&l, "text", value);
	record_end(&l);
	return str_head(buf_str(&out), out.n - 1);
}

static void test_any_value_comes_back(void **state)
{
	static const char *const values[] = {
		"plain",
		"a b",
		"it's \"quoted\" \\ and {braced}: yes, #no",
		"two\nlines\n",
		"\x1b[31m\x07",
		"中文，标点。",
		"- x",
		"~",
		"null",
		"0x1f",
		"1e3",
		"%TAG",
		"a: b",
		"@at",
		"!tag",
		"&x *y",
		"trailing ",
		" leading",
		"'",
		"\"",
		"|",
		"yes",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(values); i++) {
		struct record r;

		assert_true(record_read(&arena, record_of(str_from(values[i])),
					&r));
		assert_str(record_get(&r, "text"), values[i]);
	}
}

static void test_any_bit_that_flips_shows(void **state)
{
	struct str line = record_of(STR("kafka.test.com, 中文"));
	char bytes[512];
	struct record r;

	(void)state;
	assert_true(line.n < sizeof bytes);
	for (size_t bit = 0; bit < line.n * 8; bit++) {
		memcpy(bytes, line.p, line.n);
		bytes[bit / 8] ^= (char)(1 << bit % 8);
		assert_false(
			record_read(&arena, (struct str){ bytes, line.n }, &r));
	}
	for (size_t n = 0; n < line.n; n++)
		assert_false(record_read(&arena, str_head(line, n), &r));
}

/* ---- keeping ---------------------------------------------------------------------- */

static void test_what_is_kept_is_read_back(void **state)
{
	struct case_state s;

	(void)state;
	assert_int_equal(play_answer(&play, 1), PLAY_DONE);
	assert_int_equal(play_tick(&play, 1, true), PLAY_DONE);
	assert_int_equal(play_note(&play, STR("first\nsecond")), PLAY_DONE);
	assert_int_equal(play_answer(&play, VERDICT_NOT_FIXED), PLAY_DONE);
	assert_int_equal(play_back(&play), PLAY_DONE);
	assert_int_equal(play_answer(&play, VERDICT_COULD_NOT_TRY), PLAY_DONE);
	s = state_now();
	assert_int_equal(s.format, CASE_FORMAT);
	assert_int_equal(s.damaged, 0);
	assert_str(s.flow, "lamp");
	assert_str(s.version, "7");
	assert_int_equal(s.path.count, 2);
	assert_str(s.path.at[1].node, "lamp#press");
	assert_str(s.path.at[1].choice, "could-not-try");
	assert_int_equal(s.tried.count, 2);
	assert_str(s.notes.at[0].text, "first\nsecond");
	assert_int_equal(s.ticks.at[0].step, 1);
	assert_str(case_here(&s), "lamp#bulb");
	assert_str(s.host, "fake");
	assert_str(s.pid, "42");
}

/* ---- evidence --------------------------------------------------------------- */

static struct evidence error_line(struct str text)
{
	return (struct evidence){ .what = STR("UnknownHostException"),
				  .file = STR("job.log"),
				  .line = 1204,
				  .text = text };
}

static void test_evidence_is_kept_and_taken_up_again(void **state)
{
	const struct evidence *e;
	struct resumed resumed;
	struct case_state s;

	(void)state;
	assert_int_equal(
		play_evidence(&play, error_line(STR("x: \xff\n\ty\x1b[2J"))),
		PLAY_DONE);
	s = state_now();
	assert_int_equal(s.damaged, 0);
	assert_int_equal(s.evidence.count, 1);
	assert_str(s.evidence.at[0].node, "lamp#power");
	assert_str(s.evidence.at[0].what, "UnknownHostException");
	assert_str(s.evidence.at[0].file, "job.log");
	assert_int_equal(s.evidence.at[0].line, 1204);
	assert_true(play_resume(&play, &arena, &catalog, &s, &resumed, &diags));
	assert_int_equal(resumed.changes.count, 0);
	e = walk_known_error(&play.walk);
	assert_non_null(e);
	assert_str(e->text, "x: \\xFF\n\ty\\u{1B}[2J");
	assert_int_equal(e->line, 1204);
}

static void test_long_evidence_is_cut_between_characters(void **state)
{
	struct buf text;

	(void)state;
	buf_init(&text, &arena);
	while (text.n < EVIDENCE_MAX_TEXT * 2)
		buf_puts(&text, "错误。");
	play_evidence(&play, error_line(buf_str(&text)));
	assert_int_equal(state_now().evidence.count, 1);
	assert_true(utf8_valid(state_now().evidence.at[0].text, NULL));
	assert_in_range(state_now().evidence.at[0].text.n,
			EVIDENCE_MAX_TEXT - 4, EVIDENCE_MAX_TEXT);
}

static bool says(const struct doc *d, const char *part)
{
	for (size_t i = 0; i < d->blocks.count; i++)
		for (size_t j = 0; j < d->blocks.at[i].spans.count; j++)
			if (str_find(d->blocks.at[i].spans.at[j].text.s,
				     str_from(part)) >= 0)
				return true;
	return false;
}

static void test_a_report_shows_its_evidence(void **state)
{
	struct report_options o = { .lang = LANG_EN, .for_customer = true };
	struct redactions r;
	struct doc d;

	(void)state;
	play_evidence(&play, error_line(STR("no kafka.test.com at 10.1.2.3")));
	doc_init(&d, &arena);
	report_page(&d, &play.walk, o);
	assert_true(says(&d, "UnknownHostException (job.log line 1204)"));
	assert_true(says(&d, "no kafka.test.com at 10.1.2.3"));
	redact_init(&r, &arena, &play.walk);
	redact_doc(&r, &d);
	assert_false(says(&d, "kafka.test.com"));
	assert_false(says(&d, "10.1.2.3"));
	assert_true(says(&d, "no host-1"));
}

static void test_a_change_is_one_line(void **state)
{
	struct case_state s;

	(void)state;
	play_answer(&play, 0);
	play_answer(&play, 1);
	assert_int_equal(play_change(&play, 0, CHOICE_UNSURE), PLAY_DONE);
	s = state_now();
	assert_int_equal(s.path.count, 2);
	assert_str(s.path.at[0].choice, "unsure");
	assert_str(s.path.at[1].node, "lamp#bulb");
	assert_str(s.path.at[1].choice, "no");
	assert_int_equal(play.walk.depth, 2);
}

static void test_what_cannot_be_saved_did_not_happen(void **state)
{
	struct str before;

	(void)state;
	play_answer(&play, 0);
	before = str_copy(&arena, case_bytes());
	fake_fail_write(1);
	assert_int_equal(play_answer(&play, 1), PLAY_UNSAVED);
	assert_int_equal(play.walk.depth, 1);
	assert_true(play.unsaved.n > 0);
	assert_true(str_eq(before, case_bytes()));
	assert_int_equal(play_retry(&play), PLAY_DONE);
	assert_int_equal(play.walk.depth, 2);
	assert_int_equal(state_now().path.count, 2);
}

static void test_a_case_that_cannot_begin_leaves_nothing(void **state)
{
	struct str bytes;

	(void)state;
	for (int n = 1; n <= 2; n++) { /* making the file, writing to it */
		fake_fail_write(n);
		assert_int_equal(play_answer(&play, 0), PLAY_UNSAVED);
		assert_int_equal(play.walk.depth, 0);
		assert_false(fake_find("/state/unstuck/cases/lamp-1125.case",
				       &bytes));
	}
	assert_int_equal(play_unsaved(&play), PLAY_DONE);
	assert_int_equal(play.walk.depth, 1);
	assert_false(fake_find("/state/unstuck/cases/lamp-1125.case", &bytes));
}

static void test_elsewhere_holds_everything(void **state)
{
	struct case_state s;
	struct str bytes;

	(void)state;
	play_answer(&play, 0);
	fake_fail_write(1);
	assert_int_equal(play_answer(&play, 1), PLAY_UNSAVED);
	assert_int_equal(play_elsewhere(&play, STR("/other/x.case")),
			 PLAY_DONE);
	assert_true(fake_find("/other/x.case", &bytes));
	case_read(&s, &arena, bytes);
	assert_int_equal(s.path.count, 2);
	assert_int_equal(s.format, CASE_FORMAT);
}

static void test_quiet_events_wait_for_the_first_real_one(void **state)
{
	struct str bytes;

	(void)state;
	play.keep.quiet = true;
	play_answer(&play, 0);
	play.keep.quiet = false;
	assert_false(fake_find("/state/unstuck/cases/lamp-1125.case", &bytes));
	play_answer(&play, 1);
	assert_int_equal(state_now().path.count, 2);
}

static void test_the_end_closes_and_back_reopens(void **state)
{
	(void)state;
	play_answer(&play, 1);
	play_answer(&play, VERDICT_FIXED);
	assert_true(state_now().closed);
	assert_str(state_now().result, "fixed");
	play_back(&play);
	assert_false(state_now().closed);
}

static void test_names_are_not_taken_twice(void **state)
{
	struct str bytes;

	(void)state;
	fake_text("/state/unstuck/cases/lamp-1125.case", "taken\n");
	play_answer(&play, 0);
	assert_str(play.keep.id, "lamp-1125-2");
	assert_true(fake_find("/state/unstuck/cases/lamp-1125-2.case", &bytes));
}

/* ---- damage ----------------------------------------------------------------------- */

static void test_damaged_lines_are_left_out(void **state)
{
	struct case_state s;
	struct str bytes;
	char copy[4096];

	(void)state;
	play_answer(&play, 0);
	play_answer(&play, 1);
	bytes = case_bytes();
	assert_true(bytes.n < sizeof copy);
	/* Any byte of any line, and any cut: what is whole is read. */
	for (size_t i = 0; i < bytes.n; i++) {
		memcpy(copy, bytes.p, bytes.n);
		copy[i] ^= 0x20;
		case_read(&s, &arena, (struct str){ copy, bytes.n });
		assert_true(s.damaged >= 1);
		assert_true(s.lines >= 2);
		case_read(&s, &arena, str_head(bytes, i));
		assert_true(s.lines <= 4);
	}
	assert_str(case_whole_lines(&arena, bytes), str_cz(&arena, bytes));
}

/* ---- resuming ---------------------------------------------------------------------- */

static struct resumed resume_in(const char *text, bool *done)
{
	struct case_state *s = arena_new(&arena, struct case_state);
	struct resumed resumed;

	*s = state_now();
	open_world(text);
	*done = play_resume(&play, &arena, &catalog, s, &resumed, &diags);
	return resumed;
}

static bool tells(const struct resumed *r, enum word what)
{
	for (size_t i = 0; i < r->changes.count; i++)
		if (r->changes.at[i].what == what)
			return true;
	return false;
}

/* The flow with one text in place of another. */
static const char *edited(const char *from, const char *to)
{
	struct str text = str_from(flow_text);
	ptrdiff_t at = str_find(text, str_from(from));
	struct buf out;

	assert_true(at >= 0);
	buf_init(&out, &arena);
	buf_put(&out, str_head(text, (size_t)at));
	buf_puts(&out, to);
	buf_put(&out, str_tail(text, (size_t)at + strlen(from)));
	return str_cz(&arena, buf_str(&out));
}

static void walk_some(void)
{
	play_answer(&play, 1);
	play_tick(&play, 1, true);
	play_answer(&play, VERDICT_NOT_FIXED);
	play_answer(&play, 1);
}

static void test_the_same_flow_is_as_it_was(void **state)
{
	struct resumed r;
	bool done;

	(void)state;
	walk_some();
	play_fill(&play, flow_value(play.walk.entry.flow, STR("host")),
		  STR("a.test"));
	r = resume_in(flow_text, &done);
	assert_true(done);
	assert_int_equal(r.changes.count, 0);
	assert_int_equal(play.walk.depth, 3);
	assert_int_equal(play.walk.tried.count, 1);
	assert_str(walk_node(&play.walk)->id, "change");
	assert_str(walk_value(&play.walk, STR("host")), "a.test");
	walk_back(&play.walk);
	walk_back(&play.walk);
	assert_true(walk_ticked(&play.walk, 1));
	assert_false(walk_ticked(&play.walk, 0));
}

static void test_edits_are_told_and_move_no_answer(void **state)
{
	static const struct {
		const char *from, *to;
		enum word told;
		size_t depth; /* answers that still hold */
	} rows[] = {
		{ "Whole?", "Is it whole?", W_CHANGED_WORDS, 3 },
		{ "no: {goto: change}", "broken: {label: \"B\", goto: change}",
		  W_CHANGED_OPTION_GONE, 2 },
		{ "no: {goto: press}", "no: {goto: bulb}", W_CHANGED_WAY, 2 },
		{ "Two.", "Second.", W_CHANGED_STEP, 3 },
		{ "otherwise: bulb", "otherwise: change", W_CHANGED_OFF_WAY,
		  2 },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct resumed r;
		bool done;

		stop(state);
		start(state);
		walk_some();
		r = resume_in(edited(rows[i].from, rows[i].to), &done);
		assert_true(done);
		if (!tells(&r, rows[i].told) ||
		    play.walk.depth != rows[i].depth)
			fail_msg("row %zu: depth %zu", i, play.walk.depth);
	}
}

static void test_a_renamed_node_is_found(void **state)
{
	struct resumed r;
	const char *text;
	char *copy, *p;
	bool done;

	(void)state;
	walk_some();
	text = edited("  bulb: {ask", "  glob: {was: [bulb], ask");
	copy = p = str_cz(&arena, str_from(text));
	while ((p = strstr(p, ": bulb")))
		memcpy(p, ": glob", 6);
	r = resume_in(copy, &done);
	assert_true(done);
	assert_false(tells(&r, W_CHANGED_NODE_GONE));
	assert_int_equal(play.walk.depth, 3);
}

static void test_what_cannot_be_walked_can_be_read(void **state)
{
	struct case_state s;
	struct resumed r;

	(void)state;
	walk_some();
	s = state_now();
	s.format = CASE_FORMAT + 1;
	assert_false(play_resume(&play, &arena, &catalog, &s, &r, &diags));
	s = state_now();
	s.pack = STR("other");
	assert_false(play_resume(&play, &arena, &catalog, &s, &r, &diags));
	s = state_now();
	s.name = STR("gone");
	assert_false(play_resume(&play, &arena, &catalog, &s, &r, &diags));
	for (size_t i = 0; i < diags.list.count; i++)
		assert_true(diags.list.at[i].message.n > 0);
	assert_int_equal(diags.list.at[0].code, DIAG_CASE);
}

static void test_ages(void **state)
{
	static const struct {
		const char *then, *now, *age;
	} rows[] = {
		{ "2026-11-25T12:00:00Z", "2026-11-25T12:04:59Z", "4m" },
		{ "2026-11-25T12:00:00Z", "2026-11-25T14:00:00Z", "2h" },
		{ "2024-02-28T12:00:00Z", "2024-03-01T12:00:00Z", "2d" },
		{ "2025-12-31T23:00:00Z", "2026-01-02T00:00:00Z", "1d" },
		{ "2036-11-25T12:00:00Z", "2026-11-25T12:00:00Z", "0m" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_str(case_age(&arena, str_from(rows[i].then),
				    str_from(rows[i].now)),
			   rows[i].age);
}

/* ---- redacting ---------------------------------------------------------------------- */

static void test_nothing_planted_survives(void **state)
{
	static const char *const planted[] = {
		"10.0.0.1",
		"192.168.100.200",
		"172.16.254.3",
		"8.8.8.8",
		"255.255.255.255",
		"100.64.0.10",
		"fe80::1",
		"2001:db8::8a2e:370:7334",
		"2001:db8:0:0:0:0:2:1",
		"::ffff:10.1.2.3",
		"::1",
		"fd00:1234:5678:9abc::1",
		"ops@corp.com",
		"first.last+tag@mail.example.co.uk",
		"root@localhost",
		"1234567890123456",
		"9876543210987654",
		"LTAI5tExampleKey00",
		"LTAI4GAbCdEfGhIjKlMnOpQr",
		"kafka.internal.corp",
		"broker-1.kafka.prod.example.com",
		"db01.example.cn",
		"rm-bp1abc.mysql.rds.aliyuncs.com",
		"my-data.oss-cn-hangzhou.aliyuncs.com",
		"a.b.c.d.example.org",
		"xn--fiqs8s.example.net",
		"node7.lan",
		"gateway.local",
		"mail.example.de",
		"api.internal",
	};
	static const char *const around[][2] = {
		{ "", "" },
		{ "host=", "," },
		{ "(", ")" },
		{ "\"", "\"" },
		{ "at ", ": refused" },
		{ "https://", "/path?x=1" },
		{ "", "\n" },
		{ "<", ">" },
		{ "[", "]" },
		{ "jdbc://", ";" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(planted); i++)
		for (size_t f = 0; f < COUNT(around); f++) {
			struct redactions r;
			struct str text, out;

			text = str_format(&arena, "%s%s%s", around[f][0],
					  planted[i], around[f][1]);
			redact_init(&r, &arena, &play.walk);
			out = redact_str(&r, text);
			if (str_find(out, str_from(planted[i])) >= 0)
				fail_msg("'%s' survived in '" STR_FMT "'",
					 planted[i], STR_ARG(out));
		}
}

static void test_known_names_have_one_stand_in(void **state)
{
	const struct flow *f = play.walk.entry.flow;
	struct redactions r;

	(void)state;
	play_fill(&play, flow_value(f, STR("host")), STR("broker"));
	play_fill(&play, flow_value(f, STR("bucket")), STR("our-data"));
	redact_init(&r, &arena, &play.walk);
	assert_str(redact_str(&r, STR("broker and broker:9092, not brokers")),
		   "host-1 and host-1:9092, not brokers");
	assert_str(redact_str(&r, STR("oss://our-data/x and our-data")),
		   "oss://bucket-1/x and bucket-1");
	assert_str(redact_str(&r, STR("10.0.0.1 10.0.0.2 10.0.0.1")),
		   "ip-1 ip-2 ip-1");
	assert_str(redact_told(&r, LANG_EN),
		   "2 IP addresses, 1 bucket name, 1 host name");
}

static void test_what_is_no_secret_stays(void **state)
{
	static const char *const plain[] = {
		"java.net.UnknownHostException: oops",
		"org.apache.flink.fs.osshadoop.shaded.com.aliyun.oss",
		"at com.alibaba.ververica.connectors.Foo.run(Foo.java:12)",
		"taskmanager.log and pom.xml",
		"2026-11-25 12:00:05",
		"Flink 1.12, VVR 3.0",
		"Foo::bar",
		"12:00:05.123",
		"limits.cpu=1",
		"env.java.opts: >-",
		"'properties.bootstrap.servers' = 'a'",
		"execution.checkpointing.interval: 180s",
		"123456789012345",
		"12345678901234567",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(plain); i++) {
		struct redactions r;

		redact_init(&r, &arena, &play.walk);
		assert_str(redact_str(&r, str_from(plain[i])), plain[i]);
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_any_value_comes_back),
		TEST(test_any_bit_that_flips_shows),
		TEST(test_what_is_kept_is_read_back),
		TEST(test_evidence_is_kept_and_taken_up_again),
		TEST(test_long_evidence_is_cut_between_characters),
		TEST(test_a_report_shows_its_evidence),
		TEST(test_a_change_is_one_line),
		TEST(test_what_cannot_be_saved_did_not_happen),
		TEST(test_a_case_that_cannot_begin_leaves_nothing),
		TEST(test_elsewhere_holds_everything),
		TEST(test_quiet_events_wait_for_the_first_real_one),
		TEST(test_the_end_closes_and_back_reopens),
		TEST(test_names_are_not_taken_twice),
		TEST(test_damaged_lines_are_left_out),
		TEST(test_the_same_flow_is_as_it_was),
		TEST(test_edits_are_told_and_move_no_answer),
		TEST(test_a_renamed_node_is_found),
		TEST(test_what_cannot_be_walked_can_be_read),
		TEST(test_ages),
		TEST(test_nothing_planted_survives),
		TEST(test_known_names_have_one_stand_in),
		TEST(test_what_is_no_secret_stays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
