#include "unstuck/cmd/options.h"

#include "unstuck/base/buf.h"
#include "unstuck/base/typo.h"

const struct option_row option_table[OPTION_COUNT] = {
#define X(id, name_, letter_, value_, kind_, field_, help_)                    \
	[OPTION_##id] = { .name = name_,                                       \
			  .letter = letter_,                                   \
			  .value = value_,                                     \
			  .help = help_,                                       \
			  .field = offsetof(struct options, field_),           \
			  .kind = OPTION_##kind_ },
	OPTION_LIST(X)
#undef X
};

/* The command line while it is read. */
struct words {
	struct options *options;
	struct arena *arena;
	struct diags *diags;
	char **next; /* the words not read yet; NULL ends them */
};

static void store(struct words *w, enum option_id id, struct str value)
{
	char *field = (char *)w->options + option_table[id].field;
	struct strs *each;

	w->options->given |= 1u << id;
	switch (option_table[id].kind) {
	case OPTION_FLAG:
		*(bool *)(void *)field = true;
		break;
	case OPTION_ONE:
		*(struct str *)(void *)field = value;
		break;
	case OPTION_EACH:
		each = (struct strs *)(void *)field;
		*list_push(w->arena, each) = value;
		break;
	}
}

static bool fail_value(struct words *w, enum option_id id)
{
	const struct option_row *row = &option_table[id];

	if (row->kind == OPTION_FLAG)
		return diag_add(w->diags, DIAG_USAGE, NO_PLACE,
				"--%s takes no value", row->name);
	return diag_add(w->diags, DIAG_USAGE, NO_PLACE,
			"--%s needs a value: --%s %s", row->name, row->name,
			row->value);
}

/* An option whose value stands behind it, or in the next word. */
static bool take(struct words *w, enum option_id id, const struct str *value)
{
	struct str next;

	if (option_table[id].kind == OPTION_FLAG) {
		if (value)
			return fail_value(w, id);
		store(w, id, STR_NONE);
		return true;
	}
	if (!value && *w->next) {
		next = str_from(*w->next++);
		value = &next;
	}
	if (!value || value->n == 0)
		return fail_value(w, id);
	store(w, id, *value);
	return true;
}

static bool fail_option(struct words *w, struct str word)
{
	struct typo typo = typo_start(word);
	struct str hint;

	for (int id = 0; id < OPTION_COUNT; id++)
		typo_offer(&typo, str_format(w->diags->arena, "--%s",
					     option_table[id].name));
	hint = typo_hint(w->diags->arena, &typo);
	return diag_add(w->diags, DIAG_USAGE, NO_PLACE,
			"there is no option '" STR_FMT "'" STR_FMT,
			STR_ARG(word), STR_ARG(hint));
}

/* --name, --name=value */
static bool take_long(struct words *w, struct str word)
{
	struct str_pair cut = str_cut(word, STR("="));
	struct str name = str_tail(cut.head, 2);

	for (int id = 0; id < OPTION_COUNT; id++)
		if (str_eq(name, str_from(option_table[id].name)))
			return take(w, (enum option_id)id,
				    cut.found ? &cut.tail : NULL);
	return fail_option(w, cut.head);
}

/* -h, -o value, -ovalue */
static bool take_short(struct words *w, struct str word)
{
	struct str value = str_tail(word, 2);

	for (int id = 0; id < OPTION_COUNT; id++)
		if (option_table[id].letter[0] == word.p[1])
			return take(w, (enum option_id)id,
				    value.n ? &value : NULL);
	return fail_option(w, word);
}

bool options_parse(struct options *o, struct arena *a, int argc, char **argv,
		   struct diags *d)
{
	struct words w = { o, a, d, argv + (argc > 0) };
	size_t errors = d->errors;
	bool ended = false; /* by -- */

	*o = (struct options){ .given = 0 };
	while (*w.next) {
		struct str word = str_from(*w.next++);

		if (ended || word.n < 2 || word.p[0] != '-')
			*list_push(a, &o->operands) = word;
		else if (str_eq(word, STR("--")))
			ended = true;
		else if (word.p[1] == '-')
			take_long(&w, word);
		else
			take_short(&w, word);
	}
	return d->errors == errors;
}

struct str options_first(const char *choices)
{
	return str_cut(str_from(choices), STR("|")).head;
}

bool options_choice(enum option_id option, struct str value,
		    const char *choices, struct diags *d)
{
	struct typo typo = typo_start(value);
	struct str rest = str_from(choices), hint;
	struct buf list;

	buf_init(&list, d->arena);
	while (rest.n) {
		struct str_pair cut = str_cut(rest, STR("|"));

		if (str_eq(cut.head, value))
			return true;
		typo_offer(&typo, cut.head);
		buf_puts(&list, list.n ? ", " : "");
		buf_put(&list, cut.head);
		rest = cut.tail;
	}
	hint = typo_hint(d->arena, &typo);
	return diag_add(d, DIAG_USAGE, NO_PLACE,
			"--%s takes no '" STR_FMT "'" STR_FMT
			"; it takes " STR_FMT,
			option_table[option].name, STR_ARG(value),
			STR_ARG(hint), STR_ARG(buf_str(&list)));
}
