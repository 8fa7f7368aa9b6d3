/*
 * sys_fake - the layer sys in memory, for tests that ask the system nothing.
 *
 * Knows: the files, variables, input and output that a test gives and reads.
 * Owns: copies of all of it, until fake_reset.  Fails: like the real layer,
 * and where fake_fail_write says.  Never: touches the machine.
 */
#ifndef UNSTUCK_TESTS_SYS_FAKE_H
#define UNSTUCK_TESTS_SYS_FAKE_H

#include "unstuck/sys/files.h"

void fake_reset(void); /* no files, no variables, no input, no output */

void fake_file(const char *path, struct str bytes);
void fake_text(const char *path, const char *text);
void fake_env(const char *name, const char *value);
void fake_input(struct str bytes);

/* What was written to the stream so far. */
struct str fake_output(enum sys_stream stream);

/* The bytes of a file; false: there is none. */
bool fake_find(const char *path, struct str *bytes);

/* The nth write from now on fails (1: the next one); 0: none does. */
void fake_fail_write(int n);

#endif
