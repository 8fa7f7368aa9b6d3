/* What happens in a sitting: saved first, then applied. */
#include "unstuck/play/play.h"
#include "unstuck/sys/clock.h"
#include "unstuck/sys/files.h"
#include "unstuck/text/safe.h"

void play_keep(struct play *p, struct str wanted)
{
	p->keep.off = false;
	p->keep.wanted = wanted;
}

/* The flow as it can be opened from anywhere. */
static struct str case_name(const struct play *p)
{
	struct str name = str_cut(p->name, STR("#")).head;
	struct str path = name;

	if (!str_ends(path, STR(".yaml")))
		path = str_join(p->arena, path, STR(".yaml"));
	return sys_is_file(path) ? sys_real_path(p->arena, path) : name;
}

static bool save(struct play *p, const struct event *e)
{
	const struct keep_place at = { &p->walk, case_name(p), p->lang };
	struct diags d;

	diags_init(&d, p->arena);
	if (keep_event(&p->keep, &at, e, &d))
		return true;
	p->unsaved = d.list.at[0].message;
	if (d.list.at[0].at.source)
		p->unsaved = str_format(p->arena, STR_FMT ": " STR_FMT,
					STR_ARG(d.list.at[0].at.source->path),
					STR_ARG(p->unsaved));
	return false;
}

static enum play_done apply(struct play *p, const struct event *e)
{
	if (e->kind == EVENT_LANG)
		p->lang = e->lang;
	p->unsaved = STR_NONE;
	return walk_apply(&p->walk, e) ? PLAY_DONE : PLAY_REFUSED;
}

static enum play_done save_and_apply(struct play *p, struct event e)
{
	if (save(p, &e))
		return apply(p, &e);
	p->pending = e;
	return PLAY_UNSAVED;
}

/* It may wait longer than what it was made from. */
static void own(struct play *p, struct event *e)
{
	struct evidence *v = &e->evidence;

	e->text = str_copy(p->arena, e->text);
	v->what = str_copy(p->arena, v->what);
	v->file = str_copy(p->arena, v->file);
	v->text = str_copy(p->arena, v->text);
	if (e->at.n == 0)
		e->at = sys_now(p->arena);
}

enum play_done play_do(struct play *p, struct event e)
{
	if (!walk_accepts(&p->walk, &e))
		return PLAY_REFUSED;
	if (p->keep.off)
		return apply(p, &e);
	own(p, &e);
	return save_and_apply(p, e);
}

enum play_done play_answer(struct play *p, int choice)
{
	return play_do(
		p, (struct event){ .kind = EVENT_ANSWER, .choice = choice });
}

enum play_done play_back(struct play *p)
{
	return play_do(p, (struct event){ .kind = EVENT_BACK });
}

enum play_done play_change(struct play *p, size_t visit, int choice)
{
	return play_do(p, (struct event){ .kind = EVENT_CHANGE,
					  .visit = visit,
					  .choice = choice });
}

enum play_done play_tick(struct play *p, size_t step, bool on)
{
	return play_do(p, (struct event){
				  .kind = EVENT_TICK, .step = step, .on = on });
}

enum play_done play_warn(struct play *p, size_t step)
{
	return play_do(p, (struct event){ .kind = EVENT_WARN, .step = step });
}

enum play_done play_fill(struct play *p, const struct value *v,
			 struct str canonical)
{
	return play_do(p, (struct event){ .kind = canonical.n ? EVENT_SET
							      : EVENT_CLEAR,
					  .value = v,
					  .text = canonical });
}

enum play_done play_note(struct play *p, struct str text)
{
	return play_do(p, (struct event){ .kind = EVENT_NOTE, .text = text });
}

enum play_done play_evidence(struct play *p, struct evidence evidence)
{
	struct arena *a = p->arena;
	struct safe text = safe_block(a, evidence.text);

	/* A case is text that can be mailed: no bytes of other encodings. */
	evidence.what = safe_line(a, evidence.what).s;
	evidence.file = safe_line(a, evidence.file).s;
	evidence.text = safe_head(text, EVIDENCE_MAX_TEXT).s;
	return play_do(p, (struct event){ .kind = EVENT_EVIDENCE,
					  .evidence = evidence });
}

enum play_done play_answer_read(struct play *p, int choice,
				const struct reading *r)
{
	enum play_done done = PLAY_DONE;

	if (reading_holds(r, &p->walk) && walk_allows(&p->walk, choice))
		done = play_evidence(p, reading_evidence(r));
	return done == PLAY_DONE ? play_answer(p, choice) : done;
}

enum play_done play_speak(struct play *p, enum lang l)
{
	/* A language alone is no case. */
	if (p->keep.id.n == 0) {
		p->lang = l;
		return PLAY_DONE;
	}
	return play_do(p, (struct event){ .kind = EVENT_LANG, .lang = l });
}

/* ---- what could not be saved ------------------------------------------------ */

enum play_done play_retry(struct play *p)
{
	return save_and_apply(p, p->pending);
}

enum play_done play_elsewhere(struct play *p, struct str path)
{
	struct diags d;

	diags_init(&d, p->arena);
	if (keep_elsewhere(&p->keep, path, &d))
		return play_retry(p);
	p->unsaved = str_format(p->arena, STR_FMT ": " STR_FMT, STR_ARG(path),
				STR_ARG(d.list.at[0].message));
	return PLAY_UNSAVED;
}

enum play_done play_unsaved(struct play *p)
{
	p->keep.off = true;
	return apply(p, &p->pending);
}
