#include "unstuck/flow/value.h"

#include <string.h>

#include "unstuck/base/buf.h"
#include "unstuck/pattern/pattern.h"

enum { VALUE_MAX_BYTES = 4096, HOST_MAX_BYTES = 253, LABEL_MAX_BYTES = 63 };

/* ---- the alphabets ---------------------------------------------------- */

#define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define DIGITS "0123456789"

static bool all_of(struct str s, const char *alphabet)
{
	for (size_t i = 0; i < s.n; i++)
		if (!s.p[i] || !strchr(alphabet, s.p[i]))
			return false;
	return s.n > 0;
}

/* ---- one check a type; out is the canonical form ----------------------- */

typedef bool check_fn(struct arena *a, const struct value *v, struct str s,
		      struct str *out);

static bool is_label(struct str label)
{
	return label.n <= LABEL_MAX_BYTES &&
	       all_of(label, LETTERS DIGITS "-_") && label.p[0] != '-' &&
	       label.p[label.n - 1] != '-';
}

/* RFC 1123, and the underscore that real networks use. */
static bool check_hostname(struct arena *a, const struct value *v, struct str s,
			   struct str *out)
{
	struct str rest = s;

	(void)a, (void)v;
	*out = s;
	if (s.n == 0 || s.n > HOST_MAX_BYTES)
		return false;
	for (bool more = true; more;) {
		struct str_pair cut = str_cut(rest, STR("."));

		if (!is_label(cut.head))
			return false;
		rest = cut.tail;
		more = cut.found;
	}
	return true;
}

static bool in_range(struct str s, int64_t low, int64_t high)
{
	int64_t n;

	return all_of(s, DIGITS) && str_to_int(s, &n) && n >= low && n <= high;
}

static bool check_ipv4(struct arena *a, const struct value *v, struct str s,
		       struct str *out)
{
	struct str rest = s;
	int parts = 0;

	(void)a, (void)v;
	*out = s;
	for (bool more = true; more; parts++) {
		struct str_pair cut = str_cut(rest, STR("."));

		if (cut.head.n > 3 || !in_range(cut.head, 0, 255))
			return false;
		rest = cut.tail;
		more = cut.found;
	}
	return parts == 4;
}

static bool check_port(struct arena *a, const struct value *v, struct str s,
		       struct str *out)
{
	(void)a, (void)v;
	*out = s;
	return in_range(s, 1, 65535);
}

static bool check_host_port(struct arena *a, const struct value *v,
			    struct str s, struct str *out)
{
	struct str_pair cut = str_cut(s, STR(":"));
	struct str part;
	bool fine = cut.found && check_hostname(a, v, cut.head, &part) &&
		    check_port(a, v, cut.tail, &part);

	*out = s;
	return fine;
}

static bool check_url(struct arena *a, const struct value *v, struct str s,
		      struct str *out)
{
	struct str_pair cut = str_cut(s, STR("://"));

	(void)a, (void)v;
	*out = s;
	return cut.found && all_of(cut.head, LETTERS DIGITS "+.-") &&
	       all_of(cut.tail, LETTERS DIGITS "._/:@%+~=#?,-");
}

static bool in_bounds(const struct value *v, int64_t n)
{
	return (!v->has_min || n >= v->min) && (!v->has_max || n <= v->max);
}

static bool check_integer(struct arena *a, const struct value *v, struct str s,
			  struct str *out)
{
	int64_t n;

	if (!str_to_int(s, &n) || !in_bounds(v, n))
		return false;
	*out = str_of_int(a, n);
	return true;
}

static const struct {
	struct str name;
	int64_t ms;
} units[] = {
	{ STR_INIT("ms"), 1 },
	{ STR_INIT("s"), 1000 },
	{ STR_INIT("m"), 60 * 1000 },
	{ STR_INIT("h"), 60 * 60 * 1000 },
	{ STR_INIT("d"), 24 * 60 * 60 * 1000 },
};

bool duration_unit(struct str unit, int64_t *ms)
{
	for (size_t i = 0; i < COUNT(units); i++) {
		if (!str_eq(units[i].name, unit))
			continue;
		if (ms)
			*ms = units[i].ms;
		return true;
	}
	return false;
}

/* "36h" in ms is 129600000; a bare number is in the value's own unit. */
static bool check_duration(struct arena *a, const struct value *v, struct str s,
			   struct str *out)
{
	int64_t n, from, to, ms;
	size_t digits = 0;
	struct str unit;

	while (digits < s.n && s.p[digits] >= '0' && s.p[digits] <= '9')
		digits++;
	unit = str_trim(str_tail(s, digits));
	if (!duration_unit(v->unit.n ? v->unit : STR("ms"), &to))
		return false;
	from = to;
	if (unit.n && !duration_unit(unit, &from))
		return false;
	if (!str_to_int(str_head(s, digits), &n) ||
	    __builtin_mul_overflow(n, from, &ms) || ms % to != 0 ||
	    !in_bounds(v, ms / to))
		return false;
	*out = str_of_int(a, ms / to);
	return true;
}

/* The digits of s at from, as a number in low..high. */
static bool digits_at(struct str s, size_t from, size_t count, int low,
		      int high)
{
	return s.n >= from + count &&
	       in_range(str_head(str_tail(s, from), count), low, high);
}

static bool char_at(struct str s, size_t at, const char *one_of)
{
	return s.n > at && s.p[at] && strchr(one_of, s.p[at]);
}

/*
 * YYYY-MM-DD, then HH:MM or HH:MM:SS behind a space or T (ISO 8601).  The
 * canonical form has the T: in a command it must stay one word.
 */
static bool check_datetime(struct arena *a, const struct value *v, struct str s,
			   struct str *out)
{
	bool date = digits_at(s, 0, 4, 1970, 9999) && char_at(s, 4, "-") &&
		    digits_at(s, 5, 2, 1, 12) && char_at(s, 7, "-") &&
		    digits_at(s, 8, 2, 1, 31);
	bool minutes = char_at(s, 10, " T") && digits_at(s, 11, 2, 0, 23) &&
		       char_at(s, 13, ":") && digits_at(s, 14, 2, 0, 59);
	bool seconds = char_at(s, 16, ":") && digits_at(s, 17, 2, 0, 60);
	char *p = str_cz(a, s);

	(void)v;
	if (s.n > 10)
		p[10] = 'T';
	*out = (struct str){ p, s.n };
	return date && (s.n == 10 || (minutes && s.n == 16) ||
			(minutes && seconds && s.n == 19));
}

static bool check_path(struct arena *a, const struct value *v, struct str s,
		       struct str *out)
{
	(void)a, (void)v;
	*out = s;
	return all_of(s, LETTERS DIGITS "._/:@%+~=-");
}

static bool check_identifier(struct arena *a, const struct value *v,
			     struct str s, struct str *out)
{
	(void)a, (void)v;
	*out = s;
	return all_of(s, LETTERS DIGITS "._/:@-");
}

/* Free text stays on one line; the gate shows the rest visibly. */
static bool check_text(struct arena *a, const struct value *v, struct str s,
		       struct str *out)
{
	char *p = str_cz(a, s);

	(void)v;
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)p[i] < ' ')
			p[i] = ' ';
	*out = str_trim((struct str){ p, s.n });
	return true;
}

static const struct {
	check_fn *check;
	enum word expected;
} types[VALUE_TYPE_COUNT] = {
	[VALUE_HOSTNAME] = { check_hostname, W_WANT_HOSTNAME },
	[VALUE_IPV4] = { check_ipv4, W_WANT_IPV4 },
	[VALUE_HOST_PORT] = { check_host_port, W_WANT_HOST_PORT },
	[VALUE_URL] = { check_url, W_WANT_URL },
	[VALUE_PORT] = { check_port, W_WANT_PORT },
	[VALUE_INTEGER] = { check_integer, W_WANT_INTEGER },
	[VALUE_DURATION] = { check_duration, W_WANT_DURATION },
	[VALUE_DATETIME] = { check_datetime, W_WANT_DATETIME },
	[VALUE_PATH] = { check_path, W_WANT_PATH },
	[VALUE_IDENTIFIER] = { check_identifier, W_WANT_IDENTIFIER },
	[VALUE_TEXT] = { check_text, W_WANT_TEXT },
};

/* ---- lists and the rules for all types --------------------------------- */

static bool is_unsafe(struct str s)
{
	return s.n == 0 || s.n > VALUE_MAX_BYTES || s.p[0] == '-' ||
	       str_eq(s, STR(".")) || str_eq(s, STR(".."));
}

static struct str expected(struct arena *a, const struct value *v, enum lang l)
{
	struct str range = STR_NONE;
	struct str sentence = say(a, l, types[v->type].expected, v->example);

	if (v->has_min && v->has_max)
		range = say_int2(a, l, W_WANT_BETWEEN, v->min, v->max);
	else if (v->has_min)
		range = say_int(a, l, W_WANT_AT_LEAST, v->min);
	else if (v->has_max)
		range = say_int(a, l, W_WANT_AT_MOST, v->max);
	else if (v->pattern.n)
		range = say(a, l, W_WANT_PATTERN, v->pattern);
	return str_join(a, sentence, range);
}

static bool check_one(struct arena *a, const struct value *v, struct str s,
		      struct str *canonical)
{
	s = str_trim(s);
	if (is_unsafe(s) || !types[v->type].check(a, v, s, canonical) ||
	    is_unsafe(*canonical))
		return false;
	return v->pattern.n == 0 ||
	       pattern_matches(v->pattern, PATTERN_WHOLE, *canonical);
}

/* The length of a separator at the start of s, or 0. */
static size_t separator(struct str s)
{
	static const struct str separators[] = { STR_INIT(","),
						 STR_INIT("\n"),
						 STR_INIT("\xEF\xBC\x8C"),
						 STR_INIT("\xE3\x80\x81"),
						 STR_INIT(";"),
						 STR_INIT("\xEF\xBC\x9B") };

	for (size_t i = 0; i < COUNT(separators); i++)
		if (str_starts(s, separators[i]))
			return separators[i].n;
	return 0;
}

static struct str next_item(struct str *rest)
{
	struct str item = { rest->p, 0 };

	while (item.n < rest->n && !separator(str_tail(*rest, item.n)))
		item.n++;
	*rest = str_tail(*rest, item.n);
	*rest = str_tail(*rest, separator(*rest));
	return str_trim(item);
}

static bool check_list(struct arena *a, const struct value *v, struct str s,
		       struct str *canonical)
{
	struct buf out;

	buf_init(&out, a);
	while (s.n) {
		struct str item = next_item(&s), one;

		if (item.n == 0)
			continue;
		if (!check_one(a, v, item, &one))
			return false;
		if (out.n)
			buf_putc(&out, ',');
		buf_put(&out, one);
	}
	*canonical = buf_str(&out);
	return out.n > 0 && out.n <= VALUE_MAX_BYTES;
}

bool value_check(struct arena *a, const struct value *v, struct str typed,
		 struct str *canonical, enum lang l, struct str *why)
{
	bool fine = v->list ? check_list(a, v, typed, canonical)
			    : check_one(a, v, typed, canonical);

	if (!fine)
		*why = expected(a, v, l);
	return fine;
}

struct ids value_items(struct arena *a, const struct value *v,
		       struct str canonical)
{
	LIST(struct str) items = { 0 };

	if (!v->list) {
		*list_push(a, &items) = canonical;
	} else {
		while (canonical.n)
			*list_push(a, &items) = next_item(&canonical);
	}
	return (struct ids){ items.at, NULL, items.count };
}
