#include "unstuck/find/search.h"

#include "unstuck/base/buf.h"
#include "unstuck/text/fold.h"

static void put_text(struct buf *out, const struct text *t)
{
	for (int l = 0; l < LANG_COUNT; l++) {
		buf_put(out, t->in[l]);
		buf_putc(out, '\n');
	}
}

struct searchable search_header(struct arena *a, const struct flow *f)
{
	struct buf title, summary;

	buf_init(&title, a);
	buf_init(&summary, a);
	put_text(&title, &f->title);
	buf_put(&title, f->id);
	for (size_t i = 0; i < f->tags.count; i++)
		buf_printf(&title, "\n" STR_FMT, STR_ARG(f->tags.at[i]));
	put_text(&summary, &f->summary);
	return (struct searchable){ text_fold(a, buf_str(&title)),
				    text_fold(a, buf_str(&summary)), STR_NONE };
}

static void put_node(struct buf *out, const struct node *n)
{
	put_text(out, &n->ask);
	put_text(out, &n->title);
	for (size_t i = 0; i < n->option_count; i++) {
		put_text(out, &n->options[i].label);
		put_text(out, &n->options[i].hint);
	}
}

void search_add_questions(struct arena *a, struct searchable *s,
			  const struct flow *f, struct arena *scratch)
{
	struct buf out;

	buf_init(&out, scratch);
	for (size_t i = 0; i < f->node_count; i++)
		put_node(&out, &f->nodes[i]);
	for (size_t i = 0; i < f->signature_count; i++)
		for (size_t j = 0; j < f->signatures[i].contains.count; j++)
			buf_printf(&out, STR_FMT "\n",
				   STR_ARG(f->signatures[i].contains.at[j]));
	s->questions = text_fold(a, buf_str(&out));
}

/* Where the word stands decides what it is worth. */
static int score_word(const struct searchable *s, struct str word)
{
	if (str_find(s->title, word) >= 0)
		return 100;
	if (str_find(s->summary, word) >= 0)
		return 10;
	if (str_find(s->questions, word) >= 0)
		return 1;
	return 0;
}

int search_score(const struct searchable *s, struct str folded_words)
{
	int sum = 1;

	while (folded_words.n) {
		struct str_pair cut = str_cut(folded_words, STR(" "));
		int score = cut.head.n ? score_word(s, cut.head) : 1;

		if (score == 0)
			return 0;
		sum += score;
		folded_words = cut.tail;
	}
	return sum;
}
