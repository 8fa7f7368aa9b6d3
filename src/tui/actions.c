#include "unstuck/tui/actions.h"

/* ---- keys to actions ---------------------------------------------------- */

/* A key that is no character. */
static const struct {
	enum tkey key;
	unsigned where;
	enum action action;
} special[] = {
	{ TKEY_UP, ON_ALL, ACTION_UP },
	{ TKEY_DOWN, ON_ALL, ACTION_DOWN },
	{ TKEY_BACKTAB, ON_ALL, ACTION_UP },
	{ TKEY_TAB, ON_ALL, ACTION_DOWN },
	{ TKEY_ENTER, ON_ALL, ACTION_ENTER },
	{ TKEY_PGUP, ON_ALL, ACTION_PAGE_UP },
	{ TKEY_PGDN, ON_ALL, ACTION_PAGE_DOWN },
	{ TKEY_HOME, ON_ALL, ACTION_HOME },
	{ TKEY_END, ON_ALL, ACTION_END },
	{ TKEY_BACKSPACE, ON_TEXT, ACTION_ERASE },
	{ TKEY_BACKSPACE, ON_PAGE, ACTION_BACK },
	{ TKEY_DELETE, ON_TEXT, ACTION_DELETE },
	{ TKEY_LEFT, ON_TEXT, ACTION_LEFT },
	{ TKEY_LEFT, ON_PAGE, ACTION_BACK },
	{ TKEY_RIGHT, ON_TEXT, ACTION_RIGHT },
	{ TKEY_ESC, ON_ALL, ACTION_CLOSE },
	{ TKEY_F1, ON_ALL, ACTION_HELP },
	{ TKEY_F2, ON_ALL, ACTION_LANGUAGE },
	{ TKEY_PASTE, ON_ALL, ACTION_PASTE },
	{ TKEY_CLICK, ON_ALL, ACTION_CLICK },
	{ TKEY_WHEEL_UP, ON_ALL, ACTION_WHEEL_UP },
	{ TKEY_WHEEL_DOWN, ON_ALL, ACTION_WHEEL_DOWN },
};

/* A letter: by itself where no text cursor stands, with Alt everywhere. */
static const struct {
	char letter;
	unsigned where;
	enum action action;
} letters[] = {
	{ 'j', ON_PAGE, ACTION_DOWN },
	{ 'k', ON_PAGE, ACTION_UP },
	{ ' ', ON_PAGE, ACTION_TICK },
	{ 'f', ON_OUTCOME | ON_CHOICE, ACTION_FIXED },
	{ 'x', ON_OUTCOME | ON_CHOICE, ACTION_NOT_FIXED },
	{ 'c', ON_OUTCOME | ON_CHOICE, ACTION_COULD_NOT_TRY },
	{ 'b', ON_PAGE, ACTION_BACK },
	{ 'L', ON_ALL, ACTION_LANGUAGE },
	{ '?', ON_ALL, ACTION_HELP },
	{ 'v', ON_ALL, ACTION_VALUES },
	{ 's', ON_ALL, ACTION_SUMMARY },
	{ 'e', ON_ALL, ACTION_SAVE },
	{ 'n', ON_PAGE, ACTION_NOTE },
	{ 'p', ON_OUTPUT, ACTION_OUTPUT },
	{ 't', ON_PAGE, ACTION_SAY },
	{ 'P', ON_PAGE, ACTION_PARK },
	{ 'R', ON_PAGE, ACTION_REPORT },
	{ 'y', ON_ALL, ACTION_COPY },
	{ 'Y', ON_ALL, ACTION_COPY_PAGE },
	{ 'w', ON_ALL, ACTION_RAW },
	{ 'm', ON_ALL, ACTION_MOUSE },
	{ 'q', ON_PAGE, ACTION_LEAVE },
	{ '0', ON_PAGE, ACTION_UNSURE },
};

/* Control and a letter. */
static const struct {
	char letter;
	enum action action;
} controls[] = {
	{ 'p', ACTION_UP },	{ 'n', ACTION_DOWN },	 { 'c', ACTION_LEAVE },
	{ 'l', ACTION_REDRAW }, { 'z', ACTION_SUSPEND },
};

static enum action control_action(char letter)
{
	for (size_t i = 0; i < COUNT(controls); i++)
		if (controls[i].letter == letter)
			return controls[i].action;
	return ACTION_NONE;
}

static enum action letter_action(const struct key_event *e, unsigned where)
{
	char c = e->text.n == 1 ? e->text.p[0] : '\0';

	if ((where & ON_TEXT) && !e->alt)
		return ACTION_TEXT;
	if (c >= '1' && c <= '9')
		return ACTION_DIGIT;
	for (size_t i = 0; c && i < COUNT(letters); i++)
		if (letters[i].letter == c && (letters[i].where & where))
			return letters[i].action;
	return ACTION_NONE;
}

enum action action_for(const struct key_event *e, unsigned where)
{
	if (e->key == TKEY_CHAR && e->ctrl)
		return control_action(e->text.n ? e->text.p[0] : '\0');
	if (e->key == TKEY_CHAR)
		return letter_action(e, where);
	for (size_t i = 0; i < COUNT(special); i++)
		if (special[i].key == e->key && (special[i].where & where))
			return special[i].action;
	return ACTION_NONE;
}

/* ---- the help page and the key line -------------------------------------- */

/* In the order of importance: the key line shows as many as fit. */
const struct action_row action_rows[] = {
	{ ACTION_ENTER, ON_PICK, STR_INIT("Enter"), STR_INIT("Enter"),
	  W_KEY_OPEN, true },
	{ ACTION_ENTER, ON_QUESTION, STR_INIT("Enter"), STR_INIT("Enter"),
	  W_KEY_ANSWER, true },
	{ ACTION_ENTER, ON_STEP, STR_INIT("Enter"), STR_INIT("Enter"),
	  W_KEY_NEXT, true },
	{ ACTION_ENTER, ON_HIDDEN, STR_INIT("Enter"), STR_INIT("Enter"),
	  W_KEY_WARNING, true },
	{ ACTION_ENTER, ON_VERDICT, STR_INIT("Enter"), STR_INIT("Enter"),
	  W_KEY_TAKE, true },
	{ ACTION_ENTER, ON_CHOICE, STR_INIT("Enter"), STR_INIT("Enter"),
	  W_KEY_CHOOSE, true },
	{ ACTION_ENTER, ON_FIELD, STR_INIT("Enter"), STR_INIT("Enter"),
	  W_KEY_ACCEPT, true },
	{ ACTION_ENTER, ON_DONE, STR_INIT("Enter"), STR_INIT("Enter"),
	  W_KEY_OTHER_FLOW, true },
	{ ACTION_DIGIT, ON_QUESTION, STR_INIT("0-9"), STR_INIT("0-9"),
	  W_KEY_HIGHLIGHT, true },
	{ ACTION_DIGIT, ON_CHOICE, STR_INIT("1-9"), STR_INIT("1-9"),
	  W_KEY_HIGHLIGHT, false },
	{ ACTION_TICK, ON_STEP, STR_INIT("Space"), STR_INIT("Space"),
	  W_KEY_TICK, true },
	{ ACTION_COPY, ON_SNIPPET, STR_INIT("y"), STR_INIT("y"), W_KEY_COPY,
	  true },
	{ ACTION_FIXED, ON_OUTCOME, STR_INIT("f x c"), STR_INIT("f x c"),
	  W_KEY_VERDICT, true },
	{ ACTION_CLOSE, ON_CHOICE | ON_READ | ON_FIELD, STR_INIT("Esc"),
	  STR_INIT("Esc"), W_KEY_CLOSE, true },
	{ ACTION_CLOSE, ON_PICK, STR_INIT("Esc"), STR_INIT("Esc"), W_KEY_CLEAR,
	  true },
	{ ACTION_BACK, ON_WALK, STR_INIT("Bksp, left, b"), STR_INIT("Bksp"),
	  W_KEY_BACK, true },
	{ ACTION_LANGUAGE, ON_ALL, STR_INIT("F2, L"), STR_INIT("F2"),
	  W_KEY_LANGUAGE, true },
	{ ACTION_VALUES, ON_WALK | ON_SNIPPET, STR_INIT("v"), STR_INIT("v"),
	  W_KEY_VALUES, true },
	{ ACTION_SUMMARY, ON_WALK, STR_INIT("s"), STR_INIT("s"), W_KEY_SUMMARY,
	  true },
	{ ACTION_OUTPUT, ON_OUTPUT, STR_INIT("p"), STR_INIT("p"), W_KEY_OUTPUT,
	  true },
	{ ACTION_COPY_PAGE, ON_WALK | ON_REPORT, STR_INIT("Y"), STR_INIT("Y"),
	  W_KEY_COPY_PAGE, true },
	{ ACTION_RAW, ON_WALK | ON_SNIPPET | ON_REPORT, STR_INIT("w"),
	  STR_INIT("w"), W_KEY_RAW, true },
	{ ACTION_SAVE, ON_WALK, STR_INIT("e"), STR_INIT("e"), W_KEY_SAVE,
	  false },
	{ ACTION_NOTE, ON_QUESTION | ON_OUTCOME, STR_INIT("n"), STR_INIT("n"),
	  W_KEY_NOTE, false },
	{ ACTION_SAY, ON_QUESTION | ON_OUTCOME, STR_INIT("t"), STR_INIT("t"),
	  W_KEY_SAY, false },
	{ ACTION_REPORT, ON_WALK, STR_INIT("R"), STR_INIT("R"), W_KEY_REPORT,
	  false },
	{ ACTION_PARK, ON_WALK, STR_INIT("P"), STR_INIT("P"), W_KEY_PARK,
	  false },
	{ ACTION_UP, ON_ALL, STR_INIT("up down, ^P ^N, j k"), STR_INIT(""),
	  W_KEY_MOVE, false },
	{ ACTION_UNSURE, ON_QUESTION, STR_INIT("0"), STR_INIT(""), W_KEY_UNSURE,
	  false },
	{ ACTION_DIGIT, ON_OUTCOME, STR_INIT("1-99"), STR_INIT(""), W_KEY_STEP,
	  false },
	{ ACTION_PAGE_UP, ON_ALL, STR_INIT("PgUp PgDn Home End"), STR_INIT(""),
	  W_KEY_SCROLL, false },
	{ ACTION_MOUSE, ON_PAGE, STR_INIT("m"), STR_INIT(""), W_KEY_MOUSE,
	  false },
	{ ACTION_LEAVE, ON_PAGE, STR_INIT("q, ^C"), STR_INIT("q"), W_KEY_LEAVE,
	  false },
	{ ACTION_LEAVE, ON_TEXT, STR_INIT("^C"), STR_INIT(""), W_KEY_LEAVE,
	  false },
	{ ACTION_REDRAW, ON_ALL, STR_INIT("^L"), STR_INIT(""), W_KEY_REDRAW,
	  false },
	{ ACTION_SUSPEND, ON_ALL, STR_INIT("^Z"), STR_INIT(""), W_KEY_SUSPEND,
	  false },
	{ ACTION_HELP, ON_TEXT, STR_INIT("F1, Alt-?"), STR_INIT("F1"),
	  W_KEY_HELP, true },
	{ ACTION_HELP, ON_PAGE, STR_INIT("F1, ?"), STR_INIT("?"), W_KEY_HELP,
	  true },
};

const size_t action_row_count = COUNT(action_rows);
