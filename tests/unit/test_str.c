/* test_str - slices: trimmed, cut, found, read as numbers. */

#include "unit.h"

#include "unstuck/base/buf.h"
#include "unstuck/base/arena.h"

static void test_trim(void **state)
{
	static const struct {
		const char *s, *want;
	} rows[] = {
		{ "", "" },	    { " ", "" },
		{ " a b ", "a b" }, { "\t\r\na", "a" },
		{ "a\v\f", "a" },   { "\xC2\xA0", "\xC2\xA0" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_str(str_trim(str_from(rows[i].s)), rows[i].want);
	assert_str(str_trim(STR_NONE), "");
}

static void test_cut(void **state)
{
	static const struct {
		const char *s, *at, *head, *tail;
		bool found;
	} rows[] = {
		{ "a=b", "=", "a", "b", true },
		{ "a=b=c", "=", "a", "b=c", true },
		{ "=", "=", "", "", true },
		{ "ab", "=", "ab", "", false },
		{ "", "=", "", "", false },
		{ "a::b", "::", "a", "b", true },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct str_pair cut =
			str_cut(str_from(rows[i].s), str_from(rows[i].at));

		assert_str(cut.head, rows[i].head);
		assert_str(cut.tail, rows[i].tail);
		assert_int_equal(cut.found, rows[i].found);
	}
}

static void test_ends_are_clamped(void **state)
{
	(void)state;
	assert_str(str_head(STR("abc"), 9), "abc");
	assert_str(str_tail(STR("abc"), 9), "");
	assert_str(str_tail(STR("abc"), 3), "");
	assert_true(str_starts(STR("abc"), STR("")));
	assert_true(str_ends(STR("abc"), STR("bc")));
	assert_true(str_ends(STR("abc"), STR("abc")));
	assert_false(str_ends(STR("bc"), STR("abc")));
	assert_false(str_starts(STR("a"), STR("ab")));
	assert_true(str_eq(STR_NONE, STR("")));
}

static void test_find(void **state)
{
	(void)state;
	assert_int_equal(str_find(STR("abcabc"), STR("ca")), 2);
	assert_int_equal(str_find(STR("abc"), STR("abcd")), -1);
	assert_int_equal(str_find(STR("abc"), STR("")), 0);
	assert_int_equal(str_find(STR_NONE, STR("a")), -1);
	assert_int_equal(str_find(((struct str){ "a\0b", 3 }), STR("b")), 2);
}

static void test_lines(void **state)
{
	struct str rest = STR("one\n\nthree\n"), line;

	(void)state;
	assert_true(str_line(&rest, &line));
	assert_str(line, "one");
	assert_true(str_line(&rest, &line));
	assert_str(line, "");
	assert_true(str_line(&rest, &line));
	assert_str(line, "three");
	assert_false(str_line(&rest, &line));
}

static void test_order_is_by_bytes(void **state)
{
	(void)state;
	assert_true(str_cmp(STR("a"), STR("b")) < 0);
	assert_true(str_cmp(STR("a"), STR("ab")) < 0);
	assert_true(str_cmp(STR("\xE4"), STR("z")) > 0);
	assert_int_equal(str_cmp(STR_NONE, STR("")), 0);
}

static void test_to_int(void **state)
{
	static const struct {
		const char *s;
		bool fine;
		int64_t want;
	} rows[] = {
		{ "0", true, 0 },
		{ "-12", true, -12 },
		{ "007", true, 7 },
		{ "900719925474099", true, 900719925474099 },
		{ "", false, 0 },
		{ "-", false, 0 },
		{ "1 ", false, 0 },
		{ "+1", false, 0 },
		{ "99999999999999999999", false, 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		int64_t n = 0;

		assert_int_equal(str_to_int(str_from(rows[i].s), &n),
				 rows[i].fine);
		assert_int_equal(n, rows[i].want);
	}
}

static void test_made_in_an_arena(void **state)
{
	(void)state;
	assert_string_equal(str_cz(&arena, STR("ab")), "ab");
	assert_string_equal(str_cz(&arena, STR_NONE), "");
	assert_str(str_join(&arena, STR("a"), STR_NONE), "a");
	assert_str(str_of_int(&arena, INT64_MIN), "-9223372036854775808");
	assert_str(str_lower(&arena, STR("AbZ\xC3\x84")), "abz\xC3\x84");
	assert_str(str_format(&arena, "%s-" STR_FMT, "a", STR_ARG(STR("b"))),
		   "a-b");
	assert_str(str_format(&arena, "%s", ""), "");
}

static void test_buf_keeps_what_was_put(void **state)
{
	struct buf out;

	(void)state;
	buf_init(&out, &arena);
	assert_int_equal(buf_str(&out).n, 0);
	for (int i = 0; i < 1000; i++)
		buf_printf(&out, "%d,", i % 10);
	buf_pad(&out, '-', 3);
	buf_put(&out, STR_NONE);
	buf_puts(&out, NULL);
	assert_int_equal(out.n, 2003);
	assert_true(str_starts(buf_str(&out), STR("0,1,2,")));
	assert_true(str_ends(buf_str(&out), STR("9,---")));
	buf_clear(&out);
	buf_putc(&out, 'x');
	assert_str(buf_str(&out), "x");
}

#define TEST(name)                                                             \
	cmocka_unit_test_setup_teardown(name, start_arena, stop_arena)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_trim),
		TEST(test_cut),
		TEST(test_ends_are_clamped),
		TEST(test_find),
		TEST(test_lines),
		TEST(test_order_is_by_bytes),
		TEST(test_to_int),
		TEST(test_made_in_an_arena),
		TEST(test_buf_keeps_what_was_put),
	};

	return cmocka_run_group_tests_name("str", tests, NULL, NULL);
}
