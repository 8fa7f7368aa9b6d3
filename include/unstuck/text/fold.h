/*
 * fold - text as search sees it.
 *
 * Knows: full case folding, compatibility decomposition (full-width forms),
 * accents removed.  Owns: nothing; the result lives in the arena.
 * Fails: never; bytes that are not UTF-8 stay as they are.
 */
#ifndef UNSTUCK_TEXT_FOLD_H
#define UNSTUCK_TEXT_FOLD_H

#include "unstuck/base/arena.h"
#include "unstuck/base/str.h"

struct str text_fold(struct arena *a, struct str s);

/*
 * The definition text_fold must equal, slow: u8_casefold with NFKD until it
 * changes nothing, then without nonspacing marks (Mn).
 */
struct str text_fold_definition(struct arena *a, struct str s);

/* Full-width ASCII (U+FF01..U+FF5E, U+3000) as its ASCII twin; as typed. */
struct str text_narrow(struct arena *a, struct str s);

#endif
