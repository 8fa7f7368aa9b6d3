/*
 * check - the proofs of `unstuck lint`.
 *
 * Knows: what makes a flow or a pack wrong although it loads: see the codes
 * in base/diag.h.  Works on sets per node, never by listing paths.
 * Owns: nothing.  Fails: never; everything found is a fault in the list.
 */
#ifndef UNSTUCK_FLOW_CHECK_H
#define UNSTUCK_FLOW_CHECK_H

#include "unstuck/flow/flow.h"

/* Proofs that need one flow only: texts, values, snippets, conditions. */
void check_flow(const struct flow *f, struct diags *d);

/*
 * The same for what could be read of a flow that has faults already: all but
 * what hangs on the part that could not be read.
 */
void check_broken_flow(const struct flow *f, struct diags *d);

/*
 * Proofs of pack.yaml and over all flows of a pack: gotos, cycles, what is
 * never reached or used.  A flow that could not be loaded stands in the list
 * as an id without nodes: then no one can tell what it leads to or uses.
 */
void check_pack(const struct pack *p, const struct flow *const *flows,
		size_t count, struct diags *d);

/*
 * Advice on what is well-formed but hard to use: all of it is warnings.
 * today is YYYY-MM-DD; without it no review is too old.  The words come from
 * the pack's glossary, if it was loaded.
 */
void check_flow_advice(const struct flow *f, struct str today, struct diags *d);
void check_pack_advice(const struct pack *p, struct diags *d);

#endif
