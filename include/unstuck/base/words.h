/*
 * words - the program's own words in every language.
 *
 * Knows: one table whose rows (words.def) hold all languages, so
 * that a missing translation is a compile error.  Owns: nothing.
 * Fails: never.  Never: holds a flow's texts.
 *
 * {1} to {4} in a row stand for the arguments, in any order.
 */
#ifndef UNSTUCK_BASE_WORDS_H
#define UNSTUCK_BASE_WORDS_H

#include "unstuck/base/str.h"

enum lang { LANG_EN, LANG_ZH, LANG_COUNT };

enum word {
#define W(id, en, zh) W_##id,
#include "unstuck/base/words.def"
#undef W
	WORD_COUNT
};

struct str lang_code(enum lang l); /* en, zh */
struct str lang_name(enum lang l); /* in its own words */
bool lang_from(struct str code, enum lang *out);

/* The row as it stands. */
struct str word(enum lang l, enum word w);

/* The row with {1}… replaced by the arguments (nothing else is special). */
struct str say(struct arena *a, enum lang l, enum word w, struct str one);
struct str say2(struct arena *a, enum lang l, enum word w, struct str one,
		struct str two);
struct str say3(struct arena *a, enum lang l, enum word w, struct str one,
		struct str two, struct str three);
struct str say_int(struct arena *a, enum lang l, enum word w, int64_t one);
struct str say_int2(struct arena *a, enum lang l, enum word w, int64_t one,
		    int64_t two);

#endif
