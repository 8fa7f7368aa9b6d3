/*
 * html - what the HTML writer is made of; only src/render/html*.c.
 */
#ifndef UNSTUCK_SRC_RENDER_HTML_H
#define UNSTUCK_SRC_RENDER_HTML_H

#include "unstuck/base/buf.h"

/* The style sheet: for the screen of a phone, a desk, and for paper. */
extern const struct str html_style;

/* A text, in an element or in an attribute within double quotes. */
void html_text(struct buf *out, struct str s);

#endif
