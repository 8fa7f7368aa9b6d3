/* Which commands there are; each ends its own file. */
#include "unstuck/cmd/cmd.h"

const struct command *const commands[] = {
	&cmd_walk,	&cmd_find,   &cmd_scan,	  &cmd_resume, &cmd_cases,
	&cmd_close,	&cmd_reopen, &cmd_delete, &cmd_report, &cmd_stats,
	&cmd_checklist, &cmd_list,   &cmd_show,	  &cmd_lint,   &cmd_test,
	&cmd_graph,	&cmd_new,    &cmd_export, &cmd_help,
};

const size_t command_count = COUNT(commands);

const struct command *command_find(struct str name)
{
	for (size_t i = 0; i < command_count; i++)
		if (str_eq(str_from(commands[i]->name), name))
			return commands[i];
	return NULL;
}

enum exit_code exit_code_with(enum exit_code code, const struct diags *d)
{
	static const enum exit_code kinds[] = {
		[KIND_FLOW] = EXIT_FLOW,
		[KIND_USAGE] = EXIT_USAGE,
		[KIND_WRITE] = EXIT_WRITE,
	};

	for (size_t i = 0; i < d->list.count; i++) {
		const struct diag_row *row = &diag_table[d->list.at[i].code];

		if (row->severity == SEVERITY_ERROR && kinds[row->kind] > code)
			code = kinds[row->kind];
	}
	return code;
}
