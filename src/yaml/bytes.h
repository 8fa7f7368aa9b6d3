/*
 * bytes - a YAML file before it is parsed; only src/yaml includes it.
 */
#ifndef UNSTUCK_YAML_BYTES_H
#define UNSTUCK_YAML_BYTES_H

#include "unstuck/yaml/tree.h"

/* The bytes of a byte order mark at the start: 3 or 0. */
size_t bom_bytes(struct str s);

/* UTF-8, no NUL, no directives, no line breaks that editors do not show. */
bool bytes_check(const struct source *source, struct diags *d);

#endif
