/*
 * unit - what most unit tests start from: cmocka and one arena.
 *
 * Knows: an arena that lives for one test; running out of memory fails it.
 * A test that needs more makes its own start and stop.
 */
#ifndef TESTS_LIB_UNIT_H
#define TESTS_LIB_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "unstuck/base/arena.h"
#include "unstuck/base/str.h"

#define MAYBE_UNUSED __attribute__((unused))

MAYBE_UNUSED static struct arena arena;

MAYBE_UNUSED static void no_memory(size_t bytes)
{
	fail_msg("asked for %zu bytes too many", bytes);
}

MAYBE_UNUSED static int start_arena(void **state)
{
	(void)state;
	arena_init(&arena, no_memory);
	return 0;
}

MAYBE_UNUSED static int stop_arena(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

MAYBE_UNUSED static void assert_str(struct str got, const char *want)
{
	if (!str_eq(got, str_from(want)))
		fail_msg("got '" STR_FMT "', want '%s'", STR_ARG(got), want);
}

#endif
