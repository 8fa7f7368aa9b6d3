#include "unstuck/cmd/sitting.h"

static bool prefill(struct context *c, struct play *p)
{
	const struct strs *sets = &c->options.sets;
	size_t errors = c->diags->errors;

	if (!c->options.no_save)
		play_keep(p, c->options.case_name);
	/* What the command line says begins no case yet. */
	p->keep.quiet = true;
	play_answers(p, context_given(c), c->diags);
	for (size_t i = 0; i < sets->count; i++)
		play_set(p, sets->at[i], c->diags);
	p->keep.quiet = false;
	return c->diags->errors == errors;
}

/* Everything that can be wrong is found before the screen opens. */
static bool open_flow(struct context *c, struct play *p, enum lang l)
{
	if (!context_catalog(c))
		return false;
	c->catalog.skip_tests = true;
	if (c->args.count)
		return play_open(p, c->arena, &c->catalog, c->args.at[0], l,
				 c->diags) &&
		       prefill(c, p);
	return context_all_packs(c);
}

/* A name is free, and can be a file's. */
static bool check_case_name(struct context *c)
{
	struct str name = c->options.case_name;
	struct case_list all;

	if (!(c->options.given & TAKES(CASE)))
		return true;
	if (!case_name_valid(name))
		return diag_add(c->diags, DIAG_USAGE, NO_PLACE,
				"'" STR_FMT
				"' cannot be a case's name; use letters, "
				"digits, - and _",
				STR_ARG(name));
	cases_list(&all, c->arena);
	for (size_t i = 0; i < all.list.count; i++)
		if (str_eq(all.list.at[i].id, name))
			return diag_add(c->diags, DIAG_USAGE, NO_PLACE,
					"there is a case '" STR_FMT
					"' already; `unstuck resume " STR_FMT
					"` goes on with it",
					STR_ARG(name), STR_ARG(name));
	return true;
}

/* Answers to nothing are a mistake. */
static bool check_prefill(struct context *c)
{
	if (c->args.count ||
	    !(c->options.given &
	      (TAKES(ANSWER) | TAKES(PASTE) | TAKES(SET) | TAKES(CASE))))
		return true;
	return diag_add(
		c->diags, DIAG_USAGE, NO_PLACE,
		"--answer, --paste, --set and --case need a FLOW; `unstuck "
		"list` shows them");
}

static enum exit_code run(struct context *c)
{
	struct play *p = arena_new(c->arena, struct play);
	struct langs langs;
	enum lang l;

	if (!check_prefill(c) || !check_case_name(c) ||
	    !context_langs(c, &langs))
		return EXIT_DONE;
	if (!c->args.count && !sitting_can_choose(c))
		return cmd_list.run(c);
	l = sitting_lang(c, &langs);
	if (open_flow(c, p, l))
		sitting_run(c, (struct sitting){ .play = p, .lang = l });
	return EXIT_DONE;
}

const struct command cmd_walk = {
	.name = "walk",
	.operands = "[FLOW[#NODE]]",
	.summary = "answer questions, get the steps",
	.details =
		"Asks the questions of a flow and shows the steps that fix "
		"the problem, on the\nfull screen, or line by line with "
		"--line, UNSTUCK_LINE=1, TERM=dumb, or where\nthere is no "
		"terminal.  Without FLOW one can be chosen.  The word `walk` "
		"may be\nleft out.  Before it ends it prints the line that "
		"brings you back.\n",
	.takes = TAKES(FLOWS) | TAKES(ANSWER) | TAKES(PASTE) | TAKES(SET) |
		 TAKES(CASE) | TAKES(NO_SAVE) | TAKES(LANG) |
		 TAKES(CUSTOMER_LANG) | TAKES(LINE) | TAKES(COLOR) |
		 TAKES(ASCII),
	.most = 1,
	.run = run,
};
