/*
 * drive_story - one script under way: its settings, its program, its faults.
 * Knows: the child's environment and home, how long anything may take.
 * Owns: the home directory and the terminal, until story_end.
 * Fails: with story_fail, which returns false so that a command can return it.
 * Never: sleeps. Whatever waits, waits in poll for the program's next byte.
 */
#ifndef DRIVE_STORY_H
#define DRIVE_STORY_H

#include "drive_args.h"
#include "drive_term.h"

enum { STORY_WAIT_MS = 5000, STORY_LIMIT_MS = 20000 };

struct options {
	char *program;		/* absolute path; NULL: not there */
	char *self;		/* of drive; NULL: not known */
	const char *program_as; /* as it was named */
	bool update;		/* rewrite snapshots instead of comparing */
	long wait_ms; /* bound of one wait; more stretches the others */
};

struct story {
	const struct options *opt;
	const char *path;  /* of the script */
	struct bytes dir;  /* it stands in, "" or ending in a slash */
	struct bytes name; /* its base name without .script */
	struct names env;  /* of the next program */
	char home[32];
	int cols;
	int rows;
	long limit_ms;	/* the whole script may take so long */
	long deadline;	/* now_ms() at which the script has failed */
	long within_ms; /* bound of the next wait; 0: wait_ms */
	long bound_ms;	/* of the wait under way */
	struct term term;
	bool exit_seen;	      /* expect-exit was satisfied */
	bool escape_sent;     /* and it was not quiet since */
	size_t mark;	      /* bytes on the wire at the last mark */
	struct args args;     /* of the command that runs */
	struct bytes why;     /* lines; not empty: the story failed */
	struct bytes missing; /* a program the script needs and has not */
};

typedef bool story_claim(struct story *s);

/* Make a home and hold SIGINT, SIGTERM and SIGHUP back until story_end.
 * False when no home directory can be made. */
bool story_begin(struct story *s, const struct options *opt, const char *path);

/* Kill the program, remove the home; s->why stays. */
void story_end(struct story *s);

/* Add one line to s->why. */
bool story_fail(struct story *s, const char *format, ...) DRIVE_PRINTF(2, 3);

/* Add what the screen shows now to s->why. */
void story_show_screen(struct story *s);

/* A bound of time or memory, wider where everything takes more. */
long story_stretch(const struct story *s, long bound);

/* The size that COLS and ROWS name; a fault where no terminal has it. */
bool story_size(struct story *s, int *cols, int *rows);

/* Let the script take MS from now on. */
void story_limit(struct story *s, long ms);

/* Let the program work until CLAIM holds; false when the bound was reached, or
 * when the program ended and nothing more can happen. */
bool story_until(struct story *s, story_claim *claim);

/* The same with a fault, and the screen, for what did not come true. */
bool story_expect(struct story *s, story_claim *claim, const char *format, ...)
	DRIVE_PRINTF(3, 4);

/* Let the program work until it has been quiet for a while. */
void story_settle(struct story *s);

/* Send bytes and let the program read them. */
bool story_send(struct story *s, const char *bytes, size_t len);

/* Start argv[0] with the settings made so far; argv ends in NULL. */
bool story_start(struct story *s, char *const *argv);

/* Whether something was started, and whether it still lives. */
bool story_has_program(const struct story *s);
bool story_is_running(const struct story *s);

/* Replace NAME in the environment, or take it away. */
void story_set_env(struct story *s, const char *setting);
void story_drop_env(struct story *s, const char *name);

/* Add the path of a file beside the script, or in the child's home. */
void story_beside(const struct story *s, const char *file, struct bytes *path);
void story_at_home(const struct story *s, const char *file, struct bytes *path);

#endif
