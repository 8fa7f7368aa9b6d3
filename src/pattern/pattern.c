#include "unstuck/pattern/pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

/* Logs hold bytes of other encodings: they match nothing, but do not stop. */
enum {
	COMPILE_OPTIONS =
		PCRE2_UTF | PCRE2_NEVER_BACKSLASH_C | PCRE2_MATCH_INVALID_UTF
};

/* memory: where it lives; NULL is the heap. */
static pcre2_code *compile_in(pcre2_general_context *memory, struct str pattern,
			      uint32_t options, int *error, size_t *offset)
{
	pcre2_compile_context *limits = pcre2_compile_context_create(memory);
	pcre2_code *code = NULL;

	if (limits && pattern.n <= PATTERN_MAX_BYTES) {
		pcre2_set_parens_nest_limit(limits, PATTERN_MAX_NEST);
		code = pcre2_compile((PCRE2_SPTR)(pattern.p ? pattern.p : ""),
				     pattern.n, options | COMPILE_OPTIONS,
				     error, offset, limits);
	}
	pcre2_compile_context_free(limits);
	return code;
}

static pcre2_code *compile(struct str pattern, uint32_t options, int *error,
			   size_t *offset)
{
	return compile_in(NULL, pattern, options, error, offset);
}

bool pattern_valid(struct arena *a, struct str pattern, struct str *why)
{
	PCRE2_UCHAR text[256];
	size_t offset = 0;
	int error = 0;
	pcre2_code *code;

	if (pattern.n > PATTERN_MAX_BYTES) {
		*why = str_format(a, "longer than %d bytes", PATTERN_MAX_BYTES);
		return false;
	}
	code = compile(pattern, 0, &error, &offset);
	if (code) {
		pcre2_code_free(code);
		return true;
	}
	pcre2_get_error_message(error, text, sizeof text);
	*why = str_format(a, "%s at character %zu", (char *)text, offset + 1);
	return false;
}

size_t pattern_names(struct arena *a, struct str pattern, struct str *names,
		     size_t room)
{
	size_t offset = 0, found = 0;
	uint32_t count = 0, size = 0;
	PCRE2_SPTR table = NULL;
	int error = 0;
	pcre2_code *code = compile(pattern, 0, &error, &offset);

	if (!code)
		return 0;
	pcre2_pattern_info(code, PCRE2_INFO_NAMECOUNT, &count);
	pcre2_pattern_info(code, PCRE2_INFO_NAMEENTRYSIZE, &size);
	pcre2_pattern_info(code, PCRE2_INFO_NAMETABLE, &table);
	/* An entry is the group's number in two bytes, then its name. */
	for (uint32_t i = 0; i < count && found < room; i++)
		names[found++] = str_copy(
			a, str_from((const char *)table + i * size + 2));
	pcre2_code_free(code);
	return found;
}

/* PCRE2's answer: the number of groups, or one of its errors. */
static int run_code(const pcre2_code *code, struct str subject, size_t start,
		    size_t bounds[2])
{
	int hits = PCRE2_ERROR_NOMATCH;
	pcre2_match_data *data = pcre2_match_data_create(1, NULL);
	pcre2_match_context *limits = pcre2_match_context_create(NULL);

	if (code && data && limits && start <= subject.n) {
		pcre2_set_match_limit(limits, PATTERN_MATCH_LIMIT);
		pcre2_set_depth_limit(limits, PATTERN_DEPTH_LIMIT);
		hits = pcre2_match(code,
				   (PCRE2_SPTR)(subject.p ? subject.p : ""),
				   subject.n, start, 0, data, limits);
	}
	for (int i = 0; hits >= 0 && bounds && i < 2; i++)
		bounds[i] = pcre2_get_ovector_pointer(data)[i];
	pcre2_match_context_free(limits);
	pcre2_match_data_free(data);
	return hits;
}

static int run(struct str pattern, uint32_t options, struct str subject,
	       size_t start, size_t bounds[2])
{
	size_t offset = 0;
	int error = 0, hits;
	pcre2_code *code = compile(pattern, options, &error, &offset);

	hits = run_code(code, subject, start, bounds);
	pcre2_code_free(code);
	return hits;
}

static uint32_t options_for(enum pattern_use use)
{
	return use == PATTERN_WHOLE ? PCRE2_ANCHORED | PCRE2_ENDANCHORED
				    : PCRE2_MULTILINE;
}

bool pattern_matches(struct str pattern, enum pattern_use use,
		     struct str subject)
{
	return run(pattern, options_for(use), subject, 0, NULL) >= 0;
}

bool pattern_is_costly(struct str pattern, enum pattern_use use,
		       const struct str *subjects, size_t count)
{
	size_t offset = 0;
	int error = 0, hits = 0;
	/* A required letter that a subject lacks would hide the cost. */
	pcre2_code *code =
		compile(pattern, options_for(use) | PCRE2_NO_START_OPTIMIZE,
			&error, &offset);

	for (size_t i = 0; i < count; i++) {
		hits = run_code(code, subjects[i], 0, NULL);
		if (hits == PCRE2_ERROR_MATCHLIMIT ||
		    hits == PCRE2_ERROR_DEPTHLIMIT ||
		    hits == PCRE2_ERROR_HEAPLIMIT)
			break;
		hits = 0;
	}
	pcre2_code_free(code);
	return hits < 0;
}

bool pattern_find(struct str pattern, struct str subject, size_t start,
		  size_t *from, size_t *to)
{
	size_t bounds[2];

	if (run(pattern, PCRE2_MULTILINE, subject, start, bounds) < 0)
		return false;
	*from = bounds[0];
	*to = bounds[1];
	return true;
}

/* ---- compiled once ---------------------------------------------------------- */

struct pattern {
	pcre2_code *code;
	pcre2_match_data *data;
	pcre2_match_context *limits;
	struct str names[PATTERN_MAX_GROUPS];
	uint32_t numbers[PATTERN_MAX_GROUPS];
	size_t count;
};

static void *take_memory(PCRE2_SIZE bytes, void *arena)
{
	return arena_alloc(arena, bytes, 1, alignof(max_align_t));
}

/* It goes with its arena. */
static void leave_memory(void *memory, void *arena)
{
	(void)memory, (void)arena;
}

static void read_names(struct pattern *p)
{
	uint32_t count = 0, size = 0;
	const unsigned char *row = NULL;

	pcre2_pattern_info(p->code, PCRE2_INFO_NAMECOUNT, &count);
	pcre2_pattern_info(p->code, PCRE2_INFO_NAMEENTRYSIZE, &size);
	pcre2_pattern_info(p->code, PCRE2_INFO_NAMETABLE, &row);
	for (; p->count < count && p->count < PATTERN_MAX_GROUPS; p->count++) {
		p->numbers[p->count] = (uint32_t)row[0] << 8 | row[1];
		p->names[p->count] = str_from((const char *)row + 2);
		row += size;
	}
}

struct pattern *pattern_compile(struct arena *a, struct str pattern,
				enum pattern_use use, unsigned flags)
{
	pcre2_general_context *memory =
		pcre2_general_context_create(take_memory, leave_memory, a);
	uint32_t options = options_for(use);
	struct pattern *p = arena_new(a, struct pattern);
	size_t offset = 0;
	int error = 0;

	if (flags & PATTERN_ANY_CASE)
		options |= PCRE2_CASELESS;
	p->code = compile_in(memory, pattern, options, &error, &offset);
	if (!p->code)
		return NULL;
	p->data = pcre2_match_data_create_from_pattern(p->code, memory);
	p->limits = pcre2_match_context_create(memory);
	pcre2_set_match_limit(p->limits, PATTERN_MATCH_LIMIT);
	pcre2_set_depth_limit(p->limits, PATTERN_DEPTH_LIMIT);
	read_names(p);
	return p;
}

static struct pattern_span span_of(const struct pattern *p, uint32_t group)
{
	const PCRE2_SIZE *ends = pcre2_get_ovector_pointer(p->data);

	if (ends[2 * group] == PCRE2_UNSET)
		return (struct pattern_span){ 1, 0 };
	return (struct pattern_span){ ends[2 * group], ends[2 * group + 1] };
}

bool pattern_run(struct pattern *p, struct str subject,
		 struct pattern_match *out)
{
	int hits =
		pcre2_match(p->code, (PCRE2_SPTR)(subject.p ? subject.p : ""),
			    subject.n, 0, 0, p->data, p->limits);

	if (hits < 0)
		return false;
	out->whole = span_of(p, 0);
	out->count = 0;
	for (size_t i = 0; i < p->count; i++) {
		struct pattern_span at = { 1, 0 };

		/* Groups behind the last one that took part are not set. */
		if (p->numbers[i] < (uint32_t)hits)
			at = span_of(p, p->numbers[i]);
		if (at.from <= at.to)
			out->groups[out->count++] =
				(struct pattern_group){ p->names[i], at };
	}
	return true;
}
