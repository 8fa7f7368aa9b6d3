/*
 * view - the one way a screen is drawn: head, body, message, keys.
 *
 * Knows: how a document is shown in rows that scroll, where the highlight
 * stands, which keys the key line has room for.
 * Owns: nothing; everything lives in the app's frame arena.
 * Fails: never.  Never: changes a case; only scrolls.
 */
#ifndef UNSTUCK_TUI_VIEW_H
#define UNSTUCK_TUI_VIEW_H

#include "unstuck/tui/app.h"

/* Draw the top screen; sets its scroll. */
struct frame view_draw(struct app *app);

/* Is what is highlighted in sight?  True when nothing is. */
bool view_sees_focus(struct app *app);

/* Scroll by rows of the body; by is in rows. */
void view_scroll(struct app *app, int by);

/* Below 60x16: one row of trail, no empty rows. */
bool view_compact(const struct app *app);

/* Rows that the body has now. */
int view_body_rows(const struct app *app);

/* The item that stands in a row of the frame, or ITEM_NONE. */
struct item view_item_at(struct app *app, int row);

#endif
