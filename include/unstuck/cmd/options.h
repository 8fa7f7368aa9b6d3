/*
 * options - the words of a command line, sorted.
 *
 * Knows: one table of options, from which parsing and --help are made.
 * Owns: nothing; texts point into argv.
 * Fails: with a fault for each wrong word, naming the nearest match.
 * Never: looks at the environment or knows what an operand means.
 */
#ifndef UNSTUCK_CMD_OPTIONS_H
#define UNSTUCK_CMD_OPTIONS_H

#include "unstuck/base/diag.h"

enum option_kind {
	OPTION_FLAG, /* takes no value; the field is a bool */
	OPTION_ONE,  /* the last value counts; the field is a struct str */
	OPTION_EACH, /* may be repeated; the field is a struct strs */
};

/*
 * X(ID, name, letter, value, kind, field, help): the letter "" is none, each
 * line of the help ends with \n.
 */
#define OPTION_LIST(X)                                                         \
	X(FLOWS, "flows", "", "DIR", EACH, flows,                              \
	  "a pack, or a folder of packs, in place of the search\n"             \
	  "path; may be repeated\n")                                           \
	X(ANSWER, "answer", "", "Q=O", EACH, answers,                          \
	  "answer question Q with option O or unsure, an outcome\n"            \
	  "with fixed, not-fixed or could-not-try; FLOW#Q=O for\n"             \
	  "another flow on the way; may be repeated\n")                        \
	X(PASTE, "paste", "", "Q=FILE", EACH, pastes,                          \
	  "answer question Q by what its command printed into\n"               \
	  "FILE; FLOW#Q=FILE for another flow; may be repeated\n")             \
	X(SET, "set", "", "NAME=VALUE", EACH, sets,                            \
	  "fill in a value; may be repeated\n")                                \
	X(LANG, "lang", "", "LANG", ONE, lang,                                 \
	  "en, zh, or both: zh,en puts English below Chinese\n")               \
	X(CUSTOMER_LANG, "customer-lang", "", "LANG", ONE, customer_lang,      \
	  "language of what t copies for a chat\n")                            \
	X(FORMAT, "format", "", "FORMAT", ONE, format, "how to write it\n")    \
	X(OUTPUT, "output", "o", "FILE", ONE, output,                          \
	  "write to FILE, which must not exist\n")                             \
	X(FORCE, "force", "", NULL, FLAG, force,                               \
	  "replace the file if it exists\n")                                   \
	X(STRICT, "strict", "", NULL, FLAG, strict, "warnings fail, too\n")    \
	X(COVERAGE, "coverage", "", NULL, FLAG, coverage,                      \
	  "what no test takes\n")                                              \
	X(CASE, "case", "", "NAME", ONE, case_name,                            \
	  "what the case is called\n")                                         \
	X(NO_SAVE, "no-save", "", NULL, FLAG, no_save,                         \
	  "keep no case of this sitting\n")                                    \
	X(FOR, "for", "", "READER", ONE, reader,                               \
	  "customer or engineer, the default\n")                               \
	X(REDACT, "redact", "", NULL, FLAG, redact,                            \
	  "put stand-ins for addresses, hosts, accounts, keys\n")              \
	X(YES, "yes", "", NULL, FLAG, yes, "do not ask\n")                     \
	X(WALK, "walk", "", NULL, FLAG, walk,                                  \
	  "choose among what was found, and walk it\n")                        \
	X(LINE, "line", "", NULL, FLAG, line,                                  \
	  "line by line instead of full screen\n")                             \
	X(COLOR, "color", "", "WHEN", ONE, color,                              \
	  "auto, always or never; auto minds NO_COLOR\n")                      \
	X(ASCII, "ascii", "", NULL, FLAG, ascii,                               \
	  "full screen: nothing but ASCII characters\n")                       \
	X(HELP, "help", "h", NULL, FLAG, help, "show this help\n")             \
	X(VERSION, "version", "", NULL, FLAG, version, "show the version\n")

enum option_id {
#define X(id, name, letter, value, kind, field, help) OPTION_##id,
	OPTION_LIST(X)
#undef X
		OPTION_COUNT
};

/* A set of options: TAKES(LANG) | TAKES(FORMAT) */
#define TAKES(id) (1u << OPTION_##id)
#define TAKEN_BY_ALL (TAKES(HELP) | TAKES(VERSION))

struct option_row {
	const char *name;
	const char *letter; /* "" where it has no short form */
	const char *value;  /* what the help calls it; NULL: takes none */
	const char *help;
	size_t field; /* offset into struct options */
	enum option_kind kind;
};

extern const struct option_row option_table[OPTION_COUNT];

struct strs {
	struct str *at;
	size_t count, room; /* a LIST */
};

struct options {
	unsigned given; /* the set of those that were given */
	struct strs flows, answers, pastes, sets;
	struct str lang, format, output, color, case_name, reader,
		customer_lang; /* empty: not given */
	bool force, strict, coverage, no_save, redact, yes, walk, line, ascii,
		help, version;
	struct strs operands; /* what is no option, in order */
};

/* Sort argv[1] and what follows; false after faults. */
bool options_parse(struct options *o, struct arena *a, int argc, char **argv,
		   struct diags *d);

/* Is value one of choices ("auto|always|never")?  If not, a fault. */
bool options_choice(enum option_id option, struct str value,
		    const char *choices, struct diags *d);

/* The first of choices. */
struct str options_first(const char *choices);

#endif
