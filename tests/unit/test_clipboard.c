#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "unstuck/tui/clipboard.h"

#define OPEN "\033]52;c;"
#define WRAP "\033Ptmux;\033\033]52;c;"

static const struct {
	const char *name;
	struct str text;
	enum clipboard_way way;
	const char *want;
} sequences[] = {
	{ "nothing", STR_INIT(""), CLIPBOARD_PLAIN, OPEN "\a" },
	{ "one byte", STR_INIT("f"), CLIPBOARD_PLAIN, OPEN "Zg==\a" },
	{ "two", STR_INIT("fo"), CLIPBOARD_PLAIN, OPEN "Zm8=\a" },
	{ "three", STR_INIT("foo"), CLIPBOARD_PLAIN, OPEN "Zm9v\a" },
	{ "four", STR_INIT("foob"), CLIPBOARD_PLAIN, OPEN "Zm9vYg==\a" },
	{ "Chinese", STR_INIT("中文"), CLIPBOARD_PLAIN, OPEN "5Lit5paH\a" },
	{ "every digit's end", STR_INIT("\xff\xff\xfe"), CLIPBOARD_PLAIN,
	  OPEN "///+\a" },
	{ "lines, but not the last one's end", STR_INIT("a\n\tb\n\n"),
	  CLIPBOARD_PLAIN, OPEN "YQoJYg==\a" },
	{ "tmux", STR_INIT("foo"), CLIPBOARD_TMUX,
	  OPEN "Zm9v\a" WRAP "Zm9v\a\033\\" },
	{ "screen", STR_INIT("foo"), CLIPBOARD_SCREEN,
	  "\033P" OPEN "Zm9v\a\033\\" },
	/* 7 bytes before, 68 digits, 1 behind: 76 */
	{ "screen, one full piece",
	  STR_INIT("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"),
	  CLIPBOARD_SCREEN,
	  "\033P" OPEN "YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFh"
	  "YWFhYWFhYWFhYWFh\a\033\\" },
	{ "screen, two pieces",
	  STR_INIT("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab"),
	  CLIPBOARD_SCREEN,
	  "\033P" OPEN "YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFh"
	  "YWFhYWFhYWFhYWFhY\033\\\033Pg==\a\033\\" },
};

static const struct {
	const char *tmux, *sty, *term;
	enum clipboard_way want;
} ways[] = {
	{ NULL, NULL, NULL, CLIPBOARD_PLAIN },
	{ NULL, NULL, "xterm-256color", CLIPBOARD_PLAIN },
	{ "", "", "tmux-256color", CLIPBOARD_PLAIN },
	{ "/tmp/tmux-0/default,1,0", NULL, "screen-256color", CLIPBOARD_TMUX },
	{ "/tmp/tmux-0/default,1,0", "1.pts-0", "screen", CLIPBOARD_TMUX },
	{ NULL, "1.pts-0.host", "xterm", CLIPBOARD_SCREEN },
	{ NULL, NULL, "screen.xterm-256color", CLIPBOARD_SCREEN },
};

static char out[CLIPBOARD_ROOM];

static void test_sequences(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(sequences); i++) {
		size_t n = clipboard_write(out, sequences[i].text,
					   sequences[i].way);

		if (!str_eq((struct str){ out, n },
			    str_from(sequences[i].want)))
			fail_msg("%s: got '%.*s'", sequences[i].name, (int)n,
				 out);
	}
}

static void test_ways(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(ways); i++)
		assert_int_equal(
			clipboard_way(ways[i].tmux, ways[i].sty, ways[i].term),
			ways[i].want);
}

static void test_longest(void **state)
{
	static char text[CLIPBOARD_MAX + 1];

	(void)state;
	memset(text, 'x', sizeof text);
	for (enum clipboard_way way = CLIPBOARD_PLAIN; way <= CLIPBOARD_SCREEN;
	     way++) {
		size_t n = clipboard_write(
			out, (struct str){ text, CLIPBOARD_MAX }, way);

		assert_in_range(n, CLIPBOARD_MAX, CLIPBOARD_ROOM);
		n = clipboard_write(
			out, (struct str){ text, CLIPBOARD_MAX + 1 }, way);
		assert_int_equal(n, 0);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sequences),
		cmocka_unit_test(test_ways),
		cmocka_unit_test(test_longest),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
