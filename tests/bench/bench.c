/*
 * bench - measure unstuck, a floor and its peers in turns, report ratios.
 *
 * bench [ROW...]
 *
 * Ends with 0 whether goals are met or not, with 1 when something could not be
 * measured.  ROUNDS in the environment replaces the number of rounds.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cases.h"

enum { ROUNDS_MAX = 1001 };

/* All figures of one case. */
struct figures {
	int rounds;
	bool here[CONTENDERS_MAX];
	double of[CONTENDERS_MAX][QUANTITY_COUNT][ROUNDS_MAX];
};

struct tally {
	int goals;
	int met;
	int broken;
};

/* ---- numbers ------------------------------------------------------------ */

struct middle {
	double low; /* the first quartile */
	double median;
	double high; /* the third */
};

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* The value that this part of all values is not above. */
static double part(const double *sorted, int count, double share)
{
	double at = share * (count - 1);
	int i = (int)at;

	if (i + 1 >= count)
		return sorted[count - 1];
	return sorted[i] + (at - i) * (sorted[i + 1] - sorted[i]);
}

static struct middle middle_of(const double *values, int count)
{
	double sorted[ROUNDS_MAX];

	memcpy(sorted, values, (size_t)count * sizeof(*values));
	qsort(sorted, (size_t)count, sizeof(*sorted), compare);
	return (struct middle){
		.low = part(sorted, count, 0.25),
		.median = part(sorted, count, 0.5),
		.high = part(sorted, count, 0.75),
	};
}

static double median_ratio(const double *ours, const double *theirs, int count)
{
	double ratios[ROUNDS_MAX];

	for (int i = 0; i < count; i++)
		ratios[i] = ours[i] / theirs[i];
	return middle_of(ratios, count).median;
}

/* ---- measuring ---------------------------------------------------------- */

static bool in_folder(const char *folder, size_t len, const char *name)
{
	char path[4096];
	int n = snprintf(path, sizeof(path), "%.*s/%s", (int)len, folder, name);

	return n > 0 && (size_t)n < sizeof(path) && access(path, X_OK) == 0;
}

static bool is_installed(const char *name)
{
	const char *path = getenv("PATH");
	bool found = false;

	if (strchr(name, '/'))
		return true; /* when it is not there, that is a fault */
	while (path && *path && !found) {
		size_t len = strcspn(path, ":");

		found = in_folder(path, len, name);
		path += len + (path[len] == ':');
	}
	return found;
}

static void keep(struct figures *f, int who, int round, const struct sample *s)
{
	for (int q = 0; q < QUANTITY_COUNT; q++)
		f->of[who][q][round] = s->of[q];
}

/* There and back: to stand behind a heavy neighbor is nobody's lot alone. */
static int whose_turn(int round, int i)
{
	return round % 2 == 0 ? i : CONTENDERS_MAX - 1 - i;
}

/* Round -1 warms up and is not kept. */
static bool take_round(const struct bench_case *c, struct runner *runners,
		       struct figures *f, int round, struct bytes *why)
{
	for (int i = 0; i < CONTENDERS_MAX; i++) {
		int who = whose_turn(round, i);
		struct sample sample = { 0 };

		if (!f->here[who])
			continue;
		if (!c->measurement->take(&runners[who], &sample, why)) {
			bytes_printf(why, "while measuring %s\n",
				     c->contenders[who].name);
			return false;
		}
		if (round >= 0)
			keep(f, who, round, &sample);
	}
	return true;
}

static bool open_runners(const struct bench_case *c, struct runner *runners,
			 struct figures *f, struct bytes *why)
{
	for (int i = 0; i < CONTENDERS_MAX; i++) {
		const struct contender *who = &c->contenders[i];

		runners[i] = (struct runner){
			.who = who,
			.session = { .master = -1 },
		};
		f->here[i] = who->name && is_installed(who->argv[0]) &&
			     (!who->needs || is_installed(who->needs));
		if (!f->here[i] || !c->measurement->open)
			continue;
		if (!c->measurement->open(&runners[i], why))
			return false;
	}
	return true;
}

static bool measure(const struct bench_case *c, struct figures *f,
		    struct bytes *why)
{
	struct runner runners[CONTENDERS_MAX] = { 0 };
	bool fine = open_runners(c, runners, f, why);

	for (int round = -1; fine && round < f->rounds; round++)
		fine = take_round(c, runners, f, round, why);
	for (int i = 0; i < CONTENDERS_MAX; i++)
		if (runners[i].who)
			runner_end(&runners[i]);
	return fine;
}

/* ---- the report --------------------------------------------------------- */

static void print_heads(void)
{
	printf("%-4s%-27s%-26s%-17s%-26s%7s%9s\n", "row", "work",
	       "unstuck: median, quartiles", " against", "median, quartiles",
	       "ratio", "goal");
}

static const char *const units[QUANTITY_COUNT] = {
	[QUANTITY_MS] = "ms",
	[QUANTITY_BYTES] = "B",
	[QUANTITY_KIB] = "KiB",
};

static int digits_of(enum quantity q, double n)
{
	return q == QUANTITY_MS && n < 100 ? 2 : 0;
}

static void print_middle(enum quantity q, struct middle m)
{
	int digits = digits_of(q, m.median);
	char text[96];

	snprintf(text, sizeof(text), "%.*f %s  %.*f-%.*f", digits, m.median,
		 units[q], digits, m.low, digits, m.high);
	printf("%-26s", text);
}

static void print_verdict(double value, double goal, struct tally *t)
{
	if (goal <= 0)
		return;
	t->goals++;
	t->met += value <= goal;
	printf("  %s", value <= goal ? "met" : "MISSED");
}

static void print_ratio(const struct line *l, const struct figures *f,
			const struct contender *peer, struct tally *t)
{
	const double *ours = f->of[0][l->quantity];
	const double *theirs = f->of[l->against][l->quantity];
	double ratio;

	printf(" %-16s", peer->name);
	if (!f->here[l->against]) {
		printf("not installed");
		return;
	}
	ratio = median_ratio(ours, theirs, f->rounds);
	print_middle(l->quantity, middle_of(theirs, f->rounds));
	printf("%7.3f", ratio);
	if (l->goal > 0)
		printf("%9.2f", l->goal);
	print_verdict(ratio, l->goal, t);
}

static void print_limit(const struct line *l, const struct figures *f,
			struct tally *t)
{
	struct middle ours = middle_of(f->of[0][l->quantity], f->rounds);
	char goal[32];

	snprintf(goal, sizeof(goal), "%.0f %s", l->goal, units[l->quantity]);
	printf("%59s", goal);
	print_verdict(ours.median, l->goal, t);
}

static void print_line(const struct bench_case *c, const struct line *l,
		       const struct figures *f, struct tally *t)
{
	printf("%-4s%-27s", c->row, l->work);
	print_middle(l->quantity, middle_of(f->of[0][l->quantity], f->rounds));
	if (l->against)
		print_ratio(l, f, &c->contenders[l->against], t);
	else
		print_limit(l, f, t);
	printf("\n");
}

static void report(const struct bench_case *c, struct tally *t)
{
	static struct figures figures; /* too large for a stack */
	const char *rounds = getenv("ROUNDS");
	struct bytes why = { 0 };

	figures.rounds = rounds ? atoi(rounds) : c->rounds;
	if (figures.rounds < 1 || figures.rounds > ROUNDS_MAX)
		figures.rounds = c->rounds;
	if (measure(c, &figures, &why)) {
		for (int i = 0; i < LINES_MAX && c->lines[i].work; i++)
			print_line(c, &c->lines[i], &figures, t);
	} else {
		t->broken++;
		printf("%-4s%s could not be measured\n", c->row,
		       c->lines[0].work);
		fprintf(stderr, "%s", bytes_text(&why));
	}
	fflush(stdout);
	bytes_free(&why);
}

static bool is_asked(const char *row, char **asked)
{
	bool any = *asked == NULL;

	for (; *asked; asked++)
		any = any || strcmp(*asked, row) == 0;
	return any;
}

int main(int argc, char **argv)
{
	struct tally tally = { 0 };

	(void)argc;
	print_heads();
	for (int i = 0; i < case_count; i++)
		if (is_asked(cases[i].row, argv + 1))
			report(&cases[i], &tally);
	printf("%d of %d goals met\n", tally.met, tally.goals);
	return tally.broken > 0;
}
