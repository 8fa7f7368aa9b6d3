#include "unstuck/store/record.h"

#include "unstuck/base/hash.h"
#include "unstuck/yaml/tree.h"

/* ", sum: 0123456789abcdef}" */
enum { SUM_DIGITS = 16, SUM_BYTES = 7 + SUM_DIGITS + 1 };

/* ---- writing ------------------------------------------------------------- */

static bool is_word_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' ||
	       c == '/';
}

/* Bare where YAML takes it for what it is: ids, gotos, times. */
static bool is_bare(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		bool inner = i > 0 && i + 1 < s.n;

		if (!is_word_char(s.p[i]) &&
		    !(inner && (s.p[i] == '#' || s.p[i] == ':')))
			return false;
	}
	return s.n > 0 && s.p[0] != '-' && s.p[0] != '.';
}

static void put_quoted(struct buf *out, struct str s)
{
	buf_putc(out, '"');
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c == '"' || c == '\\')
			buf_printf(out, "\\%c", c);
		else if (c == '\n')
			buf_puts(out, "\\n");
		else if (c < ' ' || c == 0x7f)
			buf_printf(out, "\\x%02x", c);
		else
			buf_putc(out, (char)c);
	}
	buf_putc(out, '"');
}

struct record_line record_begin(struct buf *out)
{
	return (struct record_line){ out, out->n };
}

void record_put(struct record_line *l, const char *key, struct str value)
{
	if (value.n == 0)
		return;
	buf_puts(l->out, l->out->n == l->start ? "{" : ", ");
	buf_printf(l->out, "%s: ", key);
	if (is_bare(value))
		buf_put(l->out, value);
	else
		put_quoted(l->out, value);
}

void record_end(struct record_line *l)
{
	struct str said = str_tail(buf_str(l->out), l->start);
	struct str sum = hash_text(l->out->arena, hash_bytes(HASH_START, said));

	buf_printf(l->out, ", sum: " STR_FMT "}\n", STR_ARG(sum));
}

/* ---- reading ------------------------------------------------------------- */

static bool is_whole(struct arena *a, struct str line)
{
	struct str said, sum;

	if (line.n <= SUM_BYTES)
		return false;
	said = str_head(line, line.n - SUM_BYTES);
	sum = hash_text(a, hash_bytes(HASH_START, said));
	return str_eq(str_tail(line, said.n),
		      str_format(a, ", sum: " STR_FMT "}", STR_ARG(sum)));
}

bool record_read(struct arena *a, struct str line, struct record *out)
{
	struct source source = { STR("case"), line };
	const struct yaml *tree;
	struct diags quiet;

	*out = (struct record){ .fields = { 0 } };
	if (!is_whole(a, line))
		return false;
	diags_init(&quiet, a);
	tree = yaml_tree(a, &source, &quiet);
	if (!tree || tree->kind != YAML_MAP)
		return false;
	for (const struct yaml *y = tree->first; y; y = y->next)
		if (y->kind == YAML_SCALAR)
			*list_push(a, &out->fields) =
				(struct field){ y->key, y->text };
	return true;
}

struct str record_get(const struct record *r, const char *key)
{
	for (size_t i = 0; i < r->fields.count; i++)
		if (str_eq(r->fields.at[i].key, str_from(key)))
			return r->fields.at[i].value;
	return STR_NONE;
}
