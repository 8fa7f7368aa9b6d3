/*
 * builtin - the pack that is built into the program.
 *
 * Knows: every file of flows/, bytes as they stand; tools/embed.sh writes
 * them as C at build time.  Owns: constants that live as long as the program.
 * Fails: never.  Never: reads a file.
 */
#ifndef UNSTUCK_SYS_BUILTIN_H
#define UNSTUCK_SYS_BUILTIN_H

#include <stddef.h>

struct builtin_file {
	const char *path;  /* "flink/pack.yaml" */
	const char *bytes; /* length of them, and a NUL behind */
	size_t length;
};

extern const struct builtin_file builtin_files[]; /* sorted by path */
extern const size_t builtin_file_count;

#endif
