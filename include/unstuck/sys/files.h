/*
 * files - the files and streams of the operating system.
 *
 * Knows: regular files, folders, and the pack built into the program, which
 * looks like a folder at BUILTIN_ROOT.  Owns: nothing; bytes live in the
 * arena.  Fails: with a fault that names the path and the reason.
 * Never: follows a FIFO, a device or a socket, reads more than the limit,
 * or overwrites a file unasked.
 */
#ifndef UNSTUCK_SYS_FILES_H
#define UNSTUCK_SYS_FILES_H

#include "unstuck/base/diag.h"

#define BUILTIN_ROOT "(built in)"

/* Read a whole regular file of at most limit bytes. */
bool sys_read(struct arena *a, struct str path, size_t limit,
	      struct source *out, struct diags *d);

/*
 * The folder that a file was read from last, held open until it is closed: the
 * way to the next file in it is short.  Starts as {0}; the paths of the files
 * must live as long.
 */
struct sys_folder {
	struct str path;
	int fd; /* -1: it cannot be held; counts only with a path */
};

/* Harmless when it holds nothing; it can be used again. */
void sys_folder_close(struct sys_folder *folder);

/*
 * The first bytes of a regular file, at most n.  Where many files are read,
 * folder is the same each time; else NULL.
 */
bool sys_read_head(struct arena *a, struct sys_folder *folder, struct str path,
		   size_t n, struct source *out, struct diags *d);

/* The path without links, `.` and `..`; the path itself when there is none. */
struct str sys_real_path(struct arena *a, struct str path);

/* Delete a file. */
bool sys_remove(struct str path, struct diags *d);

bool sys_is_dir(struct str path);
bool sys_is_file(struct str path);

struct sys_names {
	struct str *at; /* sorted by bytes, without hidden ones */
	size_t count;
};

/* The names in a folder; none when it cannot be read. */
struct sys_names sys_list(struct arena *a, struct str path);

/*
 * Make the folder and those above it, for their owner only; whoever writes
 * into it finds out whether that went well.
 */
void sys_make_dirs(struct arena *a, struct str path);

/*
 * Write a file through a temporary one, synced and renamed.  Without force a
 * file that is there stays as it is and is a fault.
 */
bool sys_write_file(struct str path, struct str bytes, bool force,
		    struct diags *d);

enum sys_stream { SYS_OUT = 1, SYS_ERR = 2 };

/* Write all bytes to standard output or error. */
bool sys_write(enum sys_stream to, struct str bytes, struct diags *d);

/* Is the stream (0 to 2) a terminal? */
bool sys_is_terminal(int fd);

/*
 * From now on standard input is the terminal that the process was started
 * from, whatever it was before; false: there is none.
 */
bool sys_take_terminal(void);

/* Columns of the terminal on standard output; 0 when it is none. */
int sys_columns(void);

/* Does standard input have more within so many milliseconds? */
bool sys_input_waits(int ms);

/*
 * Read one line of standard input without its \n; false at its end.  A line
 * over limit bytes is cut there.
 */
bool sys_read_line(struct arena *a, size_t limit, struct str *line);

#endif
