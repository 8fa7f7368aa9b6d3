/*
 * help - what --help says, made from the tables of commands and options.
 *
 * Owns: nothing.  Fails: never.  Never: loads a flow or opens the screen.
 */
#ifndef UNSTUCK_CMD_HELP_H
#define UNSTUCK_CMD_HELP_H

#include "unstuck/base/buf.h"
#include "unstuck/cmd/cmd.h"

/* The help of a command; NULL: of the program. */
void help_write(struct buf *out, const struct command *command);

/* The fault for a word that should be a command, with the nearest one. */
bool help_unknown(struct str word, struct diags *d);

#endif
