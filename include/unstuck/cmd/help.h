/*
 * help - what --help says, made from the tables of commands and options.
 *
 * Owns: nothing.  Fails: never.  Never: loads a flow or opens the screen.
 */
#ifndef UNSTUCK_CMD_HELP_H
#define UNSTUCK_CMD_HELP_H

#include "unstuck/base/buf.h"
#include "unstuck/cmd/cmd.h"

void help_overview(struct buf *out);
void help_command(struct buf *out, const struct command *command);

/* The fault for a word that should be a command, with the nearest one. */
bool help_unknown(struct str word, struct diags *d);

#endif
