/*
 * safe - the one gate between any byte and the terminal.
 *
 * Knows: which characters a terminal shows as they are.  A struct safe is
 * valid UTF-8 without control, bidi or display-changing characters; only
 * this module makes one, and every writer takes only that.
 * Owns: nothing; results live in the arena (or are the input itself when
 * nothing had to change).
 * Fails: never; what may not pass becomes visible: a bad byte \xNN, a
 * control, format or bidi character \u{N}, what has no width U+FFFD.
 */
#ifndef UNSTUCK_TEXT_SAFE_H
#define UNSTUCK_TEXT_SAFE_H

#include "unstuck/base/arena.h"
#include "unstuck/base/str.h"

struct safe {
	struct str s;
};

#define SAFE_NONE ((struct safe){ STR_NONE })
/* A literal of the program; printable ASCII only. */
#define SAFE(literal) ((struct safe){ STR(literal) })

/*
 * One line of text: a line feed or tab becomes one space.  Combining marks
 * pass behind a character of the line, at most four (one U+FFFD stands for
 * the others); ZWJ and variation selectors pass inside emoji, ZWNJ between
 * letters that need it.  Applied to its own result it changes nothing.
 */
struct safe safe_line(struct arena *a, struct str s);

/* Several lines: \n and \t stay as they are; \r\n becomes \n. */
struct safe safe_block(struct arena *a, struct str s);

/* ASCII only (--ascii, TERM=linux): other clusters become '?'. */
struct safe safe_ascii(struct arena *a, struct safe s);

/* At most so many bytes; both cut only between clusters. */
struct safe safe_head(struct safe s, size_t bytes);
struct safe safe_slice(struct safe s, size_t from, size_t to);

struct safe safe_join(struct arena *a, struct safe s, struct safe t);

/* Is s valid UTF-8?  If not, *at (may be NULL) is where it first fails. */
bool utf8_valid(struct str s, size_t *at);

/* How many characters (code points) stand in valid UTF-8. */
size_t utf8_count(struct str s);

#endif
