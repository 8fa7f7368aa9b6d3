#include "sequence.h"

#define ESC "\033"

enum { PARAMS_MAX = 4, PARAM_LIMIT = 9999, X10_MOUSE_BYTES = 6 };

/* ESC [ or ESC O, private mark, numbers, final byte. */
struct sequence {
	char private; /* one of < = > ? or 0 */
	int param[PARAMS_MAX];
	int param_count;
	bool odd;   /* has what no key has: intermediate bytes, ':' … */
	char final; /* 0: not there */
	size_t n;   /* bytes */
};

/* What breaks the rules of ECMA-48, or ends where it has no end. */
static const struct key_sequence oddities[] = {
	{ STR_INIT(ESC "[[A"), TKEY_F1 }, /* Linux console */
	{ STR_INIT(ESC "[[B"), TKEY_F2 },
	{ STR_INIT(ESC "[[C"), TKEY_UNKNOWN },
	{ STR_INIT(ESC "[[D"), TKEY_UNKNOWN },
	{ STR_INIT(ESC "[[E"), TKEY_UNKNOWN },
	{ STR_INIT(ESC "[2$"), TKEY_UNKNOWN }, /* rxvt with Shift */
	{ STR_INIT(ESC "[3$"), TKEY_DELETE },
	{ STR_INIT(ESC "[5$"), TKEY_PGUP },
	{ STR_INIT(ESC "[6$"), TKEY_PGDN },
	{ STR_INIT(ESC "[7$"), TKEY_HOME },
	{ STR_INIT(ESC "[8$"), TKEY_END },
};

/* By the final byte; TKEY_NONE is unknown. */
static const unsigned char letter_keys[128] = {
	['A'] = TKEY_UP,   ['B'] = TKEY_DOWN, ['C'] = TKEY_RIGHT,
	['D'] = TKEY_LEFT, ['F'] = TKEY_END,  ['H'] = TKEY_HOME,
	['P'] = TKEY_F1,   ['Q'] = TKEY_F2,   ['Z'] = TKEY_BACKTAB,
	['a'] = TKEY_UP,   ['b'] = TKEY_DOWN, ['c'] = TKEY_RIGHT,
	['d'] = TKEY_LEFT, /* rxvt: with Shift after [, with Ctrl after O */
};

/* By the number before a final ~ (rxvt: ^ with Ctrl, @ with both). */
static const unsigned char number_keys[] = {
	[1] = TKEY_HOME, [3] = TKEY_DELETE, [4] = TKEY_END,
	[5] = TKEY_PGUP, [6] = TKEY_PGDN,   [7] = TKEY_HOME,
	[8] = TKEY_END,	 [11] = TKEY_F1,    [12] = TKEY_F2,
};

/* The application keypad: what ESC O sends for each of j to y. */
static const char keypad[] = "*+,-./0123456789";

static bool is_between(char c, char first, char last)
{
	return c >= first && c <= last;
}

static void add_digit(struct sequence *q, char c)
{
	int *param = &q->param[q->param_count - 1];

	*param = *param * 10 + (c - '0');
	if (*param > PARAM_LIMIT)
		*param = PARAM_LIMIT;
}

/* Numbers and separators; what does not fit makes the sequence odd. */
static void add_param_byte(struct sequence *q, char c)
{
	bool is_digit = is_between(c, '0', '9');

	if (is_between(c, '<', '?') && q->n == SEQUENCE_INTRODUCER) {
		q->private = c;
		return;
	}
	if (q->param_count == 0)
		q->param_count = 1;
	if (c == ';' && q->param_count < PARAMS_MAX)
		q->param_count++;
	else if (is_digit)
		add_digit(q, c);
	else
		q->odd = true;
}

/* Scan to the final byte; false when it has not come yet. */
static bool scan(struct str s, struct sequence *q)
{
	*q = (struct sequence){ .n = SEQUENCE_INTRODUCER };
	for (; q->n < s.n; q->n++) {
		char c = s.p[q->n];

		if (is_between(c, '@', '~')) {
			q->final = c;
			q->n++;
			return true;
		}
		if (!is_between(c, ' ', '?'))
			return true;
		if (is_between(c, ' ', '/'))
			q->odd = true;
		else
			add_param_byte(q, c);
	}
	return false;
}

/* xterm: 1 and the sum of Shift 1, Alt 2, Ctrl 4, Meta 8. */
static void set_modifiers(struct key_event *out, int param)
{
	if (param < 2)
		return;
	out->alt = (param - 1) & (2 | 8);
	out->ctrl = (param - 1) & 4;
}

static void read_letter(const struct sequence *q, struct key_event *out)
{
	out->key = letter_keys[(unsigned char)q->final];
	if (out->key == TKEY_NONE)
		out->key = TKEY_UNKNOWN;
	else if (q->param_count > 0) /* ESC[1;5A, of old ESC[5A, ESC O 5 A */
		set_modifiers(out, q->param[q->param_count > 1]);
}

static void read_numbered(const struct sequence *q, struct key_event *out)
{
	size_t number = (size_t)q->param[0];

	if (number >= COUNT(number_keys) || !number_keys[number])
		return;
	out->key = number_keys[number];
	set_modifiers(out, q->param[1]);
	if (q->final != '~')
		out->ctrl = true;
}

/* ESC[<button;column;row followed by M (pressed) or m (let go). */
static void read_mouse(const struct sequence *q, struct key_event *out)
{
	enum { WHEEL = 64, MODIFIERS = 4 | 8 | 16 };
	int button = q->param[0] & ~MODIFIERS;

	if (q->param_count != 3 || q->param[1] < 1 || q->param[2] < 1)
		return;
	if (q->final == 'm') {
		out->key = TKEY_NONE;
		return;
	}
	if (button == 0)
		out->key = TKEY_CLICK;
	else if (button == WHEEL || button == WHEEL + 1)
		out->key = button == WHEEL ? TKEY_WHEEL_UP : TKEY_WHEEL_DOWN;
	out->col = q->param[1] - 1;
	out->row = q->param[2] - 1;
}

static void read_csi(const struct sequence *q, struct key_event *out)
{
	if (q->private == '<' && (q->final == 'M' || q->final == 'm'))
		read_mouse(q, out);
	else if (q->private)
		return;
	else if (q->final == '~' || q->final == '^' || q->final == '@')
		read_numbered(q, out);
	else
		read_letter(q, out);
}

static void read_ss3(const struct sequence *q, struct key_event *out)
{
	if (q->final == 'M' || q->final == 'I') {
		out->key = q->final == 'M' ? TKEY_ENTER : TKEY_TAB;
	} else if (is_between(q->final, 'j', 'y')) {
		out->key = TKEY_CHAR;
		out->text = (struct str){ &keypad[q->final - 'j'], 1 };
	} else {
		read_letter(q, out);
		out->ctrl |= is_between(q->final, 'a', 'd');
	}
}

/* The oddity that starts s; *open when s is the start of one. */
static size_t read_oddity(struct str s, struct key_event *out, bool *open)
{
	for (size_t i = 0; i < COUNT(oddities); i++) {
		struct str bytes = oddities[i].bytes;

		if (str_starts(s, bytes)) {
			out->key = oddities[i].key;
			return bytes.n;
		}
		if (s.n > SEQUENCE_INTRODUCER && str_starts(bytes, s))
			*open = true;
	}
	return 0;
}

size_t sequence_read(struct str s, struct key_event *out)
{
	struct sequence q;
	bool open = false;
	size_t used;

	*out = (struct key_event){ .key = TKEY_UNKNOWN };
	used = read_oddity(s, out, &open);
	if (used || open)
		return used;
	if (!scan(s, &q))
		return 0;
	if (q.final == 'M' && q.n == SEQUENCE_INTRODUCER + 1 && s.p[1] == '[')
		return s.n < X10_MOUSE_BYTES ? 0 : X10_MOUSE_BYTES;
	/* Nothing longer is held between reads, so nothing longer is known. */
	if (q.n > KEYS_MAX || q.odd)
		return q.n;
	if (s.p[1] == '[')
		read_csi(&q, out);
	else
		read_ss3(&q, out);
	return q.n;
}
