#include "unstuck/play/redact.h"

#include "unstuck/base/buf.h"
#include "unstuck/base/words.h"
#include "unstuck/pattern/pattern.h"

enum kind {
	KIND_EMAIL,
	KIND_KEY,
	KIND_IPV6,
	KIND_IPV4,
	KIND_ACCOUNT,
	KIND_BUCKET,
	KIND_HOST,
	KIND_COUNT
};

#define BYTE "(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])"
#define QUAD BYTE "(?:\\." BYTE "){3}"
#define HEX "[0-9A-Fa-f]{1,4}"

/*
 * In this order: an address in an e-mail is no host name.  A name is a host
 * unless it looks like a class (a capital in its last part), a package or a
 * key of a configuration (its first parts are those of one) or a file.
 */
static const struct {
	const char *stand_in;
	struct str pattern;
	enum word one, several;
} kinds[KIND_COUNT] = {
	[KIND_EMAIL] = { "email",
			 STR_INIT("[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+"
				  "(?:\\.[A-Za-z0-9-]+)*"),
			 W_REDACTED_EMAIL, W_REDACTED_EMAILS },
	[KIND_KEY] = { "key", STR_INIT("LTAI[A-Za-z0-9]{8,}"), W_REDACTED_KEY,
		       W_REDACTED_KEYS },
	[KIND_IPV6] = { "ipv6",
			STR_INIT("(?<![0-9A-Za-z:.])(?:"
				 "(?:" HEX ":){7}" HEX "|(?:" HEX
				 ":){1,6}:(?:" HEX ":){0,4}" QUAD "|::(?:" HEX
				 ":){0,5}" QUAD "|(?:" HEX ":){1,7}:(?:" HEX
				 "(?::" HEX "){0,6})?"
				 "|::" HEX "(?::" HEX "){0,6}|::1"
				 ")(?![0-9A-Za-z]|:[0-9A-Fa-f:])"),
			W_REDACTED_IP, W_REDACTED_IPS },
	[KIND_IPV4] = { "ip", STR_INIT("(?<![0-9.])" QUAD "(?![0-9]|\\.[0-9])"),
			W_REDACTED_IP, W_REDACTED_IPS },
	[KIND_ACCOUNT] = { "account", STR_INIT("(?<![0-9])[0-9]{16}(?![0-9])"),
			   W_REDACTED_ACCOUNT, W_REDACTED_ACCOUNTS },
	[KIND_BUCKET] = { "bucket",
			  STR_INIT("(?<=oss://"
				   ")(?!bucket-[0-9])[a-z0-9][a-z0-9-]{1,62}"),
			  W_REDACTED_BUCKET, W_REDACTED_BUCKETS },
	[KIND_HOST] = { "host",
			STR_INIT("(?<![A-Za-z0-9_.-])"
				 "(?!(?:java|javax|org|com|net|io|sun|scala|"
				 "akka|cn|jdk)\\.[A-Za-z]|env\\.java\\.|"
				 "properties\\.(?:bootstrap|group|security|"
				 "sasl)|state\\.(?:backend|checkpoints|"
				 "savepoints)|table\\.exec|execution\\."
				 "checkpointing|python\\.fn-|taskmanager\\.|"
				 "jobmanager\\.|scan\\.startup|debezium\\."
				 "snapshot)"
				 "(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
				 "\\.)+"
				 "(?!(?:log|xml|jar|ya?ml|json|sh|txt|py|java|"
				 "md|sql|conf|properties|out|gz|html|class|so|"
				 "case|csv|bak)(?![A-Za-z0-9-]))"
				 "[a-z][a-z0-9-]*[a-z0-9](?![A-Za-z0-9_=-]|"
				 "\\.[A-Za-z])"),
			W_REDACTED_HOST, W_REDACTED_HOSTS },
};

/* ---- stand-ins ---------------------------------------------------------------- */

static struct str stand_in(struct redactions *r, enum kind kind,
			   struct str from)
{
	struct redaction *new;

	for (size_t i = 0; i < r->list.count; i++)
		if (str_eq(r->list.at[i].from, from))
			return r->list.at[i].to;
	new = list_push(r->arena, &r->list);
	new->kind = (int)kind;
	new->from = str_copy(r->arena, from);
	new->to = str_format(r->arena, "%s-%d", kinds[kind].stand_in,
			     ++r->numbers[kind]);
	return new->to;
}

static bool is_name_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '-' || c == '_';
}

static bool stands_alone(struct str s, size_t at, size_t n)
{
	return (at == 0 || !is_name_byte(s.p[at - 1])) &&
	       (at + n == s.n || !is_name_byte(s.p[at + n]));
}

/* Each place of a known name. */
static struct str replace_name(struct redactions *r, struct str s,
			       const struct redaction *known)
{
	struct buf out;
	size_t from = 0;

	if (str_find(s, known->from) < 0)
		return s;
	buf_init(&out, r->arena);
	while (from < s.n) {
		struct str rest = str_tail(s, from);

		if (str_starts(rest, known->from) &&
		    stands_alone(s, from, known->from.n)) {
			buf_put(&out, known->to);
			from += known->from.n;
		} else {
			buf_putc(&out, s.p[from++]);
		}
	}
	return buf_str(&out);
}

static struct str replace_kind(struct redactions *r, struct str s,
			       enum kind kind)
{
	size_t done = 0, from, to;
	struct buf out;

	buf_init(&out, r->arena);
	while (pattern_find(kinds[kind].pattern, s, done, &from, &to) &&
	       to > from) {
		buf_put(&out, str_tail(str_head(s, from), done));
		buf_put(&out,
			stand_in(r, kind, str_tail(str_head(s, to), from)));
		done = to;
	}
	if (done == 0)
		return s;
	buf_put(&out, str_tail(s, done));
	return buf_str(&out);
}

struct str redact_str(struct redactions *r, struct str s)
{
	size_t known = r->known;

	for (size_t i = 0; i < known; i++)
		s = replace_name(r, s, &r->list.at[i]);
	for (enum kind k = 0; k < KIND_COUNT; k++)
		s = replace_kind(r, s, k);
	return s;
}

/* ---- what the case knows by name ------------------------------------------------ */

static bool names_bucket(const struct value *v)
{
	return str_find(v->id, STR("bucket")) >= 0;
}

static bool names_host(const struct value *v)
{
	return v->type == VALUE_HOSTNAME || v->type == VALUE_HOST_PORT;
}

/* A name with a dot or digits only is found by its kind. */
static void know(struct redactions *r, const struct filled *f)
{
	struct str rest = f->typed;

	while (rest.n) {
		struct str_pair item = str_cut(rest, STR(","));
		struct str name = str_cut(item.head, STR(":")).head;

		rest = item.tail;
		if (name.n < 2 || str_find(name, STR(".")) >= 0)
			continue;
		stand_in(r, names_bucket(f->value) ? KIND_BUCKET : KIND_HOST,
			 name);
	}
}

void redact_init(struct redactions *r, struct arena *a, const struct walk *w)
{
	*r = (struct redactions){ .arena = a };
	r->numbers = arena_array(a, int, KIND_COUNT);
	for (size_t i = 0; i < w->values.count; i++)
		if (names_bucket(w->values.at[i].value) ||
		    names_host(w->values.at[i].value))
			know(r, &w->values.at[i]);
	r->known = r->list.count;
}

/* ---- documents ------------------------------------------------------------------ */

/* Links are the flow's own sources. */
static void redact_spans(struct redactions *r, struct spans spans)
{
	for (size_t i = 0; i < spans.count; i++) {
		struct span *s = &spans.at[i];

		if (!(s->style & SPAN_LINK))
			s->text =
				safe_block(r->arena, redact_str(r, s->text.s));
	}
}

void redact_doc(struct redactions *r, struct doc *d)
{
	for (size_t i = 0; i < d->blocks.count; i++) {
		struct block *b = &d->blocks.at[i];
		size_t cells = b->table.rows * b->table.columns;

		redact_spans(r, b->spans);
		b->mark = safe_line(r->arena, redact_str(r, b->mark.s));
		for (size_t c = 0; c < cells; c++)
			redact_spans(r, b->table.cells[c]);
	}
}

struct str redact_told(struct redactions *r, enum lang l)
{
	int counts[KIND_COUNT] = { 0 };
	struct buf out;

	buf_init(&out, r->arena);
	for (size_t i = 0; i < r->list.count; i++)
		counts[r->list.at[i].kind]++;
	counts[KIND_IPV4] += counts[KIND_IPV6];
	counts[KIND_IPV6] = 0;
	for (enum kind k = 0; k < KIND_COUNT; k++)
		if (counts[k])
			buf_printf(&out, "%s" STR_FMT, out.n ? ", " : "",
				   STR_ARG(say_int(r->arena, l,
						   counts[k] == 1
							   ? kinds[k].one
							   : kinds[k].several,
						   counts[k])));
	return out.n ? buf_str(&out) : word(l, W_REDACTED_NOTHING);
}
