#include "drive_story.h"

#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "drive_file.h"
#include "drive_snap.h"

enum {
	SLICE_MS = 20,	   /* files are looked at again after this */
	QUIET_PART = 100,  /* 50 ms where a wait has 5000 */
	SETTLE_TIMES = 40, /* then what is there is taken */
	PAINT_MS = 8,	   /* between the writes of one paint */
};

/* Set for every program; a value that begins with / is under its home. */
static const struct {
	const char *name;
	const char *value;
} nailed[] = {
	{ "TERM", "xterm-256color" },
	{ "LC_ALL", "C.UTF-8" },
	{ "TZ", "UTC" },
	{ "UNSTUCK_TODAY", "2026-11-23" },
	{ "HOME", "/" },
	{ "XDG_CONFIG_HOME", "/.config" },
	{ "XDG_DATA_HOME", "/.local/share" },
	{ "XDG_STATE_HOME", "/.local/state" },
	{ "XDG_CACHE_HOME", "/.cache" },
	{ "XDG_RUNTIME_DIR", "/.run" },
};

/* Handed down from drive's own environment. */
static const char *const kept[] = {
	"PATH",
	"ASAN_OPTIONS",
	"UBSAN_OPTIONS",
	"LSAN_OPTIONS",
};

void story_drop_env(struct story *s, const char *name)
{
	size_t len = strlen(name), left = 0;

	for (size_t i = 0; i < s->env.count; i++) {
		char *setting = s->env.at[i];

		if (strncmp(setting, name, len) == 0 && setting[len] == '=')
			free(setting);
		else
			s->env.at[left++] = setting;
	}
	s->env.count = left;
	if (s->env.at)
		s->env.at[left] = NULL;
}

void story_set_env(struct story *s, const char *setting)
{
	struct bytes name = { 0 };

	bytes_add(&name, setting, strcspn(setting, "="));
	story_drop_env(s, name.at);
	names_add(&s->env, setting, strlen(setting));
	bytes_free(&name);
}

/* Set NAME to two texts, one after the other. */
static void set_joined(struct story *s, const char *name, const char *head,
		       const char *tail)
{
	struct bytes setting = { 0 };

	bytes_printf(&setting, "%s=%s%s", name, head, tail);
	story_set_env(s, setting.at);
	bytes_free(&setting);
}

static void nail_environment(struct story *s)
{
	for (size_t i = 0; i < sizeof(nailed) / sizeof(*nailed); i++) {
		const char *value = nailed[i].value;
		bool home = strcmp(value, "/") == 0;

		set_joined(s, nailed[i].name, *value == '/' ? s->home : "",
			   home ? "" : value);
	}
	for (size_t i = 0; i < sizeof(kept) / sizeof(*kept); i++) {
		const char *value = getenv(kept[i]);

		if (value)
			set_joined(s, kept[i], value, "");
	}
}

/* Signals that end drive, once the home was removed. */
static const int endings[] = { SIGHUP, SIGINT, SIGTERM };

static void set_endings(int how)
{
	sigset_t set;

	sigemptyset(&set);
	for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++)
		sigaddset(&set, endings[i]);
	sigprocmask(how, &set, NULL);
}

static bool ending_asked(void)
{
	sigset_t pending;
	bool asked = false;

	sigpending(&pending);
	for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++)
		asked |= sigismember(&pending, endings[i]) == 1;
	return asked;
}

static void split_path(struct story *s)
{
	const char *slash = strrchr(s->path, '/');
	const char *base = slash ? slash + 1 : s->path;
	const char *suffix = strstr(base, ".script");
	size_t len = suffix ? (size_t)(suffix - base) : strlen(base);

	bytes_add(&s->dir, s->path, (size_t)(base - s->path));
	bytes_add(&s->name, base, len);
}

bool story_begin(struct story *s, const struct options *opt, const char *path)
{
	*s = (struct story){
		.opt = opt,
		.path = path,
		.cols = 80,
		.rows = 24,
		.home = SNAP_HOME,
	};
	story_limit(s, STORY_LIMIT_MS);
	split_path(s);
	set_endings(SIG_BLOCK);
	if (!mkdtemp(s->home)) {
		story_fail(s, "%s: %s", s->home, strerror(errno));
		s->home[0] = '\0';
		return false;
	}
	nail_environment(s);
	return true;
}

void story_end(struct story *s)
{
	term_end(&s->term);
	if (s->home[0])
		file_remove_all(s->home);
	names_free(&s->env);
	args_free(&s->args);
	bytes_free(&s->dir);
	bytes_free(&s->name);
	set_endings(SIG_UNBLOCK);
}

bool story_fail(struct story *s, const char *format, ...)
{
	char line[1024];
	va_list args;

	va_start(args, format);
	vsnprintf(line, sizeof(line), format, args);
	va_end(args);
	bytes_printf(&s->why, "%s\n", line);
	return false;
}

static void name_state(struct story *s)
{
	const struct pty *p = &s->term.pty;
	const char *missing = s->term.stalled ? ", its output is not read" : "";

	if (p->state == PTY_ENDED)
		story_fail(s, "the program ended with %d%s", p->code, missing);
	else
		story_fail(s, "the program %s%s",
			   p->state == PTY_STOPPED ? "is stopped" : "runs",
			   missing);
}

void story_show_screen(struct story *s)
{
	if (!story_has_program(s))
		return;
	name_state(s);
	snap_show(&s->term, &s->why);
}

long story_stretch(const struct story *s, long bound)
{
	return s->opt->wait_ms > STORY_WAIT_MS
		       ? bound * s->opt->wait_ms / STORY_WAIT_MS
		       : bound;
}

void story_limit(struct story *s, long ms)
{
	s->limit_ms = story_stretch(s, ms);
	s->deadline = now_ms() + s->limit_ms;
}

/* When a wait of so many ms ends. */
static long set_bound(struct story *s, long ms)
{
	long end = now_ms() + ms;

	s->bound_ms = ms;
	return end < s->deadline ? end : s->deadline;
}

/* When this wait ends; the next one has the usual bound again. */
static long take_bound(struct story *s)
{
	long within = s->within_ms;

	s->within_ms = 0;
	return set_bound(s, within > 0 ? story_stretch(s, within)
				       : s->opt->wait_ms);
}

/* Let the program work until it has written nothing for MS. */
static bool quiet_for(struct story *s, long ms)
{
	size_t before = s->term.wire.raw.len;
	long end = now_ms() + ms, left;

	while ((left = end - now_ms()) > 0 && !term_is_over(&s->term)) {
		term_pump(&s->term, left);
		if (before != s->term.wire.raw.len)
			return false;
	}
	return true;
}

/*
 * A paint is several writes: what is true in its middle may still be the page
 * before, and a key pressed there belongs to that one.
 */
static bool lasts(struct story *s, story_claim *claim)
{
	return claim(s) && quiet_for(s, PAINT_MS) && claim(s);
}

bool story_until(struct story *s, story_claim *claim)
{
	long end = take_bound(s);

	if (!story_has_program(s)) /* then nothing changes either */
		return claim(s);
	while (!lasts(s, claim)) {
		long left = end - now_ms();

		if (left <= 0 || term_is_over(&s->term) || ending_asked())
			return claim(s);
		term_pump(&s->term, left < SLICE_MS ? left : SLICE_MS);
	}
	return true;
}

/* Why the program was not waited for any longer. */
static void name_bound(struct story *s)
{
	if (ending_asked())
		story_fail(s, "drive was asked to end");
	else if (now_ms() >= s->deadline)
		story_fail(s, "the whole script may take %ld ms", s->limit_ms);
	else if (!term_is_over(&s->term))
		story_fail(s, "it had %ld ms", s->bound_ms);
}

bool story_expect(struct story *s, story_claim *claim, const char *format, ...)
{
	char line[1024];
	va_list args;

	if (story_until(s, claim))
		return true;
	va_start(args, format);
	vsnprintf(line, sizeof(line), format, args);
	va_end(args);
	story_fail(s, "%s", line);
	name_bound(s);
	story_show_screen(s);
	return false;
}

void story_settle(struct story *s)
{
	long ms = s->opt->wait_ms / QUIET_PART;
	long end = now_ms() + SETTLE_TIMES * ms;

	if (!story_has_program(s))
		return;
	while (!quiet_for(s, ms) && now_ms() < end)
		continue;
	s->escape_sent = false;
}

bool story_send(struct story *s, const char *bytes, size_t len)
{
	long end;

	if (s->escape_sent) /* or ESC would begin what comes now */
		story_settle(s);
	s->escape_sent = len == 1 && *bytes == '\033';
	end = set_bound(s, s->opt->wait_ms);
	term_send(&s->term, bytes, len);
	while (s->term.unsent.len > 0 && !s->term.stalled &&
	       s->term.pty.master >= 0 && !term_is_over(&s->term)) {
		long left = end - now_ms();

		if (left <= 0 || ending_asked()) {
			story_fail(s,
				   "the program does not read: %zu bytes "
				   "are left",
				   s->term.unsent.len);
			name_bound(s);
			story_show_screen(s);
			return false;
		}
		term_pump(&s->term, left);
	}
	return true;
}

bool story_start(struct story *s, char *const *argv)
{
	struct launch launch = {
		.argv = argv,
		.envp = s->env.at,
		.cols = s->cols,
		.rows = s->rows,
	};

	term_end(&s->term);
	s->exit_seen = false;
	s->escape_sent = false;
	s->mark = 0;
	return term_start(&s->term, &launch, &s->why);
}

bool story_size(struct story *s, int *cols, int *rows)
{
	long c = s->args.number[0], r = s->args.number[1];

	if (c < 1 || c > TERM_COLS_MAX || r < 1 || r > TERM_ROWS_MAX)
		return story_fail(s, "a size is from 1 1 to %d %d",
				  TERM_COLS_MAX, TERM_ROWS_MAX);
	*cols = (int)c;
	*rows = (int)r;
	return true;
}

bool story_has_program(const struct story *s)
{
	return s->term.vt != NULL;
}

bool story_is_running(const struct story *s)
{
	return story_has_program(s) && s->term.pty.state != PTY_ENDED;
}

void story_beside(const struct story *s, const char *file, struct bytes *path)
{
	bytes_printf(path, "%s%s", *file == '/' ? "" : bytes_text(&s->dir),
		     file);
}

void story_at_home(const struct story *s, const char *file, struct bytes *path)
{
	if (*file != '/')
		bytes_printf(path, "%s/", s->home);
	bytes_puts(path, file);
}
