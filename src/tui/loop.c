#include "unstuck/tui/term.h"
#include "unstuck/tui/view.h"

/* How long a lone ESC is waited for to become a sequence. */
enum { ESC_MS = 25, IDLE_MS = 0, FOREVER = -1 };

/* Keys between two paints may leave that much in the frame arena. */
enum { FRAME_BYTES = 1024 * 1024 };

struct loop {
	struct app app;
	struct keys keys;
	struct arena frame;	 /* one document and its paints */
	struct arena_mark clean; /* the frame arena with nothing in it */
	struct arena input;	 /* one read */
	bool leave;
	bool painted; /* the screen shows what the app holds */
	bool busy;    /* there is something to load between keys */
};

static void take_size(struct loop *loop)
{
	struct term_size size = term_size();

	loop->app.rows = size.rows;
	loop->app.cols = size.cols;
	loop->app.stale = true;
	app_top(&loop->app)->follow = true;
}

/* The document stays from paint to paint while nothing in it changes; what
 * a paint itself needs is given back at once. */
static void paint(struct loop *loop)
{
	struct arena_mark mark;
	struct frame f;

	if (loop->app.stale || arena_bytes(&loop->frame) > FRAME_BYTES) {
		arena_rewind(&loop->frame, loop->clean);
		loop->app.stale = true;
	}
	app_build(&loop->app);
	mark = arena_mark(&loop->frame);
	f = view_draw(&loop->app);
	term_paint(&f);
	arena_rewind(&loop->frame, mark);
}

/* ---- effects --------------------------------------------------------------- */

static void copy(struct loop *loop, const struct effect *e)
{
	struct app *app = &loop->app;

	if (term_clipboard(safe_block(&loop->frame, e->text)))
		app_tell(app, e->said);
	else
		app_say(app, W_TOO_LONG_TO_COPY);
}

/* Beside the screen, where no frame says how wide a cluster is. */
static struct safe as_shown(struct loop *loop, struct safe text)
{
	return loop->app.ascii ? safe_ascii(&loop->frame, text) : text;
}

static void raw_view(struct loop *loop, const struct effect *e)
{
	struct safe text = safe_block(&loop->frame, e->text);
	struct safe prompt =
		safe_line(&loop->frame, word(loop->app.lang, W_ENTER_RETURNS));

	term_raw_view(as_shown(loop, text), as_shown(loop, prompt));
	loop->app.stale = true;
}

static void save(struct loop *loop, const struct effect *e)
{
	struct app *app = &loop->app;
	struct str said;

	if (play_save(&loop->frame, e->path, e->text, app->lang, &said))
		app_pop(app);
	app_tell(app, said);
}

static void perform(struct loop *loop, const struct effect *e)
{
	switch (e->kind) {
	case EFFECT_NONE:
	case EFFECT_TAKEN:
		break;
	case EFFECT_LEAVE:
		loop->leave = true;
		break;
	case EFFECT_COPY:
		copy(loop, e);
		break;
	case EFFECT_RAW:
		raw_view(loop, e);
		break;
	case EFFECT_SAVE:
		save(loop, e);
		break;
	case EFFECT_MOUSE:
		term_mouse(loop->app.mouse);
		break;
	case EFFECT_REDRAW:
		term_redraw();
		break;
	case EFFECT_SUSPEND:
		term_suspend();
		take_size(loop);
		break;
	}
}

/* ---- events ---------------------------------------------------------------- */

static bool too_small(const struct app *app)
{
	return app->cols < TERM_MIN_COLS || app->rows < TERM_MIN_ROWS;
}

/* In a window that shows nothing, only leaving is safe. */
static void small_key(struct loop *loop, const struct key_event *e)
{
	bool q = e->key == TKEY_CHAR && e->text.n == 1 &&
		 (e->text.p[0] == 'q' || (e->ctrl && e->text.p[0] == 'c'));

	loop->leave = loop->leave || q;
}

enum { DROP_ROUNDS = 64 };

/*
 * Keys typed for the page before must not act on the one that came.  They
 * are decoded and forgotten, so that no sequence or paste is cut in two.
 */
static void drop_waiting(struct loop *loop)
{
	struct str bytes;

	for (int i = 0; i < DROP_ROUNDS && term_read(&loop->input, &bytes); i++)
		keys_feed(&loop->keys, bytes);
}

static void take_keys(struct loop *loop)
{
	for (size_t i = 0; i < loop->keys.events.count && !loop->leave; i++) {
		const struct key_event *e = &loop->keys.events.at[i];
		struct effect effect;

		if (too_small(&loop->app)) {
			small_key(loop, e);
			continue;
		}
		loop->app.changed = false;
		effect = app_key(&loop->app, e);
		perform(loop, &effect);
		if (loop->app.changed) {
			drop_waiting(loop);
			break;
		}
	}
}

static int wait_ms(struct loop *loop)
{
	if (keys_waiting(&loop->keys))
		return ESC_MS;
	return loop->busy ? IDLE_MS : FOREVER;
}

/* Nothing came: a lone ESC is decided, or a little is loaded behind. */
static void take_pause(struct loop *loop)
{
	if (keys_waiting(&loop->keys)) {
		keys_timeout(&loop->keys);
		take_keys(loop);
		loop->painted = false;
		return;
	}
	loop->busy = app_idle(&loop->app);
	loop->painted = loop->painted && !loop->app.stale;
}

static void turn(struct loop *loop)
{
	struct str bytes = STR_NONE;
	struct arena_mark mark = arena_mark(&loop->input);
	enum term_event event = term_wait(&loop->input, wait_ms(loop), &bytes);

	switch (event) {
	case TERM_INPUT:
		keys_feed(&loop->keys, bytes);
		take_keys(loop);
		break;
	case TERM_TIMEOUT:
		take_pause(loop);
		break;
	case TERM_RESIZED:
	case TERM_RESUMED:
		take_size(loop);
		break;
	case TERM_ENDED:
		loop->leave = true;
		break;
	}
	if (event != TERM_TIMEOUT) {
		loop->painted = false;
		loop->busy = app_top(&loop->app)->kind == SCREEN_PICK;
	}
	arena_rewind(&loop->input, mark);
}

static void run(struct loop *loop)
{
	loop->busy = true;
	while (!loop->leave) {
		if (!loop->painted)
			paint(loop);
		loop->painted = true;
		turn(loop);
	}
}

static void init(struct loop *loop, struct arena *a, struct catalog *c,
		 struct play *p, struct tui_options o)
{
	size_t count;
	const struct key_sequence *known;

	arena_init(&loop->frame, a->oom);
	arena_init(&loop->input, a->oom);
	arena_init(&loop->app.report.arena, a->oom);
	arena_init(&loop->app.output.arena, a->oom);
	if (o.found)
		loop->app.report.found = *o.found;
	arena_alloc(&loop->frame, 1, 1, 1);
	loop->clean = arena_mark(&loop->frame);
	loop->app.arena = a;
	loop->app.frame = &loop->frame;
	loop->app.catalog = c;
	picks_init(&loop->app.picks, a, c);
	loop->app.play = p;
	loop->app.walking = p->walk.entry.flow != NULL;
	loop->app.lang = o.lang;
	loop->app.ascii = o.ascii;
	loop->app.keeps = o.keeps;
	loop->app.customer_lang = o.customer_lang;
	if (o.resumed)
		loop->app.resumed = *o.resumed;
	keys_init(&loop->keys, &loop->input, a->oom);
	known = term_sequences(&count);
	keys_know(&loop->keys, known, count);
	app_start(&loop->app);
	if (loop->app.resumed.changes.count)
		app_push(&loop->app, SCREEN_RESUMED);
	take_size(loop);
}

bool tui_run(struct arena *a, struct catalog *c, struct play *p,
	     struct tui_options o, struct tui_result *result)
{
	struct loop *loop;

	if (!term_open((struct term_options){ o.color, o.ascii }))
		return false;
	loop = arena_new(a, struct loop);
	init(loop, a, c, p, o);
	run(loop);
	result->signal = term_signal();
	result->walked = loop->app.walking;
	result->lang = loop->app.lang;
	result->left = loop->app.left.at;
	result->left_count = loop->app.left.count;
	term_close();
	keys_release(&loop->keys);
	arena_release(&loop->frame);
	arena_release(&loop->input);
	arena_release(&loop->app.report.arena);
	arena_release(&loop->app.output.arena);
	return true;
}
