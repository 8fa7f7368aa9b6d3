/*
 * drive_keys - the bytes a terminal sends for a key.
 * Knows: xterm's keyboard and its SGR mouse.
 * Owns: nothing.
 * Fails: a name that is no key adds nothing and returns false.
 * Never: sends.
 */
#ifndef DRIVE_KEYS_H
#define DRIVE_KEYS_H

#include "drive_bytes.h"

/* Add the bytes of one key: a name of the table, one character, ctrl-X,
 * alt-KEY, wheel-up[:ROW,COL], wheel-down[:ROW,COL] or click:ROW,COL.
 * APPLICATION: the program asked for application cursor keys (mode 1). */
bool key_bytes(const char *name, bool application, struct bytes *out);

/* Add the bytes that pairs of hex digits stand for, "1b5b41". */
bool hex_bytes(const char *digits, struct bytes *out);

/* The next of a row of numbers that looks random and is the same on every
 * machine; SEED is its state, anything but 0. */
uint32_t random_next(uint64_t *seed);

#endif
