/* Commands that prepare a program and start it. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "drive_command.h"
#include "drive_file.h"

static bool in_path(const char *program)
{
	const char *at = getenv("PATH");
	struct bytes path = { 0 };
	bool found = false;

	while (at && *at && !found) {
		size_t len = strcspn(at, ":");

		bytes_clear(&path);
		bytes_add(&path, at, len);
		bytes_printf(&path, "/%s", program);
		found = access(path.at, X_OK) == 0;
		at += len + (at[len] == ':');
	}
	bytes_free(&path);
	return found;
}

bool act_needs(struct story *s)
{
	for (size_t i = 0; i < s->args.words.count; i++) {
		if (in_path(s->args.words.at[i]))
			continue;
		bytes_puts(&s->missing, s->args.words.at[i]);
		return false;
	}
	return true;
}

bool act_size(struct story *s)
{
	return story_size(s, &s->cols, &s->rows);
}

bool act_env(struct story *s)
{
	const char *setting = args_word(&s->args, 0);

	if (*setting == '-')
		story_drop_env(s, setting + 1);
	else if (strchr(setting, '='))
		story_set_env(s, setting);
	else
		return story_fail(s, "'%s' is not NAME=VALUE or -NAME",
				  setting);
	return true;
}

bool act_write(struct story *s)
{
	struct bytes path = { 0 };
	bool fine;

	story_at_home(s, args_word(&s->args, 0), &path);
	fine = file_write(path.at, &s->args.text);
	if (!fine)
		story_fail(s, "%s cannot be written", path.at);
	bytes_free(&path);
	return fine;
}

/* A program that ended unnoticed may have crashed. */
static bool last_exit_seen(struct story *s)
{
	return !story_has_program(s) || s->exit_seen ||
	       story_fail(s,
			  "the last program ended with %d, say "
			  "expect-exit %d",
			  s->term.pty.code, s->term.pty.code);
}

bool act_run(struct story *s)
{
	struct names argv = { 0 };
	bool fine;

	if (!s->opt->program)
		return story_fail(s, "there is no program %s, see --program",
				  s->opt->program_as);
	if (!last_exit_seen(s))
		return false;
	names_add(&argv, s->opt->program, strlen(s->opt->program));
	for (size_t i = 0; i < s->args.words.count; i++)
		names_add(&argv, s->args.words.at[i],
			  strlen(s->args.words.at[i]));
	fine = story_start(s, argv.at);
	names_free(&argv);
	return fine;
}

/* Set what a COMMAND may call. */
static void set_path(struct story *s, const char *name, const char *path)
{
	struct bytes setting = { 0 };

	bytes_printf(&setting, "%s=%s", name, path);
	story_set_env(s, setting.at);
	bytes_free(&setting);
}

bool act_shell(struct story *s)
{
	const struct options *opt = s->opt;
	char shell[] = "/bin/sh", option[] = "-c";
	char *argv[] = { shell, option, s->args.text.at, NULL };
	bool fine;

	if (!last_exit_seen(s))
		return false;
	set_path(s, "UNSTUCK", opt->program ? opt->program : opt->program_as);
	set_path(s, "DRIVE", opt->self ? opt->self : "drive");
	fine = story_start(s, argv);
	story_drop_env(s, "UNSTUCK");
	story_drop_env(s, "DRIVE");
	return fine;
}

bool act_within(struct story *s)
{
	s->within_ms = s->args.number[0];
	return s->within_ms > 0 || story_fail(s, "that is no time at all");
}

bool act_limit(struct story *s)
{
	story_limit(s, s->args.number[0]);
	return true;
}
