#include "drive_wire.h"

#include <stdlib.h>
#include <string.h>

enum { ESC = 0x1B, BEL = 0x07, CAN = 0x18, SUB = 0x1A, DEL = 0x7F };

static void note_kind(struct wire *w, const char *kind)
{
	if (!names_have(&w->kinds, kind))
		names_add(&w->kinds, kind, strlen(kind));
}

static void note_byte(struct wire *w, const char *kind, unsigned char c)
{
	struct bytes name = { 0 };

	bytes_printf(&name, "%s %02X", kind, c);
	note_kind(w, name.at);
	bytes_free(&name);
}

static void note_control(struct wire *w, unsigned char c)
{
	char name[] = { '^', (char)(c ^ 0x40), '\0' };

	note_kind(w, name);
}

/* The sequence under way is whole: hand it on as it is. */
static void close_open(struct wire *w)
{
	bytes_add(&w->shown, bytes_text(&w->open), w->open.len);
	bytes_clear(&w->open);
	w->state = WIRE_TEXT;
}

/* The sequence under way is nothing a screen shows. */
static void drop_open(struct wire *w)
{
	bytes_clear(&w->open);
	w->state = WIRE_TEXT;
}

/* The sequence under way was cut short. */
static void cut_open(struct wire *w, const char *kind)
{
	note_kind(w, kind);
	drop_open(w);
}

static void begin_escape(struct wire *w)
{
	bytes_clear(&w->open);
	bytes_putc(&w->open, ESC);
	w->state = WIRE_ESCAPE;
}

/* Parameters from TEXT up to END that belong to the color begun by 38, 48 or 58
 * at TEXT; 0 where no color begins. */
static int color_parameters(const char *text)
{
	long first = strtol(text, NULL, 10);
	const char *semi = text + strspn(text, "0123456789");

	if ((first != 38 && first != 48 && first != 58) || *semi != ';')
		return 0;
	return strtol(semi + 1, NULL, 10) == 2 ? 4 : 2;
}

/* Hand on CSI … m with dim as font 1: libvterm knows fonts and no dim. */
static void close_sgr(struct wire *w)
{
	const char *at = w->open.at + 2;
	int skip = 0;

	bytes_puts(&w->shown, "\033[");
	while (*at != 'm') {
		size_t len = strcspn(at, ";m");
		bool plain = skip == 0;

		if (plain)
			skip = color_parameters(at);
		else
			skip--;
		if (plain && len == 1 && *at == '2')
			bytes_puts(&w->shown, "11");
		else if (plain && len == 2 && memcmp(at, "22", 2) == 0)
			bytes_puts(&w->shown, "22;10");
		else
			bytes_add(&w->shown, at, len);
		at += len;
		if (*at == ';')
			bytes_putc(&w->shown, *at++);
	}
	bytes_putc(&w->shown, 'm');
	bytes_clear(&w->open);
	w->state = WIRE_TEXT;
}

/* CSI ? N ; N h or l, and the same without "?". */
static void take_modes(struct wire *w, char final)
{
	const char *at = w->open.at + 2;
	bool private = *at == '?';
	struct bytes kind = { 0 };

	while (*at != final) {
		size_t skip = strcspn(at, "0123456789hl");
		char *end;
		long number;

		at += skip;
		number = strtol(at, &end, 10);
		if (end == at)
			break;
		if (private)
			modes_set(&w->modes, (int)number, final == 'h');
		bytes_printf(&kind, "CSI %s%ld%c", private ? "?" : "", number,
			     final);
		note_kind(w, kind.at);
		bytes_clear(&kind);
		at = end;
	}
	bytes_free(&kind);
}

static void note_csi(struct wire *w)
{
	struct bytes kind = { 0 };

	bytes_puts(&kind, "CSI ");
	for (const char *at = w->open.at + 2; *at; at++)
		if (!strchr("0123456789;:", *at))
			bytes_putc(&kind, *at);
	note_kind(w, kind.at);
	if (strcmp(kind.at, "CSI !p") == 0)
		modes_soft_reset(&w->modes);
	bytes_free(&kind);
}

static void close_csi(struct wire *w, char final)
{
	size_t parameters = 0;

	for (const char *at = w->open.at; *at; at++)
		parameters += *at == ';' || *at == ':';
	if (final == 'h' || final == 'l')
		take_modes(w, final);
	else
		note_csi(w);
	if (parameters > 14) /* libvterm 0.1 counts to 16 and looks no more */
		cut_open(w, "BAD CSI with many parameters");
	else if (final == 'm' && !strpbrk(w->open.at + 2, "<=>?!$ "))
		close_sgr(w);
	else
		close_open(w);
}

static void close_escape(struct wire *w, char final)
{
	struct bytes kind = { 0 };

	bytes_printf(&kind, "ESC %s", w->open.at + 1);
	note_kind(w, kind.at);
	bytes_free(&kind);
	if (w->open.len == 2 && (final == '=' || final == '>'))
		w->modes.keypad = final == '=';
	if (w->open.len == 3 && w->open.at[1] == '(')
		w->modes.charset = final;
	if (w->open.len == 2 && final == 'c')
		modes_reset(&w->modes);
	if (w->open.len == 2 && final == '8')	  /* libvterm may leave the */
		bytes_puts(&w->open, WIRE_CLAMP); /* screen: CSI clamps */
	close_open(w);
}

static void close_osc(struct wire *w)
{
	struct bytes kind = { 0 };

	bytes_printf(&kind, "%s %.*s", w->open.at[1] == ']' ? "OSC" : "STRING",
		     (int)strspn(w->open.at + 2, "0123456789"), w->open.at + 2);
	note_kind(w, kind.at);
	bytes_free(&kind);
	clip_take_osc(&w->clip, &w->open);
	close_open(w);
}

static bool is_tmux(const struct wire *w)
{
	return strncmp(w->open.at + 2, "tmux;", 5) == 0;
}

static bool is_passthrough(const struct wire *w)
{
	return is_tmux(w) || w->open.at[2] == ESC || w->clip.pieces.len > 0;
}

static void close_dcs(struct wire *w)
{
	note_kind(w, is_tmux(w) ? "DCS tmux;" : "DCS");
	clip_take_dcs(&w->clip, &w->open);
	drop_open(w);
}

static void step_text(struct wire *w, unsigned char c);

/* A C0 byte inside a sequence is obeyed at once, as terminals do. */
static void step_control(struct wire *w, unsigned char c)
{
	if (c == ESC) {
		cut_open(w, "BAD sequence cut by ESC");
		begin_escape(w);
	} else if (c == CAN || c == SUB) {
		cut_open(w, "BAD sequence cut by CAN");
	} else {
		note_kind(w, "BAD control inside a sequence");
		bytes_putc(&w->shown, c);
	}
}

static void step_escape(struct wire *w, unsigned char c)
{
	static const struct {
		char byte;
		enum wire_state next;
	} openers[] = {
		{ '[', WIRE_CSI }, { ']', WIRE_OSC }, { 'P', WIRE_DCS },
		{ 'X', WIRE_OSC }, { '^', WIRE_OSC }, { '_', WIRE_OSC },
	};

	if (c < 0x20) {
		step_control(w, c);
		return;
	}
	if (c >= DEL) {
		cut_open(w, "BAD escape");
		step_text(w, c);
		return;
	}
	bytes_putc(&w->open, c);
	for (size_t i = 0; i < sizeof(openers) / sizeof(*openers); i++) {
		if (w->open.len != 2 || openers[i].byte != (char)c)
			continue;
		w->state = openers[i].next;
		if (c != 'P')
			clip_break(&w->clip);
		return;
	}
	if (c >= 0x30)
		close_escape(w, (char)c);
}

static void step_csi(struct wire *w, unsigned char c)
{
	if (c < 0x20) {
		step_control(w, c);
	} else if (c >= DEL) {
		cut_open(w, "BAD CSI");
		step_text(w, c);
	} else {
		bytes_putc(&w->open, c);
		if (c >= 0x40)
			close_csi(w, (char)c);
	}
}

static void step_osc(struct wire *w, unsigned char c)
{
	if (c == CAN || c == SUB) {
		step_control(w, c);
		return;
	}
	bytes_putc(&w->open, c);
	if (c == BEL)
		close_osc(w);
	else if (c == ESC)
		w->state = WIRE_OSC_ESCAPE;
}

static void step_osc_escape(struct wire *w, unsigned char c)
{
	if (c == '\\') {
		bytes_putc(&w->open, c);
		close_osc(w);
		return;
	}
	cut_open(w, "BAD sequence cut by ESC");
	begin_escape(w);
	step_escape(w, c);
}

static void step_dcs(struct wire *w, unsigned char c)
{
	if (c == CAN || c == SUB) {
		step_control(w, c);
		return;
	}
	bytes_putc(&w->open, c);
	if (c == ESC)
		w->state = WIRE_DCS_ESCAPE;
}

static void step_dcs_escape(struct wire *w, unsigned char c)
{
	if (c == '\\') {
		bytes_putc(&w->open, c);
		close_dcs(w);
	} else if (is_passthrough(w)) {
		bytes_putc(&w->open, c);
		w->state = WIRE_DCS;
	} else {
		cut_open(w, "BAD sequence cut by ESC");
		begin_escape(w);
		step_escape(w, c);
	}
}

/* libvterm 0.1 overruns its stack on broken UTF-8, so it gets none. */
static void show_broken(struct wire *w, unsigned char c)
{
	note_byte(w, "BAD", c);
	bytes_put_rune(&w->shown, 0xFFFD);
}

/* Whether the byte may follow what is there of a character: not where that
 * would say the same as a shorter one, a surrogate, or more than U+10FFFF. */
static bool may_follow(const struct wire *w, unsigned char c)
{
	static const struct {
		unsigned char lead, least, most;
	} narrow[] = {
		{ 0xE0, 0xA0, 0xBF },
		{ 0xED, 0x80, 0x9F },
		{ 0xF0, 0x90, 0xBF },
		{ 0xF4, 0x80, 0x8F },
	};

	for (size_t i = 0; i < sizeof(narrow) / sizeof(*narrow); i++)
		if (w->open.len == 1 &&
		    narrow[i].lead == (unsigned char)w->open.at[0])
			return c >= narrow[i].least && c <= narrow[i].most;
	return (c & 0xC0) == 0x80;
}

/* A byte that follows inside a character; whether it belonged there. */
static bool step_tail(struct wire *w, unsigned char c)
{
	if (!may_follow(w, c)) {
		show_broken(w, (unsigned char)w->open.at[0]);
		w->missing = 0;
		drop_open(w);
		return false;
	}
	if (w->open.at[0] == '\xC2' && c < 0xA0)
		note_byte(w, "C1", c);
	bytes_putc(&w->open, c);
	if (--w->missing == 0)
		close_open(w);
	return true;
}

static void step_text(struct wire *w, unsigned char c)
{
	if (w->missing > 0 && step_tail(w, c))
		return;
	if (c == ESC) {
		begin_escape(w);
		return;
	}
	clip_break(&w->clip);
	if (c < 0x20 || c == DEL)
		note_control(w, c);
	if (c >= 0xC2 && c <= 0xF4) {
		w->missing = c >= 0xF0 ? 3 : c >= 0xE0 ? 2 : 1;
		bytes_putc(&w->open, c);
		return;
	}
	if (c >= 0x80)
		show_broken(w, c);
	else
		bytes_putc(&w->shown, c);
}

void wire_take(struct wire *w, const char *bytes, size_t len)
{
	static void (*const steps[])(struct wire *, unsigned char) = {
		[WIRE_TEXT] = step_text,
		[WIRE_ESCAPE] = step_escape,
		[WIRE_CSI] = step_csi,
		[WIRE_OSC] = step_osc,
		[WIRE_OSC_ESCAPE] = step_osc_escape,
		[WIRE_DCS] = step_dcs,
		[WIRE_DCS_ESCAPE] = step_dcs_escape,
	};

	bytes_add(&w->raw, bytes, len);
	for (size_t i = 0; i < len; i++)
		steps[w->state](w, (unsigned char)bytes[i]);
}

void wire_free(struct wire *w)
{
	bytes_free(&w->raw);
	bytes_free(&w->shown);
	bytes_free(&w->open);
	names_free(&w->kinds);
	clip_free(&w->clip);
	*w = (struct wire){ 0 };
}
