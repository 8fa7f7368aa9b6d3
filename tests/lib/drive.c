/*
 * drive - run scripts against a program in a terminal, report in TAP.
 *
 * drive [--update] [--program PATH] SCRIPT...
 * drive --language
 *
 * The language is described in tests/screen/README.md. UPDATE=1 in the
 * environment is --update; DRIVE_WAIT_MS is the bound of one wait.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "drive_command.h"
#include "drive_file.h"

struct command {
	const char *name;
	command_fn *run;
	enum command_when when;
	const char *syntax;
	const char *help;
};

static const struct command commands[] = {
#define COMMAND_ROW(name, function, when, syntax, help)                        \
	{ name, function, WHEN_##when, syntax, help },
	COMMAND_LIST(COMMAND_ROW)
#undef COMMAND_ROW
};
enum { COMMANDS = sizeof(commands) / sizeof(*commands) };

static const char usage[] =
	"usage: drive [--update] [--program PATH] SCRIPT...\n"
	"       drive --language\n";

static const struct command *find_command(const char *name, size_t len)
{
	for (int i = 0; i < COMMANDS; i++)
		if (strlen(commands[i].name) == len &&
		    memcmp(commands[i].name, name, len) == 0)
			return &commands[i];
	return NULL;
}

static bool may_stand(struct story *s, const struct command *c)
{
	if (c->when == WHEN_IDLE && story_is_running(s))
		return story_fail(s, "the program runs already");
	if (c->when == WHEN_ON && !story_has_program(s))
		return story_fail(s, "nothing was started yet");
	return true;
}

static bool do_line(struct story *s, const char *line)
{
	size_t len = strcspn(line, " \t");
	const struct command *c = find_command(line, len);
	bool fine;

	if (!c)
		return story_fail(s, "there is no command '%.*s'", (int)len,
				  line);
	fine = args_parse(&s->args, c->syntax, line + len, &s->why);
	if (!fine)
		story_fail(s, "usage: %s %s", c->name, c->syntax);
	else
		fine = may_stand(s, c) && c->run(s);
	args_free(&s->args);
	return fine;
}

/* Put the line that failed before what is said about it. */
static void place_fault(struct story *s, int number, const char *line)
{
	struct bytes what = s->why;

	s->why = (struct bytes){ 0 };
	bytes_printf(&s->why, "%s:%d: %s\n%s", s->path, number, line,
		     bytes_text(&what));
	bytes_free(&what);
}

/* A program that ended and was not expected to may have crashed. */
static void check_end(struct story *s)
{
	if (story_is_running(s))
		story_settle(s);
	if (!story_has_program(s) || story_is_running(s) || s->exit_seen)
		return;
	story_fail(s,
		   "%s: the program ended and the script does not "
		   "expect-exit",
		   s->path);
	story_show_screen(s);
}

/* Do the lines up to the first that fails, or that needs what is not there. */
static void do_lines(struct story *s, char *text)
{
	int number = 0;

	for (char *next, *line = text; line; line = next) {
		next = strchr(line, '\n');
		if (next)
			*next++ = '\0';
		number++;
		line += strspn(line, " \t");
		if (!*line || *line == '#')
			continue;
		if (do_line(s, line))
			continue;
		if (s->missing.len == 0)
			place_fault(s, number, line);
		return;
	}
	check_end(s);
}

/* TAP: what follows a # is a comment. */
static void print_comment(const struct bytes *text)
{
	const char *at = bytes_text(text);

	while (*at) {
		size_t len = strcspn(at, "\n");

		printf("# %.*s\n", (int)len, at);
		at += len + (at[len] == '\n');
	}
}

/* screen/NAME: the path from its directory "screen" on, without .script. */
static void print_name(const char *path)
{
	const char *from = strstr(path, "screen/");
	const char *slash = strrchr(path, '/');
	const char *name = from	   ? from + strlen("screen/")
			   : slash ? slash + 1
				   : path;
	const char *suffix = strstr(name, ".script");

	printf("screen/%.*s", suffix ? (int)(suffix - name) : (int)strlen(name),
	       name);
}

static bool report(struct story *s, int number)
{
	printf("%s %d - ", s->why.len > 0 ? "not ok" : "ok", number);
	print_name(s->path);
	if (s->missing.len > 0)
		printf(" # SKIP there is no %s", s->missing.at);
	putchar('\n');
	print_comment(&s->why);
	fflush(stdout);
	return s->why.len == 0;
}

static bool do_script(const struct options *opt, const char *path, int number)
{
	struct bytes text = { 0 };
	struct story s;
	bool fine;

	if (story_begin(&s, opt, path)) {
		if (file_read(path, &text) && text.len > 0)
			do_lines(&s, text.at);
		else
			story_fail(&s, "%s: no script to read", path);
	}
	story_end(&s);
	fine = report(&s, number);
	bytes_free(&s.why);
	bytes_free(&s.missing);
	bytes_free(&text);
	return fine;
}

/* The rows of the README's table. */
static void print_language(void)
{
	puts("| command | what it does |\n|--|--|");
	for (int i = 0; i < COMMANDS; i++)
		printf("| `%s%s%s` | %s |\n", commands[i].name,
		       *commands[i].syntax ? " " : "", commands[i].syntax,
		       commands[i].help);
}

static void read_environment(struct options *opt)
{
	const char *update = getenv("UPDATE"), *wait = getenv("DRIVE_WAIT_MS");

	opt->update = update && *update && strcmp(update, "0") != 0;
	if (wait && strtol(wait, NULL, 10) > 0)
		opt->wait_ms = strtol(wait, NULL, 10);
}

/* Read the options; the index of the first script, 0 for a wrong line. */
static int read_options(int argc, char **argv, struct options *opt)
{
	int i = 1;

	for (; i < argc && strncmp(argv[i], "--", 2) == 0; i++) {
		if (strcmp(argv[i], "--update") == 0)
			opt->update = true;
		else if (strcmp(argv[i], "--program") == 0 && i + 1 < argc)
			opt->program_as = argv[++i];
		else
			return 0;
	}
	return i < argc ? i : 0;
}

int main(int argc, char **argv)
{
	struct options opt = {
		.program_as = "build/unstuck",
		.wait_ms = STORY_WAIT_MS,
	};
	int first, number = 0;
	bool fine = true;

	if (argc == 2 && strcmp(argv[1], "--language") == 0) {
		print_language();
		return 0;
	}
	read_environment(&opt);
	first = read_options(argc, argv, &opt);
	if (first == 0) {
		fputs(usage, stderr);
		return 2;
	}
	opt.program = realpath(opt.program_as, NULL);
	opt.self = realpath(argv[0], NULL);
	for (int i = first; i < argc; i++)
		fine &= do_script(&opt, argv[i], ++number);
	printf("1..%d\n", number);
	free(opt.program);
	free(opt.self);
	return fflush(stdout) == 0 && fine ? 0 : 1;
}
