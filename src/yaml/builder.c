#include "builder.h"

#include "unstuck/base/hash.h"

/* A key of one map, found by hash. */
struct key_slot {
	const struct yaml *map;
	const struct yaml *child;
};

enum { SMALL_MAP = 16 }; /* up to here keys are compared one by one */

static bool fault(struct builder *b, enum diag_code code, struct place at,
		  const char *sentence)
{
	return diag_add(b->diags, code, at, "%s", sentence);
}

/* ---- keys ------------------------------------------------------------- */

static size_t hash_key(const struct yaml *map, struct str key)
{
	uint64_t h = hash_bytes(HASH_START ^ (uintptr_t)map, key);

	return (size_t)(h ^ (h >> 29));
}

/* The slot that holds the key, or the free one where it belongs. */
static struct key_slot *key_slot(const struct builder *b,
				 const struct yaml *map, struct str key)
{
	size_t i = hash_key(map, key);

	for (;; i++) {
		struct key_slot *slot = &b->slots[i & (b->slot_count - 1)];

		if (!slot->map ||
		    (slot->map == map && str_eq(slot->child->key, key)))
			return slot;
	}
}

static void grow_slots(struct builder *b)
{
	struct key_slot *old = b->slots;
	size_t count = b->slot_count;

	b->slot_count = count ? count * 2 : 256;
	b->slots = arena_array(b->arena, struct key_slot, b->slot_count);
	for (size_t i = 0; i < count; i++)
		if (old[i].map)
			*key_slot(b, old[i].map, old[i].child->key) = old[i];
}

static void remember_key(struct builder *b, const struct yaml *map,
			 const struct yaml *child)
{
	if (b->slots_used * 2 >= b->slot_count)
		grow_slots(b);
	*key_slot(b, map, child->key) = (struct key_slot){ map, child };
	b->slots_used++;
}

/* A child was added: once its map is no longer small, hash its keys. */
static void index_key(struct builder *b, const struct yaml *map,
		      const struct yaml *child)
{
	if (map->kind != YAML_MAP || map->count <= SMALL_MAP)
		return;
	if (map->count > SMALL_MAP + 1) {
		remember_key(b, map, child);
		return;
	}
	for (const struct yaml *y = map->first; y; y = y->next)
		remember_key(b, map, y);
}

static const struct yaml *find_key(const struct builder *b,
				   const struct yaml *map, struct str key)
{
	if (map->count > SMALL_MAP)
		return key_slot(b, map, key)->child;
	for (const struct yaml *y = map->first; y; y = y->next)
		if (str_eq(y->key, key))
			return y;
	return NULL;
}

static bool check_duplicate(struct builder *b)
{
	const struct yaml *twin = find_key(b, b->open[b->depth - 1], b->key);

	if (!twin)
		return true;
	return diag_add(b->diags, DIAG_DUPLICATE, b->key_at,
			"the key '" STR_FMT
			"' stands here and in line %d; keep one",
			STR_ARG(b->key), twin->key_at.line);
}

static bool take_key(struct builder *b, struct str key, struct place at)
{
	if (key.n > YAML_MAX_KEY)
		return fault(b, DIAG_TOO_LARGE, at,
			     "a key is longer than 128 bytes");
	b->key = key;
	b->key_at = at;
	b->has_key = true;
	return check_duplicate(b);
}

/* ---- nodes ------------------------------------------------------------ */

/* Hang a new node where the parser stands; NULL when there are too many. */
static struct yaml *add_node(struct builder *b, enum yaml_kind kind,
			     struct place at)
{
	struct yaml *y = arena_new(b->arena, struct yaml);
	int up = b->depth - 1;

	if (++b->nodes > YAML_MAX_NODES) {
		fault(b, DIAG_TOO_LARGE, at,
		      "more than 50000 entries; split the flow");
		return NULL;
	}
	y->kind = kind;
	y->at = at;
	if (up < 0) {
		b->root = y;
		return y;
	}
	y->key = b->has_key ? b->key : STR_NONE;
	y->key_at = b->key_at;
	b->has_key = false;
	if (b->last[up])
		b->last[up]->next = y;
	else
		b->open[up]->first = y;
	b->last[up] = y;
	b->open[up]->count++;
	index_key(b, b->open[up], y);
	return y;
}

static bool wants_key(const struct builder *b)
{
	return b->depth && b->open[b->depth - 1]->kind == YAML_MAP &&
	       !b->has_key;
}

bool builder_scalar(struct builder *b, struct str text, enum yaml_style style,
		    struct place at)
{
	struct yaml *y;

	if (wants_key(b))
		return take_key(b, text, at);
	if (text.n > YAML_MAX_SCALAR)
		return fault(b, DIAG_TOO_LARGE, at,
			     "a text is longer than 65536 bytes");
	y = add_node(b, YAML_SCALAR, at);
	if (!y)
		return false;
	y->style = style;
	y->text = text;
	return true;
}

bool builder_open(struct builder *b, enum yaml_kind kind, struct place at)
{
	struct yaml *y;

	if (wants_key(b))
		return fault(b, DIAG_TYPE, at, "a key must be a plain word");
	if (b->depth == YAML_MAX_DEPTH)
		return diag_add(b->diags, DIAG_TOO_DEEP, at,
				"nested deeper than %d at line %d",
				YAML_MAX_DEPTH, at.line);
	y = add_node(b, kind, at);
	if (!y)
		return false;
	b->open[b->depth] = y;
	b->last[b->depth] = NULL;
	b->depth++;
	return true;
}

void builder_close(struct builder *b)
{
	b->depth--;
}
