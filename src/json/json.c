#include "unstuck/json/json.h"

#undef json_object
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "unstuck/text/rune.h"
#include "unstuck/text/safe.h"

enum { SURROGATES = 0x10000 };

/* What a terminal or an editor would obey rather than show. */
static const struct {
	uint32_t first, last;
} hidden[] = {
	{ 0x7f, 0x9f },	    { 0xad, 0xad },	{ 0x34f, 0x34f },
	{ 0x61c, 0x61c },   { 0x115f, 0x1160 }, { 0x17b4, 0x17b5 },
	{ 0x180b, 0x180f }, { 0x200b, 0x200b }, { 0x200e, 0x200f },
	{ 0x2028, 0x202e }, { 0x2060, 0x206f }, { 0x3164, 0x3164 },
	{ 0xfdd0, 0xfdef }, { 0xfeff, 0xfeff }, { 0xffa0, 0xffa0 },
	{ 0xfff0, 0xfffb }, { 0xfffe, 0xffff }, { 0xe0000, 0xe0fff },
};

/* Nothing but memory can fail, and memory does not when alloc is set. */
static json_t *made(json_t *value)
{
	if (!value)
		abort();
	return value;
}

static void done(int failure)
{
	if (failure)
		abort();
}

static json_t *value_of(struct json *json)
{
	return (json_t *)(void *)json;
}

static struct json *json_of(json_t *value)
{
	return (struct json *)(void *)made(value);
}

void json_use_alloc(void *(*alloc)(size_t bytes))
{
	json_set_alloc_funcs(alloc, free);
}

struct json *json_start_object(void)
{
	return json_of(json_object());
}

struct json *json_list(void)
{
	return json_of(json_array());
}

/* Strings. */

/* Valid UTF-8: what is not, and a NUL in a key, becomes the text \xNN. */
static size_t repair(char *to, struct str s, bool nul_too)
{
	static const char digits[] = "0123456789ABCDEF";
	size_t n = 0;

	while (s.n) {
		unsigned byte = (unsigned char)s.p[0];
		uint32_t rune;
		size_t good = rune_read(s, &rune);

		if (good && !(nul_too && byte == 0)) {
			memcpy(to + n, s.p, good);
			n += good;
			s = str_tail(s, good);
			continue;
		}
		to[n++] = '\\';
		to[n++] = 'x';
		to[n++] = digits[byte >> 4];
		to[n++] = digits[byte & 15];
		s = str_tail(s, 1);
	}
	to[n] = '\0';
	return n;
}

/* Room for the repaired text, from where the library takes its own. */
static char *borrow(size_t bytes)
{
	json_malloc_t alloc;
	json_free_t release;
	char *p;

	json_get_alloc_funcs(&alloc, &release);
	p = alloc(bytes);
	if (!p)
		abort();
	return p;
}

static void give_back(char *p)
{
	json_malloc_t alloc;
	json_free_t release;

	json_get_alloc_funcs(&alloc, &release);
	release(p);
}

static json_t *string_of(struct str s)
{
	json_t *value;
	char *text;

	if (s.n == 0)
		return made(json_string(""));
	if (utf8_valid(s, NULL))
		return made(json_stringn(s.p, s.n));
	text = borrow(4 * s.n + 1);
	value = made(json_stringn(text, repair(text, s, false)));
	give_back(text);
	return value;
}

static void put_at(struct json *object, struct str key, json_t *value)
{
	char *name = borrow(4 * key.n + 1);

	repair(name, key, true);
	done(json_object_set_new(value_of(object), name, made(value)));
	give_back(name);
}

/* Building. */

static struct json *put(struct json *object, const char *key, json_t *value)
{
	done(json_object_set_new(value_of(object), key, made(value)));
	return json_of(value);
}

void json_put_str(struct json *object, const char *key, struct str s)
{
	put(object, key, string_of(s));
}

void json_put_int(struct json *object, const char *key, int64_t n)
{
	put(object, key, json_integer(n));
}

void json_put_bool(struct json *object, const char *key, bool b)
{
	put(object, key, json_boolean(b));
}

void json_put_null(struct json *object, const char *key)
{
	put(object, key, json_null());
}

struct json *json_put_object(struct json *object, const char *key)
{
	return put(object, key, json_object());
}

struct json *json_put_list(struct json *object, const char *key)
{
	return put(object, key, json_array());
}

void json_put_str_at(struct json *object, struct str key, struct str s)
{
	put_at(object, key, string_of(s));
}

struct json *json_put_object_at(struct json *object, struct str key)
{
	json_t *child = made(json_object());

	put_at(object, key, child);
	return json_of(child);
}

void json_add_str(struct json *list, struct str s)
{
	done(json_array_append_new(value_of(list), string_of(s)));
}

struct json *json_add_object(struct json *list)
{
	json_t *child = made(json_object());

	done(json_array_append_new(value_of(list), child));
	return json_of(child);
}

/* Writing. */

static bool is_hidden(uint32_t rune)
{
	/* the last two characters of every plane are none */
	if ((rune & 0xfffe) == 0xfffe)
		return true;
	for (size_t i = 0; i < COUNT(hidden); i++)
		if (rune >= hidden[i].first && rune <= hidden[i].last)
			return true;
	return false;
}

static void put_escape(struct buf *out, uint32_t rune)
{
	if (rune >= SURROGATES) {
		rune -= SURROGATES;
		buf_printf(out, "\\u%04X", (unsigned)(0xd800 + (rune >> 10)));
		rune = 0xdc00 + (rune & 0x3ff);
	}
	buf_printf(out, "\\u%04X", (unsigned)rune);
}

/* The library escapes what JSON asks for; this the rest of what hides. */
static int write_piece(const char *p, size_t n, void *out)
{
	struct str s = { p, n };

	while (s.n) {
		size_t plain = rune_ascii_run(s.p, s.n);
		uint32_t rune;

		if (plain == 0)
			plain = rune_read(s, &rune);
		else
			rune = ' ';
		if (plain && is_hidden(rune))
			put_escape(out, rune);
		else
			buf_put(out, str_head(s, plain ? plain : 1));
		s = str_tail(s, plain ? plain : 1);
	}
	return 0;
}

void json_write(struct buf *out, struct json *root)
{
	done(json_dump_callback(value_of(root), write_piece, out,
				JSON_INDENT(2) | JSON_ENCODE_ANY));
	buf_putc(out, '\n');
	json_decref(value_of(root));
}

/* Checking. */

bool json_parses(struct arena *a, struct str text, int *line, struct str *why)
{
	const size_t flags =
		JSON_DECODE_ANY | JSON_ALLOW_NUL | JSON_DECODE_INT_AS_REAL;
	json_error_t error;
	json_t *value = json_loadb(text.n ? text.p : "", text.n, flags, &error);

	if (value) {
		json_decref(value);
		return true;
	}
	*line = error.line > 0 ? error.line : 1;
	*why = str_copy(a, str_from(error.text));
	return false;
}
