/* Of two signatures that know one text, it must be said which goes first. */
#include "checks.h"

#include <stdlib.h>

#include "unstuck/flow/signature.h"

/* ---- who may know a text --------------------------------------------------- */

enum { GRAM_BYTES = 4, COUNTERS = 1 << 16 };

/* Four bytes that a text must hold if the signature is to know it. */
struct gram {
	uint32_t bytes;
	size_t owner; /* into owners */
};

struct owner {
	const struct flow *flow;
	const struct signature *signature;
	size_t tried; /* the last text it was tried on; from 1 */
};

struct claims {
	struct checker *checker;
	LIST(struct owner) owners;
	LIST(struct gram) grams; /* the rarest of each `contains`, in order */
	uint32_t *counters;	 /* how often there are such four bytes */
	size_t texts;		 /* so many were tried */
};

static unsigned char lower(char c)
{
	return (unsigned char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
}

static uint32_t gram_at(struct str s, size_t at)
{
	uint32_t bytes = 0;

	for (size_t i = 0; i < GRAM_BYTES; i++)
		bytes = bytes << 8 | lower(s.p[at + i]);
	return bytes;
}

static uint32_t *counter(const struct claims *k, uint32_t bytes)
{
	return &k->counters[(bytes * UINT32_C(2654435761)) >> 16];
}

static int compare_grams(const void *a, const void *b)
{
	const struct gram *left = a, *right = b;

	if (left->bytes != right->bytes)
		return left->bytes < right->bytes ? -1 : 1;
	return (left->owner > right->owner) - (left->owner < right->owner);
}

static void count_grams(struct claims *k, const struct ids *parts)
{
	for (size_t i = 0; i < parts->count; i++)
		for (size_t at = 0; at + GRAM_BYTES <= parts->at[i].n; at++)
			++*counter(k, gram_at(parts->at[i], at));
}

/* What is too short to be found was told already. */
static void add_rarest(struct claims *k, size_t owner, struct str part)
{
	uint32_t best = 0, times = UINT32_MAX;

	for (size_t at = 0; at + GRAM_BYTES <= part.n; at++) {
		uint32_t bytes = gram_at(part, at), n = *counter(k, bytes);

		if (n < times) {
			best = bytes;
			times = n;
		}
	}
	if (times < UINT32_MAX)
		*list_push(k->checker->arena, &k->grams) =
			(struct gram){ best, owner };
}

static void list_owners(struct claims *k)
{
	const struct checker *c = k->checker;

	for (size_t f = 0; f < c->flow_count; f++)
		for (size_t i = 0; i < c->flows[f]->signature_count; i++) {
			const struct signature *s = &c->flows[f]->signatures[i];

			*list_push(c->arena, &k->owners) =
				(struct owner){ c->flows[f], s, 0 };
			count_grams(k, &s->contains);
		}
	for (size_t i = 0; i < k->owners.count; i++) {
		const struct ids *parts = &k->owners.at[i].signature->contains;

		for (size_t p = 0; p < parts->count; p++)
			add_rarest(k, i, parts->at[p]);
	}
	if (k->grams.count)
		qsort(k->grams.at, k->grams.count, sizeof(struct gram),
		      compare_grams);
}

static size_t first_gram(const struct claims *k, uint32_t bytes)
{
	size_t low = 0, high = k->grams.count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (k->grams.at[middle].bytes < bytes)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* ---- which of two goes first ------------------------------------------------- */

static struct str name_of(const struct claims *k, const struct owner *o)
{
	return str_format(k->checker->arena, STR_FMT "#" STR_FMT,
			  STR_ARG(o->flow->id),
			  STR_ARG(o->signature->next.node));
}

static void tell_shadowed(const struct claims *k, const struct owner *other,
			  struct place at)
{
	diag_add(k->checker->diags, DIAG_SIGNATURE, at,
		 "the signature of line %d knows this text too and goes first; "
		 "narrow that one, or move this one up",
		 other->signature->at.line);
}

static void tell_given_away(const struct claims *k, const struct owner *other,
			    struct place at)
{
	struct str name = name_of(k, other);

	diag_add(k->checker->diags, DIAG_SIGNATURE, at,
		 "this text goes to '" STR_FMT "', which this signature yields "
		 "to; it belongs there",
		 STR_ARG(name));
}

static void tell_clash(const struct claims *k, const struct owner *other,
		       struct place at)
{
	struct str name = name_of(k, other);

	diag_add(k->checker->diags, DIAG_SIGNATURE, at,
		 "'" STR_FMT
		 "' (line %d there) knows this text too; narrow one "
		 "of them, or let one name the other in `yields`",
		 STR_ARG(name), other->signature->at.line);
}

static void settle(const struct claims *k, const struct owner *own,
		   const struct owner *other, struct place at)
{
	if (own->flow == other->flow) {
		if (other->signature < own->signature)
			tell_shadowed(k, other, at);
	} else if (signature_yields(own->signature, other->flow,
				    other->signature)) {
		tell_given_away(k, other, at);
	} else if (!signature_yields(other->signature, own->flow,
				     own->signature)) {
		tell_clash(k, other, at);
	}
}

static void try_text(struct claims *k, const struct owner *own, size_t which)
{
	struct str text = own->signature->like.at[which];

	k->texts++;
	for (size_t at = 0; at + GRAM_BYTES <= text.n; at++) {
		uint32_t bytes = gram_at(text, at);

		for (size_t i = first_gram(k, bytes);
		     i < k->grams.count && k->grams.at[i].bytes == bytes; i++) {
			struct owner *other =
				&k->owners.at[k->grams.at[i].owner];

			if (other == own || other->tried == k->texts)
				continue;
			other->tried = k->texts;
			if (!signature_misses(k->checker->arena,
					      other->signature, text))
				settle(k, own, other,
				       own->signature->like.places[which]);
		}
	}
}

void check_claims(struct checker *c)
{
	struct claims k = { .checker = c };

	k.counters = arena_array(c->arena, uint32_t, COUNTERS);
	list_owners(&k);
	for (size_t i = 0; i < k.owners.count; i++)
		for (size_t n = 0; n < k.owners.at[i].signature->like.count;
		     n++)
			try_text(&k, &k.owners.at[i], n);
}
