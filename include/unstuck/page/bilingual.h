/*
 * bilingual - one document in two languages.
 *
 * Knows: which block says the same in the other language: the one at its
 * place, where both documents have the same kinds of blocks in one order.
 * Owns: nothing; blocks go into the caller's document.
 * Fails: never; where the two differ in shape, the second follows the first.
 */
#ifndef UNSTUCK_PAGE_BILINGUAL_H
#define UNSTUCK_PAGE_BILINGUAL_H

#include "unstuck/doc/doc.h"

/*
 * Each block of first, and below it its twin of second: tight, without mark
 * and box.  What is the same in both languages is said once.
 */
void doc_two(struct doc *out, const struct doc *first,
	     const struct doc *second);

#endif
