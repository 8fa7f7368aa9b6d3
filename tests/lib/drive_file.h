/*
 * drive_file - whole files, and whole trees of them.
 * Knows: nothing of scripts.
 * Owns: nothing.
 * Fails: by returning false; errno says why.
 * Never: follows a link while it removes.
 */
#ifndef DRIVE_FILE_H
#define DRIVE_FILE_H

#include "drive_bytes.h"

/* Add all that is in a file. */
bool file_read(const char *path, struct bytes *into);

/* Make or replace a file, and make the directories it needs. */
bool file_write(const char *path, const struct bytes *from);

/* Remove a directory and all in it, what is closed to its owner too. */
void file_remove_all(const char *directory);

#endif
