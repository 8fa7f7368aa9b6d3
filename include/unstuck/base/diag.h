/*
 * diag - what went wrong, and where.
 *
 * Knows: a list of faults, each with a code, a place and a sentence.
 * Owns: nothing; sentences live in the list's arena.
 * Fails: never; after DIAG_MAX faults it only counts.
 * Never: prints; render/faults.h is the one formatter.
 *
 * A sentence is lower case without a full stop: the thing, then the remedy.
 */
#ifndef UNSTUCK_BASE_DIAG_H
#define UNSTUCK_BASE_DIAG_H

#include "unstuck/base/arena.h"
#include "unstuck/base/str.h"

enum { DIAG_MAX = 50 };

/* A text that faults point into: a file, or an argument of the command. */
struct source {
	struct str path;  /* as the person named it */
	struct str bytes; /* whole; empty when it could not be read */
};

/* A place in a source; columns count characters. */
struct place {
	const struct source *source; /* NULL: no place */
	int line;		     /* from 1; 0: the source as a whole */
	int column;		     /* from 1 */
};

#define NO_PLACE ((struct place){ NULL, 0, 0 })

enum severity { SEVERITY_ERROR, SEVERITY_WARNING };

/* What a fault does to the exit code (see cmd/cmd.h). */
enum diag_kind {
	KIND_FLOW,  /* a flow, an answer or an input file is wrong */
	KIND_USAGE, /* the command line is wrong, or the terminal cannot serve */
	KIND_WRITE, /* could not save or write */
};

/* X(NAME, slug, severity, kind, what the manual says about it) */
#define DIAG_LIST(X)                                                           \
	X(READ, "read", ERROR, FLOW, "the file cannot be read")                \
	X(NOT_FILE, "not-a-file", ERROR, FLOW,                                 \
	  "the path is a directory, a FIFO or a device")                       \
	X(TOO_LARGE, "too-large", ERROR, FLOW, "a limit of size is passed")    \
	X(CHANGED, "changed", WARNING, FLOW,                                   \
	  "a log changed while it was read")                                   \
	X(PACKED, "packed", ERROR, FLOW,                                       \
	  "a log is packed, and not by gzip, or damaged")                      \
	X(LONG_LINE, "long-line", WARNING, FLOW,                               \
	  "a line of a log was read in parts")                                 \
	X(STOPPED, "stopped", WARNING, FLOW, "a log was not read to its end")  \
	X(NOT_UTF8, "not-utf8", ERROR, FLOW, "the file is not UTF-8")          \
	X(EMPTY, "empty", ERROR, FLOW, "the file holds no flow")               \
	X(DIRECTIVE, "directive", ERROR, FLOW, "a line starts with %")         \
	X(TOO_DEEP, "too-deep", ERROR, FLOW, "nested too deeply")              \
	X(ALIAS, "alias", ERROR, FLOW, "anchors and aliases are not used")     \
	X(TAG, "tag", ERROR, FLOW, "YAML tags are not used")                   \
	X(DOCUMENTS, "documents", ERROR, FLOW, "a second YAML document")       \
	X(DUPLICATE, "duplicate-key", ERROR, FLOW, "a key stands twice")       \
	X(YAML, "yaml", ERROR, FLOW, "the file is not YAML")                   \
	X(TAB, "tab", ERROR, FLOW, "a tab indents a line")                     \
	X(TYPE, "type", ERROR, FLOW, "a value of another shape is expected")   \
	X(UNKNOWN_KEY, "unknown-key", ERROR, FLOW, "the key means nothing")    \
	X(MISSING_KEY, "missing-key", ERROR, FLOW, "a key is needed here")     \
	X(BAD_ID, "bad-id", ERROR, FLOW, "an id is [a-z0-9-]+")                \
	X(BAD_VALUE, "bad-value", ERROR, FLOW, "a setting has a wrong value")  \
	X(DANGLING, "dangling-goto", ERROR, FLOW, "a goto leads nowhere")      \
	X(BAD_WHEN, "bad-when", ERROR, FLOW, "a condition names what is not")  \
	X(CYCLE, "cycle", ERROR, FLOW, "a path leads back to itself")          \
	X(UNREACHABLE, "unreachable", ERROR, FLOW, "no path leads here")       \
	X(NO_OPTION, "no-option", ERROR, FLOW,                                 \
	  "a question could show no option")                                   \
	X(UNDECLARED, "undeclared-value", ERROR, FLOW,                         \
	  "a value is used but not declared")                                  \
	X(UNUSED, "unused-value", ERROR, FLOW,                                 \
	  "a value is declared but not used")                                  \
	X(VALUE_CLASH, "value-clash", ERROR, FLOW,                             \
	  "a value is declared twice in a pack")                               \
	X(UNSAFE, "unsafe-value", ERROR, FLOW,                                 \
	  "a text value stands in a command")                                  \
	X(LANGUAGE, "language", ERROR, FLOW, "a text lacks a language")        \
	X(TEXTS_DIFFER, "texts-differ", ERROR, FLOW,                           \
	  "languages differ in values or code spans")                          \
	X(MARKDOWN, "markdown", ERROR, FLOW, "a text does not render")         \
	X(LINK, "link", ERROR, FLOW, "a link is not https")                    \
	X(SNIPPET, "snippet", ERROR, FLOW, "a snippet does not parse")         \
	X(STYLE, "scalar-style", ERROR, FLOW, "a text is not quoted")          \
	X(ORDER, "key-order", ERROR, FLOW, "only tests may follow nodes")      \
	X(PATTERN, "pattern", ERROR, FLOW, "a pattern is wrong or too costly") \
	X(SIGNATURE, "signature", ERROR, FLOW,                                 \
	  "a signature knows too little or too much")                          \
	X(SOURCE, "source", ERROR, FLOW, "a source is not in pack.yaml")       \
	X(TEST, "test", ERROR, FLOW, "a test names what is not")               \
	X(LONG_TEXT, "long-text", WARNING, FLOW, "a text is hard to take in")  \
	X(BIG_FLOW, "big-flow", WARNING, FLOW, "a flow has too many nodes")    \
	X(NO_FIND_OUT, "no-find-out", WARNING, FLOW,                           \
	  "a question does not say how to find out")                           \
	X(TERM, "term", WARNING, FLOW, "the glossary has another word")        \
	X(PUNCTUATION, "punctuation", WARNING, FLOW,                           \
	  "punctuation of another language")                                   \
	X(STALE, "stale", WARNING, FLOW, "reviewed more than a year ago")      \
	X(ANSWER, "answer", ERROR, FLOW, "an answer does not fit the flow")    \
	X(VALUE, "value", ERROR, FLOW, "a value is not of its type")           \
	X(NO_FLOW, "no-flow", ERROR, FLOW, "there is no such flow")            \
	X(NO_NODE, "no-node", ERROR, FLOW, "there is no such node")            \
	X(USAGE, "usage", ERROR, USAGE, "the command line is wrong")           \
	X(WRITE, "write", ERROR, WRITE, "the output cannot be written")        \
	X(EXISTS, "exists", ERROR, WRITE, "the file is there already")         \
	X(HELD, "held", ERROR, WRITE, "another process has the case")          \
	X(NO_CASE, "no-case", ERROR, FLOW, "there is no such case")            \
	X(CASE, "case", ERROR, FLOW, "a case cannot be read or resumed")

enum diag_code {
#define X(name, slug, severity, kind, meaning) DIAG_##name,
	DIAG_LIST(X)
#undef X
		DIAG_COUNT
};

struct diag_row {
	const char *slug;
	enum severity severity;
	enum diag_kind kind;
	const char *meaning;
};

extern const struct diag_row diag_table[DIAG_COUNT];

struct diag {
	enum diag_code code;
	struct place at;
	struct str message;
};

struct diags {
	struct arena *arena;
	LIST(struct diag) list;
	size_t errors;	/* all of them, also those past DIAG_MAX */
	size_t dropped; /* faults that were counted only */
};

void diags_init(struct diags *d, struct arena *a);

/* Add one fault; always false, so that a failure reads return diag_add(…). */
bool diag_add(struct diags *d, enum diag_code code, struct place at,
	      const char *format, ...) PRINTF(4, 5);

/* Only counting from now on: a remedy need not be sought. */
bool diags_full(const struct diags *d);

/* Order by file, line and column; what has no place comes first. */
void diags_sort(struct diags *d);

#endif
