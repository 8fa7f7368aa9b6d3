/* Commands that look at the wire, the clipboard and the files left behind. */
#include <glob.h>
#include <stdio.h>
#include <string.h>

#include "drive_command.h"
#include "drive_file.h"

/* Add bytes so that a terminal shows and a script can say them. */
static void add_escaped(const struct bytes *from, size_t most,
			struct bytes *out)
{
	for (size_t i = 0; i < from->len && i < most; i++) {
		unsigned char c = (unsigned char)from->at[i];

		if (c == '\n')
			bytes_puts(out, "\\n");
		else if (c == '\033')
			bytes_puts(out, "\\e");
		else if (c < 0x20 || c == 0x7F || c == '\\')
			bytes_printf(out, "\\x%02x", c);
		else
			bytes_putc(out, c);
	}
	if (from->len > most)
		bytes_printf(out, "... (%zu bytes)", from->len);
}

static bool clipboard_is_text(struct story *s)
{
	const struct clip *c = &s->term.wire.clip;

	return c->count > 0 && !c->broken &&
	       bytes_same(&c->text, &s->args.text);
}

static void show_clipboard(struct story *s)
{
	const struct clip *c = &s->term.wire.clip;

	bytes_printf(&s->why, "%u texts were copied", c->count);
	if (c->broken)
		bytes_puts(&s->why, ", the last is not base64");
	else if (c->count > 0) {
		bytes_puts(&s->why, ", the last is ");
		add_escaped(&c->text, 2000, &s->why);
	}
	bytes_putc(&s->why, '\n');
}

bool see_clipboard(struct story *s)
{
	if (story_expect(s, clipboard_is_text, "the clipboard is another"))
		return true;
	show_clipboard(s);
	return false;
}

bool see_clipboard_file(struct story *s)
{
	struct bytes path = { 0 };
	bool fine;

	story_beside(s, args_word(&s->args, 0), &path);
	fine = file_read(path.at, &s->args.text)
		       ? see_clipboard(s)
		       : story_fail(s, "there is no %s", path.at);
	bytes_free(&path);
	return fine;
}

static unsigned routes_meant(const struct story *s)
{
	unsigned routes = 0;

	for (size_t i = 0; i < s->args.words.count; i++)
		routes |= clip_route(s->args.words.at[i]);
	return routes;
}

static bool routes_are_meant(struct story *s)
{
	return s->term.wire.clip.routes == routes_meant(s);
}

bool see_clipboard_routes(struct story *s)
{
	struct bytes routes = { 0 };

	for (size_t i = 0; i < s->args.words.count; i++)
		if (!clip_route(s->args.words.at[i]))
			return story_fail(s, "a route is raw, tmux or screen");
	if (story_until(s, routes_are_meant))
		return true;
	clip_name_routes(s->term.wire.clip.routes, &routes);
	story_fail(s, "the last text came by: %s", bytes_text(&routes));
	bytes_free(&routes);
	return false;
}

bool see_no_clipboard(struct story *s)
{
	story_settle(s);
	if (s->term.wire.clip.count == 0)
		return true;
	show_clipboard(s);
	return false;
}

static bool wire_has_data(struct story *s)
{
	return bytes_find(&s->term.wire.raw, &s->args.text) != NULL;
}

bool see_wire_has(struct story *s)
{
	return story_expect(s, wire_has_data, "these bytes were not written");
}

bool see_wire_lacks(struct story *s)
{
	const struct bytes *raw = &s->term.wire.raw;
	const char *at;
	size_t offset, begin;
	struct bytes near = { 0 };

	story_settle(s);
	at = bytes_find(raw, &s->args.text);
	if (!at)
		return true;
	offset = (size_t)(at - raw->at);
	begin = offset < 40 ? 0 : offset - 40;
	bytes_add(&near, raw->at + begin, raw->len - begin);
	bytes_printf(&s->why, "byte %zu of the wire: ", offset);
	add_escaped(&near, 120, &s->why);
	bytes_putc(&s->why, '\n');
	bytes_free(&near);
	return false;
}

/* Split a file into its lines without # comments and blank ends. */
static void add_lines(const struct bytes *file, struct names *lines)
{
	const char *at = bytes_text(file);

	while (*at) {
		size_t len = strcspn(at, "\n"), used = len;

		while (used > 0 && at[used - 1] == ' ')
			used--;
		if (used > 0 && *at != '#')
			names_add(lines, at, used);
		at += len + (at[len] == '\n');
	}
}

static bool kinds_are_listed(struct story *s, const struct names *listed)
{
	const struct names *kinds = &s->term.wire.kinds;
	bool fine = true;

	for (size_t i = 0; i < kinds->count; i++)
		if (!names_have(listed, kinds->at[i]))
			fine = story_fail(s, "not listed: %s", kinds->at[i]);
	return fine;
}

bool see_wire_kinds(struct story *s)
{
	struct bytes path = { 0 }, file = { 0 };
	struct names listed = { 0 };
	bool fine;

	story_settle(s);
	story_beside(s, args_word(&s->args, 0), &path);
	if (!file_read(path.at, &file)) {
		fine = story_fail(s, "there is no %s", path.at);
	} else {
		add_lines(&file, &listed);
		fine = kinds_are_listed(s, &listed);
	}
	names_free(&listed);
	bytes_free(&file);
	bytes_free(&path);
	return fine;
}

bool see_wire_max(struct story *s)
{
	size_t written;

	story_settle(s);
	written = s->term.wire.raw.len - s->mark;
	if ((long)written <= s->args.number[0])
		return true;
	story_fail(s, "%zu bytes were written", written);
	return false;
}

static bool file_has(const char *path, const struct bytes *text)
{
	struct bytes file = { 0 };
	bool has = file_read(path, &file) &&
		   (text->len == 0 || bytes_find(&file, text));

	bytes_free(&file);
	return has;
}

/* How many files match the path, and how many of those have the text. */
static size_t count_files(struct story *s, size_t *having)
{
	struct bytes path = { 0 };
	size_t found = 0;
	glob_t files;

	*having = 0;
	story_at_home(s, args_word(&s->args, 0), &path);
	if (glob(path.at, 0, NULL, &files) == 0) {
		found = files.gl_pathc;
		for (size_t i = 0; i < found; i++)
			*having += file_has(files.gl_pathv[i], &s->args.text);
		globfree(&files);
	}
	bytes_free(&path);
	return found;
}

static bool file_has_text(struct story *s)
{
	size_t having;

	return count_files(s, &having) > 0 && having > 0;
}

static bool file_is_absent(struct story *s)
{
	size_t having;

	return count_files(s, &having) == 0;
}

bool see_file(struct story *s)
{
	size_t having;

	return story_expect(s, file_has_text,
			    "%zu files match %s, none has "
			    "the text",
			    count_files(s, &having), args_word(&s->args, 0));
}

bool see_file_lacks(struct story *s)
{
	size_t found, having;

	story_settle(s);
	found = count_files(s, &having);
	if (found == 0)
		return story_fail(s, "no file matches");
	return having == 0 ||
	       story_fail(s, "%zu of %zu files have it", having, found);
}

bool see_no_file(struct story *s)
{
	return story_expect(s, file_is_absent, "it is there");
}
