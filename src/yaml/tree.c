#include "unstuck/yaml/tree.h"

#include <string.h>
#include <yaml.h>

#include "builder.h"
#include "bytes.h"
#include "simple.h"

enum { SNIPPET_MAX_DEPTH = 64 };

/* libyaml counts from 0, and columns in characters. */
static struct place at_mark(const struct source *source, yaml_mark_t mark)
{
	return (struct place){ source, (int)mark.line + 1,
			       (int)mark.column + 1 };
}

/* ---- events --------------------------------------------------------- */

static bool fault(struct builder *b, enum diag_code code, yaml_mark_t mark,
		  const char *sentence)
{
	return diag_add(b->diags, code, at_mark(b->source, mark), "%s",
			sentence);
}

static enum yaml_style style_of(yaml_scalar_style_t style)
{
	switch (style) {
	case YAML_SINGLE_QUOTED_SCALAR_STYLE:
	case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
		return YAML_QUOTED;
	case YAML_LITERAL_SCALAR_STYLE:
	case YAML_FOLDED_SCALAR_STYLE:
		return YAML_BLOCK;
	case YAML_ANY_SCALAR_STYLE:
	case YAML_PLAIN_SCALAR_STYLE:
		break;
	}
	return YAML_PLAIN;
}

static bool refuse_marks(struct builder *b, const yaml_event_t *e,
			 const unsigned char *anchor, const unsigned char *tag)
{
	if (anchor)
		return diag_add(b->diags, DIAG_ALIAS,
				at_mark(b->source, e->start_mark),
				"anchors and aliases are not used in flows, "
				"line %d; write the text out",
				(int)e->start_mark.line + 1);
	if (tag)
		return fault(b, DIAG_TAG, e->start_mark,
			     "tags (!…) are not used in flows; quote a text "
			     "that starts with !");
	return true;
}

static bool take_scalar(struct builder *b, const yaml_event_t *e)
{
	struct str text = { (const char *)e->data.scalar.value,
			    e->data.scalar.length };

	if (memchr(text.p, '\0', text.n))
		return fault(b, DIAG_NOT_UTF8, e->start_mark,
			     "a text holds a NUL (\\0); leave it out");
	return builder_scalar(b, str_copy(b->arena, text),
			      style_of(e->data.scalar.style),
			      at_mark(b->source, e->start_mark));
}

static bool take_event(struct builder *b, const yaml_event_t *e)
{
	switch (e->type) {
	case YAML_SCALAR_EVENT:
		return refuse_marks(b, e, e->data.scalar.anchor,
				    e->data.scalar.tag) &&
		       take_scalar(b, e);
	case YAML_MAPPING_START_EVENT:
		return refuse_marks(b, e, e->data.mapping_start.anchor,
				    e->data.mapping_start.tag) &&
		       builder_open(b, YAML_MAP,
				    at_mark(b->source, e->start_mark));
	case YAML_SEQUENCE_START_EVENT:
		return refuse_marks(b, e, e->data.sequence_start.anchor,
				    e->data.sequence_start.tag) &&
		       builder_open(b, YAML_LIST,
				    at_mark(b->source, e->start_mark));
	case YAML_MAPPING_END_EVENT:
	case YAML_SEQUENCE_END_EVENT:
		builder_close(b);
		return true;
	case YAML_ALIAS_EVENT:
		return refuse_marks(b, e, e->data.alias.anchor, NULL);
	case YAML_DOCUMENT_START_EVENT:
		if (b->root)
			return fault(b, DIAG_DOCUMENTS, e->start_mark,
				     "a second document starts here; a file "
				     "holds one flow");
		return true;
	case YAML_NO_EVENT:
	case YAML_STREAM_START_EVENT:
	case YAML_STREAM_END_EVENT:
	case YAML_DOCUMENT_END_EVENT:
		break;
	}
	return true;
}

/* ---- libyaml's complaints in our words -------------------------------- */

static const struct {
	const char *theirs; /* how libyaml's sentence starts */
	const char *ours;
	enum { AT_PROBLEM, AT_START, TELL_START } place;
} complaints[] = {
	{ "found character that cannot start any token",
	  "no word starts with this character; quote the text", AT_PROBLEM },
	{ "mapping values are not allowed",
	  "a ': ' stands inside a text or the indentation is off; quote the "
	  "text, align the keys",
	  AT_PROBLEM },
	{ "could not find expected ':'",
	  "a ':' is missing behind this key, or it is longer than 1024 "
	  "characters",
	  AT_START },
	{ "did not find expected key",
	  "a key is expected here; check the indentation and the quotes above",
	  AT_PROBLEM },
	{ "did not find expected '-' indicator",
	  "a list item '- ' is expected here; check the indentation",
	  AT_PROBLEM },
	{ "did not find expected ',' or ",
	  "a ',' or a closing bracket is missing before this; quote texts "
	  "that hold , { } [ ]",
	  TELL_START },
	{ "found unexpected end of stream",
	  "this quoted text is never closed; add the quote at its end",
	  AT_START },
	{ "found unknown escape character",
	  "a \\ in double quotes starts an escape; use single quotes",
	  AT_PROBLEM },
};

static bool say_complaint(const yaml_parser_t *parser, size_t i,
			  const struct source *source, struct diags *d)
{
	struct place at = at_mark(source, parser->problem_mark);
	struct place start = at_mark(source, parser->context_mark);

	if (complaints[i].place == TELL_START)
		return diag_add(d, DIAG_YAML, at,
				"%s (the bracket opens in line %d)",
				complaints[i].ours, start.line);
	return diag_add(d, DIAG_YAML,
			complaints[i].place == AT_START ? start : at, "%s",
			complaints[i].ours);
}

static bool complain(const yaml_parser_t *parser, const struct source *source,
		     struct diags *d)
{
	struct str theirs = str_from(parser->problem ? parser->problem : "");
	struct place at = at_mark(source, parser->problem_mark);
	struct str rest = str_tail(source->bytes, yaml_offset(at));

	if (parser->error == YAML_READER_ERROR)
		return diag_add(
			d, DIAG_NOT_UTF8,
			yaml_place(source, parser->problem_offset +
						   bom_bytes(source->bytes)),
			"a control character stands here; remove it");
	if (rest.n && rest.p[0] == '\t')
		return diag_add(d, DIAG_TAB, at,
				"a tab stands where YAML wants spaces; indent "
				"with spaces");
	for (size_t i = 0; i < COUNT(complaints); i++)
		if (str_starts(theirs, str_from(complaints[i].theirs)))
			return say_complaint(parser, i, source, d);
	return diag_add(d, DIAG_YAML, at, "this is not YAML: " STR_FMT,
			STR_ARG(theirs));
}

static bool run_parser(struct builder *b, yaml_parser_t *parser)
{
	for (bool more = true; more;) {
		yaml_event_t e;
		bool taken;

		if (!yaml_parser_parse(parser, &e) &&
		    parser->error == YAML_MEMORY_ERROR)
			b->arena->oom(0);
		if (parser->error)
			return complain(parser, b->source, b->diags);
		more = e.type != YAML_STREAM_END_EVENT;
		taken = take_event(b, &e);
		yaml_event_delete(&e);
		if (!taken)
			return false;
	}
	return true;
}

/* libyaml stops the program where it gets NULL. */
static void set_input(yaml_parser_t *parser, struct str s)
{
	const char *p = s.n ? s.p : "";

	yaml_parser_set_input_string(parser, (const unsigned char *)p, s.n);
}

static bool feed(struct builder *b)
{
	struct str bytes =
		str_tail(b->source->bytes, bom_bytes(b->source->bytes));
	yaml_parser_t parser;
	bool whole;

	if (!yaml_parser_initialize(&parser))
		b->arena->oom(sizeof parser);
	yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
	set_input(&parser, bytes);
	whole = run_parser(b, &parser);
	yaml_parser_delete(&parser);
	return whole;
}

struct yaml *yaml_tree_definition(struct arena *a, const struct source *source,
				  struct diags *d)
{
	struct builder b = { .arena = a, .source = source, .diags = d };

	if (!bytes_check(source, d) || !feed(&b))
		return NULL;
	if (b.root)
		return b.root;
	diag_add(d, DIAG_EMPTY, (struct place){ source, 1, 1 },
		 "the file holds nothing; unstuck-flow(5) shows how a flow "
		 "starts");
	return NULL;
}

/* NULL where libyaml has the last word: of a fault, too. */
static struct yaml *simple_tree(struct arena *a, const struct source *source)
{
	struct arena_mark mark = arena_mark(a);
	struct diags quiet;
	struct builder b = { .arena = a, .source = source, .diags = &quiet };

	diags_init(&quiet, a);
	if (simple_read(&b))
		return b.root;
	arena_rewind(a, mark);
	return NULL;
}

struct yaml *yaml_tree(struct arena *a, const struct source *source,
		       struct diags *d)
{
	struct yaml *root = simple_tree(a, source);

	return root ? root : yaml_tree_definition(a, source, d);
}

const struct yaml *yaml_get(const struct yaml *map, const char *key)
{
	struct str name = str_from(key);

	if (!map || map->kind != YAML_MAP)
		return NULL;
	for (const struct yaml *y = map->first; y; y = y->next)
		if (str_eq(y->key, name))
			return y;
	return NULL;
}

/* Deep nesting costs libyaml quadratic time: count it here, too. */
static int depth_step(const yaml_event_t *e)
{
	if (e->type == YAML_MAPPING_START_EVENT ||
	    e->type == YAML_SEQUENCE_START_EVENT)
		return 1;
	return -(e->type == YAML_MAPPING_END_EVENT ||
		 e->type == YAML_SEQUENCE_END_EVENT);
}

/* Snippets are YAML of all kinds: only libyaml has a say here. */
static bool parse_events(yaml_parser_t *parser)
{
	int depth = 0;

	for (bool more = true; more;) {
		yaml_event_t e;

		if (!yaml_parser_parse(parser, &e))
			return false;
		more = e.type != YAML_STREAM_END_EVENT;
		depth += depth_step(&e);
		yaml_event_delete(&e);
		if (depth > SNIPPET_MAX_DEPTH)
			return false;
	}
	return true;
}

bool yaml_parses(struct arena *a, struct str text, int *line, struct str *why)
{
	yaml_parser_t parser;
	bool fine;

	if (!yaml_parser_initialize(&parser))
		a->oom(sizeof parser);
	set_input(&parser, text);
	fine = parse_events(&parser);
	if (!fine) {
		*line = (int)(parser.problem ? parser.problem_mark
					     : parser.mark)
				.line +
			1;
		*why = parser.problem ? str_copy(a, str_from(parser.problem))
				      : STR("nested too deeply");
	}
	yaml_parser_delete(&parser);
	return fine;
}
