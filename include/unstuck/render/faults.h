/*
 * faults - the one formatter of diagnostics.
 *
 * Knows: `path:line:col: error: message [code]`, below it the source line
 * (around the column when it is long) and a caret under the character meant.
 * Owns: nothing.  Fails: never; a line or column that the source does not
 * have is left out.  All bytes pass the gate.
 */
#ifndef UNSTUCK_RENDER_FAULTS_H
#define UNSTUCK_RENDER_FAULTS_H

#include "unstuck/base/buf.h"
#include "unstuck/base/diag.h"

/* All faults, sorted; ends with "N more faults not shown" if so. */
void faults_write(struct buf *out, struct diags *d);

/* One fault as one line without its source line (for a screen). */
struct str fault_line(struct arena *a, const struct diag *diag);

#endif
