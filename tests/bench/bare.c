/*
 * bare LOCALE TITLE QUESTION OPTION... - the least that a full screen can be.
 *
 * Linked with the libraries of unstuck.  Up and down move the highlight, as
 * unstuck shows it: a mark and bold.  q and Esc end it.  LOCALE is "all", as
 * the manual of curses has it, or "ctype": all that curses needs of it.
 */
#define NCURSES_WIDECHAR 1

#include <curses.h>
#include <locale.h>
#include <string.h>

enum { FIRST_ROW = 5, ESCAPE = 27, ESCAPE_MS = 25 };

static void draw_option(char **options, int i, bool marked)
{
	attrset(marked ? A_BOLD : A_NORMAL);
	mvprintw(FIRST_ROW + i, 1, "%c %d  %s", marked ? '>' : ' ', i + 1,
		 options[i]);
}

static void draw(const char *title, const char *question, char **options)
{
	attrset(A_BOLD | A_UNDERLINE);
	mvaddstr(0, 1, title);
	attrset(A_BOLD);
	mvaddstr(2, 1, question);
	for (int i = 0; options[i]; i++)
		draw_option(options, i, FALSE);
	attrset(A_NORMAL);
	mvaddstr(LINES - 1, 1, "q leave");
}

/* The option that is highlighted next; -1: none yet. */
static int move_to(int key, int at, int count)
{
	if (key == KEY_DOWN && at + 1 < count)
		return at + 1;
	if (key == KEY_UP && at > 0)
		return at - 1;
	return at;
}

static void serve(char **options, int count)
{
	int at = -1, key;

	while ((key = getch()) != 'q' && key != ESCAPE && key != ERR) {
		int next = move_to(key, at, count);

		if (at >= 0 && next != at)
			draw_option(options, at, FALSE);
		if (next >= 0)
			draw_option(options, next, TRUE);
		at = next;
		move(at < 0 ? LINES - 1 : FIRST_ROW + at, 1);
	}
}

int main(int argc, char **argv)
{
	if (argc < 5)
		return 2;
	setlocale(strcmp(argv[1], "ctype") == 0 ? LC_CTYPE : LC_ALL, "");
	initscr();
	cbreak();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	set_escdelay(ESCAPE_MS);
	draw(argv[2], argv[3], argv + 4);
	serve(argv + 4, argc - 4);
	endwin();
	return 0;
}
