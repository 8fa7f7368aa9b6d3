#include "unstuck/play/keep.h"

#include "unstuck/sys/clock.h"
#include "unstuck/sys/env.h"

enum { NAMES_MOST = 1000 };

void keep_init(struct keep *k, struct arena *a)
{
	*k = (struct keep){ .arena = a, .journal = { .fd = -1 } };
	buf_init(&k->lines, a);
	buf_init(&k->held, a);
}

/* ---- a new case ------------------------------------------------------------ */

/* dns-resolution-1125, the flow and the day; then -2, -3 ... */
static struct str nth_id(const struct keep *k, const struct keep_place *at,
			 struct str now, int n)
{
	struct str id = k->wanted;

	if (id.n == 0)
		id = str_format(k->arena, STR_FMT "-" STR_FMT STR_FMT,
				STR_ARG(at->walk->entry.flow->id),
				STR_ARG(str_head(str_tail(now, 5), 2)),
				STR_ARG(str_head(str_tail(now, 8), 2)));
	if (n == 1)
		return id;
	return str_format(k->arena, STR_FMT "-%d", STR_ARG(id), n);
}

static bool make_nth(struct keep *k, struct str folder, struct str id,
		     struct diags *d)
{
	return sys_journal_make(&k->journal, k->arena, folder,
				str_join(k->arena, id, case_suffix), d);
}

static bool is_taken(const struct diags *d)
{
	return d->list.count && d->list.at[0].code == DIAG_EXISTS;
}

static bool take_fault(struct diags *to, const struct diags *from)
{
	const struct diag *diag = &from->list.at[0];

	return diag_add(to, diag->code, diag->at, STR_FMT,
			STR_ARG(diag->message));
}

/* A name that was asked for is taken or not; others have a next one. */
static bool make_case(struct keep *k, const struct keep_place *at,
		      struct str now, struct diags *d)
{
	struct str folder = cases_folder(k->arena);
	struct diags tries;

	if (folder.n == 0)
		return diag_add(d, DIAG_WRITE, NO_PLACE,
				"cannot save: neither HOME nor XDG_STATE_HOME "
				"names a folder");
	for (int n = 1; n < NAMES_MOST; n++) {
		struct str id = nth_id(k, at, now, n);

		diags_init(&tries, k->arena);
		if (make_nth(k, folder, id, &tries)) {
			k->id = id;
			return true;
		}
		if (!is_taken(&tries) || k->wanted.n)
			return take_fault(d, &tries);
	}
	return take_fault(d, &tries);
}

/* ---- lines ------------------------------------------------------------------ */

static void put_open(struct buf *out, struct str now)
{
	case_put_open(out, now, sys_host(out->arena),
		      str_of_int(out->arena, sys_pid()));
}

/* The first lines of a case that is begun by this event. */
static void put_first(struct keep *k, const struct keep_place *at,
		      struct str now, struct buf *out)
{
	const struct case_head head = { k->id, at->name, now, at->lang };

	case_put_head(out, &head, at->walk);
	put_open(out, now);
	buf_put(out, buf_str(&k->held));
}

/* The verdict that ends the walk ends the case; what goes on reopens it. */
static void put_event(struct keep *k, const struct keep_place *at,
		      const struct event *e, struct buf *out)
{
	const struct walk *w = at->walk;
	bool ends = e->kind == EVENT_ANSWER &&
		    walk_leads(w, e->choice).kind == SPOT_DONE;

	if (k->done)
		case_put_reopen(out, e->at);
	case_put_event(out, w, e);
	k->done = ends;
	if (ends)
		case_put_close(out, e->at, verdict_ids[e->choice]);
}

/* The lines are saved, or it is as if they had never been. */
static bool add_lines(struct keep *k, struct str lines, struct diags *d)
{
	if (!sys_journal_add(&k->journal, lines, d))
		return false;
	buf_put(&k->lines, lines);
	return true;
}

bool keep_event(struct keep *k, const struct keep_place *at,
		const struct event *e, struct diags *d)
{
	bool make = k->id.n == 0, done = k->done;
	struct buf lines;

	if (k->off)
		return true;
	if (k->quiet) {
		put_event(k, at, e, &k->held);
		return true;
	}
	if (make && !make_case(k, at, e->at, d))
		return false;
	buf_init(&lines, k->arena);
	if (k->lines.n == 0)
		put_first(k, at, e->at, &lines);
	put_event(k, at, e, &lines);
	if (add_lines(k, buf_str(&lines), d))
		return true;
	k->done = done;
	if (make) {
		sys_journal_drop(&k->journal);
		k->id = STR_NONE;
	}
	return false;
}

/* ---- another place, another sitting ------------------------------------------ */

static void split_path(struct str path, struct str *folder, struct str *name)
{
	*folder = STR(".");
	*name = path;
	for (size_t i = path.n; i > 0; i--) {
		if (path.p[i - 1] != '/')
			continue;
		*folder = i > 1 ? str_head(path, i - 1) : STR("/");
		*name = str_tail(path, i);
		return;
	}
}

bool keep_elsewhere(struct keep *k, struct str path, struct diags *d)
{
	struct journal other;
	struct str folder, name;

	split_path(sys_home_path(k->arena, path), &folder, &name);
	if (!sys_journal_place(&other, k->arena, folder, name, d))
		return false;
	if (k->lines.n && !sys_journal_add(&other, buf_str(&k->lines), d)) {
		sys_journal_drop(&other);
		return false;
	}
	sys_journal_close(&k->journal);
	k->journal = other;
	k->id = other.path;
	return true;
}

bool keep_resume(struct keep *k, const struct case_entry *c, struct str *aside,
		 struct diags *d)
{
	struct str whole = case_whole_lines(k->arena, c->bytes);
	struct buf lines;

	*aside = STR_NONE;
	if (!sys_journal_open(&k->journal, k->arena, c->path, d))
		return false;
	if (c->state.damaged &&
	    !sys_journal_mend(&k->journal, k->arena, whole, aside, d)) {
		sys_journal_close(&k->journal);
		return false;
	}
	k->off = false;
	k->id = str_copy(k->arena, c->id);
	k->done = c->state.closed;
	buf_put(&k->lines, whole);
	buf_init(&lines, k->arena);
	put_open(&lines, sys_now(k->arena));
	return add_lines(k, buf_str(&lines), d);
}

void keep_close(struct keep *k)
{
	sys_journal_close(&k->journal);
}
