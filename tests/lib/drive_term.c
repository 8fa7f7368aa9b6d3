#include "drive_term.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

static int on_prop(VTermProp prop, VTermValue *value, void *user)
{
	struct term *t = user;

	if (prop == VTERM_PROP_ALTSCREEN)
		t->alt = value->boolean;
	if (prop == VTERM_PROP_CURSORVISIBLE)
		t->cursor_shown = value->boolean;
	return 1;
}

/* What a terminal answers to a query goes to the program like keys. */
static void on_answer(const char *bytes, size_t len, void *user)
{
	struct term *t = user;

	bytes_add(&t->unsent, bytes, len);
}

/* There is no scrollback, but libvterm 0.3 asks for it without looking. */
static int drop_line(int cols, const VTermScreenCell *cells, void *user)
{
	(void)cols;
	(void)cells;
	(void)user;
	return 0;
}

static int no_line(int cols, VTermScreenCell *cells, void *user)
{
	(void)cols;
	(void)cells;
	(void)user;
	return 0;
}

/* libvterm 0.1 writes past its screen when a wide character meets one column.*/
static int drawn_cols(int cols)
{
	return cols < 2 ? 2 : cols;
}

static void open_vterm(struct term *t)
{
	static const VTermScreenCallbacks callbacks = {
		.settermprop = on_prop,
		.sb_pushline = drop_line,
		.sb_popline = no_line,
	};

	t->vt = vterm_new(t->rows, drawn_cols(t->cols));
	vterm_set_utf8(t->vt, 1);
	vterm_output_set_callback(t->vt, on_answer, t);
	t->screen = vterm_obtain_screen(t->vt);
	vterm_screen_set_callbacks(t->screen, &callbacks, t);
	vterm_screen_enable_altscreen(t->screen, 1);
	vterm_screen_reset(t->screen, 1);
}

bool term_start(struct term *t, const struct launch *l, struct bytes *why)
{
	*t = (struct term){
		.cols = l->cols,
		.rows = l->rows,
		.cursor_shown = true,
	};
	if (!pty_start(&t->pty, l, why))
		return false;
	open_vterm(t);
	return true;
}

static void draw(struct term *t)
{
	if (t->wire.shown.len > 0)
		vterm_input_write(t->vt, t->wire.shown.at, t->wire.shown.len);
	bytes_clear(&t->wire.shown);
}

/* Read once; true when there was something. */
static bool read_some(struct term *t)
{
	char chunk[65536];
	ssize_t n = read(t->pty.master, chunk, sizeof(chunk));

	if (n > 0) {
		wire_take(&t->wire, chunk, (size_t)n);
		draw(t);
		return true;
	}
	if (t->pty.state == PTY_ENDED && (n == 0 || errno != EINTR))
		t->read_out = true;
	return false;
}

static void write_some(struct term *t)
{
	ssize_t n = write(t->pty.master, t->unsent.at, t->unsent.len);

	if (n > 0)
		bytes_drop(&t->unsent, (size_t)n);
}

bool term_pump(struct term *t, long ms)
{
	bool reads = t->pty.master >= 0 && !t->stalled && !t->read_out;
	bool writes = t->pty.master >= 0 && t->unsent.len > 0;
	struct pollfd fds[] = {
		{ .fd = t->pty.notes, .events = POLLIN },
		{
			.fd = reads || writes ? t->pty.master : -1,
			.events = (short)((reads ? POLLIN : 0) |
					  (writes ? POLLOUT : 0)),
		},
	};
	bool news = false;

	if (t->pty.state == PTY_ENDED)
		fds[0].fd = -1;
	if (t->pty.state == PTY_ENDED && reads)
		ms = 0; /* whatever there is, is there */
	if (poll(fds, 2, (int)ms) < 0)
		return false;
	if (fds[0].revents)
		news = pty_hear(&t->pty);
	if (writes && (fds[1].revents & POLLOUT))
		write_some(t);
	if (reads)
		news |= read_some(t);
	return news;
}

void term_send(struct term *t, const char *bytes, size_t len)
{
	bytes_add(&t->unsent, bytes, len);
	if (t->pty.master >= 0)
		write_some(t);
}

void term_resize(struct term *t, int cols, int rows)
{
	t->cols = cols;
	t->rows = rows;
	vterm_set_size(t->vt, rows, drawn_cols(cols));
	vterm_input_write(t->vt, WIRE_CLAMP, strlen(WIRE_CLAMP));
	pty_resize(&t->pty, cols, rows);
}

bool term_is_over(const struct term *t)
{
	return t->pty.state == PTY_ENDED &&
	       (t->read_out || t->stalled || t->pty.master < 0);
}

static void cell_at(const struct term *t, int row, int col,
		    VTermScreenCell *cell)
{
	VTermPos pos = { .row = row, .col = col };

	*cell = (VTermScreenCell){ 0 };
	if (row >= 0 && row < t->rows && col >= 0 && col < t->cols)
		vterm_screen_get_cell(t->screen, pos, cell);
}

static bool is_second_half(const VTermScreenCell *cell)
{
	return cell->chars[0] == (uint32_t)-1;
}

static void put_cell(const VTermScreenCell *cell, struct bytes *out)
{
	if (cell->chars[0] == 0)
		bytes_putc(out, ' ');
	for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell->chars[i]; i++)
		bytes_put_rune(out, cell->chars[i]);
}

void term_row(const struct term *t, int row, struct bytes *out)
{
	VTermScreenCell cell;

	for (int col = 0; col < t->cols; col++) {
		cell_at(t, row, col, &cell);
		if (!is_second_half(&cell))
			put_cell(&cell, out);
	}
}

/* The column whose cell holds the byte at OFFSET of the row's text. */
static int column_of(const struct term *t, int row, size_t offset)
{
	struct bytes text = { 0 };
	VTermScreenCell cell;
	int col = 0;

	for (; col < t->cols; col++) {
		cell_at(t, row, col, &cell);
		if (!is_second_half(&cell))
			put_cell(&cell, &text);
		if (text.len > offset)
			break;
	}
	bytes_free(&text);
	return col;
}

bool term_find(const struct term *t, const char *text, int *row, int *col)
{
	struct bytes line = { 0 };
	const char *at = NULL;

	for (int r = 0; r < t->rows && !at; r++) {
		bytes_clear(&line);
		term_row(t, r, &line);
		at = strstr(line.at, text);
		if (!at)
			continue;
		*row = r;
		*col = column_of(t, r, (size_t)(at - line.at));
	}
	bytes_free(&line);
	return at != NULL;
}

bool term_row_has(const struct term *t, int row, const char *text)
{
	struct bytes line = { 0 };
	bool has;

	term_row(t, row, &line);
	has = strstr(bytes_text(&line), text) != NULL;
	bytes_free(&line);
	return has;
}

unsigned term_look(const struct term *t, int row, int col)
{
	VTermScreenCell cell;

	cell_at(t, row, col, &cell);
	if (is_second_half(&cell))
		cell_at(t, row, col - 1, &cell);
	if (cell.chars[0] == 0) /* erased; 0.1 leaves it the pen's look */
		return 0;
	return (cell.attrs.bold ? (unsigned)LOOK_BOLD : 0) |
	       (cell.attrs.underline ? (unsigned)LOOK_UNDERLINE : 0) |
	       (cell.attrs.reverse ? (unsigned)LOOK_REVERSE : 0) |
	       (cell.attrs.font ? (unsigned)LOOK_DIM : 0);
}

unsigned term_pen(const struct term *t)
{
	static const struct {
		VTermAttr attr;
		enum term_look look;
	} looks[] = {
		{ VTERM_ATTR_BOLD, LOOK_BOLD },
		{ VTERM_ATTR_UNDERLINE, LOOK_UNDERLINE },
		{ VTERM_ATTR_REVERSE, LOOK_REVERSE },
		{ VTERM_ATTR_FONT, LOOK_DIM },
	};
	VTermState *state = vterm_obtain_state(t->vt);
	unsigned pen = 0;

	for (size_t i = 0; i < sizeof(looks) / sizeof(*looks); i++) {
		VTermValue value = { .number = 0 };

		vterm_state_get_penattr(state, looks[i].attr, &value);
		if (value.number)
			pen |= looks[i].look;
	}
	return pen;
}

void term_cursor(const struct term *t, int *row, int *col)
{
	VTermPos pos;

	vterm_state_get_cursorpos(vterm_obtain_state(t->vt), &pos);
	*row = pos.row;
	*col = pos.col;
}

void term_end(struct term *t)
{
	if (!t->vt)
		return;
	pty_end(&t->pty);
	vterm_free(t->vt);
	wire_free(&t->wire);
	bytes_free(&t->unsent);
	*t = (struct term){ 0 };
}
