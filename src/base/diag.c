#include "unstuck/base/diag.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

const struct diag_row diag_table[DIAG_COUNT] = {
#define X(name, slug, severity, kind, meaning)                                 \
	[DIAG_##name] = { slug, SEVERITY_##severity, KIND_##kind, meaning },
	DIAG_LIST(X)
#undef X
};

void diags_init(struct diags *d, struct arena *a)
{
	*d = (struct diags){ .arena = a };
}

PRINTF(2, 0)
static struct str format_sentence(struct arena *a, const char *format,
				  va_list args)
{
	va_list again;
	char *p;
	int n;

	va_copy(again, args);
	n = vsnprintf(NULL, 0, format, args);
	p = arena_array(a, char, n < 0 ? 1 : (size_t)n + 1);
	if (n > 0)
		vsnprintf(p, (size_t)n + 1, format, again);
	va_end(again);
	return (struct str){ p, n < 0 ? 0 : (size_t)n };
}

bool diags_full(const struct diags *d)
{
	return d->list.count == DIAG_MAX;
}

bool diag_add(struct diags *d, enum diag_code code, struct place at,
	      const char *format, ...)
{
	struct diag *diag;
	va_list args;

	if (diag_table[code].severity == SEVERITY_ERROR)
		d->errors++;
	if (diags_full(d)) {
		d->dropped++;
		return false;
	}
	diag = list_push(d->arena, &d->list);
	diag->code = code;
	diag->at = at;
	va_start(args, format);
	diag->message = format_sentence(d->arena, format, args);
	va_end(args);
	return false;
}

static int compare_places(const void *left, const void *right)
{
	const struct diag *a = left, *b = right;

	if (!a->at.source || !b->at.source)
		return (a->at.source != NULL) - (b->at.source != NULL);
	if (a->at.source != b->at.source)
		return str_cmp(a->at.source->path, b->at.source->path);
	if (a->at.line != b->at.line)
		return a->at.line - b->at.line;
	if (a->at.column != b->at.column)
		return a->at.column - b->at.column;
	return (int)a->code - (int)b->code;
}

void diags_sort(struct diags *d)
{
	if (d->list.count)
		qsort(d->list.at, d->list.count, sizeof *d->list.at,
		      compare_places);
}
