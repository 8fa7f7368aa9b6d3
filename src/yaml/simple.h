/*
 * simple - the YAML that nearly every flow is written in, read by hand; only
 * src/yaml includes it.
 *
 * Knows: block maps and lists, flow maps and lists, plain and quoted texts of
 * one line, `|` blocks, comments; libyaml needs four to ten times as long for them.
 * Owns: nothing; the tree lives in the builder's arena.
 * Fails: false, with or without a fault, where anything else stands: then
 * nothing is known of the file, and libyaml must read it.
 * Never: gives another tree than libyaml (tests/fuzz/fuzz_yaml.c).
 */
#ifndef UNSTUCK_YAML_SIMPLE_H
#define UNSTUCK_YAML_SIMPLE_H

#include "builder.h"

/* Texts point into the source where they stand there as they are. */
bool simple_read(struct builder *b);

#endif
