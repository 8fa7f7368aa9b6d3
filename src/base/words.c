#include "unstuck/base/words.h"

#include "unstuck/base/arena.h"
#include "unstuck/base/buf.h"

static const struct str words[WORD_COUNT][LANG_COUNT] = {
#define W(id, en, zh)                                                          \
	[W_##id] = { [LANG_EN] = STR_INIT(en), [LANG_ZH] = STR_INIT(zh) },
#include "unstuck/base/words.def"
#undef W
};

static const struct {
	struct str code, name;
} langs[LANG_COUNT] = {
	[LANG_EN] = { STR_INIT("en"), STR_INIT("English") },
	[LANG_ZH] = { STR_INIT("zh"), STR_INIT("中文") },
};

struct str lang_code(enum lang l)
{
	return langs[l].code;
}

struct str lang_name(enum lang l)
{
	return langs[l].name;
}

bool lang_from(struct str code, enum lang *out)
{
	for (int l = 0; l < LANG_COUNT; l++) {
		if (!str_eq(langs[l].code, code))
			continue;
		*out = (enum lang)l;
		return true;
	}
	return false;
}

struct str word(enum lang l, enum word w)
{
	return words[w][l];
}

static struct str fill(struct arena *a, struct str row, const struct str *args,
		       size_t count)
{
	struct buf out;

	buf_init(&out, a);
	while (row.n) {
		size_t i = row.n > 2 && row.p[0] == '{' && row.p[2] == '}'
				   ? (size_t)(row.p[1] - '1')
				   : count;

		if (i < count)
			buf_put(&out, args[i]);
		else
			buf_putc(&out, row.p[0]);
		row = str_tail(row, i < count ? 3 : 1);
	}
	return buf_str(&out);
}

struct str say(struct arena *a, enum lang l, enum word w, struct str one)
{
	return fill(a, word(l, w), &one, 1);
}

struct str say2(struct arena *a, enum lang l, enum word w, struct str one,
		struct str two)
{
	const struct str args[] = { one, two };

	return fill(a, word(l, w), args, COUNT(args));
}

struct str say3(struct arena *a, enum lang l, enum word w, struct str one,
		struct str two, struct str three)
{
	const struct str args[] = { one, two, three };

	return fill(a, word(l, w), args, COUNT(args));
}

struct str say_int(struct arena *a, enum lang l, enum word w, int64_t one)
{
	return say(a, l, w, str_of_int(a, one));
}

struct str say_int2(struct arena *a, enum lang l, enum word w, int64_t one,
		    int64_t two)
{
	return say2(a, l, w, str_of_int(a, one), str_of_int(a, two));
}
