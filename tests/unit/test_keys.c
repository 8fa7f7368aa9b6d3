#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "unstuck/base/buf.h"
#include "unstuck/tui/keys.h"

#define CASE(what, bytes, events)                                              \
	{                                                                      \
		what, STR_INIT(bytes), events                                  \
	}

struct row {
	const char *name;
	struct str bytes;
	const char *want; /* events in words; see say_event */
};

static const char *const key_names[] = {
	[TKEY_NONE] = "none",
	[TKEY_ENTER] = "enter",
	[TKEY_TAB] = "tab",
	[TKEY_BACKTAB] = "backtab",
	[TKEY_BACKSPACE] = "bksp",
	[TKEY_DELETE] = "del",
	[TKEY_ESC] = "esc",
	[TKEY_UP] = "up",
	[TKEY_DOWN] = "down",
	[TKEY_LEFT] = "left",
	[TKEY_RIGHT] = "right",
	[TKEY_HOME] = "home",
	[TKEY_END] = "end",
	[TKEY_PGUP] = "pgup",
	[TKEY_PGDN] = "pgdn",
	[TKEY_F1] = "f1",
	[TKEY_F2] = "f2",
	[TKEY_CLICK] = "click",
	[TKEY_WHEEL_UP] = "wheel-up",
	[TKEY_WHEEL_DOWN] = "wheel-down",
	[TKEY_PASTE] = "paste",
	[TKEY_UNKNOWN] = "?",
};

/* As xterm-256color has them, and one no built-in row knows. */
static const struct key_sequence terminfo[] = {
	{ STR_INIT("\033OA"), TKEY_UP },
	{ STR_INIT("\033[3~"), TKEY_DELETE },
	{ STR_INIT("\033T!"), TKEY_F1 },
	{ STR_INIT("\033[9~"), TKEY_HOME },
};

static const struct row single_keys[] = {
	CASE("a letter", "a", "a"),
	CASE("letters", "qQ?", "q Q ?"),
	CASE("digits", "12", "1 2"),
	CASE("a blank", " ", " "),
	CASE("carriage return and line feed", "\r\n", "enter enter"),
	CASE("tab", "\t", "tab"),
	CASE("both backspaces", "\b\177", "bksp bksp"),
	CASE("Ctrl and a letter", "\003\020\016\032",
	     "ctrl+c ctrl+p ctrl+n "
	     "ctrl+z"),
	CASE("Ctrl and others", "\034\035\036\037",
	     "ctrl+\\ ctrl+] ctrl+^ "
	     "ctrl+_"),
	CASE("two bytes", "\xc3\xa9", "\xc3\xa9"),
	CASE("three bytes", "中文", "中 文"),
	CASE("four bytes", "\U0001f600", "\U0001f600"),
	CASE("full-width letters and digits", "ａＺ１？～", "a Z 1 ? ~"),
	CASE("the full-width blank", "\u3000", " "),
	CASE("other full-width marks stay", "。「", "。 「"),
};

static const struct row bad_text[] = {
	CASE("a lone continuation",
	     "\x80"
	     "a",
	     "? a"),
	CASE("a lead without its tail",
	     "\xe4"
	     "a",
	     "? a"),
	CASE("two of three bytes",
	     "\xe4\xbd"
	     "a",
	     "? ? a"),
	CASE("overlong", "\xc0\xaf", "? ?"),
	CASE("overlong, three bytes", "\xe0\x80\xaf", "? ? ?"),
	CASE("a surrogate", "\xed\xa0\x80", "? ? ?"),
	CASE("above the last character", "\xf4\x90\x80\x80", "? ? ? ?"),
	CASE("never a lead", "\xff\xfe", "? ?"),
	CASE("C1 control",
	     "\xc2\x9b"
	     "A",
	     "? A"),
};

static const struct row cursor_keys[] = {
	CASE("normal mode", "\033[A\033[B\033[C\033[D", "up down right left"),
	CASE("application mode", "\033OA\033OB\033OC\033OD",
	     "up down right left"),
	CASE("Home and End of xterm", "\033[H\033[F\033OH\033OF",
	     "home end home end"),
	CASE("Home and End of tmux", "\033[1~\033[4~", "home end"),
	CASE("Home and End of rxvt", "\033[7~\033[8~", "home end"),
	CASE("pages", "\033[5~\033[6~", "pgup pgdn"),
	CASE("Delete; Insert is unknown", "\033[3~\033[2~", "del ?"),
	CASE("F1 F2 of xterm", "\033OP\033OQ", "f1 f2"),
	CASE("F1 F2 of rxvt and PuTTY", "\033[11~\033[12~", "f1 f2"),
	CASE("F1 F2 of Linux", "\033[[A\033[[B", "f1 f2"),
	CASE("F3 of all of them", "\033OR\033[13~\033[[C", "? ? ?"),
	CASE("Shift and Tab", "\033[Z", "backtab"),
	CASE("keypad", "\033OM\033Op\033Oy\033Ok\033On", "enter 0 9 + ."),
	CASE("terminfo's own", "\033T!\033[9~", "f1 home"),
};

static const struct row modified_keys[] = {
	CASE("Alt", "\033[1;3A\033[1;3B", "alt+up alt+down"),
	CASE("Ctrl", "\033[1;5C", "ctrl+right"),
	CASE("Shift is no difference", "\033[1;2D\033[1;2P", "left f1"),
	CASE("all of them", "\033[1;8H", "alt+ctrl+home"),
	CASE("Meta", "\033[1;9A", "alt+up"),
	CASE("numbered", "\033[3;3~\033[5;5~", "alt+del ctrl+pgup"),
	CASE("old Ctrl", "\033O5C\033[5D", "ctrl+right ctrl+left"),
	CASE("rxvt Shift", "\033[a\033[d\033[7$\033[3$", "up left home del"),
	CASE("rxvt Ctrl", "\033Oa\033[7^\033[3@", "ctrl+up ctrl+home ctrl+del"),
	CASE("rxvt Alt", "\033\033[A\033\033OB\033\033[5~",
	     "alt+up alt+down alt+pgup"),
	CASE("Alt and a letter", "\033v\033S\033é", "alt+v alt+S alt+é"),
	CASE("Alt and a full-width letter", "\033ｙ", "alt+y"),
	CASE("Alt and a control", "\033\r\033\177\033\003",
	     "alt+enter alt+bksp alt+ctrl+c"),
	CASE("Alt and a bad byte", "\033\xff", "alt+?"),
	CASE("Alt before a key is no sequence", "\033[\033[A", "alt+[ up"),
	CASE("Alt and O, repeated", "\033O\033O\r", "alt+O alt+O enter"),
	CASE("Alt and P, repeated", "\033P\033P\r", "alt+P alt+P enter"),
	CASE("Esc and Alt", "\033\033a", "esc alt+a"),
};

static const struct row mouse[] = {
	CASE("click", "\033[<0;12;3M\033[<0;12;3m", "click(2,11)"),
	CASE("with Shift", "\033[<4;1;1M", "click(0,0)"),
	CASE("far away", "\033[<0;500;300M", "click(299,499)"),
	CASE("wheel", "\033[<64;1;1M\033[<65;1;1M", "wheel-up wheel-down"),
	CASE("other buttons", "\033[<2;1;1M\033[<32;1;1M\033[<66;1;1M",
	     "? ? ?"),
	CASE("nonsense", "\033[<0;0;3M\033[<0;3M\033[<;;M", "? ? ?"),
	CASE("of X10, printable bytes and all", "\033[M 3!a", "? a"),
};

static const struct row replies[] = {
	CASE("device attributes", "\033[?62;1;2c\033[>0;276;0c", "? ?"),
	CASE("cursor report", "\033[24;80R", "?"),
	CASE("status and modes", "\033[0n\033[?2026;2$y", "? ?"),
	CASE("focus", "\033[I\033[O", "? ?"),
	CASE("color by BEL", "\033]11;rgb:1e/1e/1e\007a", "? a"),
	CASE("color by ST", "\033]11;rgb:1e/1e/1e\033\\a", "? a"),
	CASE("title", "\033]l a title\033\\a", "? a"),
	CASE("sub-parameters", "\033[1:2A\033[38:5~", "? ?"),
	CASE("capability", "\033P1+r544e=787465726d\033\\q", "? q"),
	CASE("APC, PM, SOS", "\033_Gi=1;OK\033\\\033^x\033\\\033Xy\033\\z",
	     "? ? ? z"),
	CASE("a key ends a broken one", "\033]11;rgb\033[Aq", "? up q"),
	CASE("so does a control byte", "\033]11;rgb\rq", "? q"),
	CASE("long clipboard",
	     "\033]52;c;aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
	     "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\007b",
	     "? b"),
	CASE("a sequence without end",
	     "\033[1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1"
	     ";1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1Aq",
	     "? q"),
	CASE("too many numbers", "\033[1;2;3;4;5A", "?"),
	CASE("large numbers", "\033[99999999999999999999~", "?"),
	CASE("broken by a control byte", "\033[1;\rq", "? enter q"),
	CASE("broken by text", "\033[1;中", "? 中"),
};

static const struct row pastes[] = {
	CASE("short", "\033[200~ab\033[201~c", "paste(ab) c"),
	CASE("empty", "\033[200~\033[201~", "paste()"),
	CASE("keys inside are text", "\033[200~a\rb\033[A\003\033[201~\r",
	     "paste(a\rb\033[A\003) enter"),
	CASE("nearly the end mark", "\033[200~\033[201\033[20\033[201~x",
	     "paste(\033[201\033[20) x"),
	CASE("begun twice", "\033[200~a\033[200~b\033[201~",
	     "paste(a\033[200~b)"),
	CASE("two of them", "\033[200~a\033[201~\033[200~b\033[201~",
	     "paste(a) paste(b)"),
	CASE("not UTF-8", "\033[200~\xff\xfe\033[201~", "paste(\xff\xfe)"),
	CASE("an end without a start", "\033[201~a", "? a"),
};

static const struct row bursts[] = {
	CASE("fifteen characters are typed", "abcdefghijklmno",
	     "a b c d e f g h i j k l m n o"),
	CASE("sixteen are pasted", "abcdefghijklmnop",
	     "paste(abcdefghijklmnop)"),
	CASE("lines belong to it", "\nfirst line\n\tsecond line\r\n",
	     "paste(\nfirst line\n\tsecond line\r\n)"),
	CASE("characters count, not bytes", "一二三四五六七",
	     "一 二 三 四 五 六 七"),
	CASE("Chinese", "一二三四五六七八九十一二三四五六",
	     "paste(一二三四五六七八九十一二三四五六)"),
	CASE("bad bytes belong to it", "abcdefgh\xe9ijklmno1\r",
	     "paste(abcdefgh\xe9ijklmno1\r)"),
	CASE("Enter, many times", "\r\r\r\r\r\r\r\r\r\r\r\r\r\r\r\r\r",
	     "enter enter enter enter enter enter enter enter enter enter "
	     "enter enter enter enter enter enter enter"),
	CASE("arrows are arrows", "\033[A\033[A\033[A\033[A\033[A\033[A\033[B",
	     "up up up up up up down"),
	CASE("a key ends it", "abcdefghijklmnop\033[A",
	     "paste(abcdefghijklmnop) up"),
	CASE("the start of a character waits", "abcdefghijklmnop\xe4",
	     "paste(abcdefghijklmnop)"),
};

/* What the bytes are when nothing follows for a while. */
static const struct row late[] = {
	CASE("Esc", "\033", "esc"),
	CASE("Esc twice", "\033\033", "esc esc"),
	CASE("Alt and a bracket", "\033[", "alt+["),
	CASE("Alt and O", "\033O", "alt+O"),
	CASE("Alt and other introducers", "\033]", "alt+]"),
	CASE("Alt and P", "\033P", "alt+P"),
	CASE("Alt and the start of terminfo's", "\033T", "alt+T"),
	CASE("Esc, Alt and a bracket", "\033\033[", "esc alt+["),
	CASE("a sequence", "\033[1;", "?"),
	CASE("a mouse report", "\033[<0;1", "?"),
	CASE("a character", "\xe4\xbd", "?"),
	CASE("Alt and a character", "\033\xe4", "?"),
	CASE("a paste waits for ever", "\033[200~abc", ""),
	CASE("also at its end mark", "\033[200~abc\033[20", ""),
};

/* First, a while without anything, then. */
static const struct {
	const char *name;
	struct str first, then;
	const char *want;
} delayed[] = {
	{ "the rest of a report leaks no digit", STR_INIT("\033[24;"),
	  STR_INIT("80Rq"), "? q" },
	{ "nor that of a string", STR_INIT("\033]11;rgb:1"),
	  STR_INIT("e/1e/1e\007q"), "? q" },
	{ "nor its end mark", STR_INIT("\033]11;rgb\033"), STR_INIT("q"),
	  "? q" },
	{ "a key ends the wait for it", STR_INIT("\033[24;"),
	  STR_INIT("\033[Aq"), "? up q" },
	{ "a paste goes on", STR_INIT("\033[200~ab\033[20"), STR_INIT("1~c"),
	  "paste(ab) c" },
	{ "a lone ^C ends a paste", STR_INIT("\033[200~ab\033["),
	  STR_INIT("\003"), "paste(ab) ctrl+c" },
};

struct bench {
	struct arena arena; /* of one feed */
	struct arena said_arena;
	struct buf said;
	struct keys keys;
};

static void fail_oom(size_t bytes)
{
	fail_msg("no memory for %zu bytes", bytes);
	abort();
}

static void bench_open(struct bench *b)
{
	arena_init(&b->arena, fail_oom);
	arena_init(&b->said_arena, fail_oom);
	buf_init(&b->said, &b->said_arena);
	keys_init(&b->keys, &b->arena, fail_oom);
	keys_know(&b->keys, terminfo, COUNT(terminfo));
}

static void bench_close(struct bench *b)
{
	keys_release(&b->keys);
	arena_release(&b->arena);
	arena_release(&b->said_arena);
}

static void say_event(struct buf *out, const struct key_event *e)
{
	if (out->n)
		buf_putc(out, ' ');
	buf_puts(out, e->alt ? "alt+" : "");
	buf_puts(out, e->ctrl ? "ctrl+" : "");
	if (e->key == TKEY_CHAR)
		buf_put(out, e->text);
	else
		buf_puts(out, key_names[e->key]);
	if (e->key == TKEY_PASTE)
		buf_printf(out, "(" STR_FMT ")", STR_ARG(e->text));
	if (e->key == TKEY_CLICK)
		buf_printf(out, "(%d,%d)", e->row, e->col);
}

static void say_events(struct bench *b)
{
	for (size_t i = 0; i < b->keys.events.count; i++)
		say_event(&b->said, &b->keys.events.at[i]);
}

/* The bytes are gone after the feed, as they are in the loop. */
static void feed(struct bench *b, struct str bytes)
{
	char *copy = malloc(bytes.n + 1);

	assert_non_null(copy);
	if (bytes.n)
		memcpy(copy, bytes.p, bytes.n);
	arena_rewind(&b->arena, (struct arena_mark){ NULL, 0 });
	keys_feed(&b->keys, (struct str){ copy, bytes.n });
	memset(copy, '#', bytes.n);
	free(copy);
	say_events(b);
}

static void wait_long(struct bench *b)
{
	arena_rewind(&b->arena, (struct arena_mark){ NULL, 0 });
	keys_timeout(&b->keys);
	say_events(b);
}

static void expect(const struct bench *b, const char *name, const char *want)
{
	if (!str_eq(buf_str(&b->said), str_from(want)))
		fail_msg("%s: want '%s', got '" STR_FMT "'", name, want,
			 STR_ARG(buf_str(&b->said)));
}

static void expect_events(const struct row *row, size_t split)
{
	struct bench b;

	bench_open(&b);
	feed(&b, str_head(row->bytes, split));
	feed(&b, str_tail(row->bytes, split));
	expect(&b, row->name, row->want);
	bench_close(&b);
}

/* Whole, and cut in two at every byte. */
static void expect_at_every_split(const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		for (size_t at = 0; at <= rows[i].bytes.n; at++)
			expect_events(&rows[i], at);
}

#define SPLIT_TEST(table)                                                      \
	static void test_##table(void **state)                                 \
	{                                                                      \
		(void)state;                                                   \
		expect_at_every_split(table, COUNT(table));                    \
	}

SPLIT_TEST(single_keys)
SPLIT_TEST(bad_text)
SPLIT_TEST(cursor_keys)
SPLIT_TEST(modified_keys)
SPLIT_TEST(mouse)
SPLIT_TEST(replies)
SPLIT_TEST(pastes)

static void test_bursts(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(bursts); i++)
		expect_events(&bursts[i], bursts[i].bytes.n);
}

/* Byte by byte, nothing is a burst; a paste is one all the same. */
static void test_single_bytes(void **state)
{
	static const char text[] = "\033[200~中\r1\033[201~\033[1;3Ax";
	struct bench b;

	(void)state;
	bench_open(&b);
	for (size_t i = 0; i + 1 < sizeof text; i++)
		feed(&b, (struct str){ text + i, 1 });
	expect(&b, "byte by byte", "paste(中\r1) alt+up x");
	bench_close(&b);
}

static void test_timeout(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(late) * 2; i++) {
		const struct row *row = &late[i / 2];
		struct bench b;

		bench_open(&b);
		if (i % 2) /* terminfo's rows change what is waited for */
			keys_know(&b.keys, NULL, 0);
		feed(&b, row->bytes);
		if (i % 2 == 0)
			assert_int_equal(keys_waiting(&b.keys),
					 !b.keys.pasting);
		wait_long(&b);
		expect(&b, row->name, row->want);
		assert_false(keys_waiting(&b.keys));
		bench_close(&b);
	}
}

static void test_late_rest(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(delayed); i++) {
		struct bench b;

		bench_open(&b);
		feed(&b, delayed[i].first);
		wait_long(&b);
		feed(&b, delayed[i].then);
		expect(&b, delayed[i].name, delayed[i].want);
		bench_close(&b);
	}
}

/* Feed a paste of so many bytes, in pieces that hit every offset. */
static void paste_bytes(struct bench *b, size_t n)
{
	char piece[1021];

	memset(piece, 'x', sizeof piece);
	feed(b, STR("\033[200~"));
	while (n) {
		size_t now = n < sizeof piece ? n : sizeof piece;

		keys_feed(&b->keys, (struct str){ piece, now });
		assert_int_equal(b->keys.events.count, 0);
		n -= now;
	}
	keys_feed(&b->keys, STR("\033[201~"));
	assert_int_equal(b->keys.events.count, 1);
}

static void test_longest_paste(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b);
	paste_bytes(&b, PASTE_MAX);
	assert_false(b.keys.events.at[0].cut);
	assert_int_equal(b.keys.events.at[0].text.n, PASTE_MAX);
	paste_bytes(&b, PASTE_MAX + 1);
	assert_true(b.keys.events.at[0].cut);
	assert_int_equal(b.keys.events.at[0].text.n, PASTE_MAX);
	keys_feed(&b.keys, STR("q"));
	assert_int_equal(b.keys.events.count, 1);
	assert_int_equal(b.keys.events.at[0].key, TKEY_CHAR);
	bench_close(&b);
}

static void test_longest_burst(void **state)
{
	struct str bytes = { test_malloc(PASTE_MAX + 1), PASTE_MAX + 1 };
	struct bench b;

	(void)state;
	bench_open(&b);
	memset((void *)(uintptr_t)bytes.p, 'x', bytes.n);
	keys_feed(&b.keys, bytes);
	assert_int_equal(b.keys.events.count, 1);
	assert_true(b.keys.events.at[0].cut);
	bench_close(&b);
	test_free((void *)(uintptr_t)bytes.p);
}

/* Its last bytes come alone, and answer nothing. */
static void test_flood_goes_on(void **state)
{
	char text[2000];
	struct bench b;

	(void)state;
	bench_open(&b);
	memset(text, 'x', sizeof text);
	keys_feed(&b.keys, (struct str){ text, sizeof text });
	assert_true(keys_waiting(&b.keys));
	feed(&b, STR("y"));
	feed(&b, STR("3\r"));
	feed(&b, STR("\033[A3"));
	expect(&b, "it goes on", "paste(y) paste(3\r) up 3");
	keys_feed(&b.keys, (struct str){ text, sizeof text });
	b.said.n = 0;
	wait_long(&b);
	assert_false(keys_waiting(&b.keys));
	feed(&b, STR("3\r"));
	expect(&b, "it has ended", "3 enter");
	bench_close(&b);
}

/* A paste stays readable while its feed lasts, and is then given back. */
static void test_paste_memory(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b);
	paste_bytes(&b, PASTE_MAX);
	assert_true(arena_bytes(&b.keys.paste_arena) > PASTE_MAX);
	feed(&b, STR("q"));
	assert_int_equal(arena_bytes(&b.keys.paste_arena), 0);
	bench_close(&b);
}

static unsigned next_random(unsigned *seed)
{
	*seed = *seed * 1103515245 + 12345;
	return *seed >> 16;
}

static void test_random_bytes(void **state)
{
	static const char likely[] = "\033\033\033[[O]P;~0123<Mm\\\007\xe4\xbd";
	struct bench b;
	unsigned seed = 1;

	(void)state;
	bench_open(&b);
	for (int i = 0; i < 20000; i++) {
		char bytes[64];
		size_t n = next_random(&seed) % sizeof bytes;

		for (size_t j = 0; j < n; j++) {
			unsigned r = next_random(&seed);

			bytes[j] = r & 1 ? (char)(r >> 1)
					 : likely[(r >> 1) % sizeof likely];
		}
		b.said.n = 0;
		feed(&b, (struct str){ bytes, n });
		assert_true(b.keys.pending.n <= KEYS_MAX);
		if (next_random(&seed) % 4 == 0)
			wait_long(&b);
	}
	bench_close(&b);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_single_keys),
		cmocka_unit_test(test_bad_text),
		cmocka_unit_test(test_cursor_keys),
		cmocka_unit_test(test_modified_keys),
		cmocka_unit_test(test_mouse),
		cmocka_unit_test(test_replies),
		cmocka_unit_test(test_pastes),
		cmocka_unit_test(test_bursts),
		cmocka_unit_test(test_single_bytes),
		cmocka_unit_test(test_timeout),
		cmocka_unit_test(test_late_rest),
		cmocka_unit_test(test_longest_paste),
		cmocka_unit_test(test_longest_burst),
		cmocka_unit_test(test_flood_goes_on),
		cmocka_unit_test(test_paste_memory),
		cmocka_unit_test(test_random_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
