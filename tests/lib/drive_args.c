#include "drive_args.h"

#include <stdlib.h>
#include <string.h>

static const char blanks[] = " \t";

static const char *after_blanks(const char *at)
{
	return at + strspn(at, blanks);
}

static bool take_number(struct args *a, const char **at, struct bytes *why)
{
	char *end;
	long number = strtol(*at, &end, 10);

	if (end == *at || (*end && !strchr(blanks, *end))) {
		bytes_printf(why, "'%.*s' is not a number\n",
			     (int)strcspn(*at, blanks), *at);
		return false;
	}
	*at = end;
	a->number[a->numbers++] = number;
	return true;
}

static bool take_word(struct args *a, const char **at, struct bytes *why)
{
	struct bytes word = { 0 };

	while (**at && !strchr(blanks, **at)) {
		const char quote = **at, *end;

		if (quote != '\'' && quote != '"') {
			bytes_putc(&word, *(*at)++);
			continue;
		}
		end = strchr(*at + 1, quote);
		if (!end) {
			bytes_printf(why, "a %c is not closed\n", quote);
			bytes_free(&word);
			return false;
		}
		bytes_add(&word, *at + 1, (size_t)(end - *at) - 1);
		*at = end + 1;
	}
	names_add(&a->words, bytes_text(&word), word.len);
	bytes_free(&word);
	return true;
}

static bool take_words(struct args *a, const char **at, struct bytes *why)
{
	while (**at) {
		if (!take_word(a, at, why))
			return false;
		*at = after_blanks(*at);
	}
	return true;
}

/* The rest of the line without its blank end. */
static bool take_rest(struct args *a, const char **at, struct bytes *why)
{
	size_t len = strlen(*at);

	(void)why;
	while (len > 0 && strchr(blanks, (*at)[len - 1]))
		len--;
	bytes_add(&a->text, *at, len);
	*at += strlen(*at);
	return true;
}

static bool take_text(struct args *a, const char **at, struct bytes *why)
{
	struct bytes *text = &a->text;

	take_rest(a, at, why);
	if (text->len < 2 || text->at[0] != '"' ||
	    text->at[text->len - 1] != '"')
		return true;
	text->at[--text->len] = '\0';
	bytes_drop(text, 1);
	return true;
}

static bool take_data(struct args *a, const char **at, struct bytes *why)
{
	struct bytes written;
	bool fine;

	take_text(a, at, why);
	written = a->text;
	a->text = (struct bytes){ 0 };
	bytes_add(&a->text, "", 0);
	fine = bytes_unescape(&a->text, bytes_text(&written));
	if (!fine)
		bytes_puts(why, "the escapes are "
				"\\n \\t \\r \\e \\\\ \\\" \\xHH \\u{HEX}\n");
	bytes_free(&written);
	return fine;
}

typedef bool take_fn(struct args *a, const char **at, struct bytes *why);

static const struct {
	const char *word;
	take_fn *take;
} grammar[] = {
	{ "COLS", take_number },      { "ROWS", take_number },
	{ "ROW", take_number },	      { "COL", take_number },
	{ "N", take_number },	      { "CODE", take_number },
	{ "MS", take_number },	      { "KB", take_number },
	{ "COUNT", take_number },     { "SEED", take_number },
	{ "BYTES", take_number },     { "NAME", take_word },
	{ "PATH", take_word },	      { "FILE", take_word },
	{ "SETTING", take_word },     { "KEY...", take_words },
	{ "HEX...", take_words },     { "ROUTE...", take_words },
	{ "PROGRAM...", take_words }, { "[ARG...]", take_words },
	{ "TEXT", take_text },	      { "DATA", take_data },
	{ "COMMAND", take_rest },
};

static take_fn *taker(const char *word, size_t len)
{
	for (size_t i = 0; i < sizeof(grammar) / sizeof(*grammar); i++)
		if (strlen(grammar[i].word) == len &&
		    memcmp(grammar[i].word, word, len) == 0)
			return grammar[i].take;
	abort(); /* the table of commands names no other */
}

bool args_parse(struct args *a, const char *syntax, const char *line,
		struct bytes *why)
{
	*a = (struct args){ 0 };
	line = after_blanks(line);
	while (*syntax) {
		size_t len = strcspn(syntax, " ");

		if (!*line && *syntax != '[') {
			bytes_printf(why, "%.*s is missing\n", (int)len,
				     syntax);
			return false;
		}
		if (!taker(syntax, len)(a, &line, why))
			return false;
		line = after_blanks(line);
		syntax += len + (syntax[len] == ' ');
	}
	if (*line)
		bytes_printf(why, "'%s' is too much\n", line);
	return !*line;
}

const char *args_word(const struct args *a, size_t i)
{
	return i < a->words.count ? a->words.at[i] : "";
}

void args_free(struct args *a)
{
	names_free(&a->words);
	bytes_free(&a->text);
	*a = (struct args){ 0 };
}
