/*
 * branch_json - the branch that fits the answers, for scripts.
 *
 * Knows: `checklist --answer … --format json`: the path, where it ends, what
 * to do there, in one language.  Texts are CommonMark, a snippet is exact.
 * Owns: nothing; what it adds belongs to the tree.  Fails: never.
 */
#ifndef UNSTUCK_CMD_BRANCH_JSON_H
#define UNSTUCK_CMD_BRANCH_JSON_H

#include "unstuck/json/json.h"
#include "unstuck/walk/walk.h"

void branch_json(struct json *object, struct walk *w, enum lang l);

#endif
