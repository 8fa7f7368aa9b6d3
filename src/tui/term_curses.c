#define NCURSES_WIDECHAR 1

#include "unstuck/tui/term.h"

#include <curses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

#include "term_glyph.h"
#include "term_guard.h"
#include "term_input.h"
#include "term_modes.h"
#include "term_size.h"
#include "unstuck/tui/clipboard.h"

#define PASTE_ON "\033[?2004h"
#define PASTE_OFF "\033[?2004l"
#define MOUSE_ON "\033[?1000h\033[?1006h"
#define MOUSE_OFF "\033[?1006l\033[?1000l"
/* Ends a sequence or string that was cut off in the middle. */
#define STRING_END "\033\\"

enum {
	SEQUENCES_MAX = 16,
	ACCENT = 1, /* the color pair */
	STYLES = STYLE_ACCENT * 2,
};

static struct {
	SCREEN *screen; /* NULL: not open */
	bool left;	/* the normal screen is shown */
	bool resumed;	/* not told yet */
	bool redraw;
	bool ansi; /* understands ECMA-48, so private modes do no harm */
	bool ascii;
	bool mouse;
	attr_t attributes[STYLES];
	uint64_t painted[TERM_MAX_ROWS]; /* what each row shows, hashed */
	struct modes enter, leave, undo;
	struct key_sequence sequences[SEQUENCES_MAX];
	size_t sequence_count;
	char clipboard[CLIPBOARD_ROOM];
} term;

static const struct {
	unsigned style;
	attr_t attribute;
} style_table[] = {
	{ STYLE_BOLD, A_BOLD },
	{ STYLE_DIM, A_DIM },
	{ STYLE_UNDERLINE, A_UNDERLINE },
	{ STYLE_REVERSE, A_REVERSE },
};

static const struct {
	const char *capability;
	enum tkey key;
} key_table[] = {
	{ "kcuu1", TKEY_UP },	  { "kcud1", TKEY_DOWN },
	{ "kcub1", TKEY_LEFT },	  { "kcuf1", TKEY_RIGHT },
	{ "khome", TKEY_HOME },	  { "kend", TKEY_END },
	{ "kpp", TKEY_PGUP },	  { "knp", TKEY_PGDN },
	{ "kdch1", TKEY_DELETE }, { "kcbt", TKEY_BACKTAB },
	{ "kf1", TKEY_F1 },	  { "kf2", TKEY_F2 },
	{ "kent", TKEY_ENTER },
};

/* ---- Can it be had? ---- */

/* A string of terminfo; NULL when this terminal has none. */
static const char *capability(const char *name)
{
	const char *value = tigetstr(name);

	return value == (const char *)-1 ? NULL : value;
}

bool term_can(void)
{
	const char *type = getenv("TERM");
	int error;
	bool has_cup;

	if (!type || !*type || setupterm(NULL, STDOUT_FILENO, &error) != OK)
		return false;
	has_cup = capability("cup") != NULL;
	del_curterm(cur_term);
	return has_cup;
}

/* ---- The size. ---- */

static void resize(void)
{
	struct term_size size = size_measure();

	size_tell(size);
	resizeterm(size.rows, size.cols);
	term.redraw = true;
}

struct term_size term_size(void)
{
	struct term_size size = { 24, 80 };

	if (term.screen)
		getmaxyx(stdscr, size.rows, size.cols);
	return size;
}

/* ---- Entering and leaving. ---- */

static void learn_modes(void)
{
	const char *cup = capability("cup");
	static const char *const ends[] = { "rmkx", "sgr0", "op", "cnorm",
					    "rmcup" };

	term.enter.n = term.leave.n = term.undo.n = 0;
	term.ansi = cup && strncmp(cup, "\033[", 2) == 0;
	modes_add(&term.enter, capability("smkx"));
	modes_add(&term.enter, term.ansi ? PASTE_ON : NULL);
	modes_add(&term.leave, term.ansi ? MOUSE_OFF PASTE_OFF : NULL);
	modes_add(&term.leave, capability("rmkx"));
	modes_add(&term.undo,
		  term.ansi ? STRING_END MOUSE_OFF PASTE_OFF : NULL);
	for (size_t i = 0; i < COUNT(ends); i++)
		modes_add(&term.undo, capability(ends[i]));
	modes_add(&term.undo, capability("rmcup") ? NULL : "\r\n");
}

/* Rows that are control bytes of ASCII stay what they are: ^H, ^L, ^J … */
static void learn_keys(void)
{
	term.sequence_count = 0;
	for (size_t i = 0; i < COUNT(key_table); i++) {
		struct str bytes =
			str_from(capability(key_table[i].capability));

		if (bytes.n > 1 && bytes.p[0] == '\033')
			term.sequences[term.sequence_count++] =
				(struct key_sequence){ bytes,
						       key_table[i].key };
	}
}

const struct key_sequence *term_sequences(size_t *count)
{
	*count = term.screen ? term.sequence_count : 0;
	return term.sequences;
}

/* One color, on the terminal's own background; else bold stands for it. */
static attr_t learn_accent(bool color)
{
	if (!color || !has_colors() || start_color() == ERR ||
	    use_default_colors() == ERR ||
	    init_pair(ACCENT, COLOR_CYAN, -1) == ERR)
		return A_BOLD;
	return (attr_t)COLOR_PAIR(ACCENT);
}

static void learn_styles(bool color)
{
	attr_t accent = learn_accent(color);

	for (unsigned style = 0; style < STYLES; style++) {
		attr_t a = style & STYLE_ACCENT ? accent : A_NORMAL;

		for (size_t i = 0; i < COUNT(style_table); i++)
			if (style & style_table[i].style)
				a |= style_table[i].attribute;
		term.attributes[style] = a;
	}
}

static void set_modes(void)
{
	raw(); /* keys as bytes: no signals, no Ctrl-S */
	noecho();
	nonl();
	typeahead(-1); /* a paint is never cut short: we read, not curses */
	/*
	 * Always visible: screen readers and magnifiers follow the cursor, so
	 * it marks the highlighted row where no text is typed.
	 */
	curs_set(1);
}

/* Nothing was written yet, so nothing but the modes is taken back. */
static void give_up(void)
{
	if (term.screen) {
		reset_shell_mode();
		delscreen(term.screen);
	}
	term.screen = NULL;
	guard_close();
}

bool term_open(struct term_options options)
{
	if (term.screen)
		return true;
	term.ascii = !term_locale() || options.ascii;
	guard_open();
	size_tell(size_measure());
	use_env(TRUE);
	use_tioctl(FALSE);
	term.screen = newterm(NULL, stdout, stdin);
	if (!term.screen || !capability("cup")) {
		give_up();
		return false;
	}
	learn_modes();
	guard_arm(modes_bytes(&term.undo));
	set_modes();
	learn_keys();
	learn_styles(options.color);
	term.left = term.mouse = term.resumed = false;
	term.redraw = true;
	guard_put(modes_bytes(&term.enter));
	return true;
}

static bool is_shown(void)
{
	return term.screen && !term.left;
}

static void leave_screen(void)
{
	if (term.left)
		return;
	term.left = true;
	guard_put(modes_bytes(&term.leave));
	guard_watch();
	endwin();
	guard_unwatch();
	guard_arm(STR_NONE);
}

/* The next paint brings the screen back. */
static void enter_screen(void)
{
	guard_arm(modes_bytes(&term.undo));
	reset_prog_mode();
	guard_put(modes_bytes(&term.enter));
	if (term.mouse)
		guard_put(STR(MOUSE_ON));
	term.left = false;
	term.resumed = true;
	resize(); /* whoever had the terminal may have changed it */
}

void term_close(void)
{
	if (!term.screen)
		return;
	guard_leave();
	if (guard_in_background()) /* where endwin would stop us */
		guard_put(term.left ? STR_NONE : modes_bytes(&term.undo));
	else
		leave_screen();
	delscreen(term.screen);
	term.screen = NULL;
	guard_close();
}

static void suspend(pid_t whom)
{
	leave_screen();
	guard_stop(whom);
	/* Ended while it stood still: the screen belongs to the shell. */
	if (!guard_signal())
		enter_screen();
}

void term_suspend(void)
{
	if (is_shown())
		suspend(0);
}

/* ---- Painting. ---- */

/* ASCII of one style; gives the column behind it. */
static int paint_run(const struct cell *cells, int row, int col, int limit)
{
	unsigned char style = cells[col].style;
	chtype attributes = (chtype)term.attributes[style % STYLES];
	chtype run[TERM_MAX_COLS];
	int n = 0;

	for (; col + n < limit; n++) {
		const struct cell *c = &cells[col + n];

		if (c->style != style || c->s.n > 1 || c->cols != 1 ||
		    (c->s.n && (c->s.p[0] < ' ' || c->s.p[0] > '~')))
			break;
		run[n] = (c->s.n ? (unsigned char)c->s.p[0] : ' ') | attributes;
	}
	if (n > 0)
		mvaddchnstr(row, col, run, n);
	return col + n;
}

/* Exactly the columns the frame says, whatever the C library thinks. */
static int paint_cluster(const struct cell *c, int row, int col)
{
	attr_t attributes = term.attributes[c->style % STYLES];
	short pair = (short)PAIR_NUMBER(attributes);
	struct str rest = term.ascii ? STR("?") : c->s;
	int end = col + (c->cols > 0 ? c->cols : 1);
	struct glyph g;
	cchar_t cell;

	while (col < end && glyph_next(&rest, end - col, &g)) {
		if (setcchar(&cell, g.at, attributes, pair, NULL) == OK)
			mvadd_wch(row, col, &cell);
		col += g.cols;
	}
	for (; col < end; col++)
		mvaddch(row, col, ' ' | (chtype)attributes);
	return end;
}

static void paint_row(const struct frame *f, int row, int limit)
{
	const struct cell *cells = &f->cells[(size_t)row * (size_t)f->cols];
	int col = 0;

	while (col < limit) {
		const struct cell *c = &cells[col];
		int end;

		if (!c->s.n && !c->style) { /* blank as it is */
			col++;
			continue;
		}
		end = paint_run(cells, row, col, limit);
		if (end == col && col + c->cols <= limit)
			end = paint_cluster(c, row, col);
		col = end > col ? end : col + 1;
	}
}

static uint64_t hash_bytes(uint64_t h, const void *bytes, size_t n)
{
	const unsigned char *p = bytes;

	for (size_t i = 0; i < n; i++) /* FNV-1a */
		h = (h ^ p[i]) * 1099511628211u;
	return h;
}

static uint64_t row_hash(const struct frame *f, int row, int limit)
{
	const struct cell *cells = &f->cells[(size_t)row * (size_t)f->cols];
	uint64_t h = 14695981039346656037u;

	for (int col = 0; col < limit; col++) {
		const struct cell *c = &cells[col];

		h = hash_bytes(h, c->s.p, c->s.n);
		h = hash_bytes(h, &c->cols, sizeof c->cols);
		h = hash_bytes(h, &c->style, sizeof c->style);
	}
	return h | 1; /* 0 is a row that was never painted */
}

/* Most rows of most paints show what they showed before. */
static void paint_changed(const struct frame *f, int row, int limit)
{
	uint64_t hash = row_hash(f, row, limit);

	if (hash == term.painted[row])
		return;
	term.painted[row] = hash;
	move(row, 0);
	clrtoeol();
	paint_row(f, row, limit);
}

static int lesser(int a, int b)
{
	return a < b ? a : b;
}

void term_paint(const struct frame *f)
{
	struct term_size size = term_size();
	int rows = lesser(f->rows, size.rows);
	int limit = lesser(f->cols, size.cols) - 1; /* never the last column */

	if (!is_shown()) /* ended in a stop: curses would take it back */
		return;
	if (term.redraw) {
		erase();
		memset(term.painted, 0, sizeof term.painted);
	}
	for (int row = 0; row < rows; row++)
		paint_changed(f, row, limit);
	move(size_clamp(f->cursor_row + 1, size.rows) - 1,
	     size_clamp(f->cursor_col + 1, size.cols) - 1);
	if (term.redraw)
		clearok(curscr, TRUE);
	term.redraw = false;
	guard_watch();
	refresh();
	guard_unwatch();
}

void term_redraw(void)
{
	term.redraw = true;
}

/* ---- Input. ---- */

/* What curses must learn of an event before the loop does. */
static enum term_event settle(enum guard_event event)
{
	static const enum term_event events[] = {
		[GUARD_TIMEOUT] = TERM_TIMEOUT,
		[GUARD_RESIZED] = TERM_RESIZED,
		[GUARD_STOPPED] = TERM_RESUMED,
		[GUARD_CONTINUED] = TERM_RESUMED,
		[GUARD_ENDED] = TERM_ENDED,
	};

	if (event == GUARD_RESIZED)
		resize();
	if (event == GUARD_STOPPED)
		suspend(getpid());
	if (event == GUARD_CONTINUED) {
		leave_screen();
		enter_screen();
	}
	term.resumed = false; /* it is told now */
	return events[event];
}

enum term_event term_wait(struct arena *a, int ms, struct str *bytes)
{
	enum guard_event event;

	*bytes = STR_NONE;
	if (!term.screen)
		return TERM_ENDED;
	if (term.resumed) { /* by term_suspend, which said nothing */
		term.resumed = false;
		return TERM_RESUMED;
	}
	while ((event = guard_wait(ms)) == GUARD_INPUT) {
		*bytes = input_read(a);
		if (bytes->n)
			return TERM_INPUT;
	}
	return settle(event);
}

bool term_read(struct arena *a, struct str *bytes)
{
	*bytes = STR_NONE;
	if (term.screen && guard_readable(0))
		*bytes = input_read(a);
	return bytes->n > 0;
}

int term_signal(void)
{
	return guard_signal();
}

/* ---- Beside the screen. ---- */

void term_raw_view(struct safe text, struct safe prompt)
{
	if (!is_shown())
		return;
	leave_screen();
	guard_view_modes();
	guard_put(text.s);
	if (!str_ends(text.s, STR("\n")))
		guard_put(STR("\n"));
	guard_put(prompt.s);
	input_wait_for_enter();
	guard_put(STR("\n"));
	if (!guard_signal())
		enter_screen();
}

bool term_clipboard(struct safe text)
{
	size_t n;

	if (!is_shown() || !term.ansi)
		return false;
	n = clipboard_write(
		term.clipboard, text.s,
		clipboard_way(getenv("TMUX"), getenv("STY"), getenv("TERM")));
	return n && guard_put((struct str){ term.clipboard, n });
}

void term_mouse(bool on)
{
	if (!is_shown() || !term.ansi || term.mouse == on)
		return;
	term.mouse = on;
	guard_put(on ? STR(MOUSE_ON) : STR(MOUSE_OFF));
}
