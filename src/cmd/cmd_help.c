#include "unstuck/cmd/help.h"

#include "unstuck/base/typo.h"
#include "unstuck/cmd/context.h"

enum { OPTION_COLS = 24, COMMAND_COLS = 29, CODE_COLS = 14 };

/* A name in its column; a long one has a line of its own. */
static void put_name(struct buf *out, size_t start, size_t cols)
{
	size_t used = out->n - start;

	if (used + 2 <= cols) {
		buf_pad(out, ' ', cols - used);
		return;
	}
	buf_putc(out, '\n');
	buf_pad(out, ' ', cols);
}

/* "text|json" as "text, json" */
static void put_formats(struct buf *out, const char *formats)
{
	for (; *formats; formats++) {
		if (*formats == '|')
			buf_puts(out, ", ");
		else
			buf_putc(out, *formats);
	}
	buf_putc(out, '\n');
}

static void put_option(struct buf *out, const struct option_row *row,
		       const struct command *command)
{
	struct str rest = str_from(row->help), line;
	size_t start = out->n;

	buf_puts(out, "  ");
	if (row->letter[0])
		buf_printf(out, "-%s, ", row->letter);
	buf_printf(out, "--%s", row->name);
	if (row->value)
		buf_printf(out, " %s", row->value);
	put_name(out, start, OPTION_COLS);
	if (row == &option_table[OPTION_FORMAT] && command->formats) {
		put_formats(out, command->formats);
		return;
	}
	for (bool more = false; str_line(&rest, &line); more = true) {
		if (more)
			buf_pad(out, ' ', OPTION_COLS);
		buf_put(out, line);
		buf_putc(out, '\n');
	}
}

static void put_own(struct buf *out, const struct command *command)
{
	unsigned takes = command->takes | TAKEN_BY_ALL;

	buf_printf(out, "usage: unstuck %s", command->name);
	if (command->operands[0])
		buf_printf(out, " %s", command->operands);
	buf_printf(out, " [OPTION...]\n\n%s\nOptions:\n", command->details);
	for (int id = 0; id < OPTION_COUNT; id++)
		if (takes & 1u << id)
			put_option(out, &option_table[id], command);
}

static void put_command(struct buf *out, const struct command *command)
{
	size_t start = out->n;

	buf_printf(out, "  %s %s", command->name, command->operands);
	put_name(out, start, COMMAND_COLS);
	buf_printf(out, "%s\n", command->summary);
}

static const struct {
	const char *code, *meaning;
} exit_codes[] = {
	{ "0", "done" },
	{ "1", "a negative result: a lint fault, a failed test" },
	{ "2", "the command line is wrong, or this terminal cannot serve" },
	{ "3", "a flow, an answer or an input file is wrong or missing" },
	{ "4", "could not write" },
	{ "71, 128+N", "out of memory; ended by signal N" },
};

static void put_overview(struct buf *out)
{
	buf_puts(out,
		 "usage: unstuck                choose a flow and walk it\n"
		 "       unstuck FLOW           walk this flow\n"
		 "       unstuck COMMAND ...    see below\n\n"
		 "Asks a few questions and shows the steps that fix the "
		 "problem.  Runs no command\nby itself and opens no "
		 "connection.\n\nCommands:\n");
	for (size_t i = 0; i < command_count; i++)
		put_command(out, commands[i]);
	buf_puts(out, "\n`unstuck COMMAND --help` says more, and which "
		      "options it takes.\nA FLOW is an id, PACK/ID or the "
		      "path of its file.\n\nExit status:\n");
	for (size_t i = 0; i < COUNT(exit_codes); i++) {
		size_t start = out->n;

		buf_printf(out, "  %s", exit_codes[i].code);
		put_name(out, start, CODE_COLS);
		buf_printf(out, "%s\n", exit_codes[i].meaning);
	}
}

void help_write(struct buf *out, const struct command *command)
{
	if (command)
		put_own(out, command);
	else
		put_overview(out);
}

bool help_unknown(struct str word, struct diags *d)
{
	struct typo typo = typo_start(word);
	struct str hint;

	for (size_t i = 0; i < command_count; i++)
		typo_offer(&typo, str_from(commands[i]->name));
	hint = typo_hint(d->arena, &typo);
	return diag_add(d, DIAG_USAGE, NO_PLACE,
			"there is no command '" STR_FMT "'" STR_FMT
			"; `unstuck --help` lists them",
			STR_ARG(word), STR_ARG(hint));
}

static enum exit_code run(struct context *c)
{
	const struct command *command =
		c->args.count ? command_find(c->args.at[0]) : NULL;
	struct buf out;

	if (c->args.count && !command) {
		help_unknown(c->args.at[0], c->diags);
		return EXIT_DONE;
	}
	buf_init(&out, c->arena);
	help_write(&out, command);
	context_put(c, buf_str(&out));
	return EXIT_DONE;
}

const struct command cmd_help = {
	.name = "help",
	.operands = "[COMMAND]",
	.summary = "what a command does",
	.details = "Says what a command does and which options it takes.\n",
	.most = 1,
	.run = run,
};
