/*
 * hash - a fingerprint of bytes: FNV-1a, 64 bits.
 *
 * Knows: how to tell whether bytes are still the same; not that nobody meant
 * to deceive.  Owns: nothing.  Fails: never.
 */
#ifndef UNSTUCK_BASE_HASH_H
#define UNSTUCK_BASE_HASH_H

#include "unstuck/base/str.h"

#define HASH_START UINT64_C(14695981039346656037)

/* Go on from h with the bytes of s. */
uint64_t hash_bytes(uint64_t h, struct str s);

/* As 16 hexadecimal digits. */
struct str hash_text(struct arena *a, uint64_t h);

#endif
