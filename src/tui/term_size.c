#include "term_size.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

int size_clamp(int n, int most)
{
	return n < 1 ? 1 : n > most ? most : n;
}

static int first_positive(int asked, const char *variable, int otherwise)
{
	const char *value = getenv(variable);
	int64_t n;

	if (asked > 0)
		return asked;
	if (value && str_to_int(str_from(value), &n) && n > 0)
		return (int)(n < TERM_MAX ? n : TERM_MAX);
	return otherwise;
}

struct term_size size_measure(void)
{
	struct winsize w = { 0 };

	ioctl(STDOUT_FILENO, TIOCGWINSZ, &w);
	return (struct term_size){
		.rows = size_clamp(first_positive(w.ws_row, "LINES", 24),
				   TERM_MAX_ROWS),
		.cols = size_clamp(first_positive(w.ws_col, "COLUMNS", 80),
				   TERM_MAX_COLS),
	};
}

void size_tell(struct term_size size)
{
	char number[16];

	snprintf(number, sizeof number, "%d", size.rows);
	setenv("LINES", number, 1);
	snprintf(number, sizeof number, "%d", size.cols);
	setenv("COLUMNS", number, 1);
}
