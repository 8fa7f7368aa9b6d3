#include "unstuck/play/cases.h"

#include <stdlib.h>

#include "unstuck/base/typo.h"
#include "unstuck/sys/clock.h"
#include "unstuck/sys/env.h"
#include "unstuck/sys/files.h"
#include "unstuck/sys/journal.h"

const struct str case_suffix = STR_INIT(".case");

struct str cases_folder(struct arena *a)
{
	struct str state = sys_state_dir(a);

	return state.n ? str_join(a, state, STR("/cases")) : STR_NONE;
}

bool case_name_valid(struct str name)
{
	for (size_t i = 0; i < name.n; i++) {
		char c = name.p[i];

		if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		      (c >= '0' && c <= '9') || c == '_' ||
		      (c == '-' && i > 0)))
			return false;
	}
	return name.n > 0 && name.n <= 64;
}

/* ---- reading ----------------------------------------------------------------- */

static struct str base_of(struct str path)
{
	for (size_t i = path.n; i > 0; i--)
		if (path.p[i - 1] == '/')
			return str_tail(path, i);
	return path;
}

static bool read_case(struct case_entry *out, struct arena *a, struct str path,
		      struct diags *d)
{
	struct source file;

	if (!sys_read(a, path, CASE_MAX_BYTES, &file, d))
		return false;
	*out = (struct case_entry){ .path = path, .bytes = file.bytes };
	out->id = base_of(path);
	if (str_ends(out->id, case_suffix))
		out->id.n -= case_suffix.n;
	case_read(&out->state, a, file.bytes);
	return true;
}

void cases_add_folder(struct case_list *out, struct arena *a, struct str folder)
{
	struct sys_names names = sys_list(a, folder);
	struct diags quiet;

	diags_init(&quiet, a);
	for (size_t i = 0; i < names.count; i++) {
		struct case_entry entry;

		if (!str_ends(names.at[i], case_suffix))
			continue;
		if (read_case(&entry, a,
			      str_format(a, STR_FMT "/" STR_FMT,
					 STR_ARG(folder), STR_ARG(names.at[i])),
			      &quiet))
			*list_push(a, &out->list) = entry;
	}
}

/* Open before closed, then the latest first. */
static int compare_cases(const void *a, const void *b)
{
	const struct case_entry *left = a, *right = b;
	int order = left->state.closed - right->state.closed;

	if (order == 0)
		order = str_cmp(right->state.last, left->state.last);
	return order ? order : str_cmp(left->id, right->id);
}

void cases_list(struct case_list *out, struct arena *a)
{
	struct str folder = cases_folder(a);

	*out = (struct case_list){ .list = { 0 } };
	if (folder.n == 0)
		return;
	cases_add_folder(out, a, folder);
	if (out->list.count)
		qsort(out->list.at, out->list.count, sizeof *out->list.at,
		      compare_cases);
}

/* ---- finding ------------------------------------------------------------------ */

static bool fail_name(const struct case_list *all, struct str name,
		      struct diags *d)
{
	struct typo typo = typo_start(name);
	struct str hint;

	for (size_t i = 0; i < all->list.count; i++)
		typo_offer(&typo, all->list.at[i].id);
	hint = typo_hint(d->arena, &typo);
	return diag_add(d, DIAG_NO_CASE, NO_PLACE,
			"there is no case '" STR_FMT "'" STR_FMT
			"; `unstuck cases` shows all",
			STR_ARG(name), STR_ARG(hint));
}

static bool fail_several(const struct case_entry *one,
			 const struct case_entry *other, struct str name,
			 struct diags *d)
{
	return diag_add(d, DIAG_NO_CASE, NO_PLACE,
			"several cases begin with '" STR_FMT "': " STR_FMT
			", " STR_FMT "; write one out",
			STR_ARG(name), STR_ARG(one->id), STR_ARG(other->id));
}

bool cases_find(struct case_entry *out, struct arena *a, struct str name,
		struct diags *d)
{
	const struct case_entry *found = NULL, *other = NULL;
	struct case_list all;

	if (str_find(name, STR("/")) >= 0 || str_ends(name, case_suffix))
		return read_case(out, a, str_copy(a, name), d);
	cases_list(&all, a);
	for (size_t i = 0; i < all.list.count; i++) {
		const struct case_entry *c = &all.list.at[i];

		if (str_eq(c->id, name)) {
			*out = *c;
			return true;
		}
		if (!str_starts(c->id, name))
			continue;
		other = found;
		found = c;
	}
	if (found && other)
		return fail_several(found, other, name, d);
	if (!found || name.n == 0)
		return fail_name(&all, name, d);
	*out = *found;
	return true;
}

bool cases_last(struct case_entry *out, struct arena *a)
{
	struct case_list all;

	cases_list(&all, a);
	if (all.list.count == 0 || all.list.at[0].state.closed)
		return false;
	*out = all.list.at[0];
	return true;
}

/* ---- changing a parked one ------------------------------------------------------- */

struct str case_holder(struct arena *a, const struct case_state *s)
{
	return str_format(a, STR_FMT ", process " STR_FMT ", since " STR_FMT,
			  STR_ARG(s->host), STR_ARG(s->pid), STR_ARG(s->since));
}

/* Lock it for as long as this takes. */
static bool take(struct journal *j, const struct case_entry *c, struct arena *a,
		 struct diags *d)
{
	struct diags why;

	diags_init(&why, a);
	if (sys_journal_open(j, a, c->path, &why))
		return true;
	if (why.list.at[0].code == DIAG_HELD)
		return diag_add(d, DIAG_HELD, NO_PLACE,
				"the case '" STR_FMT "' is in use (" STR_FMT
				"); leave it there first",
				STR_ARG(c->id),
				STR_ARG(case_holder(a, &c->state)));
	return diag_add(d, why.list.at[0].code, why.list.at[0].at, STR_FMT,
			STR_ARG(why.list.at[0].message));
}

static bool add_line(const struct case_entry *c, struct arena *a,
		     const struct buf *line, struct diags *d)
{
	struct journal j;
	bool added;

	if (!take(&j, c, a, d))
		return false;
	added = sys_journal_add(&j, buf_str(line), d);
	sys_journal_close(&j);
	return added;
}

bool case_close(const struct case_entry *c, struct arena *a, struct str result,
		struct diags *d)
{
	struct buf line;

	buf_init(&line, a);
	case_put_close(&line, sys_now(a), result);
	return add_line(c, a, &line, d);
}

bool case_reopen(const struct case_entry *c, struct arena *a, struct diags *d)
{
	struct buf line;

	buf_init(&line, a);
	case_put_reopen(&line, sys_now(a));
	return add_line(c, a, &line, d);
}

bool case_delete(const struct case_entry *c, struct arena *a, struct diags *d)
{
	struct journal j;
	bool removed;

	if (!take(&j, c, a, d))
		return false;
	removed = sys_remove(c->path, d);
	sys_journal_close(&j);
	return removed;
}

/* ---- how long ago ----------------------------------------------------------------- */

static int64_t number_at(struct str s, size_t from, size_t n)
{
	int64_t value = 0;

	str_to_int(str_head(str_tail(s, from), n), &value);
	return value;
}

/* Days since 0000-03-01 in the Gregorian calendar. */
static int64_t days_of(struct str t)
{
	int64_t y = number_at(t, 0, 4), m = number_at(t, 5, 2);

	if (m < 3) {
		y--;
		m += 12;
	}
	return 365 * y + y / 4 - y / 100 + y / 400 + (153 * (m - 3) + 2) / 5 +
	       number_at(t, 8, 2);
}

static int64_t seconds_of(struct str t)
{
	return ((days_of(t) * 24 + number_at(t, 11, 2)) * 60 +
		number_at(t, 14, 2)) *
		       60 +
	       number_at(t, 17, 2);
}

struct str case_age(struct arena *a, struct str then, struct str now)
{
	static const struct {
		int64_t seconds;
		const char *unit;
	} units[] = { { 24 * 60 * 60, "d" }, { 60 * 60, "h" }, { 60, "m" } };
	int64_t age = seconds_of(now) - seconds_of(then);

	/* A clock that was set back must not make ages of the future. */
	for (size_t i = 0; i < COUNT(units) && age > 0; i++)
		if (age >= units[i].seconds)
			return str_format(a, "%lld%s",
					  (long long)(age / units[i].seconds),
					  units[i].unit);
	return STR("0m");
}
