/* The words of the line face: one row each. */
#include "face.h"

#include "unstuck/base/buf.h"
#include "unstuck/flow/value.h"
#include "unstuck/render/writers.h"

typedef bool line_fn(struct face *f);

/* ---- moving --------------------------------------------------------------- */

static bool go_back(struct face *f)
{
	if (f->play->walk.depth)
		return face_did(f, play_back(f->play));
	return face_say(f, word(f->play->lang, W_LINE_FIRST));
}

static bool leave(struct face *f)
{
	f->left = true;
	return true;
}

static bool repeat(struct face *f)
{
	f->show = true;
	return true;
}

static bool other_language(struct face *f)
{
	return face_did(f, play_speak(f->play, f->play->lang == LANG_EN
						       ? LANG_ZH
						       : LANG_EN));
}

static bool verdict(struct face *f, int choice)
{
	struct walk *w = &f->play->walk;
	const struct node *n = walk_node(w);

	if ((n && n->kind == NODE_QUESTION) || !walk_allows(w, choice))
		return false;
	face_say(f, page_choice(f->arena, w, n, choice, f->play->lang));
	return face_did(f, play_answer(f->play, choice));
}

static bool fixed(struct face *f)
{
	return verdict(f, VERDICT_FIXED);
}

static bool not_fixed(struct face *f)
{
	return verdict(f, VERDICT_NOT_FIXED);
}

static bool could_not_try(struct face *f)
{
	return verdict(f, VERDICT_COULD_NOT_TRY);
}

/* ---- steps ------------------------------------------------------------------ */

static bool confirm_warning(struct face *f, size_t step, bool *confirmed)
{
	struct doc d;
	size_t chosen = 0;

	doc_init(&d, f->arena);
	page_warning(&d, &f->play->walk, step, f->play->lang);
	face_doc(f, &d);
	if (!face_number(f, 2, &chosen))
		return false;
	*confirmed = chosen == 2;
	return true;
}

static void say_step(struct face *f, size_t step, size_t number)
{
	const struct page_options o = { .lang = f->play->lang,
					.hide_warned = true,
					.current = SIZE_MAX };
	struct doc d;

	doc_init(&d, f->arena);
	page_step_here(&d, &f->play->walk, step, number, o);
	face_doc(f, &d);
}

/* The step behind the number that the page shows. */
static bool step_at(const struct walk *w, int64_t number, size_t *step)
{
	const struct node *n = walk_node(w);

	for (size_t i = 0; i < n->steps.count; i++) {
		if (!walk_shows(w, &n->steps.at[i]) || --number != 0)
			continue;
		*step = i;
		return true;
	}
	return false;
}

bool line_step(struct face *f, int64_t number)
{
	struct walk *w = &f->play->walk;
	bool confirmed = true;
	size_t step;

	if (!step_at(w, number, &step))
		return false;
	if (walk_hides(w, step)) {
		if (!confirm_warning(f, step, &confirmed) || !confirmed)
			return true;
		face_did(f, play_warn(f->play, step));
	} else {
		face_did(f, play_tick(f->play, step, !walk_ticked(w, step)));
	}
	f->show = false;
	say_step(f, step, (size_t)number);
	return true;
}

bool line_find_out(struct face *f)
{
	struct walk *w = &f->play->walk;
	struct doc d;
	size_t chosen;

	doc_init(&d, f->arena);
	page_find_out(&d, w, f->play->lang);
	face_doc(f, &d);
	if (!face_number(f, 2, &chosen))
		return true;
	f->show = true;
	return chosen != 2 ||
	       face_did(f,
			play_answer_read(f->play, CHOICE_UNSURE, &f->reading));
}

/* ---- values ------------------------------------------------------------------ */

static bool take_value(struct face *f, const struct value *v, struct str line)
{
	struct str canonical, why;

	if (line.n == 0)
		return true;
	if (str_eq(line, STR("-"))) {
		return face_did(f, play_fill(f->play, v, STR_NONE));
	}
	if (!value_check(f->arena, v, line, &canonical, f->play->lang, &why)) {
		face_refuse_value(f, v, line, why);
		return false;
	}
	return face_did(f, play_fill(f->play, v, canonical));
}

static bool ask_value(struct face *f, const struct value *v)
{
	struct str now = walk_value(&f->play->walk, v->id);
	struct str label = text_in(&v->label, f->play->lang);
	struct str line, ask;

	ask = now.n ? say2(f->arena, f->play->lang, W_LINE_VALUE_NOW, label,
			   now)
		    : say2(f->arena, f->play->lang, W_LINE_VALUE, label,
			   v->example);
	ask = safe_line(f->arena, ask).s;
	/* No value is a dot or starts with a hyphen: both are free. */
	while (face_ask(f, ask, &line) && !str_eq(line, STR(".")))
		if (take_value(f, v, line))
			return true;
	return false;
}

static bool values(struct face *f)
{
	struct page_values known = page_values(f->arena, &f->play->walk);

	face_say(f, word(f->play->lang,
			 known.count ? W_LINE_VALUES : W_NO_VALUES));
	for (size_t i = 0; i < known.count; i++)
		if (!ask_value(f, known.at[i]))
			break;
	f->show = true;
	return true;
}

/* ---- summary and change ------------------------------------------------------- */

/* Which choice the line names at the node as it stood then. */
static bool choice_from(const struct doc *d, struct str line, int *choice)
{
	for (size_t i = 0; i < d->blocks.count; i++) {
		const struct block *b = &d->blocks.at[i];

		if (b->item.kind == ITEM_NONE || !str_eq(b->mark.s, line))
			continue;
		*choice = b->item.kind == ITEM_UNSURE ? CHOICE_UNSURE
						      : (int)b->item.which;
		return true;
	}
	return false;
}

static bool confirm_change(struct face *f, size_t visit, int choice)
{
	struct doc d;
	size_t chosen;

	doc_init(&d, f->arena);
	page_change_effect(&d, &f->play->walk, visit, choice, f->play->lang);
	face_doc(f, &d);
	f->show = true;
	if (!face_number(f, 2, &chosen))
		return true;
	if (chosen == 2)
		face_did(f, play_change(f->play, visit, choice));
	return true;
}

static bool change(struct face *f, size_t visit)
{
	struct doc d;
	struct str line;
	int choice;

	doc_init(&d, f->arena);
	page_change(&d, &f->play->walk, visit, f->play->lang);
	face_doc(f, &d);
	f->expected = word(f->play->lang, W_LINE_SHOWN);
	while (face_ask(f, STR("> "), &line)) {
		if (line.n == 0)
			return true;
		if (choice_from(&d, line, &choice))
			return confirm_change(f, visit, choice);
		face_refuse(f, line);
	}
	return true;
}

static bool summary(struct face *f)
{
	const struct walk *w = &f->play->walk;
	struct doc d;
	size_t chosen;

	doc_init(&d, f->arena);
	page_summary(&d, w, f->play->lang);
	face_doc(f, &d);
	if (w->depth == 0)
		return true;
	face_say(f, word(f->play->lang, W_LINE_CHANGE));
	if (!face_number(f, w->depth, &chosen) || chosen == 0)
		return true;
	return change(f, chosen - 1);
}

/* ---- the page as text ---------------------------------------------------------- */

static struct str page_as(struct face *f, const struct writer *writer)
{
	struct write_options plain = { 0 };
	struct doc d;
	struct buf out;

	doc_init(&d, f->arena);
	buf_init(&out, f->arena);
	page_for_customer(&d, &f->play->walk, f->play->lang);
	writer->write(&out, &d, plain);
	return buf_str(&out);
}

/* Must the page stay here (see page_held)?  Then it says why. */
static bool is_held(struct face *f)
{
	enum lang l = f->play->lang;
	struct page_hold hold;

	if (!page_held(f->arena, &f->play->walk, l, &hold))
		return false;
	face_say(f, hold.number ? say_int(f->arena, l, W_LINE_WARNING_FIRST,
					  (int64_t)hold.number)
				: say(f->arena, l, W_FILL_FIRST, hold.blanks));
	return true;
}

static bool print(struct face *f)
{
	return is_held(f) || face_put(f, page_as(f, &writer_text));
}

static bool save(struct face *f)
{
	enum lang l = f->play->lang;
	struct str path, said;

	if (is_held(f) || !face_ask(f, word(l, W_LINE_FILE), &path) ||
	    path.n == 0)
		return true;
	play_save(f->arena, path, page_as(f, &writer_markdown), l, &said);
	return face_say(f, said);
}

/* Lines until an empty one; they follow what is noted already. */
static bool note(struct face *f)
{
	enum lang l = f->play->lang;
	struct walk *w = &f->play->walk;
	struct str line, noted = walk_note(w, w->here);

	if (noted.n)
		face_say(f, noted);
	while (face_ask(f, word(l, W_LINE_NOTE), &line) && line.n) {
		noted = walk_note(w, w->here);
		if (noted.n)
			line = str_format(f->arena, STR_FMT "\n" STR_FMT,
					  STR_ARG(noted), STR_ARG(line));
		if (!face_did(f, play_note(f->play, line)))
			break;
	}
	f->show = false;
	return true;
}

/* What the command printed: read, shown, and confirmed by the next line. */
static bool output(struct face *f)
{
	enum lang l = f->play->lang;
	const struct walk *w = &f->play->walk;

	if (!walk_takes_output(w))
		return false;
	face_say(f, word(l, W_LINE_OUTPUT));
	arena_release(&f->pasted);
	f->reading = walk_read(&f->pasted, w,
			       face_paste(f, &f->pasted, READING_MAX_BYTES));
	return face_say(f, page_reading(f->arena, w, &f->reading, l));
}

/* For a chat, in the customer's language. */
static bool say_it(struct face *f)
{
	struct str said = page_said(f->arena, &f->play->walk, SIZE_MAX,
				    f->o.customer_lang);

	return is_held(f) ||
	       face_put(f, str_join(f->arena, safe_block(f->arena, said).s,
				    STR("\n")));
}

static bool keys(struct face *f);

/* ---- the table ------------------------------------------------------------------ */

static const struct {
	struct str key;
	line_fn *run;
	enum word does;
} commands[] = {
	{ STR_INIT("b"), go_back, W_KEY_BACK },
	{ STR_INIT("r"), repeat, W_LINE_REPEAT },
	{ STR_INIT("s"), summary, W_KEY_SUMMARY },
	{ STR_INIT("v"), values, W_KEY_VALUES },
	{ STR_INIT("w"), print, W_LINE_PRINT },
	{ STR_INIT("e"), save, W_KEY_SAVE },
	{ STR_INIT("n"), note, W_KEY_NOTE },
	{ STR_INIT("p"), output, W_KEY_OUTPUT },
	{ STR_INIT("t"), say_it, W_LINE_SAY },
	{ STR_INIT("f"), fixed, W_FIXED },
	{ STR_INIT("x"), not_fixed, W_NOT_FIXED },
	{ STR_INIT("c"), could_not_try, W_COULD_NOT_TRY },
	{ STR_INIT("l"), other_language, W_KEY_LANGUAGE },
	{ STR_INIT("?"), keys, W_KEY_HELP },
	{ STR_INIT("q"), leave, W_KEY_LEAVE },
};

static bool keys(struct face *f)
{
	struct doc d;

	doc_init(&d, f->arena);
	for (size_t i = 0; i < COUNT(commands); i++) {
		struct block *b = doc_say(
			&d, BLOCK_FACT, word(f->play->lang, commands[i].does));

		b->mark = safe_line(f->arena, commands[i].key);
	}
	return face_doc(f, &d);
}

bool line_command(struct face *f, struct str line)
{
	struct str lower = str_lower(f->arena, line);

	for (size_t i = 0; i < COUNT(commands); i++)
		if (str_eq(commands[i].key, lower))
			return commands[i].run(f);
	return false;
}
