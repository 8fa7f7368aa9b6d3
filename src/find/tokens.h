/*
 * tokens - text as a row of words and single characters.
 *
 * Knows: a word is letters and digits without space between; Chinese and its
 * neighbors have no spaces, there each character stands alone; what `_`, `-`,
 * `.` and capitals inside hold together (max_pt, dataStream) is one name of
 * several words.  Markdown, placeholders and addresses are no words.
 * Owns: nothing; tokens live in the arena.
 * Fails: never; bytes that are not UTF-8 end a word.
 */
#ifndef FIND_TOKENS_H
#define FIND_TOKENS_H

#include "unstuck/base/arena.h"
#include "unstuck/base/str.h"

enum { TOKEN_MAX_BYTES = 64 }; /* longer words are none */

struct token {
	struct str text; /* folded */
	uint32_t rune;	 /* the character that stands alone; 0: a word */
	bool glued;	 /* one name with the token before */
	bool camel;	 /* glued by a capital: one word with it, too */
	bool apart;	 /* more than space is between it and the one before */
};

struct tokens {
	struct token *at;
	size_t count, room; /* a LIST */
};

/* Of a flow's text. */
struct tokens tokens_of_text(struct arena *a, struct str text);

/* Of what a person types: spelling in capitals or in full width is alike. */
struct tokens tokens_of_words(struct arena *a, struct str words);

#endif
