/*
 * clock - what day it is.
 *
 * Knows: UNSTUCK_TODAY (YYYY-MM-DD), which stands in for the clock, so that
 * what depends on the day can be repeated.  Owns: nothing.  Fails: never.
 */
#ifndef UNSTUCK_SYS_CLOCK_H
#define UNSTUCK_SYS_CLOCK_H

#include "unstuck/base/arena.h"
#include "unstuck/base/str.h"

/* YYYY-MM-DDThh:mm:ssZ: noon of UNSTUCK_TODAY, if it is set. */
struct str sys_now(struct arena *a);

/* Milliseconds since some moment, whatever UNSTUCK_TODAY says. */
int64_t sys_ticks_ms(void);

/* YYYY-MM-DD, in local time. */
struct str sys_today(struct arena *a);

#endif
