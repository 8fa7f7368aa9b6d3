#include "unstuck/cmd/context.h"
#include "unstuck/json/json.h"
#include "unstuck/play/cases.h"
#include "unstuck/sys/clock.h"
#include "unstuck/sys/files.h"
#include "unstuck/text/fold.h"

/* ---- which ------------------------------------------------------------------ */

static bool has_word(struct arena *a, struct str text, struct str word)
{
	return str_find(text_fold(a, text), word) >= 0;
}

/* Its id, flow, values, notes and evidence. */
static struct str words_of(struct context *c, const struct case_entry *e)
{
	struct buf text;

	buf_init(&text, c->arena);
	buf_printf(&text, STR_FMT " " STR_FMT " " STR_FMT " " STR_FMT,
		   STR_ARG(e->id), STR_ARG(e->state.flow),
		   STR_ARG(case_here(&e->state)), STR_ARG(e->state.result));
	for (size_t i = 0; i < e->state.values.count; i++)
		buf_printf(&text, " " STR_FMT,
			   STR_ARG(e->state.values.at[i].text));
	for (size_t i = 0; i < e->state.notes.count; i++)
		buf_printf(&text, " " STR_FMT,
			   STR_ARG(e->state.notes.at[i].text));
	for (size_t i = 0; i < e->state.evidence.count; i++)
		buf_printf(&text, " " STR_FMT,
			   STR_ARG(e->state.evidence.at[i].text));
	return buf_str(&text);
}

/* All words stand in it. */
static bool fits(struct context *c, const struct case_entry *e)
{
	struct str text = words_of(c, e);

	for (size_t i = 0; i < c->args.count; i++)
		if (!has_word(c->arena, text,
			      text_fold(c->arena, c->args.at[i])))
			return false;
	return true;
}

static struct str status_of(const struct case_entry *e)
{
	if (e->state.format == 0)
		return STR("damaged");
	if (!e->state.closed)
		return STR("open");
	return e->state.result.n ? e->state.result : STR("closed");
}

/* ---- as text ---------------------------------------------------------------- */

static void put_row(struct buf *out, const struct case_entry *e, struct str now)
{
	struct arena *a = out->arena;
	struct str age = case_age(a, e->state.last, now);

	buf_printf(out, "%-28.*s %4.*s  %-13.*s " STR_FMT "\n",
		   STR_ARG(safe_line(a, e->id).s), STR_ARG(age),
		   STR_ARG(status_of(e)),
		   STR_ARG(safe_line(a, case_here(&e->state)).s));
}

static void put_text(struct context *c, const struct case_list *all)
{
	struct str now = sys_now(c->arena);
	struct buf out;

	buf_init(&out, c->arena);
	for (size_t i = 0; i < all->list.count; i++)
		put_row(&out, &all->list.at[i], now);
	if (all->list.count == 0)
		buf_puts(&out, c->args.count ? "no case fits\n" : "no cases\n");
	context_put(c, buf_str(&out));
}

/* ---- as JSON ---------------------------------------------------------------- */

static void put_case(struct json *object, const struct case_entry *e)
{
	const struct case_state *s = &e->state;
	struct json *values;

	json_put_str(object, "id", e->id);
	json_put_str(object, "path", e->path);
	json_put_str(object, "status", status_of(e));
	json_put_bool(object, "closed", s->closed);
	json_put_str(object, "result", s->result);
	json_put_str(object, "pack", s->pack);
	json_put_str(object, "flow", s->flow);
	json_put_str(object, "at", case_here(s));
	json_put_str(object, "began", s->made);
	json_put_str(object, "last", s->last);
	json_put_int(object, "answers", (int64_t)s->path.count);
	json_put_int(object, "damaged", (int64_t)s->damaged);
	values = json_put_object(object, "values");
	for (size_t i = 0; i < s->values.count; i++)
		if (s->values.at[i].text.n)
			json_put_str_at(values, s->values.at[i].id,
					s->values.at[i].text);
}

static void put_json(struct context *c, const struct case_list *all)
{
	struct json *root = json_object();
	struct json *list = json_put_list(root, "cases");

	for (size_t i = 0; i < all->list.count; i++)
		put_case(json_add_object(list), &all->list.at[i]);
	context_put_json(c, root);
}

static enum exit_code run_cases(struct context *c)
{
	struct case_list all, fitting = { .list = { 0 } };

	cases_list(&all, c->arena);
	for (size_t i = 0; i < all.list.count; i++)
		if (fits(c, &all.list.at[i]))
			*list_push(c->arena, &fitting.list) = all.list.at[i];
	if (context_is_format(c, "json"))
		put_json(c, &fitting);
	else
		put_text(c, &fitting);
	return fitting.list.count || c->args.count == 0 ? EXIT_DONE
							: EXIT_NEGATIVE;
}

/* ---- one of them ------------------------------------------------------------ */

static enum exit_code run_close(struct context *c)
{
	struct case_entry found;

	if (cases_find(&found, c->arena, c->args.at[0], c->diags))
		case_close(&found, c->arena, STR("closed"), c->diags);
	return EXIT_DONE;
}

static enum exit_code run_reopen(struct context *c)
{
	struct case_entry found;

	if (cases_find(&found, c->arena, c->args.at[0], c->diags))
		case_reopen(&found, c->arena, c->diags);
	return EXIT_DONE;
}

/* Only an explicit yes deletes; a script says --yes. */
static bool confirms(struct context *c, const struct case_entry *e)
{
	struct str line;

	if (c->options.yes)
		return true;
	if (!sys_is_terminal(0))
		return diag_add(c->diags, DIAG_USAGE, NO_PLACE,
				"nobody can be asked here; --yes deletes");
	sys_write(SYS_OUT,
		  str_format(c->arena,
			     "delete the case '" STR_FMT
			     "' for good (y or n)? ",
			     STR_ARG(safe_line(c->arena, e->id).s)),
		  c->diags);
	return sys_read_line(c->arena, 64, &line) &&
	       (str_eq(str_trim(line), STR("y")) ||
		str_eq(str_trim(line), STR("yes")));
}

static enum exit_code run_delete(struct context *c)
{
	struct case_entry found;

	if (!cases_find(&found, c->arena, c->args.at[0], c->diags))
		return EXIT_DONE;
	if (!confirms(c, &found))
		return EXIT_NEGATIVE;
	case_delete(&found, c->arena, c->diags);
	return EXIT_DONE;
}

const struct command cmd_cases = {
	.name = "cases",
	.operands = "[WORD...]",
	.summary = "the cases that are kept",
	.details =
		"Lists cases, open ones first: name, age, result, and where "
		"each was left.  Words\nfilter by name, flow, place, values, "
		"notes and evidence.  Exit\nstatus 1: none fits.\n",
	.formats = "text|json",
	.takes = TAKES(FORMAT) | TAKES(OUTPUT) | TAKES(FORCE),
	.most = SIZE_MAX,
	.run = run_cases,
};

const struct command cmd_close = {
	.name = "close",
	.operands = "CASE",
	.summary = "close a case",
	.details = "Closes a case; it stays in the list and can be resumed.\n",
	.least = 1,
	.most = 1,
	.run = run_close,
};

const struct command cmd_reopen = {
	.name = "reopen",
	.operands = "CASE",
	.summary = "open a closed case again",
	.details = "Opens a closed case again, without going on with it.\n",
	.least = 1,
	.most = 1,
	.run = run_reopen,
};

const struct command cmd_delete = {
	.name = "delete",
	.operands = "CASE",
	.summary = "delete a case for good",
	.details = "Deletes the file of a case, after asking.\n",
	.takes = TAKES(YES),
	.least = 1,
	.most = 1,
	.run = run_delete,
};
