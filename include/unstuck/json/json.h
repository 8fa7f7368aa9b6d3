/*
 * json - JSON values out, JSON texts checked.
 *
 * Knows: a tree of values that is built and then written; libjansson does
 * the escaping and the checking; the only place that includes jansson.h.
 * Owns: the tree, from json_object or json_list until json_write, which
 * frees it.  Adding a value to a parent hands it over.
 * Fails: never, but for memory (see json_use_alloc; without it, abort).
 * Bytes that are not UTF-8 are written as the text \xNN.
 */
#ifndef UNSTUCK_JSON_JSON_H
#define UNSTUCK_JSON_JSON_H

#include "unstuck/base/buf.h"

struct json; /* a value under construction */

/* The name of libjansson's own function is not free at link time. */
#define json_object json_start_object

struct json *json_object(void);
struct json *json_list(void);

/*
 * Let the library take its memory from here; alloc leaves the program (see
 * arena_oom_fn) rather than give NULL.  Once, before any value is made.
 */
void json_use_alloc(void *(*alloc)(size_t bytes));

/* Into an object; keys are literals, each put once.  Order is kept. */
void json_put_str(struct json *object, const char *key, struct str s);
void json_put_int(struct json *object, const char *key, int64_t n);
void json_put_bool(struct json *object, const char *key, bool b);
void json_put_null(struct json *object, const char *key);
struct json *json_put_object(struct json *object, const char *key);
struct json *json_put_list(struct json *object, const char *key);
/* The same with a key that is data (an id, a language). */
void json_put_str_at(struct json *object, struct str key, struct str s);
struct json *json_put_object_at(struct json *object, struct str key);

/* Behind a list. */
void json_add_str(struct json *list, struct str s);
struct json *json_add_object(struct json *list);

/*
 * Write the tree, a newline behind it, and free it.  Controls, bidi and other
 * format characters are written as \uNNNN; the reader gets them back exactly.
 */
void json_write(struct buf *out, struct json *root);

/*
 * Is text one JSON value?  If not, the sentence says why and line counts
 * from 1.
 */
bool json_parses(struct arena *a, struct str text, int *line, struct str *why);

#endif
