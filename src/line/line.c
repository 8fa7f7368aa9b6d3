#include "unstuck/line/line.h"

#include "face.h"
#include "unstuck/base/buf.h"
#include "unstuck/render/writers.h"
#include "unstuck/sys/files.h"
#include "unstuck/text/fold.h"

/* ---- saying and asking ----------------------------------------------------- */

bool face_put(struct face *f, struct str s)
{
	f->broken = f->broken || !sys_write(SYS_OUT, s, f->diags);
	return !f->broken;
}

bool face_doc(struct face *f, const struct doc *d)
{
	const struct write_options o = { f->o.cols, f->o.color };
	struct buf out;

	buf_init(&out, d->arena);
	buf_putc(&out, '\n');
	writer_text.write(&out, d, o);
	return face_put(f, buf_str(&out));
}

bool face_say(struct face *f, struct str sentence)
{
	struct safe safe = safe_line(f->arena, sentence);

	return face_put(f, str_join(f->arena, safe.s, STR("\n")));
}

/* A piped answer is echoed, so that a transcript reads like a talk. */
bool face_ask(struct face *f, struct str prompt, struct str *line)
{
	struct str typed;

	face_put(f, prompt);
	if (f->broken)
		return false;
	if (!sys_read_line(f->arena, LINE_MAX_BYTES, &typed)) {
		face_put(f, STR("\n"));
		f->ended = true;
		return false;
	}
	*line = str_trim(text_narrow(f->arena, typed));
	if (!f->o.terminal)
		face_say(f, *line);
	return !f->broken;
}

struct str face_paste(struct face *f, struct arena *a, size_t limit)
{
	struct str line;
	struct buf out;

	buf_init(&out, a);
	while (!f->broken && sys_read_line(f->arena, LINE_MAX_BYTES, &line)) {
		struct str mark = str_trim(line);

		if (!f->o.terminal)
			face_say(f, line);
		if (str_eq(mark, STR(".")))
			return buf_str(&out);
		if (out.n + line.n < limit) {
			buf_put(&out, line);
			buf_putc(&out, '\n');
		}
	}
	f->ended = true;
	return buf_str(&out);
}

bool face_refuse(struct face *f, struct str line)
{
	struct walk *w = &f->play->walk;
	const struct node *n = walk_node(w);

	if (f->o.terminal)
		return face_say(f, say2(f->arena, f->play->lang, W_LINE_WRONG,
					line, f->expected));
	f->broken = true;
	return diag_add(f->diags, DIAG_ANSWER, NO_PLACE,
			"'" STR_FMT "' does not answer '" STR_FMT
			"'; it takes " STR_FMT " (" STR_FMT ")",
			STR_ARG(line), STR_ARG(n ? n->id : STR("ticket")),
			STR_ARG(f->expected),
			STR_ARG(play_choices(f->arena, w)));
}

bool face_refuse_value(struct face *f, const struct value *v, struct str line,
		       struct str why)
{
	if (f->o.terminal)
		return face_say(f, why);
	f->broken = true;
	return diag_add(f->diags, DIAG_VALUE, NO_PLACE,
			"'" STR_FMT "' does not fit " STR_FMT ": " STR_FMT,
			STR_ARG(line), STR_ARG(v->id), STR_ARG(why));
}

/* One of 1 to count, or empty for none; asks until it is. */
bool face_number(struct face *f, size_t count, size_t *chosen)
{
	enum lang l = f->play->lang;
	struct str line;
	int64_t n;

	f->expected = say_int(f->arena, l, W_LINE_1_N, (int64_t)count);
	while (face_ask(f, STR("> "), &line)) {
		*chosen = 0;
		if (line.n == 0 || str_eq(line, STR("b")))
			return true;
		f->left = str_eq(line, STR("q"));
		if (f->left)
			return false;
		if (str_to_int(line, &n) && n >= 1 && n <= (int64_t)count) {
			*chosen = (size_t)n;
			return true;
		}
		face_refuse(f, line);
	}
	return false;
}

/* ---- saving ---------------------------------------------------------------- */

enum { RETRY = 1, ELSEWHERE, GO_ON };

static void say_unsaved(struct face *f)
{
	static const enum word choices[] = { W_UNSAVED_RETRY,
					     W_UNSAVED_ELSEWHERE,
					     W_UNSAVED_GO_ON };
	enum lang l = f->play->lang;

	face_say(f, say(f->arena, l, W_UNSAVED, f->play->unsaved));
	face_say(f, word(l, W_UNSAVED_EARLIER));
	for (size_t i = 0; i < COUNT(choices); i++)
		face_say(f, str_format(f->arena, "%zu  " STR_FMT, i + 1,
				       STR_ARG(word(l, choices[i]))));
}

static enum play_done save_now(struct face *f, size_t chosen)
{
	struct str path;

	if (chosen == RETRY)
		return play_retry(f->play);
	if (chosen == GO_ON)
		return play_unsaved(f->play);
	if (!face_ask(f, word(f->play->lang, W_LINE_FILE), &path) ||
	    path.n == 0)
		return PLAY_UNSAVED;
	return play_elsewhere(f->play, path);
}

/* Nothing chosen: it was not recorded, and did not happen. */
static enum play_done ask_unsaved(struct face *f)
{
	enum play_done done = PLAY_UNSAVED;
	size_t chosen;

	while (done == PLAY_UNSAVED) {
		say_unsaved(f);
		if (!face_number(f, GO_ON, &chosen) || chosen == 0)
			return PLAY_UNSAVED;
		done = save_now(f, chosen);
	}
	return done;
}

bool face_did(struct face *f, enum play_done done)
{
	f->show = true;
	if (done == PLAY_UNSAVED && f->o.terminal)
		done = ask_unsaved(f);
	else if (done == PLAY_UNSAVED) {
		f->broken = true;
		return diag_add(f->diags, DIAG_WRITE, NO_PLACE,
				"could not save, answer not recorded: " STR_FMT
				"; free space, or give --no-save",
				STR_ARG(f->play->unsaved));
	}
	return done != PLAY_REFUSED;
}

/* ---- a walk ----------------------------------------------------------------- */

static void put_head(struct face *f, struct doc *d, struct page_options o)
{
	struct page_head head = page_head(d->arena, &f->play->walk, o);

	doc_say(d, BLOCK_HEADING, head.title.s);
	if (head.right.s.n)
		doc_say(d, BLOCK_HINT, head.right.s);
}

static void show_page(struct face *f)
{
	const struct page_options o = { .lang = f->play->lang,
					.no_trail = true,
					.hide_warned = true,
					.reading = &f->reading,
					.current = SIZE_MAX };
	struct doc d;

	doc_init(&d, f->arena);
	put_head(f, &d, o);
	page_here(&d, &f->play->walk, o);
	face_doc(f, &d);
}

/* Did an output name an option, which Enter takes? */
static bool is_read(const struct face *f)
{
	return reading_holds(&f->reading, &f->play->walk) &&
	       f->reading.choice != CHOICE_NONE;
}

static struct str prompt(struct face *f)
{
	const struct walk *w = &f->play->walk;
	const struct node *n = walk_node(w);
	enum lang l = f->play->lang;
	enum word row = W_LINE_VERDICT;

	f->options = 0;
	for (size_t i = 0; n && i < n->option_count; i++)
		f->options += walk_offers(w, w->here.flow, &n->options[i]);
	if (n && n->kind == NODE_QUESTION) {
		f->expected = say_int(f->arena, l, W_LINE_OPTIONS,
				      (int64_t)f->options);
		return say_int(f->arena, l,
			       is_read(f) ? W_LINE_QUESTION_READ
					  : W_LINE_QUESTION,
			       (int64_t)f->options);
	}
	f->expected = word(l, n && n->outcome == OUTCOME_FIX ? W_LINE_FXC
							     : W_LINE_FX);
	if (n && n->steps.count)
		row = n->outcome == OUTCOME_FIX ? W_LINE_STEPS
						: W_LINE_STEPS_FX;
	return word(l, row);
}

/* The node's option behind the number that the page shows. */
static int option_at(const struct walk *w, int64_t number)
{
	const struct node *n = walk_node(w);

	for (size_t i = 0; i < n->option_count; i++)
		if (walk_offers(w, w->here.flow, &n->options[i]) &&
		    --number == 0)
			return (int)i;
	return CHOICE_NONE;
}

static bool answer(struct face *f, int choice)
{
	return face_did(f, play_answer_read(f->play, choice, &f->reading));
}

static bool take_option(struct face *f, int64_t number)
{
	struct walk *w = &f->play->walk;
	int choice = option_at(w, number);
	struct str label;

	if (choice == CHOICE_NONE)
		return false;
	label = page_choice(f->arena, w, walk_node(w), choice, f->play->lang);
	face_say(f, say3(f->arena, f->play->lang, W_LINE_CHOSEN,
			 str_of_int(f->arena, number),
			 str_of_int(f->arena, (int64_t)f->options), label));
	return answer(f, choice);
}

static bool take_number(struct face *f, int64_t number)
{
	const struct node *n = walk_node(&f->play->walk);

	if (!n || number < 0)
		return false;
	if (n->kind == NODE_OUTCOME)
		return line_step(f, number);
	if (number == 0)
		return line_find_out(f);
	return take_option(f, number);
}

static bool take_line(struct face *f, struct str line)
{
	int64_t number;

	if (str_to_int(line, &number))
		return take_number(f, number);
	return line_command(f, line);
}

static void turn(struct face *f)
{
	struct str line;

	if (f->show)
		show_page(f);
	f->show = false;
	if (f->play->walk.here.kind == SPOT_DONE) {
		f->left = true;
		return;
	}
	if (!face_ask(f, prompt(f), &line))
		return;
	if (line.n == 0 && is_read(f)) {
		answer(f, f->reading.choice);
		return;
	}
	if (line.n == 0 && f->o.terminal)
		return;
	if (!take_line(f, line) && !f->ended && !f->broken)
		face_refuse(f, line);
}

/* What the walk began with; it is said once, as the answers are. */
static void say_what_is_wrong(struct face *f)
{
	struct doc d;

	doc_init(&d, f->arena);
	page_what_is_wrong(&d, &f->play->walk, f->play->lang);
	if (d.blocks.count)
		face_doc(f, &d);
}

bool line_walk(struct play *p, struct line_options o, struct diags *d)
{
	size_t errors = d->errors;
	struct arena scratch;
	struct face f = { .play = p,
			  .o = o,
			  .diags = d,
			  .show = true,
			  .arena = &scratch,
			  .reading = o.reading };

	arena_init(&scratch, p->arena->oom);
	arena_init(&f.pasted, p->arena->oom);
	face_say(&f, word(p->lang, W_LINE_WELCOME));
	say_what_is_wrong(&f);
	while (!f.left && !f.ended && !f.broken) {
		arena_release(&scratch);
		turn(&f);
	}
	arena_release(&f.pasted);
	arena_release(&scratch);
	return d->errors == errors;
}
