#include "unstuck/render/fit.h"

#include "unstuck/doc/markdown.h"
#include "unstuck/render/layout.h"
#include "unstuck/text/cluster.h"
#include "unstuck/yaml/tree.h"

struct fitter {
	struct arena *arena; /* scratch: dies with the check */
	struct diags *diags;
};

/* {name} stands for a value, as long as it is not filled in. */
static struct span name_value(struct arena *a, void *ctx, struct str name)
{
	(void)ctx;
	return (struct span){ .text = safe_line(a,
						str_format(a, "{" STR_FMT "}",
							   STR_ARG(name))) };
}

static const struct fill fill = { name_value, NULL };

/* Where the text stands in a language. */
static struct place place_of(const struct text *t, enum lang l)
{
	const struct yaml *y = yaml_get(t->yaml, lang_code(l).p);

	return t->yaml->kind == YAML_MAP && y ? y->at : t->yaml->at;
}

/* Languages that have words of their own. */
static bool has_words(const struct text *t, enum lang l)
{
	if (!t->yaml || t->in[l].n == 0)
		return false;
	return l == 0 || t->yaml->kind == YAML_MAP;
}

/* ---- one line ----------------------------------------------------------- */

static void fit_cols(struct fitter *f, const struct text *t, const char *what,
		     int most)
{
	for (enum lang l = 0; l < LANG_COUNT; l++) {
		struct spans spans;
		int cols;

		/* No text has more columns than bytes. */
		if (!has_words(t, l) || t->in[l].n <= (size_t)most)
			continue;
		spans = markdown_spans(f->arena, t->in[l], &fill);
		cols = text_cols(spans_text(f->arena, spans).s);
		if (cols > most)
			diag_add(f->diags, DIAG_LONG_TEXT, place_of(t, l),
				 "%s takes %d columns, more than %d; say it "
				 "in fewer words",
				 what, cols, most);
	}
}

/* ---- several rows ------------------------------------------------------- */

/* Lists and tables of a step's text count, code in it does not. */
static size_t rows_of(struct fitter *f, struct str text)
{
	const struct layout_options options = { .cols = FIT_SCREEN_COLS,
						.margin = 1 };
	struct layout layout;
	struct doc doc;
	size_t rows = 0;

	doc_init(&doc, f->arena);
	markdown_blocks(&doc, text, BLOCK_STEP, 0, &fill);
	if (doc.blocks.count == 0)
		return 0;
	doc.blocks.at[0].box = BOX_EMPTY;
	doc.blocks.at[0].mark = SAFE("10");
	for (size_t i = 1; i < doc.blocks.count; i++)
		doc.blocks.at[i].depth++;
	layout = layout_doc(f->arena, &doc, options);
	for (size_t i = 0; i < layout.count; i++)
		rows += layout.rows[i].block->kind != BLOCK_CODE;
	return rows;
}

/* Two rows one after the other are never both half empty: they would be one. */
enum { ROW_BYTES = 32 };

static bool is_short(struct str text)
{
	size_t rows = 1 + text.n / ROW_BYTES;

	for (size_t i = 0; i < text.n; i++)
		rows += text.p[i] == '\n' ? 2 : 0;
	return rows <= FIT_STEP_ROWS;
}

static void fit_rows(struct fitter *f, const struct text *t, const char *what)
{
	for (enum lang l = 0; l < LANG_COUNT; l++) {
		size_t rows;

		if (!has_words(t, l) || is_short(t->in[l]))
			continue;
		rows = rows_of(f, t->in[l]);
		if (rows > FIT_STEP_ROWS)
			diag_add(f->diags, DIAG_LONG_TEXT, place_of(t, l),
				 "%s takes %zu rows of %d columns, more than "
				 "%d; make it several steps",
				 what, rows, FIT_SCREEN_COLS, FIT_STEP_ROWS);
	}
}

static void fit_step(struct fitter *f, const struct step *s)
{
	fit_rows(f, &s->say, "the step");
	fit_rows(f, &s->warning, "the warning");
	fit_rows(f, &s->internal, "the internal note");
}

/* What stands in pack.yaml is said there, once. */
static void fit_steps(struct fitter *f, const struct steps *steps)
{
	for (size_t i = 0; i < steps->count; i++) {
		struct arena_mark mark = arena_mark(f->arena);

		if (steps->at[i].use.n == 0)
			fit_step(f, &steps->at[i]);
		arena_rewind(f->arena, mark);
	}
}

static void fit_values(struct fitter *f, const struct value *v, size_t count)
{
	for (size_t i = 0; i < count; i++)
		fit_steps(f, &v[i].find_out);
}

static void fit_node(struct fitter *f, const struct node *n)
{
	fit_cols(f, &n->ask, "the question", FIT_QUESTION_COLS);
	for (size_t i = 0; i < n->option_count; i++)
		fit_cols(f, &n->options[i].label, "the option",
			 FIT_OPTION_COLS);
	fit_cols(f, &n->verify, "the question", FIT_QUESTION_COLS);
	fit_steps(f, &n->find_out);
	fit_steps(f, &n->steps);
}

void fit_flow(const struct flow *flow, struct diags *d)
{
	struct arena scratch;
	struct fitter f = { &scratch, d };

	arena_init(&scratch, d->arena->oom);
	fit_values(&f, flow->values, flow->value_count);
	for (size_t i = 0; i < flow->node_count; i++)
		fit_node(&f, &flow->nodes[i]);
	arena_release(&scratch);
}

void fit_pack(const struct pack *p, struct diags *d)
{
	struct arena scratch;
	struct fitter f = { &scratch, d };

	arena_init(&scratch, d->arena->oom);
	fit_values(&f, p->values, p->value_count);
	for (size_t i = 0; i < p->step_count; i++)
		fit_step(&f, &p->steps[i].step);
	arena_release(&scratch);
}
