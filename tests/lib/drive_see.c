/* Commands that look at the screen and at the end of the program. */
#include <stdlib.h>
#include <string.h>

#include "drive_command.h"
#include "drive_file.h"
#include "drive_snap.h"

static const char *text_of(struct story *s)
{
	return bytes_text(&s->args.text);
}

static bool text_stands(struct story *s)
{
	int row, col;

	return term_find(&s->term, text_of(s), &row, &col);
}

bool see_text(struct story *s)
{
	return story_expect(s, text_stands, "'%s' does not stand anywhere",
			    text_of(s));
}

static bool text_is_gone(struct story *s)
{
	return !text_stands(s);
}

bool see_no_text(struct story *s)
{
	return story_expect(s, text_is_gone, "'%s' still stands", text_of(s));
}

/* The row a script means: 1 is the top, -1 the bottom. */
static int row_meant(const struct story *s)
{
	long row = s->args.number[0];

	return (int)(row < 0 ? s->term.rows + row : row - 1);
}

static bool row_has_text(struct story *s)
{
	return term_row_has(&s->term, row_meant(s), text_of(s));
}

bool see_row(struct story *s)
{
	int row = row_meant(s);

	if (row < 0 || row >= s->term.rows)
		return story_fail(s, "there is no row %ld of %d",
				  s->args.number[0], s->term.rows);
	return story_expect(s, row_has_text, "row %d has no '%s'", row + 1,
			    text_of(s));
}

static bool cursor_is_there(struct story *s)
{
	int row, col;

	term_cursor(&s->term, &row, &col);
	return row == row_meant(s) && col + 1 == s->args.number[1];
}

bool see_cursor(struct story *s)
{
	return story_expect(s, cursor_is_there, "the cursor is not at %ld %ld",
			    s->args.number[0], s->args.number[1]);
}

static bool cursor_row_has_text(struct story *s)
{
	int row, col;

	term_cursor(&s->term, &row, &col);
	return term_row_has(&s->term, row, text_of(s));
}

bool see_cursor_on(struct story *s)
{
	return story_expect(s, cursor_row_has_text,
			    "the cursor's row has no '%s'", text_of(s));
}

/* Whether the first cell of the first TEXT has the look in number[0], or no
 * look at all where that is 0. */
static bool text_has_look(struct story *s)
{
	unsigned want = (unsigned)s->args.number[0], look;
	int row, col;

	if (!term_find(&s->term, text_of(s), &row, &col))
		return false;
	look = term_look(&s->term, row, col);
	return want == 0 ? look == 0 : (look & want) != 0;
}

static bool see_look(struct story *s, unsigned look, const char *word)
{
	s->args.number[0] = (long)look;
	return story_expect(s, text_has_look, "no %s '%s'", word, text_of(s));
}

bool see_bold(struct story *s)
{
	return see_look(s, LOOK_BOLD, "bold");
}

bool see_underline(struct story *s)
{
	return see_look(s, LOOK_UNDERLINE, "underlined");
}

bool see_reverse(struct story *s)
{
	return see_look(s, LOOK_REVERSE, "reverse");
}

bool see_dim(struct story *s)
{
	return see_look(s, LOOK_DIM, "dim");
}

bool see_plain(struct story *s)
{
	return see_look(s, 0, "plain");
}

static bool alt_is_as_said(struct story *s)
{
	return s->term.alt == (strcmp(args_word(&s->args, 0), "on") == 0);
}

bool see_alt(struct story *s)
{
	const char *word = args_word(&s->args, 0);

	if (strcmp(word, "on") != 0 && strcmp(word, "off") != 0)
		return story_fail(s, "the alternate screen is on or off");
	return story_expect(s, alt_is_as_said, "the alternate screen is not %s",
			    word);
}

static void snap_path(const struct story *s, struct bytes *path)
{
	bytes_printf(path, "%s%s.%s.screen", bytes_text(&s->dir), s->name.at,
		     args_word(&s->args, 0));
}

/* The file's text stands in args.text. */
static bool screen_is_as_kept(struct story *s)
{
	struct bytes now = { 0 };
	bool same;

	snap_draw(&s->term, s->home, &now);
	same = bytes_same(&now, &s->args.text);
	bytes_free(&now);
	return same;
}

static bool update_snap(struct story *s, const char *path)
{
	struct bytes now = { 0 };
	bool fine = true;

	if (screen_is_as_kept(s))
		return true;
	snap_draw(&s->term, s->home, &now);
	if (!file_write(path, &now))
		fine = story_fail(s, "%s cannot be written", path);
	bytes_free(&now);
	return fine;
}

static bool compare_snap(struct story *s, const char *path)
{
	struct bytes now = { 0 };

	s->within_ms = STORY_WAIT_MS / 5;
	if (story_until(s, screen_is_as_kept))
		return true;
	snap_draw(&s->term, s->home, &now);
	story_fail(s, "%s differs (--update rewrites it)", path);
	snap_diff(&s->args.text, &now, &s->why);
	bytes_free(&now);
	return false;
}

bool see_snap(struct story *s)
{
	struct bytes path = { 0 };
	bool fine;

	snap_path(s, &path);
	story_settle(s);
	if (!file_read(path.at, &s->args.text) && !s->opt->update) {
		fine = story_fail(s, "there is no %s (--update writes it)",
				  path.at);
		story_show_screen(s);
	} else {
		fine = s->opt->update ? update_snap(s, path.at)
				      : compare_snap(s, path.at);
	}
	bytes_free(&path);
	return fine;
}

static bool has_ended(struct story *s)
{
	return term_is_over(&s->term);
}

bool see_exit(struct story *s)
{
	if (!story_expect(s, has_ended, "the program does not end"))
		return false;
	s->exit_seen = true;
	if (s->term.pty.code == s->args.number[0])
		return true;
	story_fail(s, "it ended with %d, not %ld", s->term.pty.code,
		   s->args.number[0]);
	story_show_screen(s);
	return false;
}

static bool is_stopped(struct story *s)
{
	return s->term.pty.state == PTY_STOPPED;
}

bool see_stop(struct story *s)
{
	if (!story_expect(s, is_stopped, "the program is not stopped"))
		return false;
	story_settle(s); /* it may have written just before */
	return true;
}

bool see_survived(struct story *s)
{
	story_settle(s);
	if (story_is_running(s))
		return true;
	s->exit_seen = true;
	if (s->term.pty.code == 0)
		return true;
	story_fail(s, "it ended with %d", s->term.pty.code);
	story_show_screen(s);
	return false;
}

/* Name what is not as the terminal was found; true when there is nothing. */
static bool terminal_restored(const struct term *t, struct bytes *why)
{
	size_t before = why->len;

	pty_modes_restored(&t->pty, why);
	modes_restored(&t->wire.modes, why);
	if (term_pen(t) != 0)
		bytes_puts(why, "the next text would not be plain\n");
	return why->len == before;
}

static bool all_restored(struct story *s)
{
	struct bytes why = { 0 };
	bool fine = terminal_restored(&s->term, &why);

	bytes_free(&why);
	return fine;
}

bool see_modes(struct story *s)
{
	if (story_until(s, all_restored))
		return true;
	story_fail(s, "the terminal is not as it was found:");
	terminal_restored(&s->term, &s->why);
	story_show_screen(s);
	return false;
}

static bool left_text_after(struct story *s)
{
	return term_is_over(&s->term) && !s->term.alt && text_stands(s);
}

bool see_after(struct story *s)
{
	return story_expect(s, left_text_after,
			    "'%s' was not left on the normal screen",
			    text_of(s));
}

bool see_cpu(struct story *s)
{
	if (story_is_running(s))
		return story_fail(s, "say expect-exit first");
	return s->term.pty.cpu_ms <= story_stretch(s, s->args.number[0]) ||
	       story_fail(s, "it used %ld ms", s->term.pty.cpu_ms);
}

bool see_memory(struct story *s)
{
	if (story_is_running(s))
		return story_fail(s, "say expect-exit first");
	return s->term.pty.memory_kb <= story_stretch(s, s->args.number[0]) ||
	       story_fail(s, "it used %ld KB", s->term.pty.memory_kb);
}
