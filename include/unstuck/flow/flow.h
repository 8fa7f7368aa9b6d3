/*
 * flow - the decision tree as a value.
 *
 * Knows: packs, flows, nodes, options, steps, values: what the YAML says,
 * with names resolved.  Owns: nothing; a flow lives in the arena it was
 * loaded into, its pack must outlive it.  Everyone reads it, no one but the
 * loader writes it.  Fails: look-ups give NULL.
 */
#ifndef UNSTUCK_FLOW_FLOW_H
#define UNSTUCK_FLOW_FLOW_H

#include "unstuck/base/diag.h"
#include "unstuck/base/words.h"

struct yaml;

enum {
	FLOW_MAX_OPTIONS = 100,
	FLOW_MAX_STEPS = 5000, /* in one flow */
	FLOW_MAX_SNIPPET = 32 * 1024,
};

/* What a person reads: one slice a language, the same where it is shared. */
struct text {
	struct str in[LANG_COUNT]; /* empty where a language is missing */
	const struct yaml *yaml;   /* where it stands; NULL: the program's */
};

/* The text in a language, or in the one there is. */
struct str text_in(const struct text *t, enum lang l);
bool text_is_empty(const struct text *t);

enum goto_kind {
	GOTO_NONE,   /* nothing was written */
	GOTO_NODE,   /* of this flow */
	GOTO_FLOW,   /* of another flow of the pack */
	GOTO_TICKET, /* the ticket page */
	GOTO_DONE,   /* only as a test's reaches: nothing is left to do */
};

struct flow_goto {
	enum goto_kind kind;
	struct str flow; /* GOTO_FLOW: its id */
	struct str node; /* id; empty: the start */
	size_t index;	 /* GOTO_NODE: into nodes */
	struct place at;
};

/* What was chosen at a node: an option, or one of these. */
enum {
	CHOICE_NONE = -1,
	CHOICE_UNSURE = -2,
	/* at an outcome: its verdict */
	VERDICT_FIXED = 0,
	VERDICT_NOT_FIXED = 1,
	VERDICT_COULD_NOT_TRY = 2,
	VERDICT_COUNT = 3,
};

/* One line of a `when`: the node was answered by one of the choices. */
struct condition {
	struct str node;
	size_t index; /* into nodes */
	int *choices;
	size_t choice_count;
	struct place at;
};

/* All of them must hold. */
struct when {
	struct condition *at;
	size_t count;
};

struct snippet {
	struct str lang; /* sh, yaml …; empty: text */
	struct str each; /* written once per item of this value; or empty */
	struct text code;
	struct place at;
};

struct step {
	struct str use;	 /* the shared step it came from; or empty */
	struct text say; /* `do` */
	struct when when;
	struct snippet *snippet; /* or NULL */
	struct text warning;
	struct text internal;
	struct place at;
};

struct steps {
	struct step *at;
	size_t count;
};

struct ids {
	struct str *at;
	struct place *places;
	size_t count;
};

struct option {
	struct str id;
	struct ids was; /* ids it had before */
	struct text label;
	struct text hint;
	struct str reads; /* a pattern; or empty */
	struct when when;
	struct flow_goto next;
	struct place at;
};

enum node_kind { NODE_QUESTION, NODE_OUTCOME };

enum outcome_kind { OUTCOME_FIX, OUTCOME_ANSWER, OUTCOME_ESCALATE };

struct node {
	struct str id;
	struct ids was; /* ids it had before */
	enum node_kind kind;
	struct ids source;
	struct place at;

	/* a question */
	struct text ask;
	struct text hint;
	struct steps find_out;
	struct flow_goto unsure; /* GOTO_NONE: the ticket */
	struct option *options;
	size_t option_count;

	/* an outcome */
	enum outcome_kind outcome;
	struct text title;
	struct text text;
	struct steps steps;
	struct text verify;
	struct flow_goto otherwise; /* GOTO_NONE: the ticket */
};

enum value_type {
	VALUE_HOSTNAME,
	VALUE_IPV4,
	VALUE_HOST_PORT,
	VALUE_URL,
	VALUE_PORT,
	VALUE_INTEGER,
	VALUE_DURATION,
	VALUE_DATETIME,
	VALUE_PATH,
	VALUE_IDENTIFIER,
	VALUE_TEXT,
	VALUE_TYPE_COUNT
};

/* What a person may fill in. */
struct value {
	struct str id;
	struct text label;
	struct text hint;
	enum value_type type;
	bool list;
	bool has_min, has_max;
	int64_t min, max; /* of an integer; of a duration in its unit */
	struct str unit;  /* of a duration: ms, s, m, h, d */
	struct str pattern;
	struct str example;
	struct steps find_out;
	struct place at;
};

struct gotos {
	struct flow_goto *at;
	size_t count;
};

struct signature {
	struct ids contains;
	struct str pattern;
	struct ids unless;
	int64_t lines;
	struct flow_goto next;
	struct gotos yields; /* signatures of other flows: they go first */
	struct ids like;
	struct ids unlike;
	struct place at;
};

struct test_pair {
	struct str key;
	struct str value;
	struct place at;
};

struct flow_test {
	struct str name;
	struct flow_goto from; /* GOTO_NONE: the start */
	struct test_pair *answers;
	size_t answer_count;
	struct test_pair *pastes; /* a question to what its command printed */
	size_t paste_count;
	struct test_pair *values;
	size_t value_count;
	struct flow_goto reaches; /* GOTO_NONE: not said */
	struct ids shows;
	struct ids hides;
	struct place at;
};

struct source_row {
	struct str id;
	struct text title;
	struct str address;
	struct ids anchors; /* parts of it that `source` may name alone */
	struct place at;
};

struct area {
	struct str id;
	struct text title;
};

struct shared_step {
	struct str id;
	struct step step;
};

struct flow;
struct glossary;

struct pack {
	const struct source *file; /* pack.yaml; NULL: there is none */
	struct str id;		   /* its folder's name */
	struct str folder;
	struct text title;
	struct str version;
	bool has[LANG_COUNT]; /* languages its texts must have */
	struct area *areas;
	size_t area_count;
	struct source_row *sources;
	size_t source_count;
	struct value *values;
	size_t value_count;
	struct shared_step *steps;
	size_t step_count;
	struct text ticket_text;
	struct str ticket_address;
	struct ids ticket_values;
	struct text feedback_text;
	struct str feedback_address;
	const struct yaml *yaml; /* the whole of pack.yaml; NULL: none */
	const struct glossary *glossary; /* see catalog_glossary; or NULL */
};

struct flow {
	const struct pack *pack;
	const struct source *file;
	struct str id; /* its file's name */
	struct text title;
	struct text summary;
	struct str area;
	struct ids tags;
	struct ids source;
	struct str reviewed; /* YYYY-MM-DD */
	struct value *values;
	size_t value_count;
	struct signature *signatures;
	size_t signature_count;
	size_t start;
	struct flow_goto start_at;
	struct node *nodes;
	size_t node_count;
	struct flow_test *tests;
	size_t test_count;
	const struct yaml *yaml; /* the whole file */
};

const struct node *flow_node(const struct flow *f, struct str id);

/* The flow's own value or the pack's; NULL when neither has it. */
const struct value *flow_value(const struct flow *f, struct str id);

/* The node's option; NULL when it has none of this id. */
const struct option *node_option(const struct node *n, struct str id);

/* The verdict a word names: fixed, not-fixed, could-not-try. */
bool verdict_from(struct str id, int *choice);

/* The choice a word names at the node (also unsure and verdicts). */
bool node_choice(const struct node *n, struct str id, int *choice);

/* The word for a choice, as --answer takes it. */
struct str node_choice_id(const struct node *n, int choice);

/* Where a choice leads as written; GOTO_TICKET where nothing is. */
struct flow_goto node_next(const struct node *n, int choice);

/* A goto as it is written; `ticket` where nothing is. */
struct str flow_goto_text(struct arena *a, struct flow_goto g);

/*
 * Does the signature give way to one of flow f, when both know a text?
 * Within one flow nothing yields: the first of the list goes first.
 */
bool signature_yields(const struct signature *s, const struct flow *f,
		      const struct signature *other);

/* Where a source leads: the row that owns it, and its address with anchor. */
const struct source_row *pack_source(const struct pack *p, struct str id);
struct str pack_source_link(struct arena *a, const struct pack *p,
			    struct str id);

extern const struct str verdict_ids[VERDICT_COUNT];
extern const struct str outcome_ids[3];
extern const struct str value_type_ids[VALUE_TYPE_COUNT];

#endif
