#include "tokens.h"

#include "unstuck/base/buf.h"
#include "unstuck/text/fold.h"
#include "unstuck/text/rune.h"

/* Stands where a capital begins a part of a word, through folding. */
#define SEAM '\x01'

/* What may stand inside a name. */
static bool is_glue(char c)
{
	return c == '_' || c == '-' || c == '.';
}

/* What may stand between words that belong together. */
static bool is_thin(char c)
{
	return is_glue(c) || c == SEAM || c == ' ' || c == '\t' || c == '`' ||
	       c == '*';
}

static bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

/* Does a part of a word begin at i?  dataStream, and the E of OSSError */
static bool is_seam(struct str s, size_t i)
{
	if (i == 0 || !is_upper(s.p[i]))
		return false;
	return is_lower(s.p[i - 1]) ||
	       (is_upper(s.p[i - 1]) && i + 1 < s.n && is_lower(s.p[i + 1]));
}

/* The bytes of a placeholder or an address that starts s, or 0. */
static size_t skipped(struct str s)
{
	ptrdiff_t end;
	size_t n = 0;

	if (str_starts(s, STR("{{"))) {
		end = str_find(s, STR("}}"));
		return end < 0 ? 2 : (size_t)end + 2;
	}
	if (!str_starts(s, STR("https://")) && !str_starts(s, STR("http://")))
		return 0;
	while (n < s.n && s.p[n] > ' ' && s.p[n] != ')')
		n++;
	return n;
}

/* What a flow's author wrote, without what is no word, seams marked. */
static struct str plain_text(struct arena *a, struct str s)
{
	size_t from = 0; /* what is not put yet */
	struct buf out;

	buf_init(&out, a);
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		size_t n = c == '{' || c == 'h' ? skipped(str_tail(s, i)) : 0;

		if (n == 0 && !is_seam(s, i))
			continue;
		buf_put(&out, str_tail(str_head(s, i), from));
		buf_putc(&out, n ? ' ' : SEAM);
		from = i + n;
		i += n ? n - 1 : 0;
	}
	if (from == 0)
		return s;
	buf_put(&out, str_tail(s, from));
	return buf_str(&out);
}

static bool is_ascii_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

enum kind { BETWEEN, LETTER, ALONE };

/* Letters of alphabets join to words; all behind U+2E80 stand alone. */
static enum kind kind_of(uint32_t rune)
{
	if (rune < 0x80)
		return is_ascii_letter((char)rune) ? LETTER : BETWEEN;
	if (rune < 0xc0 || rune == 0xd7 || rune == 0xf7)
		return BETWEEN;
	if (rune < 0x2000 || (rune >= 0x2c00 && rune < 0x2e00))
		return LETTER;
	if (rune < 0x2e80 || (rune >= 0x3000 && rune < 0x3040) ||
	    (rune >= 0xd800 && rune < 0xf900) || rune >= 0xfe00)
		return rune >= 0x20000 && rune < 0x40000 ? ALONE : BETWEEN;
	return ALONE;
}

/* The kind of what starts s, and its bytes. */
static enum kind next(struct str s, size_t *n, uint32_t *rune)
{
	unsigned char c = (unsigned char)s.p[0];

	*n = 1;
	*rune = c;
	if (c < 0x80)
		return kind_of(c);
	*n = rune_read(s, rune);
	if (*n == 0) {
		*n = 1;
		return BETWEEN;
	}
	return kind_of(*rune);
}

static size_t word_bytes(struct str s)
{
	size_t at = 0, n;
	uint32_t rune;

	for (;;) {
		while (at < s.n && is_ascii_letter(s.p[at]))
			at++;
		if (at == s.n || (unsigned char)s.p[at] < 0x80 ||
		    next(str_tail(s, at), &n, &rune) != LETTER)
			return at;
		at += n;
	}
}

/* Is one name: the word before ends at `end`, this one starts at `at`. */
static bool is_glued(struct str s, size_t end, size_t at)
{
	return end > 0 && at == end + 1 &&
	       (is_glue(s.p[end]) || s.p[end] == SEAM);
}

static struct tokens cut(struct arena *a, struct str s)
{
	struct tokens out = { NULL, 0, 0 };
	size_t end = 0, n; /* end of the word before; 0: none */
	bool apart = false;
	uint32_t rune;

	for (size_t at = 0; at < s.n; at += n) {
		enum kind kind = next(str_tail(s, at), &n, &rune);
		struct token *t;

		if (kind == LETTER)
			n = word_bytes(str_tail(s, at));
		if (kind == BETWEEN || n > TOKEN_MAX_BYTES) {
			apart |= !is_thin(s.p[at]);
			continue;
		}
		t = list_push(a, &out);
		t->text = str_head(str_tail(s, at), n);
		t->rune = kind == ALONE ? rune : 0;
		t->glued = kind == LETTER && is_glued(s, end, at);
		t->camel = t->glued && s.p[end] == SEAM;
		t->apart = apart;
		apart = false;
		end = kind == LETTER ? at + n : 0;
	}
	return out;
}

struct tokens tokens_of_text(struct arena *a, struct str text)
{
	return cut(a, text_fold(a, plain_text(a, text)));
}

struct tokens tokens_of_words(struct arena *a, struct str words)
{
	return cut(a, text_fold(a, words));
}
