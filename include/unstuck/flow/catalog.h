/*
 * catalog - which packs and flows there are, loaded when needed.
 *
 * Knows: the search path; a pack is a folder with pack.yaml, a root is a
 * pack or a folder of packs; of two packs with one name the first counts.
 * Owns: every pack and flow it loads; they live in its arena.
 * Fails: with the faults of the file; a flow that failed once stays failed.
 */
#ifndef UNSTUCK_FLOW_CATALOG_H
#define UNSTUCK_FLOW_CATALOG_H

#include "unstuck/flow/flow.h"
#include "unstuck/sys/files.h"

struct catalog_pack;

struct catalog_flow {
	struct catalog_pack *pack;
	struct str id;
	struct str path;
	struct flow *header; /* title, summary, area, tags; or NULL */
	struct flow *flow;   /* whole; NULL while not loaded */
	struct flow *broken; /* what lint can look at if it failed; or NULL */
	bool failed;	     /* loading gave faults, told once */
};

struct catalog_pack {
	struct str id;
	struct str folder;
	struct pack *pack; /* NULL while not loaded */
	bool failed;
	bool listed;
	LIST(struct catalog_flow) flows; /* by id */
};

struct catalog {
	struct arena *arena;
	bool skip_tests; /* a walk needs no `tests`: do not read them */
	struct sys_folder folder; /* of the header that was read last */
	LIST(struct catalog_pack *) packs;
};

void catalog_init(struct catalog *c, struct arena *a);

/* Add the packs of a root; false with a fault when there is none. */
bool catalog_add(struct catalog *c, struct str root, struct diags *d);

/* Add the packs of a root, if there are any. */
void catalog_try(struct catalog *c, struct str root);

/*
 * A flow by id, pack/id, or path of its file; NULL with the nearest match in
 * the fault.
 */
struct catalog_flow *catalog_find(struct catalog *c, struct str name,
				  struct diags *d);

/* The flows of a pack, listed once, by id. */
void catalog_list(struct catalog *c, struct catalog_pack *p);

/* Load what is not loaded yet; NULL after faults. */
struct pack *catalog_pack(struct catalog *c, struct catalog_pack *p,
			  struct diags *d);
struct flow *catalog_flow(struct catalog *c, struct catalog_flow *f,
			  struct diags *d);

/*
 * Look at a flow and forget it: it lives in the scratch arena, unless it is
 * loaded already.  NULL when it has faults; they are not told.
 */
const struct flow *catalog_peek(struct catalog *c, const struct catalog_flow *f,
				struct arena *scratch);

/*
 * Load the pack's glossary.yaml into its `glossary`, where there is one;
 * false after faults.  The pack must be loaded.
 */
bool catalog_glossary(struct catalog *c, struct catalog_pack *p,
		      struct diags *d);

/*
 * Title, summary, area and tags, as cheaply as can be: the folder of the last
 * one stays open until catalog_rest.
 */
const struct flow *catalog_header(struct catalog *c, struct catalog_flow *f,
				  struct diags *d);
void catalog_rest(struct catalog *c);

/* Another flow of the same pack; NULL when there is none or it is broken. */
const struct flow *catalog_sibling(struct catalog *c, const struct flow *from,
				   struct str id, struct diags *d);

#endif
