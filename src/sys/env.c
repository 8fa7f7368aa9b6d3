#include "unstuck/sys/env.h"

#include <stdlib.h>

#include "unstuck/sys/files.h"

#ifndef UNSTUCK_DATADIR
#define UNSTUCK_DATADIR "/usr/local/share/unstuck/flows"
#endif

struct str sys_env(const char *name)
{
	return str_from(getenv(name));
}

struct str sys_home_path(struct arena *a, struct str path)
{
	struct str home = sys_env("HOME");

	if (!str_starts(path, STR("~/")) || home.n == 0)
		return path;
	return str_join(a, home, str_tail(path, 1));
}

struct roots {
	struct arena *arena;
	LIST(struct str) list;
};

/* The XDG specification: a relative path is invalid and ignored. */
static void add_root(struct roots *r, struct str base, struct str rest)
{
	if (str_starts(base, STR("/")))
		*list_push(r->arena, &r->list) = str_join(r->arena, base, rest);
}

static void add_data_dirs(struct roots *r)
{
	struct str home = sys_env("XDG_DATA_HOME");
	struct str dirs = sys_env("XDG_DATA_DIRS");

	if (dirs.n == 0)
		dirs = STR("/usr/local/share:/usr/share");

	if (str_starts(home, STR("/")))
		add_root(r, home, STR("/unstuck/flows"));
	else
		add_root(r, sys_env("HOME"),
			 STR("/.local/share/unstuck/flows"));
	while (dirs.n) {
		struct str_pair cut = str_cut(dirs, STR(":"));

		add_root(r, cut.head, STR("/unstuck/flows"));
		dirs = cut.tail;
	}
	add_root(r, STR(UNSTUCK_DATADIR), STR_NONE);
}

struct sys_roots sys_flow_roots(struct arena *a)
{
	struct roots r = { .arena = a };
	struct str own = sys_env("UNSTUCK_FLOWS");

	while (own.n) {
		struct str_pair cut = str_cut(own, STR(":"));

		if (cut.head.n)
			*list_push(a, &r.list) = cut.head;
		own = cut.tail;
	}
	if (r.list.count == 0) {
		add_data_dirs(&r);
		*list_push(a, &r.list) = STR(BUILTIN_ROOT);
	}
	return (struct sys_roots){ r.list.at, r.list.count };
}

enum lang sys_locale_lang(void)
{
	static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };

	for (size_t i = 0; i < COUNT(names); i++) {
		struct str locale = sys_env(names[i]);

		if (locale.n == 0)
			continue;
		return str_starts(locale, STR("zh")) ? LANG_ZH : LANG_EN;
	}
	return LANG_EN;
}

struct str sys_state_dir(struct arena *a)
{
	struct str state = sys_env("XDG_STATE_HOME");
	struct str home = sys_env("HOME");

	if (str_starts(state, STR("/")))
		return str_join(a, state, STR("/unstuck"));
	if (str_starts(home, STR("/")))
		return str_join(a, home, STR("/.local/state/unstuck"));
	return STR_NONE;
}

bool sys_last_lang(struct arena *a, enum lang *out)
{
	struct str dir = sys_state_dir(a);
	struct source file;
	struct diags quiet;

	diags_init(&quiet, a);
	if (dir.n == 0 ||
	    !sys_read_head(a, NULL, str_join(a, dir, STR("/lang")), 8, &file,
			   &quiet))
		return false;
	return lang_from(str_trim(file.bytes), out);
}

void sys_keep_lang(struct arena *a, enum lang l)
{
	struct str dir = sys_state_dir(a);
	struct diags quiet;

	if (dir.n == 0)
		return;
	diags_init(&quiet, a);
	sys_make_dirs(a, dir);
	sys_write_file(str_join(a, dir, STR("/lang")),
		       str_join(a, lang_code(l), STR("\n")), true, &quiet);
}
