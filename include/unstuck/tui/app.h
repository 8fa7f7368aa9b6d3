/*
 * app - what the full screen knows between two keys.
 *
 * Knows: the sitting, the screens that lie on each other, what is typed.
 * Owns: nothing but its arenas' contents.  Fails: never.
 * Never: touches the terminal: a screen answers an action with an effect,
 * and the loop performs it.
 */
#ifndef UNSTUCK_TUI_APP_H
#define UNSTUCK_TUI_APP_H

#include "unstuck/doc/doc.h"
#include "unstuck/find/findings.h"
#include "unstuck/find/picks.h"
#include "unstuck/page/page.h"
#include "unstuck/play/resume.h"
#include "unstuck/tui/actions.h"
#include "unstuck/tui/frame.h"
#include "unstuck/tui/tui.h"
#include "unstuck/walk/reading.h"

enum { TYPED_MAX = 4096, SCREENS_MAX = 8 };

/* A text under a cursor. */
struct typed {
	char bytes[TYPED_MAX];
	size_t n;
	size_t cursor; /* byte offset, at a cluster's edge */
	char feed;     /* what a pasted line feed becomes; 0: a blank */
};

/* What was pasted, or scanned before, and the known errors in it. */
struct pasted {
	struct arena arena; /* holds what was pasted last */
	struct findings found;
};

enum screen_kind {
	SCREEN_PICK,
	SCREEN_WALK, /* question, outcome, ticket, end */
	SCREEN_FIND_OUT,
	SCREEN_OUTPUT,
	SCREEN_SUMMARY,
	SCREEN_CHANGE,
	SCREEN_EFFECT,
	SCREEN_WARNING,
	SCREEN_VALUES,
	SCREEN_SAVE,
	SCREEN_UNSAVED,
	SCREEN_ELSEWHERE,
	SCREEN_NOTE,
	SCREEN_RESUMED,
	SCREEN_REPORT,
	SCREEN_HELP,
	SCREEN_KIND_COUNT
};

struct screen {
	enum screen_kind kind;
	struct item focus; /* ITEM_NONE: nothing is highlighted */
	int scroll;	   /* the first row shown */
	bool follow;	   /* scroll so that the focus is seen */
	struct item show;  /* then this one instead; ITEM_NONE: the focus */
	size_t visit;	   /* SCREEN_CHANGE, SCREEN_EFFECT */
	int choice;	   /* SCREEN_EFFECT */
	size_t step;	   /* SCREEN_WARNING */
};

enum effect_kind {
	EFFECT_NONE,
	EFFECT_TAKEN, /* the screen did it: no more is to be done */
	EFFECT_LEAVE,
	EFFECT_COPY,
	EFFECT_RAW,
	EFFECT_SAVE, /* text into the file `path` */
	EFFECT_MOUSE,
	EFFECT_REDRAW,
	EFFECT_SUSPEND,
};

struct effect {
	enum effect_kind kind;
	struct str text;
	struct str path;
	struct str said; /* what the message line says when it went well */
};

struct app {
	struct arena *arena; /* the sitting */
	struct arena *frame; /* reset before each paint */
	struct catalog *catalog;
	struct play *play;
	bool walking;	/* play is open */
	bool from_pick; /* Back at the entry returns to the pick screen */
	bool keeps;	/* walks are saved as cases */
	enum lang lang;
	enum lang customer_lang; /* of what is said in a chat */
	bool ascii;
	bool mouse;
	int rows, cols;

	struct screen screens[SCREENS_MAX];
	size_t depth;	    /* the top is screens[depth - 1] */
	bool changed;	    /* another page stands there: drop waiting input */
	bool stale;	    /* the document must be built anew */
	struct str message; /* the message line, until the next key */
	char message_bytes[1024]; /* it outlives the document */
	LIST(struct str) left;	  /* the way back to each walk that was left */
	int last_digit;		  /* for numbers over 9 */

	struct picks picks;
	size_t shown; /* flows that the list has at most, or a few screens */
	struct item first;	/* highlighted until something else is */
	struct case_list cases; /* as they were when the pick screen opened */
	struct resumed resumed; /* what changed in the case that was opened */
	struct typed query;
	struct index_hits hits; /* where no flow fits what is typed */
	bool esc_once;		/* Esc was pressed on an empty query */

	struct pasted report;	/* on the pick screen: errors, a log */
	struct pasted output;	/* at a question */
	struct reading reading; /* of it, until the walk moves */

	struct page_values fields;
	struct typed field; /* what is typed in the focused field */

	/* made by view_build, in the frame arena */
	struct doc doc;
	struct page_head head;
	const struct item *items; /* what can be highlighted, in order */
	size_t item_count;
};

/* What a kind of screen does. */
struct screen_ops {
	unsigned where; /* for keys; 0: see screen_where */
	bool types;	/* letters are text, whatever is highlighted */
	void (*build)(struct app *app, struct screen *s);
	struct effect (*react)(struct app *app, struct screen *s,
			       enum action action, const struct key_event *e);
};

extern const struct screen_ops pick_ops, walk_ops, find_out_ops, summary_ops,
	change_ops, effect_ops, warning_ops, values_ops, save_ops, unsaved_ops,
	elsewhere_ops, note_ops, output_ops, resumed_ops, report_ops, help_ops;

struct screen *app_top(struct app *app);
unsigned app_where(const struct app *app); /* where keys work now */
void app_push(struct app *app, enum screen_kind kind);
void app_pop(struct app *app);
void app_say(struct app *app, enum word w);

/* Known errors in a pasted text: false when there are none. */
bool pasted_find(struct app *app, struct pasted *p, struct str text);

/* Say what came of it, and that only its beginning was read. */
void pasted_tell(struct app *app, struct str sentence, bool cut);

/* List them, and open the walk that one leads to. */
void pasted_put(struct app *app, const struct pasted *p);
void pasted_open(struct app *app, const struct pasted *p, size_t which);

/* A walk was opened from the pick screen; app_begun: and it is a new one. */
void app_opened(struct app *app);
void app_begun(struct app *app);

/* Leave the walk for the pick screen; what is open in it can be resumed. */
void app_leave_walk(struct app *app);

/* The walk moved: its screen starts anew. */
void app_moved(struct app *app);

/*
 * Did it happen?  If it could not be saved, the panel opens that asks what
 * now, and app_settle goes on from there.
 */
bool app_did(struct app *app, enum play_done done);
void app_settle(struct app *app);

/* React to one key; builds the document first when it is stale. */
struct effect app_key(struct app *app, const struct key_event *e);

/* Build doc, head and items of the top screen, if stale. */
void app_build(struct app *app);

/* Which of the items of the document it is; SIZE_MAX: none. */
size_t app_item_index(const struct app *app, struct item item);

/* Show a sentence in the message line; it is copied. */
void app_tell(struct app *app, struct str sentence);

/* Start at the pick screen or in the walk that is open. */
void app_start(struct app *app);

/* Load a few more flows' questions; false when all are loaded. */
bool app_idle(struct app *app);

/* Effects that several screens give. */
struct effect effect_none(void);
struct effect effect_taken(void);
/* What is typed goes into the field; EFFECT_NONE: the key is not its. */
struct effect effect_typed(struct app *app, enum action action,
			   const struct key_event *e);
struct effect effect_copy_step(struct app *app);
/* Must the page stay here (see page_held)?  Then the message says why. */
bool effect_held(struct app *app);
struct effect effect_copy_page(struct app *app);
struct effect effect_raw(struct app *app);
struct effect effect_say(struct app *app);
struct str app_page_markdown(struct app *app);

/* Where the cursor stands in the focused field as it is shown. */
size_t app_field_cursor(const struct app *app);

/* Texts under a cursor. */
void typed_set(struct typed *t, struct str s);
struct str typed_str(const struct typed *t);
/* Home and End; the pick screen has a list for them. */
bool typed_move(struct typed *t, enum action action);
bool typed_edit(struct typed *t, enum action action, const struct key_event *e);

/* Values form: take what is typed into the walk; false when it is wrong. */
bool values_accept(struct app *app, struct screen *s);
void values_load(struct app *app, struct screen *s);

#endif
