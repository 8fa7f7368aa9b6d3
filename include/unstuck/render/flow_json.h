/*
 * flow_json - flows and packs as JSON, complete.
 *
 * Knows: the shape of `unstuck export`: that of the YAML with defaults
 * filled in; maps whose order counts are lists of objects with an id; a text
 * is always a map of languages.  A text or pattern that is not there is left
 * out, a list that is not there is empty.
 * Owns: nothing; what it adds belongs to the tree.  Fails: never.
 */
#ifndef UNSTUCK_RENDER_FLOW_JSON_H
#define UNSTUCK_RENDER_FLOW_JSON_H

#include "unstuck/flow/flow.h"
#include "unstuck/json/json.h"

/* Put its keys into an object; the arena is for scratch. */
void flow_json(struct arena *a, struct json *object, const struct flow *f);
void pack_json(struct arena *a, struct json *object, const struct pack *p);

/* One key of an object. */
void flow_json_text(struct json *object, const char *key,
		    const struct text *text);
void flow_json_ids(struct json *object, const char *key, struct ids ids);

#endif
