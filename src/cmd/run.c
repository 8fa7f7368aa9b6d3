/* From argv to a command, and from faults to an exit code. */
#include "unstuck/base/typo.h"
#include "unstuck/cmd/context.h"
#include "unstuck/cmd/help.h"
#include "unstuck/cmd/process.h"
#include "unstuck/json/json.h"
#include "unstuck/render/faults.h"
#include "unstuck/sys/files.h"

#ifndef UNSTUCK_VERSION
#define UNSTUCK_VERSION "unknown"
#endif

/* ---- a first word that is no command ----------------------------------- */

static bool looks_like_flow(struct str word)
{
	return str_find(word, STR("/")) >= 0 || str_find(word, STR("#")) >= 0 ||
	       str_ends(word, STR(".yaml"));
}

static bool is_flow(struct context *c, struct str word)
{
	struct diags quiet;

	diags_init(&quiet, c->arena);
	return catalog_find(&c->catalog, word, &quiet) != NULL;
}

static void offer_commands(struct typo *typo)
{
	for (size_t i = 0; i < command_count; i++)
		typo_offer(typo, str_from(commands[i]->name));
}

static void offer_flows(struct typo *typo, const struct catalog *catalog)
{
	for (size_t i = 0; i < catalog->packs.count; i++) {
		const struct catalog_pack *p = catalog->packs.at[i];

		for (size_t j = 0; j < p->flows.count; j++)
			typo_offer(typo, p->flows.at[j].id);
	}
}

/* The word was meant as what it resembles most; commands come first. */
static bool fail_word(struct context *c, struct str word)
{
	struct typo command = typo_start(word), any;
	enum diag_code code;
	struct str hint;

	offer_commands(&command);
	any = command;
	offer_flows(&any, &c->catalog);
	code = str_eq(any.best, command.best) ? DIAG_USAGE : DIAG_NO_FLOW;
	hint = typo_hint(c->arena, &any);
	return diag_add(c->diags, code, NO_PLACE,
			"there is no command or flow '" STR_FMT "'" STR_FMT
			"; see `unstuck --help` and `unstuck list`",
			STR_ARG(word), STR_ARG(hint));
}

static bool accept_word(struct context *c, struct str word)
{
	if (looks_like_flow(word))
		return true;
	if (!context_catalog(c))
		return false;
	return is_flow(c, word) || fail_word(c, word);
}

/* ---- does the command take what was given? ----------------------------- */

/* "checklist, list": who takes the option. */
static struct str takers(struct arena *a, unsigned option)
{
	struct buf out;

	buf_init(&out, a);
	for (size_t i = 0; i < command_count; i++)
		if (commands[i]->takes & option)
			buf_printf(&out, "%s%s", out.n ? ", " : "",
				   commands[i]->name);
	return buf_str(&out);
}

static void check_options(struct context *c)
{
	const struct command *command = c->command;
	unsigned takes = command->takes | TAKEN_BY_ALL;
	struct str others;

	for (int id = 0; id < OPTION_COUNT; id++) {
		if (!(c->options.given & ~takes & 1u << id))
			continue;
		others = takers(c->arena, 1u << id);
		diag_add(c->diags, DIAG_USAGE, NO_PLACE,
			 "`%s` does not take --%s; it belongs to " STR_FMT,
			 command->name, option_table[id].name, STR_ARG(others));
	}
	if (c->options.given & takes & TAKES(FORMAT))
		options_choice(OPTION_FORMAT, c->options.format,
			       command->formats, c->diags);
	if (c->options.given & TAKES(CUSTOMER_LANG))
		options_choice(OPTION_CUSTOMER_LANG, c->options.customer_lang,
			       "en|zh", c->diags);
	if (c->options.given & TAKES(COLOR))
		options_choice(OPTION_COLOR, c->options.color,
			       "auto|always|never", c->diags);
}

static void check_operands(struct context *c)
{
	const struct command *command = c->command;

	if (c->args.count < command->least)
		diag_add(c->diags, DIAG_USAGE, NO_PLACE,
			 "`%s` needs more: unstuck %s %s; see `unstuck help "
			 "%s`",
			 command->name, command->name, command->operands,
			 command->name);
	else if (c->args.count > command->most)
		diag_add(c->diags, DIAG_USAGE, NO_PLACE,
			 "`%s` does not take '" STR_FMT
			 "'; see `unstuck help %s`",
			 command->name, STR_ARG(c->args.at[command->most]),
			 command->name);
}

/* ---- from words to a command ------------------------------------------- */

static enum exit_code put_version(struct context *c)
{
	context_put(c, STR("unstuck " UNSTUCK_VERSION "\n"));
	return EXIT_DONE;
}

static enum exit_code put_help(struct context *c, const struct command *named)
{
	struct buf out;

	buf_init(&out, c->arena);
	help_write(&out, named);
	context_put(c, buf_str(&out));
	return EXIT_DONE;
}

/* Without a command the words are walk's.  Faults decide on the exit code. */
static enum exit_code choose(struct context *c)
{
	const struct strs *words = &c->options.operands;
	const struct command *named =
		words->count ? command_find(words->at[0]) : NULL;
	size_t errors = c->diags->errors;

	c->command = named ? named : &cmd_walk;
	c->args = *words;
	if (named) {
		c->args.at++;
		c->args.count--;
	}
	if (c->options.version)
		return put_version(c);
	if (c->options.help)
		return put_help(c, named);
	if (!named && words->count && !accept_word(c, words->at[0]))
		return EXIT_DONE;
	check_options(c);
	check_operands(c);
	return c->diags->errors == errors ? c->command->run(c) : EXIT_DONE;
}

static void put_faults(struct context *c)
{
	struct diags quiet;
	struct buf out;

	if (c->diags->list.count == 0)
		return;
	buf_init(&out, c->arena);
	faults_write(&out, c->diags);
	diags_init(&quiet, c->arena);
	sys_write(SYS_ERR, buf_str(&out), &quiet);
}

int cmd_main(int argc, char **argv)
{
	enum exit_code code = EXIT_DONE;
	struct arena arena;
	struct diags diags;
	struct context c = { .arena = &arena, .diags = &diags };

	process_begin();
	arena_init(&arena, process_out_of_memory);
	json_use_alloc(process_alloc);
	diags_init(&diags, &arena);
	if (options_parse(&c.options, &arena, argc, argv, &diags))
		code = choose(&c);
	code = exit_code_with(code, &diags);
	put_faults(&c);
	arena_release(&arena);
	if (c.signal)
		process_end_by(c.signal);
	return (int)code;
}
