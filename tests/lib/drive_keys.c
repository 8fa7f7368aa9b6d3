#include "drive_keys.h"

#include <stdlib.h>
#include <string.h>

static const struct {
	const char *name;
	const char *normal;
	const char *application; /* NULL: as normal */
} keys[] = {
	{ "up", "\033[A", "\033OA" },	 { "down", "\033[B", "\033OB" },
	{ "right", "\033[C", "\033OC" }, { "left", "\033[D", "\033OD" },
	{ "home", "\033[H", "\033OH" },	 { "end", "\033[F", "\033OF" },
	{ "pgup", "\033[5~", NULL },	 { "pgdn", "\033[6~", NULL },
	{ "ins", "\033[2~", NULL },	 { "del", "\033[3~", NULL },
	{ "enter", "\r", NULL },	 { "esc", "\033", NULL },
	{ "bksp", "\177", NULL },	 { "tab", "\t", NULL },
	{ "backtab", "\033[Z", NULL },	 { "space", " ", NULL },
	{ "f1", "\033OP", NULL },	 { "f2", "\033OQ", NULL },
	{ "f3", "\033OR", NULL },	 { "f4", "\033OS", NULL },
	{ "f5", "\033[15~", NULL },	 { "f6", "\033[17~", NULL },
	{ "f7", "\033[18~", NULL },	 { "f8", "\033[19~", NULL },
	{ "f9", "\033[20~", NULL },	 { "f10", "\033[21~", NULL },
	{ "f11", "\033[23~", NULL },	 { "f12", "\033[24~", NULL },
};

static bool named_key(const char *name, bool application, struct bytes *out)
{
	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
		if (strcmp(keys[i].name, name) != 0)
			continue;
		bytes_puts(out, application && keys[i].application
					? keys[i].application
					: keys[i].normal);
		return true;
	}
	return false;
}

static bool one_character(const char *name, struct bytes *out)
{
	size_t len = strlen(name);

	if (len == 0 || rune_bytes(name) != len)
		return false;
	bytes_add(out, name, len);
	return true;
}

static bool control_key(const char *name, struct bytes *out)
{
	const char *of = name + strlen("ctrl-");
	unsigned char c = (unsigned char)*of;

	if (strncmp(name, "ctrl-", strlen("ctrl-")) != 0)
		return false;
	if (strcmp(of, "space") == 0)
		c = '@';
	else if (strlen(of) != 1)
		return false;
	if (c == '?')
		bytes_putc(out, 0x7F);
	else if ((c >= '@' && c <= '_') || (c >= 'a' && c <= 'z'))
		bytes_putc(out, c & 0x1F);
	else
		return false;
	return true;
}

static bool alt_key(const char *name, struct bytes *out)
{
	const char *of = name + strlen("alt-");

	if (strncmp(name, "alt-", strlen("alt-")) != 0)
		return false;
	bytes_putc(out, '\033');
	if (one_character(of, out) || named_key(of, false, out))
		return true;
	out->len--;
	return false;
}

/* ROW,COL after the name of a mouse key. */
static bool mouse_place(const char *text, int *row, int *col)
{
	char *end;

	*row = (int)strtol(text, &end, 10);
	if (end == text || *end != ',')
		return false;
	text = end + 1;
	*col = (int)strtol(text, &end, 10);
	return end != text && !*end;
}

static bool mouse_key(const char *name, struct bytes *out)
{
	static const struct {
		const char *name;
		int button;
		bool released;
	} buttons[] = {
		{ "click", 0, true },
		{ "wheel-up", 64, false },
		{ "wheel-down", 65, false },
	};
	size_t len = strcspn(name, ":");
	int row = 1, col = 1;

	if (name[len] && !mouse_place(name + len + 1, &row, &col))
		return false;
	for (size_t i = 0; i < sizeof(buttons) / sizeof(*buttons); i++) {
		if (strlen(buttons[i].name) != len ||
		    memcmp(buttons[i].name, name, len) != 0)
			continue;
		if (!name[len] && buttons[i].released)
			return false;
		bytes_printf(out, "\033[<%d;%d;%dM", buttons[i].button, col,
			     row);
		if (buttons[i].released)
			bytes_printf(out, "\033[<%d;%d;%dm", buttons[i].button,
				     col, row);
		return true;
	}
	return false;
}

bool key_bytes(const char *name, bool application, struct bytes *out)
{
	return one_character(name, out) || named_key(name, application, out) ||
	       control_key(name, out) || alt_key(name, out) ||
	       mouse_key(name, out);
}

bool hex_bytes(const char *digits, struct bytes *out)
{
	size_t len = strlen(digits);

	if (len % 2 != 0 || strspn(digits, "0123456789abcdefABCDEF") != len)
		return false;
	for (; *digits; digits += 2) {
		char pair[] = { digits[0], digits[1], '\0' };

		bytes_putc(out, (int)strtol(pair, NULL, 16));
	}
	return true;
}

uint32_t random_next(uint64_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 7;
	*seed ^= *seed << 17;
	return (uint32_t)(*seed * 0x2545F4914F6CDD1D >> 32);
}
