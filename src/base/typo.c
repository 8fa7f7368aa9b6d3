#include "unstuck/base/typo.h"

#include "unstuck/base/buf.h"

enum { LONGEST = 64 }; /* bits of a column */

static unsigned char lower(char c)
{
	return (unsigned char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

/*
 * A column of the matrix at once, a bit a row: H. Hyyro, "A bit-vector
 * algorithm for computing Levenshtein and Damerau edit distances", 2003.
 * A hostile file asks for the nearest of ten thousand names, fifty times.
 */
static int distance(const struct typo *t, struct str name)
{
	uint64_t up = UINT64_MAX, down = 0, same = 0, before = 0;
	uint64_t last = (uint64_t)1 << (t->word.n - 1);
	int score = (int)t->word.n;

	for (size_t i = 0; i < name.n; i++) {
		uint64_t hit = t->rows[lower(name.p[i])];
		uint64_t swap = ((~same & hit) << 1) & before;
		uint64_t right, left;

		same = swap | (((hit & up) + up) ^ up) | hit | down;
		right = down | ~(same | up);
		left = same & up;
		score += (right & last) != 0;
		score -= (left & last) != 0;
		right = right << 1 | 1;
		up = left << 1 | ~(same | right);
		down = right & same;
		before = hit;
	}
	return score;
}

struct typo typo_start(struct str word)
{
	/* One slip in three letters still looks like the same word. */
	struct typo t = { .word = word, .distance = 1 + (int)word.n / 3 };

	for (size_t i = 0; i < word.n && i < LONGEST; i++)
		t.rows[lower(word.p[i])] |= (uint64_t)1 << i;
	return t;
}

void typo_offer(struct typo *t, struct str name)
{
	size_t longer =
		name.n > t->word.n ? name.n - t->word.n : t->word.n - name.n;
	int d;

	if (t->word.n > LONGEST || name.n > LONGEST || name.n == 0 ||
	    t->word.n == 0 || longer > (size_t)t->distance)
		return;
	d = distance(t, name);
	if (d > t->distance || (t->best.n && d == t->distance))
		return;
	if ((size_t)d >= name.n)
		return;
	t->best = name;
	t->distance = d;
}

struct str typo_hint(struct arena *a, const struct typo *t)
{
	if (t->best.n == 0)
		return STR_NONE;
	return str_format(a, ", did you mean '" STR_FMT "'?", STR_ARG(t->best));
}

static struct str all_names(struct arena *a, const struct str *names,
			    size_t count)
{
	struct buf out;

	buf_init(&out, a);
	for (size_t i = 0; i < count; i++) {
		const char *joint = i + 1 < count ? ", " : " and ";

		buf_puts(&out, i ? joint : "; there are ");
		buf_put(&out, names[i]);
	}
	return buf_str(&out);
}

struct str typo_among(struct arena *a, struct str word, const struct str *names,
		      size_t count)
{
	struct typo typo = typo_start(word);

	for (size_t i = 0; i < count; i++)
		typo_offer(&typo, names[i]);
	return typo.best.n ? typo_hint(a, &typo) : all_names(a, names, count);
}
