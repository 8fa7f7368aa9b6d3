#include "sys_fake.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "unstuck/sys/builtin.h"
#include "unstuck/sys/clock.h"
#include "unstuck/sys/env.h"
#include "unstuck/sys/journal.h"

enum { MAX_PAIRS = 2048 };

/* A copy of a name and of what it stands for. */
struct pair {
	char *name;
	char *bytes;
	size_t n;
};

struct pairs {
	struct pair at[MAX_PAIRS];
	size_t count;
};

static struct {
	struct pairs files, env, output;
	struct pair input;
	size_t input_read;
	int fail_write;
	enum lang last_lang;
	bool has_last_lang;
} world;

const struct builtin_file builtin_files[] = { { NULL, NULL, 0 } };
const size_t builtin_file_count = 0;

/* ---- pairs -------------------------------------------------------------- */

static char *copy(struct str s)
{
	char *p = calloc(s.n + 1, 1);

	assert(p);
	if (s.n)
		memcpy(p, s.p, s.n);
	return p;
}

static void drop(struct pair *p)
{
	free(p->name);
	free(p->bytes);
	*p = (struct pair){ NULL, NULL, 0 };
}

static void drop_all(struct pairs *pairs)
{
	while (pairs->count)
		drop(&pairs->at[--pairs->count]);
}

static struct pair *find(struct pairs *pairs, struct str name)
{
	for (size_t i = 0; i < pairs->count; i++)
		if (str_eq(str_from(pairs->at[i].name), name))
			return &pairs->at[i];
	return NULL;
}

static void put(struct pairs *pairs, struct str name, struct str bytes)
{
	struct pair *p = find(pairs, name);

	if (p)
		drop(p);
	else
		p = &pairs->at[pairs->count++];
	assert(pairs->count <= MAX_PAIRS);
	*p = (struct pair){ copy(name), copy(bytes), bytes.n };
}

static struct str bytes_of(const struct pair *p)
{
	return p ? (struct str){ p->bytes, p->n } : STR_NONE;
}

/* ---- what tests say ------------------------------------------------------ */

void fake_reset(void)
{
	drop_all(&world.files);
	drop_all(&world.env);
	drop_all(&world.output);
	drop(&world.input);
	world.input_read = 0;
	world.fail_write = 0;
	world.has_last_lang = false;
}

void fake_file(const char *path, struct str bytes)
{
	put(&world.files, str_from(path), bytes);
}

void fake_text(const char *path, const char *text)
{
	fake_file(path, str_from(text));
}

void fake_env(const char *name, const char *value)
{
	put(&world.env, str_from(name), str_from(value));
}

void fake_input(struct str bytes)
{
	drop(&world.input);
	world.input = (struct pair){ NULL, copy(bytes), bytes.n };
	world.input_read = 0;
}

static struct str stream_name(enum sys_stream stream)
{
	return stream == SYS_OUT ? STR("out") : STR("err");
}

struct str fake_output(enum sys_stream stream)
{
	return bytes_of(find(&world.output, stream_name(stream)));
}

bool fake_find(const char *path, struct str *bytes)
{
	const struct pair *p = find(&world.files, str_from(path));

	*bytes = bytes_of(p);
	return p != NULL;
}

void fake_fail_write(int n)
{
	world.fail_write = n;
}

/* ---- files --------------------------------------------------------------- */

static bool tell(struct diags *d, enum diag_code code, struct str path,
		 const char *sentence)
{
	struct source *source = arena_new(d->arena, struct source);

	source->path = str_copy(d->arena, path);
	return diag_add(d, code, (struct place){ source, 0, 0 }, "%s",
			sentence);
}

static struct str without_slash(struct str path)
{
	while (path.n > 1 && str_ends(path, STR("/")))
		path.n--;
	return path;
}

/* What stands in the file's path behind the folder; false: it is elsewhere. */
static bool inside(struct str path, struct str folder, struct str *rest)
{
	folder = without_slash(folder);
	if (str_eq(folder, STR("."))) {
		*rest = path;
		return !str_starts(path, STR("/"));
	}
	*rest = str_tail(path, folder.n + 1);
	return path.n > folder.n && path.p[folder.n] == '/' &&
	       str_starts(path, folder);
}

/* ./a is a. */
static struct str plain_path(struct str path)
{
	while (str_starts(path, STR("./")))
		path = str_tail(path, 2);
	return path;
}

struct str sys_real_path(struct arena *a, struct str path)
{
	if (str_eq(path, STR(".")))
		return STR("/home/fake");
	return str_join(a, STR("/home/fake/"), plain_path(path));
}

bool sys_is_file(struct str path)
{
	return find(&world.files, plain_path(path)) != NULL;
}

bool sys_is_dir(struct str path)
{
	struct str rest;

	for (size_t i = 0; i < world.files.count; i++)
		if (inside(str_from(world.files.at[i].name), plain_path(path),
			   &rest))
			return true;
	return false;
}

void sys_folder_close(struct sys_folder *folder)
{
	(void)folder;
}

bool sys_read_head(struct arena *a, struct sys_folder *folder, struct str path,
		   size_t n, struct source *out, struct diags *d)
{
	const struct pair *p = find(&world.files, plain_path(path));

	(void)folder;
	if (!p && sys_is_dir(path))
		return tell(d, DIAG_NOT_FILE, path,
			    "this is a folder, not a file");
	if (!p)
		return tell(d, DIAG_READ, path,
			    "cannot read: No such file or directory");
	out->path = str_copy(a, path);
	out->bytes = str_copy(a, str_head(bytes_of(p), n));
	return true;
}

bool sys_read(struct arena *a, struct str path, size_t limit,
	      struct source *out, struct diags *d)
{
	if (!sys_read_head(a, NULL, path, limit + 1, out, d))
		return false;
	return out->bytes.n <= limit ||
	       tell(d, DIAG_TOO_LARGE, path, "the file is too large");
}

static int compare_names(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

struct sys_names sys_list(struct arena *a, struct str path)
{
	LIST(struct str) names = { 0 };
	size_t kept = 0;

	for (size_t i = 0; i < world.files.count; i++) {
		struct str rest;

		if (inside(str_from(world.files.at[i].name), plain_path(path),
			   &rest))
			*list_push(a, &names) =
				str_copy(a, str_cut(rest, STR("/")).head);
	}
	if (names.count)
		qsort(names.at, names.count, sizeof *names.at, compare_names);
	for (size_t i = 0; i < names.count; i++)
		if (i == 0 || !str_eq(names.at[i], names.at[i - 1]))
			names.at[kept++] = names.at[i];
	return (struct sys_names){ names.at, kept };
}

static bool may_write(void)
{
	return world.fail_write == 0 || --world.fail_write != 0;
}

bool sys_write_file(struct str path, struct str bytes, bool force,
		    struct diags *d)
{
	if (!force && sys_is_file(path))
		return tell(d, DIAG_EXISTS, path, "the file is there already");
	if (!may_write())
		return tell(d, DIAG_WRITE, path,
			    "cannot write: No space left on device");
	put(&world.files, plain_path(path), bytes);
	return true;
}

/* ---- streams ------------------------------------------------------------- */

bool sys_write(enum sys_stream to, struct str bytes, struct diags *d)
{
	struct str name = stream_name(to), before = fake_output(to);
	struct str both;

	if (!may_write())
		return diag_add(d, DIAG_WRITE, NO_PLACE,
				"cannot write: No space left on device");
	both = str_join(d->arena, before, bytes);
	put(&world.output, name, both);
	return true;
}

bool sys_is_terminal(int fd)
{
	(void)fd;
	return false;
}

int sys_columns(void)
{
	return 0;
}

bool sys_read_line(struct arena *a, size_t limit, struct str *line)
{
	struct str rest = str_tail(bytes_of(&world.input), world.input_read);
	size_t before = rest.n;

	if (!str_line(&rest, line))
		return false;
	world.input_read += before - rest.n;
	*line = str_copy(a, str_head(*line, limit));
	return true;
}

/* ---- environment ---------------------------------------------------------- */

struct str sys_env(const char *name)
{
	return bytes_of(find(&world.env, str_from(name)));
}

struct sys_roots sys_flow_roots(struct arena *a)
{
	LIST(struct str) roots = { 0 };
	struct str own = sys_env("UNSTUCK_FLOWS");

	while (own.n) {
		struct str_pair cut = str_cut(own, STR(":"));

		*list_push(a, &roots) = cut.head;
		own = cut.tail;
	}
	if (roots.count == 0)
		*list_push(a, &roots) = STR(BUILTIN_ROOT);
	return (struct sys_roots){ roots.at, roots.count };
}

enum lang sys_locale_lang(void)
{
	return str_starts(sys_env("LANG"), STR("zh")) ? LANG_ZH : LANG_EN;
}

bool sys_last_lang(struct arena *a, enum lang *out)
{
	(void)a;
	*out = world.last_lang;
	return world.has_last_lang;
}

void sys_keep_lang(struct arena *a, enum lang l)
{
	(void)a;
	world.last_lang = l;
	world.has_last_lang = true;
}

struct str sys_home_path(struct arena *a, struct str path)
{
	(void)a;
	return path;
}

struct str sys_state_dir(struct arena *a)
{
	struct str state = sys_env("XDG_STATE_HOME");

	return state.n ? str_join(a, state, STR("/unstuck")) : STR_NONE;
}

struct str sys_today(struct arena *a)
{
	(void)a;
	return STR("2026-11-25");
}

struct str sys_now(struct arena *a)
{
	(void)a;
	return STR("2026-11-25T12:00:00Z");
}

/* ---- journals ------------------------------------------------------------- */

enum { OPEN_FD = 100 };

bool sys_journal_make(struct journal *j, struct arena *a, struct str folder,
		      struct str name, struct diags *d)
{
	*j = (struct journal){ .fd = -1 };
	j->path = str_format(a, STR_FMT "/" STR_FMT, STR_ARG(folder),
			     STR_ARG(name));
	if (sys_is_file(j->path))
		return tell(d, DIAG_EXISTS, j->path, "File exists");
	if (!may_write())
		return tell(d, DIAG_WRITE, j->path,
			    "cannot save: Permission denied");
	put(&world.files, j->path, STR_NONE);
	j->fd = OPEN_FD;
	return true;
}

bool sys_journal_place(struct journal *j, struct arena *a, struct str folder,
		       struct str name, struct diags *d)
{
	return sys_journal_make(j, a, folder, name, d);
}

bool sys_journal_open(struct journal *j, struct arena *a, struct str path,
		      struct diags *d)
{
	*j = (struct journal){ .fd = -1, .path = str_copy(a, path) };
	if (!sys_is_file(path))
		return tell(d, DIAG_WRITE, path,
			    "cannot save: No such file or directory");
	j->fd = OPEN_FD;
	return true;
}

bool sys_journal_add(struct journal *j, struct str line, struct diags *d)
{
	struct pair *p = find(&world.files, j->path);

	if (!may_write())
		return tell(d, DIAG_WRITE, j->path,
			    "cannot save: No space left on device");
	put(&world.files, j->path, str_join(d->arena, bytes_of(p), line));
	return true;
}

bool sys_journal_mend(struct journal *j, struct arena *a, struct str lines,
		      struct str *aside, struct diags *d)
{
	(void)d;
	*aside = str_join(a, j->path, STR(".damaged"));
	put(&world.files, *aside, bytes_of(find(&world.files, j->path)));
	put(&world.files, j->path, lines);
	return true;
}

void sys_journal_close(struct journal *j)
{
	j->fd = -1;
}

void sys_journal_drop(struct journal *j)
{
	struct pair *p = find(&world.files, j->path);

	if (p) {
		drop(p);
		*p = world.files.at[--world.files.count];
	}
	j->fd = -1;
}

bool sys_remove(struct str path, struct diags *d)
{
	struct pair *p = find(&world.files, path);

	if (!p)
		return tell(d, DIAG_WRITE, path,
			    "cannot delete: No such file or directory");
	drop(p);
	*p = world.files.at[--world.files.count];
	return true;
}

struct str sys_host(struct arena *a)
{
	(void)a;
	return STR("fake");
}

int64_t sys_pid(void)
{
	return 42;
}
