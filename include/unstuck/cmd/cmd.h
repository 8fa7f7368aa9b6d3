/*
 * cmd - what can be asked of the program: one row a command.
 *
 * Knows: the commands, and which exit code a fault leads to.
 * Owns: nothing but the process's arena while it runs.
 * Fails: with faults on standard error and the worst of their exit codes.
 */
#ifndef UNSTUCK_CMD_CMD_H
#define UNSTUCK_CMD_CMD_H

#include "unstuck/base/diag.h"

/* The larger one counts, up to EXIT_WRITE. */
enum exit_code {
	EXIT_DONE = 0,	   /* done; something found; the screen was left */
	EXIT_NEGATIVE = 1, /* nothing matched, a lint fault, a failed test */
	EXIT_USAGE = 2,	   /* the command line, or this terminal */
	EXIT_FLOW = 3,	   /* a flow, an answer or an input file */
	EXIT_WRITE = 4,	   /* could not save or write */
	EXIT_MEMORY = 71,  /* out of memory */
	EXIT_SIGNAL = 128, /* ended by signal N: this and N */
};

struct context;

struct command {
	const char *name;
	const char *operands; /* as the help names them; "" for none */
	const char *summary;  /* a few words */
	const char *details;  /* for its own help; lines end with \n */
	const char *formats;  /* "text|json", the default first; or NULL */
	unsigned takes;	      /* options besides TAKEN_BY_ALL */
	size_t least, most;   /* operands */
	enum exit_code (*run)(struct context *c);
};

/* In the order of the help. */
extern const struct command *const commands[];
extern const size_t command_count;

const struct command *command_find(struct str name); /* or NULL */

/* The worst of code and what the faults ask for. */
enum exit_code exit_code_with(enum exit_code code, const struct diags *d);

/* All of the program. */
int cmd_main(int argc, char **argv);

/* Commands that others call: the list is the pick screen of no terminal. */
extern const struct command cmd_walk, cmd_find, cmd_scan, cmd_resume, cmd_cases,
	cmd_close, cmd_reopen, cmd_delete, cmd_report, cmd_stats, cmd_checklist,
	cmd_list, cmd_show, cmd_export, cmd_graph, cmd_new, cmd_lint, cmd_test,
	cmd_help;

#endif
