/*
 * stop - the wish that long work ends: Ctrl-C and its kind.
 *
 * Knows: SIGINT, SIGTERM and SIGHUP, but for those that are ignored (nohup).
 * Owns: their handlers, from sys_stop_begin to sys_stop_end.  Fails: never;
 * without a pipe to be woken by they end the program as ever.
 */
#ifndef UNSTUCK_SYS_STOP_H
#define UNSTUCK_SYS_STOP_H

#include <stdbool.h>

void sys_stop_begin(void);

/* The signal that came, or 0. */
int sys_stopped(void);

/* Wait until fd can be read: false after ms (-1: never), or when stopped. */
bool sys_stop_wait(int fd, int ms);

void sys_stop_end(void);

#endif
