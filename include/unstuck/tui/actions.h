/*
 * actions - what a person can do, and by which key.
 *
 * Knows: one table of keys; the key line, the help page and the manual are
 * made from it or checked against it.  Owns: nothing.  Fails: a key without
 * a row is ACTION_NONE.  Never: does anything; a screen does.
 */
#ifndef UNSTUCK_TUI_ACTIONS_H
#define UNSTUCK_TUI_ACTIONS_H

#include "unstuck/base/words.h"
#include "unstuck/tui/keys.h"

/* Where a key works. */
enum {
	ON_PICK = 1 << 0,
	ON_QUESTION = 1 << 1,
	ON_OUTCOME = 1 << 2,
	ON_FIELD = 1 << 3,  /* a text cursor stands in a form */
	ON_CHOICE = 1 << 4, /* a panel with choices */
	ON_READ = 1 << 5,   /* a panel to read */
	ON_DONE = 1 << 6,   /* the end of a walk */
	/* besides the others: what is highlighted */
	ON_STEP = 1 << 7,    /* a step */
	ON_SNIPPET = 1 << 8, /* a step with a snippet */
	ON_VERDICT = 1 << 9, /* a verdict */
	ON_HIDDEN = 1 << 10, /* a step whose warning was not read */
	ON_REPORT = 1 << 11, /* the report of the case */
	ON_OUTPUT = 1 << 12, /* a question that a command's output answers */
	ON_TEXT = ON_PICK | ON_FIELD,
	ON_PAGE = ON_QUESTION | ON_OUTCOME | ON_CHOICE | ON_READ | ON_DONE,
	ON_WALK = ON_QUESTION | ON_OUTCOME | ON_DONE,
	ON_ALL = ON_TEXT | ON_PAGE,
};

enum action {
	ACTION_NONE,
	ACTION_UP,
	ACTION_DOWN,
	ACTION_DIGIT, /* the key's text is the digit */
	ACTION_UNSURE,
	ACTION_ENTER,
	ACTION_TICK,
	ACTION_FIXED,
	ACTION_NOT_FIXED,
	ACTION_COULD_NOT_TRY,
	ACTION_PAGE_UP,
	ACTION_PAGE_DOWN,
	ACTION_HOME,
	ACTION_END,
	ACTION_BACK,
	ACTION_CLOSE,
	ACTION_LANGUAGE,
	ACTION_HELP,
	ACTION_VALUES,
	ACTION_SUMMARY,
	ACTION_SAVE,
	ACTION_NOTE,
	ACTION_OUTPUT,
	ACTION_SAY,
	ACTION_PARK,
	ACTION_REPORT,
	ACTION_COPY,
	ACTION_COPY_PAGE,
	ACTION_RAW,
	ACTION_MOUSE,
	ACTION_LEAVE,
	ACTION_REDRAW,
	ACTION_SUSPEND,
	/* in a text */
	ACTION_TEXT, /* the key's text goes in */
	ACTION_PASTE,
	ACTION_ERASE,
	ACTION_DELETE,
	ACTION_LEFT,
	ACTION_RIGHT,
	/* by mouse */
	ACTION_CLICK,
	ACTION_WHEEL_UP,
	ACTION_WHEEL_DOWN,
	ACTION_COUNT
};

enum action action_for(const struct key_event *e, unsigned where);

/* A row of the help page and of the key line. */
struct action_row {
	enum action action;
	unsigned where;
	struct str keys;  /* as written: "up down (^P ^N), j k" */
	struct str brief; /* as in the key line: "Enter" */
	enum word does;	  /* what it does, short */
	bool in_line;	  /* may stand in the key line */
};

extern const struct action_row action_rows[];
extern const size_t action_row_count;

#endif
