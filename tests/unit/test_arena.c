/* test_arena - memory with one lifetime. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "unstuck/base/arena.h"

static jmp_buf out_of_memory;
static size_t asked;

static void no_memory(size_t bytes)
{
	asked = bytes;
	longjmp(out_of_memory, 1);
}

static struct arena arena;

static int start(void **state)
{
	(void)state;
	arena_init(&arena, no_memory);
	return 0;
}

static int stop(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static void test_memory_is_zeroed_and_aligned(void **state)
{
	(void)state;
	for (size_t i = 1; i < 200; i++) {
		char *c = arena_array(&arena, char, i);
		double *d = arena_new(&arena, double);

		for (size_t n = 0; n < i; n++)
			assert_int_equal(c[n], 0);
		assert_int_equal((uintptr_t)d % alignof(double), 0);
		memset(c, 0xAA, i);
		*d = 1.0;
	}
}

static void test_rewound_memory_is_zeroed_again(void **state)
{
	struct arena_mark mark;
	char *p, *again;

	(void)state;
	(void)arena_array(&arena, char, 100);
	mark = arena_mark(&arena);
	p = arena_array(&arena, char, 100);
	memset(p, 1, 100);
	arena_rewind(&arena, mark);
	again = arena_array(&arena, char, 100);
	assert_ptr_equal(p, again);
	for (size_t i = 0; i < 100; i++)
		assert_int_equal(again[i], 0);
}

static void test_rewinding_gives_chunks_back(void **state)
{
	struct arena_mark mark = arena_mark(&arena);

	(void)state;
	(void)arena_array(&arena, char, 5000000);
	assert_true(arena_bytes(&arena) >= 5000000);
	arena_rewind(&arena, mark);
	assert_int_equal(arena_bytes(&arena), 0);
	assert_non_null(arena_array(&arena, char, 10));
}

/* What a rewind gives back serves again, or goes when it is too small. */
static void test_growing_needs_hold_no_more_than_the_last(void **state)
{
	struct arena_mark mark = arena_mark(&arena);

	(void)state;
	for (size_t n = 1; n < 4000; n++) {
		(void)arena_array(&arena, char, 20 * n);
		(void)arena_array(&arena, char, 80 * n);
		arena_rewind(&arena, mark);
	}
	assert_in_range(arena_held(&arena), 400000, 2000000);
}

static void test_a_list_keeps_its_elements(void **state)
{
	LIST(int) list = { 0 };

	(void)state;
	for (int i = 0; i < 1000; i++) {
		int *new = list_push(&arena, &list);

		assert_int_equal(*new, 0);
		*new = i;
	}
	assert_int_equal(list.count, 1000);
	for (int i = 0; i < 1000; i++)
		assert_int_equal(list.at[i], i);
}

static void test_a_product_that_wraps_is_out_of_memory(void **state)
{
	(void)state;
	if (setjmp(out_of_memory) == 0) {
		(void)arena_alloc(&arena, SIZE_MAX / 2, 4, 1);
		fail();
	}
	assert_int_equal(asked, SIZE_MAX);
	asked = 0;
	if (setjmp(out_of_memory) == 0) {
		(void)arena_alloc(&arena, (size_t)PTRDIFF_MAX + 1, 1, 1);
		fail();
	}
	assert_int_equal(asked, SIZE_MAX);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_memory_is_zeroed_and_aligned),
		TEST(test_rewound_memory_is_zeroed_again),
		TEST(test_rewinding_gives_chunks_back),
		TEST(test_growing_needs_hold_no_more_than_the_last),
		TEST(test_a_list_keeps_its_elements),
		TEST(test_a_product_that_wraps_is_out_of_memory),
	};

	return cmocka_run_group_tests_name("arena", tests, NULL, NULL);
}
