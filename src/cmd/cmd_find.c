#include "unstuck/cmd/matches.h"
#include "unstuck/find/picks.h"
#include "unstuck/sys/stream.h"

/* All operands as one text. */
static struct str words_of(struct context *c)
{
	struct buf out;

	buf_init(&out, c->arena);
	for (size_t i = 0; i < c->args.count; i++) {
		buf_puts(&out, out.n ? " " : "");
		buf_put(&out, c->args.at[i]);
	}
	return buf_str(&out);
}

static void feed_input(struct context *c, struct findings *found)
{
	struct stream input;
	size_t n, room;
	char *to;

	sys_stream_init(&input, c->arena);
	if (!sys_stream_open(&input, STR("-"), c->diags))
		return;
	do {
		to = findings_room(found, &room);
		n = sys_stream_read(&input, to, room, c->diags);
		findings_took(found, n);
	} while (n > 0);
	sys_stream_close(&input);
}

static bool is_input(const struct context *c)
{
	return c->args.count == 1 && str_eq(c->args.at[0], STR("-"));
}

/*
 * Known errors first: what they know is what the text says.  A text that is
 * read from elsewhere is not asked for words: an error that nobody knows
 * holds some of them, too.
 */
static struct matches find(struct context *c, struct picks *picks,
			   struct findings *found)
{
	struct matches m = { .found = found };
	struct str words = words_of(c);

	findings_init(found, c->arena, picks_known(picks));
	if (is_input(c))
		feed_input(c, found);
	else
		findings_feed(found, words);
	findings_end(found);
	if (is_input(c))
		matches_note_long(c, STR_NONE, found->long_lines);
	findings_rank(found);
	findings_close(found);
	if (found->list.count == 0 && !is_input(c))
		m.hits = picks_find(picks, c->arena, words);
	return m;
}

static enum exit_code run(struct context *c)
{
	struct findings found;
	struct picks picks;
	struct matches m;
	struct langs langs;

	if (!context_langs(c, &langs) || !context_all_packs(c))
		return EXIT_DONE;
	c->catalog.skip_tests = true;
	picks_init(&picks, c->arena, &c->catalog);
	m = find(c, &picks, &found);
	return matches_put(c, &m, langs.at[0]);
}

const struct command cmd_find = {
	.name = "find",
	.operands = "WORDS... | -",
	.summary = "flows and nodes for words or an error",
	.details =
		"Finds the flows and nodes that treat what the words say, in "
		"any order, form and\nlanguage, or the errors that a text "
		"holds; - reads the text from standard input.\nBest first, "
		"with the reason, a score from 1 to 100, and the line that "
		"opens it.\nExit status 1: nothing known matches.\n",
	.formats = "text|json",
	.takes = TAKES(FLOWS) | TAKES(LANG) | TAKES(FORMAT) | TAKES(OUTPUT) |
		 TAKES(FORCE) | TAKES(COLOR),
	.least = 1,
	.most = SIZE_MAX,
	.run = run,
};
