#include "drive_clip.h"

#include <string.h>

static const struct {
	const char *name;
	enum clip_route route;
} routes[] = {
	{ "raw", CLIP_RAW },
	{ "tmux", CLIP_TMUX },
	{ "screen", CLIP_SCREEN },
};
enum { ROUTES = sizeof(routes) / sizeof(*routes) };

unsigned clip_route(const char *name)
{
	for (int i = 0; i < ROUTES; i++)
		if (strcmp(routes[i].name, name) == 0)
			return routes[i].route;
	return 0;
}

void clip_name_routes(unsigned set, struct bytes *out)
{
	for (int i = 0; i < ROUTES; i++)
		if (set & routes[i].route)
			bytes_printf(out, "%s%s", out->len > 0 ? " " : "",
				     routes[i].name);
}

static bool decode_base64(const char *from, size_t len, struct bytes *out)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				     "abcdefghijklmnopqrstuvwxyz0123456789+/";
	size_t pad = 0;
	uint32_t bits = 0;

	while (pad < 2 && pad < len && from[len - 1 - pad] == '=')
		pad++;
	if (len % 4 != 0)
		return false;
	for (size_t i = 0; i < len; i++) {
		bool padding = i >= len - pad;
		const char *at = padding ? digits : memchr(digits, from[i], 64);

		if (!at)
			return false;
		bits = bits << 6 | (uint32_t)(at - digits);
		if (i % 4 != 3)
			continue;
		for (int byte = 0; byte < 3; byte++)
			bytes_putc(out, (int)(bits >> (16 - 8 * byte) & 0xFF));
	}
	if (out->len >= pad)
		out->len -= pad;
	return true;
}

/* Whether text begins with the word, which is then stepped over. */
static bool step_over(const char **text, size_t *len, const char *word)
{
	size_t n = strlen(word);

	if (*len < n || memcmp(*text, word, n) != 0)
		return false;
	*text += n;
	*len -= n;
	return true;
}

/* Take ESC ] 52 ; WHERE ; BASE64 and its end, come by this route. */
static void take(struct clip *c, const char *text, size_t len, unsigned route)
{
	struct bytes now = { 0 };
	const char *semi;
	bool broken;

	if (!step_over(&text, &len, "\033]52;"))
		return;
	semi = memchr(text, ';', len);
	if (!semi)
		return;
	len -= (size_t)(semi + 1 - text);
	text = semi + 1;
	if (len > 0 && text[len - 1] == '\a')
		len -= 1;
	else if (len > 1 && memcmp(text + len - 2, "\033\\", 2) == 0)
		len -= 2;
	broken = !decode_base64(text, len, &now);
	if (c->count > 0 && !broken && bytes_same(&now, &c->text))
		c->routes |= route;
	else
		c->routes = route;
	c->broken = broken;
	c->count++;
	bytes_free(&c->text);
	c->text = now;
}

void clip_take_osc(struct clip *c, const struct bytes *sequence)
{
	take(c, sequence->at, sequence->len, CLIP_RAW);
}

static void take_tmux(struct clip *c, const char *text, size_t len)
{
	struct bytes single = { 0 };

	for (size_t i = 0; i < len; i++) {
		bytes_putc(&single, text[i]);
		if (text[i] == '\033' && i + 1 < len && text[i + 1] == '\033')
			i++;
	}
	take(c, bytes_text(&single), single.len, CLIP_TMUX);
	bytes_free(&single);
}

static void take_piece(struct clip *c, const char *text, size_t len)
{
	bytes_add(&c->pieces, text, len);
	if (c->pieces.at[0] != '\033')
		bytes_clear(&c->pieces);
	else if (memchr(c->pieces.at, '\a', c->pieces.len)) {
		take(c, c->pieces.at, c->pieces.len, CLIP_SCREEN);
		bytes_clear(&c->pieces);
	}
}

void clip_take_dcs(struct clip *c, const struct bytes *sequence)
{
	const char *text = sequence->at;
	size_t len = sequence->len;

	if (len < 4 || !step_over(&text, &len, "\033P"))
		return;
	len -= 2;
	if (step_over(&text, &len, "tmux;"))
		take_tmux(c, text, len);
	else
		take_piece(c, text, len);
}

void clip_break(struct clip *c)
{
	bytes_clear(&c->pieces);
}

void clip_free(struct clip *c)
{
	bytes_free(&c->text);
	bytes_free(&c->pieces);
}
