/*
 * load - bytes to flows and packs.
 *
 * Knows: the keys of the flow language and their shapes; every key is a row
 * of a table in src/flow/.  Owns: nothing; what it gives lives in the arena,
 * and points into the source.
 * Fails: NULL after at least one fault; all faults of a file are found in
 * one go.  What only lint minds (see check.h) is no fault here.
 */
#ifndef UNSTUCK_FLOW_LOAD_H
#define UNSTUCK_FLOW_LOAD_H

#include "unstuck/flow/flow.h"

/* A pack from its pack.yaml. */
struct pack *pack_load(struct arena *a, const struct source *file,
		       struct str id, struct str folder, struct diags *d);

/* The pack of a folder without pack.yaml: no areas, values or steps. */
struct pack *pack_empty(struct arena *a, struct str id, struct str folder);

/* A flow from its file; the pack's shared steps are put in. */
struct flow *flow_load(struct arena *a, const struct pack *pack,
		       const struct source *file, struct str id,
		       struct diags *d);

/*
 * The same, but also gives what could be read of a flow with faults: lint
 * looks at it, no one walks it.  NULL only when the file is not YAML.
 */
struct flow *flow_read(struct arena *a, const struct pack *pack,
		       const struct source *file, struct str id, bool *whole,
		       struct diags *d);

/*
 * Only what stands before `nodes`: title, summary, area, tags.  Takes the
 * first bytes of a file; NULL when they do not reach to `nodes` or do not
 * parse, then the whole file must be loaded.  Adds no fault.
 */
struct flow *flow_load_header(struct arena *a, const struct pack *pack,
			      const struct source *head, struct str id);

/* Read a goto as it is written; false when its spelling is wrong. */
bool goto_parse(struct str text, struct flow_goto *out);

bool id_valid(struct str id); /* [a-z0-9-]+ */

#endif
