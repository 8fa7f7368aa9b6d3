/* test_value - what a person may fill in, type by type. */

#include "unit.h"

#include <string.h>

#include "unstuck/flow/value.h"

/* want NULL: it is refused. */
struct row {
	const char *typed, *want;
};

static void check_rows(const struct value *v, const struct row *rows,
		       size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct str canonical = STR_NONE, why = STR_NONE;
		bool fine = value_check(&arena, v, str_from(rows[i].typed),
					&canonical, LANG_EN, &why);

		if (fine != (rows[i].want != NULL))
			fail_msg("'%s' is %s", rows[i].typed,
				 fine ? "taken" : "refused");
		if (fine && !str_eq(canonical, str_from(rows[i].want)))
			fail_msg("'%s' became '" STR_FMT "'", rows[i].typed,
				 STR_ARG(canonical));
		if (!fine && str_find(why, v->example) < 0)
			fail_msg("'%s': no example in '" STR_FMT "'",
				 rows[i].typed, STR_ARG(why));
	}
}

#define CHECK(v, ...)                                                          \
	do {                                                                   \
		static const struct row rows[] = { __VA_ARGS__ };              \
		check_rows((v), rows, COUNT(rows));                            \
	} while (0)

static struct value typed(enum value_type type, const char *example)
{
	return (struct value){ .type = type, .example = str_from(example) };
}

static void test_hostname(void **state)
{
	struct value v = typed(VALUE_HOSTNAME, "kafka.test.com");

	(void)state;
	CHECK(&v, { "kafka.test.com", "kafka.test.com" }, { "a", "a" },
	      { " host \n", "host" }, { "my_host-1", "my_host-1" },
	      { "10.0.0.1", "10.0.0.1" }, { "A.B", "A.B" }, { "", NULL },
	      { ".", NULL }, { "..", NULL }, { "a..b", NULL }, { "a.", NULL },
	      { ".a", NULL }, { "-a", NULL }, { "a-", NULL }, { "a b", NULL },
	      { "a;b", NULL }, { "$(a)", NULL }, { "中.cn", NULL },
	      { "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
		"aa",
		NULL });
}

static void test_ipv4(void **state)
{
	struct value v = typed(VALUE_IPV4, "192.168.0.1");

	(void)state;
	CHECK(&v, { "192.168.0.1", "192.168.0.1" }, { "0.0.0.0", "0.0.0.0" },
	      { "255.255.255.255", "255.255.255.255" }, { "256.0.0.1", NULL },
	      { "1.2.3", NULL }, { "1.2.3.4.5", NULL }, { "1.2.3.", NULL },
	      { "1..2.3", NULL }, { "1.2.3.0004", NULL }, { "a.b.c.d", NULL },
	      { "1.2.3.4 ", "1.2.3.4" }, { "1.2.3.-4", NULL });
}

static void test_ports(void **state)
{
	struct value port = typed(VALUE_PORT, "9092");
	struct value both = typed(VALUE_HOST_PORT, "kafka:9092");

	(void)state;
	CHECK(&port, { "1", "1" }, { "65535", "65535" }, { "0", NULL },
	      { "65536", NULL }, { "-1", NULL }, { "80a", NULL },
	      { "99999999999999999999", NULL });
	CHECK(&both, { "kafka:9092", "kafka:9092" }, { "kafka", NULL },
	      { "kafka:", NULL }, { ":9092", NULL }, { "kafka:0", NULL },
	      { "a:1:2", NULL }, { "a b:1", NULL });
}

static void test_url(void **state)
{
	struct value v = typed(VALUE_URL, "https://a.test/b");

	(void)state;
	CHECK(&v, { "https://a.test/b?c=d#e", "https://a.test/b?c=d#e" },
	      { "jdbc:mysql", NULL }, { "oss://bucket/x", "oss://bucket/x" },
	      { "://a", NULL }, { "a://", NULL }, { "http://a b", NULL },
	      { "http://a';b", NULL }, { "http://a&b", NULL },
	      { "http://$(x)", NULL }, { "http://`x`", NULL });
}

static void test_integer(void **state)
{
	struct value v = typed(VALUE_INTEGER, "3");

	(void)state;
	CHECK(&v, { "0", "0" }, { "007", "7" }, { "-1", NULL }, { "1.5", NULL },
	      { "1e3", NULL }, { "x", NULL });
	v.has_min = v.has_max = true;
	v.min = 2;
	v.max = 4;
	CHECK(&v, { "2", "2" }, { "4", "4" }, { "1", NULL }, { "5", NULL });
}

static void test_duration(void **state)
{
	struct value v = typed(VALUE_DURATION, "36h");

	(void)state;
	v.unit = STR("ms");
	CHECK(&v, { "36h", "129600000" }, { "90s", "90000" }, { "5", "5" },
	      { "2 d", "172800000" }, { "1m", "60000" }, { "h", NULL },
	      { "1.5h", NULL }, { "1w", NULL }, { "99999999999999999d", NULL });
	v.unit = STR("h");
	CHECK(&v, { "2d", "48" }, { "3", "3" }, { "60m", "1" }, { "90m", NULL },
	      { "1ms", NULL });
	v.has_min = true;
	v.min = 2;
	CHECK(&v, { "2", "2" }, { "1", NULL }, { "120m", "2" });
}

static void test_datetime(void **state)
{
	struct value v = typed(VALUE_DATETIME, "2026-11-22 01:10");

	(void)state;
	CHECK(&v, { "2026-11-22", "2026-11-22" },
	      { "2026-11-22 01:10", "2026-11-22T01:10" },
	      { "2026-11-22T01:10:59", "2026-11-22T01:10:59" },
	      { "2026-13-22", NULL }, { "2026-11-32", NULL },
	      { "2026-11-22 24:00", NULL }, { "2026-11-22 01:60", NULL },
	      { "2026-11-22 01", NULL }, { "26-11-22", NULL },
	      { "2026/11/22", NULL }, { "2026-11-22x01:10", NULL },
	      { "2026-11-22 01:10:", NULL }, { "2026-11-22 01:10 UTC", NULL });
}

static void test_path_and_identifier(void **state)
{
	struct value path = typed(VALUE_PATH, "/etc/hosts");
	struct value id = typed(VALUE_IDENTIFIER, "vpc-1");

	(void)state;
	CHECK(&path, { "/etc/hosts", "/etc/hosts" }, { "a b", NULL },
	      { "~/x", "~/x" }, { "..", NULL }, { ".", NULL }, { "-rf", NULL },
	      { "/a;b", NULL }, { "/a*", NULL }, { "/a\nb", NULL },
	      { "../a", "../a" });
	CHECK(&id, { "vpc-1_a.b/c:d@e", "vpc-1_a.b/c:d@e" }, { "a b", NULL },
	      { "a$b", NULL }, { "a'b", NULL }, { "a\"b", NULL },
	      { "-a", NULL }, { "中", NULL });
}

static void test_text(void **state)
{
	struct value v = typed(VALUE_TEXT, "10:00 UTC");

	(void)state;
	CHECK(&v, { "since 10:00; `x`", "since 10:00; `x`" },
	      { "中文", "中文" }, { "a\nb\tc\x1B", "a b c" }, { "-x", NULL },
	      { "\x1B-x", NULL }, { "\x1B", NULL }, { "  ", NULL },
	      { ".", NULL });
}

static void test_pattern_narrows(void **state)
{
	struct value v = typed(VALUE_IDENTIFIER, "vpc-bp1");

	(void)state;
	v.pattern = STR("vpc-[0-9a-z]+");
	CHECK(&v, { "vpc-bp1", "vpc-bp1" }, { "vpc-", NULL },
	      { "xvpc-a", NULL }, { "vpc-A", NULL }, { "vpc-a b", NULL });
}

static void test_lists(void **state)
{
	struct value v = typed(VALUE_IPV4, "192.168.0.1,192.168.0.2");

	(void)state;
	v.list = true;
	CHECK(&v, { "10.0.0.1", "10.0.0.1" },
	      { "10.0.0.1,10.0.0.2", "10.0.0.1,10.0.0.2" },
	      { " 10.0.0.1 , 10.0.0.2 ,", "10.0.0.1,10.0.0.2" },
	      { "10.0.0.1，10.0.0.2、10.0.0.3", "10.0.0.1,10.0.0.2,10.0.0.3" },
	      { "10.0.0.1\n10.0.0.2\r\n10.0.0.3\n",
		"10.0.0.1,10.0.0.2,10.0.0.3" },
	      { "10.0.0.1;10.0.0.2；10.0.0.3", "10.0.0.1,10.0.0.2,10.0.0.3" },
	      { ",,", NULL }, { "", NULL }, { "10.0.0.1,x", NULL },
	      { "10.0.0.1 10.0.0.2", NULL }, { "10.0.0.1,-1", NULL });
}

static void test_items(void **state)
{
	struct value v = typed(VALUE_IPV4, "1.1.1.1");
	struct ids items;

	(void)state;
	items = value_items(&arena, &v, STR("1.1.1.1"));
	assert_int_equal(items.count, 1);
	v.list = true;
	items = value_items(&arena, &v, STR("1.1.1.1,2.2.2.2"));
	assert_int_equal(items.count, 2);
	assert_true(str_eq(items.at[1], STR("2.2.2.2")));
	assert_int_equal(value_items(&arena, &v, STR_NONE).count, 0);
}

static void test_refusals_say_why(void **state)
{
	struct value v = typed(VALUE_INTEGER, "30");
	struct str canonical, why;

	(void)state;
	v.has_min = v.has_max = true;
	v.min = 10;
	v.max = 60;
	assert_false(
		value_check(&arena, &v, STR("5"), &canonical, LANG_EN, &why));
	assert_true(str_eq(why, STR("Expected a whole number, for example 30. "
				    "It must be from 10 to 60.")));
	assert_false(
		value_check(&arena, &v, STR("5"), &canonical, LANG_ZH, &why));
	assert_true(str_find(why, STR("10 到 60")) >= 0);
}

/* ---- nothing breaks out ----------------------------------------------------- */

static unsigned next(unsigned *seed)
{
	*seed = *seed * 1103515245 + 12345;
	return *seed >> 16;
}

/* Bytes that shells, YAML, SQL and terminals care about, and some letters. */
static struct str any_text(char *p, unsigned *seed)
{
	static const char bytes[] = "aZ09._/:@%+~?&=#,-;'\"`$(){}[]<>|\\ \t\n*!"
				    "\x1B\x7F\xE4\xB8\xAD";
	size_t n = next(seed) % 24;

	for (size_t i = 0; i < n; i++)
		p[i] = bytes[next(seed) % (sizeof bytes)]; /* NUL as well */
	return (struct str){ p, n };
}

static void assert_harmless(const struct value *v, struct str s)
{
	static const char alphabet[] =
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
		"0123456789._/:@%+~?&=#,-";

	assert_true(s.n > 0 && s.p[0] != '-');
	assert_false(str_eq(s, STR(".")) || str_eq(s, STR("..")));
	for (size_t i = 0; i < s.n; i++)
		if (v->type != VALUE_TEXT &&
		    (!s.p[i] || !strchr(alphabet, s.p[i])))
			fail_msg("'" STR_FMT "' passes as a " STR_FMT,
				 STR_ARG(s), STR_ARG(value_type_ids[v->type]));
}

static void test_no_value_breaks_out(void **state)
{
	unsigned seed = 7;
	char p[32];

	(void)state;
	for (int i = 0; i < 200000; i++) {
		struct value v = { .type = (enum value_type)(i %
							     VALUE_TYPE_COUNT),
				   .list = next(&seed) % 4 == 0 };
		struct arena_mark mark = arena_mark(&arena);
		struct str canonical, why, again;

		if (value_check(&arena, &v, any_text(p, &seed), &canonical,
				LANG_EN, &why)) {
			assert_harmless(&v, canonical);
			assert_true(value_check(&arena, &v, canonical, &again,
						LANG_EN, &why));
			assert_true(str_eq(again, canonical));
		}
		arena_rewind(&arena, mark);
	}
}

#define TEST(name)                                                             \
	cmocka_unit_test_setup_teardown(name, start_arena, stop_arena)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_hostname),
		TEST(test_ipv4),
		TEST(test_ports),
		TEST(test_url),
		TEST(test_integer),
		TEST(test_duration),
		TEST(test_datetime),
		TEST(test_path_and_identifier),
		TEST(test_text),
		TEST(test_pattern_narrows),
		TEST(test_lists),
		TEST(test_items),
		TEST(test_refusals_say_why),
		TEST(test_no_value_breaks_out),
	};

	return cmocka_run_group_tests_name("value", tests, NULL, NULL);
}
