/* sys_stream - logs that change while they are read, and holes in them. */
#include "unit.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "unstuck/base/buf.h"
#include "unstuck/sys/stream.h"

static char path[sizeof "/tmp/unstuck-stream.XXXXXX"];
static int fd;
static struct stream stream;
static struct diags diags;

static int start(void **state)
{
	start_arena(state);
	memcpy(path, "/tmp/unstuck-stream.XXXXXX", sizeof path);
	fd = mkstemp(path);
	diags_init(&diags, &arena);
	sys_stream_init(&stream, &arena);
	return fd < 0;
}

static int stop(void **state)
{
	sys_stream_close(&stream);
	close(fd);
	unlink(path);
	return stop_arena(state);
}

static void add(const char *text)
{
	assert_int_equal(write(fd, text, strlen(text)), strlen(text));
}

static void open_it(void)
{
	assert_true(sys_stream_open(&stream, str_from(path), &diags));
}

/* What is left of it, in pieces of at most n bytes. */
static struct str rest(size_t n)
{
	char *p = arena_array(&arena, char, n);
	struct buf out;
	size_t got;

	buf_init(&out, &arena);
	while ((got = sys_stream_read(&stream, p, n, &diags)) > 0)
		buf_put(&out, (struct str){ p, got });
	return buf_str(&out);
}

static void assert_told(const char *word)
{
	assert_int_equal(diags.list.count, 1);
	assert_int_equal(diags.list.at[0].code, DIAG_CHANGED);
	assert_int_equal(diags.errors, 0);
	assert_true(str_find(diags.list.at[0].message, str_from(word)) >= 0);
}

static void test_a_file_is_read_to_the_end_it_had(void **state)
{
	(void)state;
	add("one\ntwo\n");
	open_it();
	add("three\n");
	assert_true(str_eq(rest(100), STR("one\ntwo\n")));
	assert_told("grew");
	assert_int_equal(sys_stream_percent(&stream), 100);
}

static void test_a_file_that_was_cut_says_so(void **state)
{
	(void)state;
	add("one two three four five six\n");
	open_it();
	assert_int_equal(ftruncate(fd, 20), 0);
	assert_true(str_eq(rest(16), STR("one two three four f")));
	assert_told("cut");
}

/* A hole is some NULs: what stands around it does not meet. */
static void test_holes_are_not_read(void **state)
{
	const off_t far = (off_t)1 << 40;
	struct str all;

	(void)state;
	add("before");
	assert_int_equal(lseek(fd, far, SEEK_SET), far);
	add("behind");
	open_it();
	all = rest(1 << 16);
	assert_true(str_starts(all, STR("before")));
	assert_true(str_ends(all, STR("\0behind")));
	assert_true(all.n < 1 << 20);
	assert_int_equal(diags.list.count, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_a_file_is_read_to_the_end_it_had),
		TEST(test_a_file_that_was_cut_says_so),
		TEST(test_holes_are_not_read),
	};

	return cmocka_run_group_tests_name("stream", tests, NULL, NULL);
}
