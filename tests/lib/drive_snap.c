#include "drive_snap.h"

#include <string.h>

/* One letter for each look; a digit is dim and b=1, u=2, r=4 added up. */
static const char letters[] = {
	[0] = ' ',
	[LOOK_BOLD] = 'b',
	[LOOK_UNDERLINE] = 'u',
	[LOOK_REVERSE] = 'r',
	[LOOK_BOLD | LOOK_UNDERLINE] = 'B',
	[LOOK_BOLD | LOOK_REVERSE] = 'R',
	[LOOK_UNDERLINE | LOOK_REVERSE] = 'U',
	[LOOK_BOLD | LOOK_UNDERLINE | LOOK_REVERSE] = 'A',
	[LOOK_DIM] = 'd',
	[LOOK_DIM | LOOK_BOLD] = '1',
	[LOOK_DIM | LOOK_UNDERLINE] = '2',
	[LOOK_DIM | LOOK_BOLD | LOOK_UNDERLINE] = '3',
	[LOOK_DIM | LOOK_REVERSE] = '4',
	[LOOK_DIM | LOOK_BOLD | LOOK_REVERSE] = '5',
	[LOOK_DIM | LOOK_UNDERLINE | LOOK_REVERSE] = '6',
	[LOOK_DIM | LOOK_BOLD | LOOK_UNDERLINE | LOOK_REVERSE] = '7',
};

static void draw_row(const struct term *t, int row, struct bytes *out)
{
	bytes_putc(out, '|');
	term_row(t, row, out);
	bytes_puts(out, "|\n");
}

static void draw_cursor(const struct term *t, struct bytes *out)
{
	int row, col;

	term_cursor(t, &row, &col);
	if (t->cursor_shown)
		bytes_printf(out, "cursor %d %d\n", row + 1, col + 1);
	else
		bytes_puts(out, "cursor hidden\n");
}

static void draw_looks(const struct term *t, int row, struct bytes *out)
{
	struct bytes plane = { 0 };
	bool any = false;

	for (int col = 0; col < t->cols; col++) {
		unsigned look = term_look(t, row, col);

		bytes_putc(&plane, letters[look]);
		any |= look != 0;
	}
	if (any)
		bytes_printf(out, "look %2d |%s|\n", row + 1, plane.at);
	bytes_free(&plane);
}

/* The real home differs from run to run, its template does not. */
static void hide_home(const char *home, struct bytes *out)
{
	char *at = out->at;

	while (at && *home && (at = strstr(at, home)))
		memcpy(at, SNAP_HOME, sizeof(SNAP_HOME) - 1);
}

void snap_draw(const struct term *t, const char *home, struct bytes *out)
{
	for (int row = 0; row < t->rows; row++)
		draw_row(t, row, out);
	hide_home(home, out);
	draw_cursor(t, out);
	for (int row = 0; row < t->rows; row++)
		draw_looks(t, row, out);
	bytes_printf(out, "alt %s\n", t->alt ? "on" : "off");
}

void snap_show(const struct term *t, struct bytes *out)
{
	struct bytes row = { 0 };
	size_t end;

	bytes_printf(out, "the screen is %dx%d, alt %s, ", t->cols, t->rows,
		     t->alt ? "on" : "off");
	draw_cursor(t, out);
	end = out->len;
	for (int r = 0; r < t->rows; r++) {
		bytes_clear(&row);
		term_row(t, r, &row);
		draw_row(t, r, out);
		if (strspn(row.at, " ") != row.len)
			end = out->len;
	}
	out->len = end; /* the blank rows at the bottom say nothing */
	out->at[end] = '\0';
	bytes_free(&row);
}

/* Step over one line; its bytes without the newline, NULL at the end. */
static const char *next_line(const char **at, size_t *len)
{
	const char *line = *at;

	if (!*line)
		return NULL;
	*len = strcspn(line, "\n");
	*at = line + *len + (line[*len] == '\n');
	return line;
}

static void diff_line(int number, const char *want, size_t want_len,
		      const char *have, size_t have_len, struct bytes *out)
{
	if (want && have && want_len == have_len &&
	    memcmp(want, have, want_len) == 0)
		return;
	if (want)
		bytes_printf(out, "%3d want %.*s\n", number, (int)want_len,
			     want);
	if (have)
		bytes_printf(out, "%3d have %.*s\n", number, (int)have_len,
			     have);
}

void snap_diff(const struct bytes *want, const struct bytes *have,
	       struct bytes *out)
{
	const char *w = bytes_text(want), *h = bytes_text(have);

	for (int number = 1; *w || *h; number++) {
		size_t w_len = 0, h_len = 0;
		const char *w_line = next_line(&w, &w_len);
		const char *h_line = next_line(&h, &h_len);

		diff_line(number, w_line, w_len, h_line, h_len, out);
	}
}
