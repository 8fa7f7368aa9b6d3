#include "unstuck/base/hash.h"
#include "unstuck/cmd/context.h"
#include "unstuck/render/flow_json.h"
#include "unstuck/text/cluster.h"
#include "unstuck/text/wrap.h"

enum { TITLE_COLS_MOST = 28, SUMMARY_INDENT = 4 };

/* A flow that can be shown: its header was read. */
struct row {
	struct safe name;
	const struct flow *flow;
	bool done; /* it stands under its area */
};

struct rows {
	LIST(struct row) list;
	size_t cols; /* of the longest name, up to TITLE_COLS_MOST */
};

/* The ids that were put, by hash: at most half of the slots are in use. */
struct taken {
	struct str *slots;
	size_t count; /* a power of two */
};

struct page {
	struct context *context;
	struct taken taken;
	struct langs langs;
	struct buf out;
	int cols;
	bool color;
	bool begun; /* a heading was put */
};

/* ---- as text ----------------------------------------------------------- */

static void init_taken(struct taken *t, struct arena *a,
		       const struct catalog *c)
{
	size_t ids = 1;

	for (size_t i = 0; i < c->packs.count; i++)
		ids += c->packs.at[i]->flows.count;
	for (t->count = 1; t->count < ids * 2; t->count *= 2)
		continue;
	t->slots = arena_array(a, struct str, t->count);
}

/* Was the id put before?  It is from now on. */
static bool take_id(struct taken *t, struct str id)
{
	uint64_t at = hash_bytes(HASH_START, id);

	while (t->slots[at &= t->count - 1].n) {
		if (str_eq(t->slots[at], id))
			return true;
		at++;
	}
	t->slots[at] = id;
	return false;
}

/* The id, with the pack's where another pack before has it too. */
static struct str name_of(struct taken *t, const struct catalog_flow *f,
			  struct arena *a)
{
	if (!take_id(t, f->id))
		return f->id;
	return str_format(a, STR_FMT "/" STR_FMT, STR_ARG(f->pack->id),
			  STR_ARG(f->id));
}

static struct rows read_rows(struct page *p, size_t which)
{
	struct context *c = p->context;
	struct catalog_pack *pack = c->catalog.packs.at[which];
	struct rows rows = { .cols = 0 };

	catalog_list(&c->catalog, pack);
	catalog_pack(&c->catalog, pack, c->diags);
	for (size_t i = 0; i < pack->flows.count; i++) {
		struct catalog_flow *f = &pack->flows.at[i];
		struct str name = name_of(&p->taken, f, c->arena);
		const struct flow *flow =
			catalog_header(&c->catalog, f, c->diags);
		struct row *row;

		if (!flow)
			continue;
		row = list_push(c->arena, &rows.list);
		row->flow = flow;
		row->name = safe_line(c->arena, name);
		if (row->name.s.n > rows.cols)
			rows.cols = row->name.s.n;
	}
	if (rows.cols > TITLE_COLS_MOST)
		rows.cols = TITLE_COLS_MOST;
	return rows;
}

static void put_bold(struct page *p, struct str s)
{
	if (p->color)
		buf_puts(&p->out, "\x1b[1m");
	buf_put(&p->out, s);
	if (p->color)
		buf_puts(&p->out, "\x1b[0m");
}

/* Wrapped, all lines at one column; most texts fit and are not measured. */
static void put_wrapped(struct page *p, struct str text, int indent)
{
	struct arena *a = p->context->arena;
	struct safe safe = safe_line(a, text);
	int room = p->cols - indent;
	struct wrap wrap;

	if (safe.s.n <= (size_t)room) {
		buf_pad(&p->out, ' ', (size_t)indent);
		buf_put(&p->out, safe.s);
		buf_putc(&p->out, '\n');
		return;
	}
	wrap = text_wrap(a, safe.s, NULL, room, room);
	for (size_t i = 0; i < wrap.count; i++) {
		struct wrap_line line = wrap.lines[i];

		buf_pad(&p->out, ' ', (size_t)indent);
		buf_put(&p->out,
			str_tail(str_head(safe.s, line.to), line.from));
		buf_putc(&p->out, '\n');
	}
}

static void put_row(struct page *p, const struct row *row, size_t cols)
{
	const struct flow *f = row->flow;
	size_t used = row->name.s.n < cols ? row->name.s.n : cols;

	buf_puts(&p->out, "  ");
	buf_put(&p->out, row->name.s);
	buf_pad(&p->out, ' ', cols - used + 2);
	for (size_t i = 0; i < p->langs.count; i++) {
		struct safe title = safe_line(
			p->context->arena, text_in(&f->title, p->langs.at[i]));

		buf_puts(&p->out, i ? " / " : "");
		put_bold(p, title.s);
	}
	buf_putc(&p->out, '\n');
	for (size_t i = 0; i < p->langs.count; i++)
		put_wrapped(p, text_in(&f->summary, p->langs.at[i]),
			    SUMMARY_INDENT);
}

static void put_heading(struct page *p, const struct pack *pack,
			const struct text *area, struct str id)
{
	bool several = p->context->catalog.packs.count > 1;
	struct arena *a = p->context->arena;
	struct buf line;

	buf_init(&line, a);
	for (size_t i = 0; i < p->langs.count; i++) {
		enum lang l = p->langs.at[i];
		struct str title = text_in(&pack->title, l);

		buf_puts(&line, i ? " / " : "");
		if (several)
			buf_printf(&line, STR_FMT ": ",
				   STR_ARG(title.n ? title : pack->id));
		buf_put(&line, area ? text_in(area, l) : id);
	}
	buf_puts(&p->out, p->begun ? "\n" : "");
	p->begun = true;
	put_bold(p, safe_line(a, buf_str(&line)).s);
	buf_putc(&p->out, '\n');
}

/* The flows of one area; a heading only where there is one. */
static void put_area(struct page *p, const struct pack *pack, struct rows *rows,
		     const struct text *area, struct str id)
{
	bool headed = false;

	for (size_t i = 0; i < rows->list.count; i++) {
		struct row *row = &rows->list.at[i];

		if (row->done || !str_eq(row->flow->area, id))
			continue;
		if (!headed)
			put_heading(p, pack, area, id);
		headed = row->done = true;
		put_row(p, row, rows->cols);
	}
}

static void put_pack(struct page *p, size_t which)
{
	const struct pack *pack;
	struct rows rows = read_rows(p, which);

	pack = p->context->catalog.packs.at[which]->pack;
	if (!pack)
		return;
	for (size_t i = 0; i < pack->area_count; i++)
		put_area(p, pack, &rows, &pack->areas[i].title,
			 pack->areas[i].id);
	/* Areas that pack.yaml does not name, as lint would say. */
	for (size_t i = 0; i < rows.list.count; i++)
		if (!rows.list.at[i].done)
			put_area(p, pack, &rows, NULL,
				 rows.list.at[i].flow->area);
}

/* A pack that was put and had no faults leaves only its ids behind. */
static void put_and_forget(struct page *p, size_t which)
{
	struct context *c = p->context;
	struct catalog_pack *pack = c->catalog.packs.at[which];
	struct arena_mark mark = arena_mark(c->arena);
	size_t errors = c->diags->errors;

	put_pack(p, which);
	if (c->diags->errors != errors)
		return;
	pack->pack = NULL;
	for (size_t i = 0; i < pack->flows.count; i++)
		pack->flows.at[i].header = pack->flows.at[i].flow = NULL;
	arena_rewind(c->arena, mark);
}

static void put_text(struct context *c, struct langs langs)
{
	struct page p = { .context = c, .langs = langs };
	struct arena paper;
	bool fine = true;

	p.cols = context_cols(c);
	p.color = context_color(c);
	arena_init(&paper, c->arena->oom);
	buf_init(&p.out, &paper);
	for (size_t i = 0; i < c->catalog.packs.count; i++)
		catalog_list(&c->catalog, c->catalog.packs.at[i]);
	init_taken(&p.taken, &paper, &c->catalog);
	for (size_t i = 0; i < c->catalog.packs.count && fine; i++) {
		put_and_forget(&p, i);
		fine = context_flush(c, &p.out);
	}
	catalog_rest(&c->catalog);
	if (fine)
		context_put(c, buf_str(&p.out));
	arena_release(&paper);
}

/* ---- as JSON ----------------------------------------------------------- */

static void put_flow(struct json *object, const struct flow *f)
{
	int64_t questions = 0;

	for (size_t i = 0; i < f->node_count; i++)
		questions += f->nodes[i].kind == NODE_QUESTION;
	json_put_str(object, "pack", f->pack->id);
	json_put_str(object, "id", f->id);
	flow_json_text(object, "title", &f->title);
	flow_json_text(object, "summary", &f->summary);
	json_put_str(object, "area", f->area);
	flow_json_ids(object, "tags", f->tags);
	flow_json_ids(object, "source", f->source);
	json_put_int(object, "questions", questions);
	json_put_int(object, "outcomes", (int64_t)f->node_count - questions);
}

static void put_json(struct context *c)
{
	struct json *root = json_object();
	struct json *list = json_put_list(root, "flows");

	for (size_t i = 0; i < c->catalog.packs.count; i++) {
		struct catalog_pack *pack = c->catalog.packs.at[i];

		catalog_list(&c->catalog, pack);
		for (size_t j = 0; j < pack->flows.count; j++) {
			const struct flow *f = catalog_flow(
				&c->catalog, &pack->flows.at[j], c->diags);

			if (f)
				put_flow(json_add_object(list), f);
		}
	}
	context_put_json(c, root);
}

static enum exit_code run(struct context *c)
{
	struct langs langs;

	if (!context_langs(c, &langs) || !context_all_packs(c))
		return EXIT_DONE;
	if (context_is_format(c, "json"))
		put_json(c);
	else
		put_text(c, langs);
	return EXIT_DONE;
}

const struct command cmd_list = {
	.name = "list",
	.operands = "",
	.summary = "the flows there are",
	.details = "Lists the flows by area.\n",
	.formats = "text|json",
	.takes = TAKES(FLOWS) | TAKES(LANG) | TAKES(FORMAT) | TAKES(OUTPUT) |
		 TAKES(FORCE) | TAKES(COLOR),
	.run = run,
};
