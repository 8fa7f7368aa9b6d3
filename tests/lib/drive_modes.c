#include "drive_modes.h"

/* The private modes of a terminal, what it starts with, and how a person would
 * notice that one was left behind. */
static const struct {
	int number;
	bool at_start;
	const char *when_left; /* NULL: nobody would */
} known_modes[] = {
	{ 1, false, "the cursor keys send application codes" },
	{ 6, false, "the cursor counts from the scroll region" },
	{ 7, true, "long lines do not wrap" },
	{ 12, false, NULL },
	{ 25, true, "the cursor is hidden" },
	{ 47, false, "the alternate screen is shown" },
	{ 1000, false, "mouse clicks are reported" },
	{ 1002, false, "mouse drags are reported" },
	{ 1003, false, "mouse moves are reported" },
	{ 1004, false, "focus changes are reported" },
	{ 1005, false, "the mouse reports in UTF-8" },
	{ 1006, false, "the mouse reports in SGR form" },
	{ 1015, false, "the mouse reports in urxvt form" },
	{ 1034, true, NULL },
	{ 1047, false, "the alternate screen is shown" },
	{ 1048, false, NULL },
	{ 1049, false, "the alternate screen is shown" },
	{ 2004, false, "pastes are bracketed" },
	{ 2026, false, "output is held back" },
};
enum { KNOWN_MODES = sizeof(known_modes) / sizeof(*known_modes) };

static int known_mode(int number)
{
	for (int i = 0; i < KNOWN_MODES; i++)
		if (known_modes[i].number == number)
			return i;
	return -1;
}

static bool mode_at_start(int number)
{
	int known = known_mode(number);

	return known >= 0 && known_modes[known].at_start;
}

bool modes_on(const struct modes *m, int number)
{
	for (size_t i = 0; i < m->count; i++)
		if (m->list[i].number == number)
			return m->list[i].on;
	return mode_at_start(number);
}

void modes_set(struct modes *m, int number, bool on)
{
	size_t i = 0;

	while (i < m->count && m->list[i].number != number)
		i++;
	if (i == MODES_MAX)
		return;
	if (i == m->count)
		m->count++;
	m->list[i].number = number;
	m->list[i].on = on;
}

static void name_mode_left(int number, struct bytes *why)
{
	int known = known_mode(number);

	if (known < 0)
		bytes_printf(why, "private mode %d is left on\n", number);
	else
		bytes_printf(why, "%s (mode %d)\n",
			     known_modes[known].when_left, number);
}

bool modes_restored(const struct modes *m, struct bytes *why)
{
	size_t before = why->len;

	for (size_t i = 0; i < m->count; i++) {
		int number = m->list[i].number, known = known_mode(number);

		if (known >= 0 && !known_modes[known].when_left)
			continue;
		if (m->list[i].on != mode_at_start(number))
			name_mode_left(number, why);
	}
	if (m->keypad)
		bytes_puts(why, "the keypad sends application codes (ESC =)\n");
	if (m->charset && m->charset != 'B')
		bytes_puts(why, "the line drawing set is on (ESC ( 0)\n");
	return why->len == before;
}

void modes_reset(struct modes *m)
{
	*m = (struct modes){ .charset = 'B' };
}

void modes_soft_reset(struct modes *m)
{
	modes_set(m, 1, false);
	modes_set(m, 25, true);
	m->keypad = false;
	m->charset = 'B';
}
