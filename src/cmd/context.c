#include "unstuck/cmd/context.h"

#include "unstuck/render/writers.h"
#include "unstuck/sys/env.h"
#include "unstuck/sys/files.h"

enum { COLS = 80, COLS_LEAST = 20 };
enum { FLUSH_BYTES = 32 * 1024 };

/* ---- flows ------------------------------------------------------------- */

bool context_catalog(struct context *c)
{
	size_t errors = c->diags->errors;
	struct sys_roots roots;

	if (c->opened)
		return true;
	c->opened = true;
	catalog_init(&c->catalog, c->arena);
	for (size_t i = 0; i < c->options.flows.count; i++)
		catalog_add(&c->catalog, c->options.flows.at[i], c->diags);
	if (c->options.flows.count)
		return c->diags->errors == errors;
	roots = sys_flow_roots(c->arena);
	for (size_t i = 0; i < roots.count; i++)
		catalog_try(&c->catalog, roots.at[i]);
	return true;
}

bool context_all_packs(struct context *c)
{
	if (!context_catalog(c))
		return false;
	if (c->catalog.packs.count)
		return true;
	return diag_add(c->diags, DIAG_NO_FLOW, NO_PLACE,
			"no pack of flows was found; name its folder by "
			"--flows or UNSTUCK_FLOWS");
}

/* ---- languages --------------------------------------------------------- */

static bool add_lang(struct langs *out, struct str code)
{
	enum lang l;

	if (!lang_from(code, &l))
		return false;
	for (size_t i = 0; i < out->count; i++)
		if (out->at[i] == l)
			return true;
	out->at[out->count++] = l;
	return true;
}

/* "zh", "en" or both with a comma between */
static bool read_langs(struct context *c, const char *from, struct str text,
		       struct langs *out)
{
	struct str rest = text;
	struct str_pair cut;

	*out = (struct langs){ .count = 0 };
	do {
		cut = str_cut(rest, STR(","));
		if (!add_lang(out, cut.head))
			return diag_add(c->diags, DIAG_USAGE, NO_PLACE,
					"%s takes no '" STR_FMT
					"'; it takes en, zh, or both as "
					"zh,en or en,zh",
					from, STR_ARG(text));
		rest = cut.tail;
	} while (cut.found);
	return true;
}

bool context_langs(struct context *c, struct langs *out)
{
	struct str environment = sys_env("UNSTUCK_LANG");

	if (c->options.given & TAKES(LANG))
		return read_langs(c, "--lang", c->options.lang, out);
	if (environment.n)
		return read_langs(c, "UNSTUCK_LANG", environment, out);
	out->count = 1;
	if (!sys_last_lang(c->arena, &out->at[0]))
		out->at[0] = sys_locale_lang();
	return true;
}

/* ---- output ------------------------------------------------------------ */

static struct str format_of(const struct context *c)
{
	if (c->options.given & TAKES(FORMAT))
		return c->options.format;
	return options_first(c->command->formats ? c->command->formats
						 : "text");
}

bool context_is_format(const struct context *c, const char *name)
{
	return str_eq(format_of(c), str_from(name));
}

static bool to_file(const struct context *c)
{
	return c->options.given & TAKES(OUTPUT);
}

bool context_color(const struct context *c)
{
	struct str when = c->options.color, term = sys_env("TERM");

	if (str_eq(when, STR("always")) || str_eq(when, STR("never")))
		return when.p[0] == 'a';
	return !to_file(c) && sys_is_terminal(SYS_OUT) &&
	       sys_env("NO_COLOR").n == 0 && term.n &&
	       !str_eq(term, STR("dumb"));
}

int context_cols(const struct context *c)
{
	int cols = to_file(c) ? 0 : sys_columns();

	if (cols <= 0 || cols > COLS)
		return COLS;
	return cols < COLS_LEAST ? COLS_LEAST : cols;
}

static const struct writer *find_writer(struct str name)
{
	for (size_t i = 0; i < writer_count; i++)
		if (str_eq(writers[i]->name, name))
			return writers[i];
	return &writer_text;
}

bool context_put_doc(struct context *c, const struct doc *d)
{
	const struct write_options options = {
		.cols = context_cols(c),
		.color = context_color(c),
	};
	struct buf out;

	buf_init(&out, c->arena);
	find_writer(format_of(c))->write(&out, d, options);
	return context_put(c, buf_str(&out));
}

bool context_put_json(struct context *c, struct json *root)
{
	struct buf out;

	buf_init(&out, c->arena);
	json_write(&out, root);
	return context_put(c, buf_str(&out));
}

bool context_put(struct context *c, struct str bytes)
{
	if (to_file(c))
		return sys_write_file(c->options.output, bytes,
				      c->options.force, c->diags);
	return sys_write(SYS_OUT, bytes, c->diags);
}

bool context_flush(struct context *c, struct buf *out)
{
	struct str bytes = buf_str(out);

	if (to_file(c) || bytes.n < FLUSH_BYTES)
		return true;
	buf_clear(out);
	return sys_write(SYS_OUT, bytes, c->diags);
}

/* ---- flows on the way ----------------------------------------------------- */

void context_take_missing(struct context *c, const struct play *p)
{
	const struct diags *from = p->diags;

	if (p->walk.missing.n == 0)
		return;
	for (size_t i = 0; i < from->list.count; i++)
		diag_add(c->diags, from->list.at[i].code, from->list.at[i].at,
			 STR_FMT, STR_ARG(from->list.at[i].message));
	if (from->list.count == 0)
		diag_add(c->diags, DIAG_NO_FLOW, NO_PLACE,
			 "there is no flow '" STR_FMT
			 "', to which the way leads; see `unstuck lint`",
			 STR_ARG(p->walk.missing));
}

struct play_given context_given(const struct context *c)
{
	const struct strs *answers = &c->options.answers;
	const struct strs *pastes = &c->options.pastes;

	return (struct play_given){ .answers = answers->at,
				    .answer_count = answers->count,
				    .outputs = pastes->at,
				    .output_count = pastes->count };
}
