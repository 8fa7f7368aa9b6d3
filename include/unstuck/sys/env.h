/*
 * env - what the environment says.
 *
 * Knows: variables and the folders they lead to (XDG base directories).
 * Owns: nothing.  Fails: never; what is unset or relative is left out.
 */
#ifndef UNSTUCK_SYS_ENV_H
#define UNSTUCK_SYS_ENV_H

#include "unstuck/base/arena.h"
#include "unstuck/base/words.h"

/* The variable's value, empty when it is unset. */
struct str sys_env(const char *name);

/* The path with a leading ~/ replaced by the home folder, as shells do. */
struct str sys_home_path(struct arena *a, struct str path);

/* Folders of packs, first come first served; the built-in pack is last. */
struct sys_roots {
	struct str *at;
	size_t count;
};
struct sys_roots sys_flow_roots(struct arena *a);

/* The language of LC_ALL, LC_MESSAGES or LANG; English otherwise. */
enum lang sys_locale_lang(void);

/* Where state is kept (XDG), or empty where no place is known. */
struct str sys_state_dir(struct arena *a);

/*
 * The language chosen last on a screen, kept in the state folder; false when
 * none was.
 */
bool sys_last_lang(struct arena *a, enum lang *out);

/* Keep it; failure is silent, since it only costs one key press. */
void sys_keep_lang(struct arena *a, enum lang l);

#endif
