/* test_signature - one signature and the lines it knows. */
#include "unit.h"

#include "unstuck/flow/signature.h"

static struct str words[] = { STR_INIT("as DNS resolution failed for") };
static struct str others[] = { STR_INIT("neo4j") };

/* Couldn't resolve ... as DNS resolution failed for HOST[, code CODE] */
static struct signature signature(const char *pattern, int lines)
{
	return (struct signature){
		.contains = { .at = words, .count = COUNT(words) },
		.unless = { .at = others, .count = COUNT(others) },
		.pattern = str_from(pattern),
		.lines = lines
	};
}

static const char host_pattern[] =
	"DNS resolution failed for: (?<host>[^\\s,]+)(?:, code=(?<code>\\w+))?";

/* ---- a text --------------------------------------------------------------------- */

static void test_captures_are_spelled_as_in_the_log(void **state)
{
	static const struct {
		const char *text, *host, *code; /* NULL: not captured */
	} rows[] = {
		{ "as DNS resolution failed for: A.Test", "A.Test", NULL },
		{ "as DNS resolution failed for: a, code=7", "a", "7" },
		{ "as DNS resolution failed for : a ,code = 7", "a", "7" },
		{ "AS DNS RESOLUTION FAILED FOR: A.Test", "A.Test", NULL },
		{ "as DNS resolution\nfailed for: a", "a", NULL },
		{ "x\nas DNS resolu\ntion failed for: a\nx", "a", NULL },
		{ "as DNS resolution failed for：\033[1ma\033[0m", "a", NULL },
		{ "as DNS resolution failed for: a&amp;b", "a&b", NULL },
		{ "10:00:01 as DNS resolution failed for: a", "a", NULL },
		{ "as DNS resolution failed for: a\nx neo4j", "a", NULL },
		{ "asDNSresolutionfailedfor: a", NULL, NULL },
		{ "as DNS resolution failed for: a neo4j", NULL, NULL },
		{ "DNS resolution failed for: a", NULL, NULL },
		{ "as DNS resolution failed for:\n\n\na", NULL, NULL },
		{ "", NULL, NULL },
	};
	struct signature s = signature(host_pattern, 0);
	struct matcher *m = matcher_new(&arena, &s);
	struct signature_match found;

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		bool known = matcher_run_text(m, &arena, str_from(rows[i].text),
					      &found);

		if (known != (rows[i].host != NULL))
			fail_msg("%s", rows[i].text);
		if (!known)
			continue;
		assert_int_equal(found.count, rows[i].code ? 2 : 1);
		for (size_t n = 0; n < found.count; n++)
			assert_str(found.captured[n].text,
				   str_eq(found.captured[n].name, STR("host"))
					   ? rows[i].host
					   : rows[i].code);
	}
}

static void test_words_alone_are_an_error(void **state)
{
	struct signature s = signature("", 0);
	struct matcher *m = matcher_new(&arena, &s);
	struct signature_match found;

	(void)state;
	assert_true(matcher_run_text(
		m, &arena, STR("x as  DNS resolution failed for a"), &found));
	assert_int_equal(found.from, 2);
	assert_int_equal(found.count, 0);
}

static void test_a_wrong_pattern_knows_nothing(void **state)
{
	struct signature s = signature("DNS (resolution", 0);
	struct matcher *m = matcher_new(&arena, &s);
	struct signature_match found;

	(void)state;
	assert_false(matcher_run_text(
		m, &arena, STR("as DNS resolution failed for a"), &found));
}

static void test_it_says_why_not(void **state)
{
	static const struct {
		const char *text, *why;
	} rows[] = {
		{ "as DNS resolution failed for: a", NULL },
		{ "DNS", "none of `contains` is in it" },
		{ "as DNS resolution failed for a",
		  "`pattern` does not match it" },
		{ "neo4j as DNS resolution failed for: a",
		  "it holds one of `unless`" },
	};
	struct signature s = signature(host_pattern, 0);

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *why =
			signature_misses(&arena, &s, str_from(rows[i].text));

		assert_true((why == NULL) == (rows[i].why == NULL));
		if (why)
			assert_string_equal(why, rows[i].why);
	}
}

/* ---- lines ------------------------------------------------------------------------ */

static void test_a_match_knows_its_bytes(void **state)
{
	static const struct {
		const char *text;
		bool wrapped;
		const char *match; /* NULL: none begins in the first line */
	} rows[] = {
		{ "x as DNS resolution failed for: a, y\nz", false,
		  "DNS resolution failed for: a" },
		{ "x\nas DNS resolution failed for: a", false, NULL },
		{ "x\nas DNS resolution failed for: a", true, NULL },
		{ "as DNS reso\nlution failed for: a", true,
		  "DNS reso\nlution failed for: a" },
		{ "as DNS resolution failed for:\na", true,
		  "DNS resolution failed for:\na" },
		{ "as DNS resolution failed for:\na", false, NULL },
		{ "as DNS resolution failed for: a", true, NULL },
		{ "\nas DNS resolution failed for: a", true, NULL },
	};
	struct signature s = signature(host_pattern, 0);
	struct matcher *m = matcher_new(&arena, &s);
	struct signature_match found;

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct loose all = loose_text(&arena, str_from(rows[i].text));
		struct loose text = loose_lines(&all, rows[i].wrapped ? 1 : 0);
		bool known =
			rows[i].wrapped
				? matcher_run_wrapped(m, &arena, &text, &found)
				: matcher_run(m, &arena, &text, &found);

		if (known != (rows[i].match != NULL))
			fail_msg("%s", rows[i].text);
		if (known)
			assert_str(str_tail(str_head(text.s, found.to),
					    found.from),
				   rows[i].match);
	}
}

/* A line that only mentions it is not where the error stands. */
static void test_an_error_is_of_its_own_line(void **state)
{
	struct signature s = signature(host_pattern, 2);
	struct matcher *m = matcher_new(&arena, &s);
	struct loose text =
		loose_text(&arena, STR("as DNS resolution failed for\n"
				       "as DNS resolution failed for: a"));
	struct signature_match found;

	(void)state;
	assert_false(matcher_run(m, &arena, &text, &found));
	text = loose_text(&arena, STR("as DNS resolution failed for\n"
				      "it: DNS resolution failed for: a"));
	assert_true(matcher_run(m, &arena, &text, &found));
}

/* What two lines hold as one does not undo what the lines behind them said. */
static void test_unless_counts_in_all_lines(void **state)
{
	struct signature s = signature(host_pattern, 2);
	struct matcher *m = matcher_new(&arena, &s);
	struct signature_match found;

	(void)state;
	assert_false(matcher_run_text(
		m, &arena, STR("as DNS resolution failed for: a\nx\nneo4j\n"),
		&found));
	assert_true(matcher_run_text(
		m, &arena,
		STR("as DNS resolution failed for: a\nx\nx\nneo4j\n"), &found));
}

#define TEST(name)                                                             \
	cmocka_unit_test_setup_teardown(name, start_arena, stop_arena)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_captures_are_spelled_as_in_the_log),
		TEST(test_words_alone_are_an_error),
		TEST(test_a_wrong_pattern_knows_nothing),
		TEST(test_it_says_why_not),
		TEST(test_a_match_knows_its_bytes),
		TEST(test_an_error_is_of_its_own_line),
		TEST(test_unless_counts_in_all_lines),
	};

	return cmocka_run_group_tests_name("signature", tests, NULL, NULL);
}
