#include "unstuck/cmd/sitting.h"
#include "unstuck/sys/files.h"

/* The case that was named, or the open one that was used last. */
static bool find_case(struct context *c, struct case_entry *out)
{
	if (c->args.count)
		return cases_find(out, c->arena, c->args.at[0], c->diags);
	if (cases_last(out, c->arena))
		return true;
	return diag_add(c->diags, DIAG_NO_CASE, NO_PLACE,
			"no case is open; `unstuck` begins one");
}

/* Another process has it: say who, and what can be done all the same. */
static bool fail_held(struct context *c, const struct case_entry *found)
{
	return diag_add(c->diags, DIAG_HELD, NO_PLACE,
			"the case '" STR_FMT "' is in use (" STR_FMT
			"); read it by `unstuck report " STR_FMT
			"`, or begin a new one by `unstuck " STR_FMT "`",
			STR_ARG(found->id),
			STR_ARG(case_holder(c->arena, &found->state)),
			STR_ARG(found->id), STR_ARG(found->state.name));
}

/* From now on what happens goes into the case's own file. */
static bool take_case(struct context *c, struct play *p,
		      const struct case_entry *found)
{
	struct diags why;
	struct str aside;

	diags_init(&why, c->arena);
	if (keep_resume(&p->keep, found, &aside, &why)) {
		if (aside.n)
			sys_write(
				SYS_ERR,
				str_format(c->arena,
					   "unstuck: warning: %zu line%s of "
					   "the case were damaged; the file "
					   "as it was is kept in " STR_FMT "\n",
					   found->state.damaged,
					   found->state.damaged > 1 ? "s" : "",
					   STR_ARG(aside)),
				c->diags);
		return true;
	}
	if (why.list.at[0].code == DIAG_HELD)
		return fail_held(c, found);
	return diag_add(c->diags, why.list.at[0].code, why.list.at[0].at,
			STR_FMT, STR_ARG(why.list.at[0].message));
}

/* What cannot be walked can still be read. */
static void show_only(struct context *c, const struct case_entry *found,
		      enum lang l)
{
	struct doc doc;

	if (found->state.format == 0)
		return;
	doc_init(&doc, c->arena);
	case_page(&doc, &found->state, l);
	context_put_doc(c, &doc);
}

static enum exit_code run(struct context *c)
{
	struct play *p = arena_new(c->arena, struct play);
	struct resumed resumed;
	struct case_entry found;
	struct langs langs;
	enum lang l;

	if (!context_langs(c, &langs) || !find_case(c, &found) ||
	    !context_catalog(c))
		return EXIT_DONE;
	c->catalog.skip_tests = true;
	l = sitting_lang(c, &langs);
	if (!play_resume(p, c->arena, &c->catalog, &found.state, &resumed,
			 c->diags)) {
		show_only(c, &found, l);
		return EXIT_DONE;
	}
	if (c->options.given & TAKES(LANG))
		p->lang = l;
	if (take_case(c, p, &found))
		sitting_run(c, (struct sitting){ .play = p,
						 .lang = p->lang,
						 .resumed = &resumed });
	return EXIT_DONE;
}

const struct command cmd_resume = {
	.name = "resume",
	.operands = "[CASE or FILE]",
	.summary = "go on with a case where it was left",
	.details =
		"Continues a case at the same place with everything kept; "
		"without CASE the open one\nthat was used last.  If the flow "
		"was edited meanwhile, says what changed and asks\nonly what "
		"no longer holds.\n",
	.takes = TAKES(FLOWS) | TAKES(LANG) | TAKES(CUSTOMER_LANG) |
		 TAKES(LINE) | TAKES(COLOR) | TAKES(ASCII),
	.most = 1,
	.run = run,
};
