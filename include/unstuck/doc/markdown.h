/*
 * markdown - a flow's text (CommonMark with GFM tables) as blocks.
 *
 * Knows: paragraphs, lists, code, tables, emphasis, links; lines between two
 * CJK characters join without a space.  The only place that includes md4c.h.
 * Owns: nothing; what needs no change is the text itself, which must outlive
 * the document.  Fails: never; what the flow language refuses (HTML, links
 * that are not https, images) is shown as its own text, and counted.
 */
#ifndef UNSTUCK_DOC_MARKDOWN_H
#define UNSTUCK_DOC_MARKDOWN_H

#include "unstuck/doc/fill.h"

/* What lint wants to know of a text. */
struct markdown_report {
	bool html;	      /* it holds HTML */
	bool bad_link;	      /* it holds an image, or a link not https */
	bool tracked_link;    /* see address_is_tracked */
	bool stray_stars;     /* ** stands in the rendered text */
	struct str first_bad; /* tag, address, or text around the stars */
	LIST(struct str) code_spans; /* not code blocks; {{name}} unfilled */
};

/*
 * Append text to d as blocks of kind (further ones are paragraphs).  Unless
 * kind is BLOCK_PARAGRAPH the first block is always of that kind, without
 * text where the text is empty or begins with a list, code, a table …, so
 * that the caller can give it a mark.
 */
void markdown_blocks(struct doc *d, struct str text, enum block_kind kind,
		     int depth, const struct fill *fill);

/* The text as one run of spans (an inline text; blocks join by a space). */
struct spans markdown_spans(struct arena *a, struct str text,
			    const struct fill *fill);

/*
 * Does the address tell its owner who followed it?  Such parameters (spm,
 * utm_source, gclid ...) lead nowhere else and make the address long.
 */
bool address_is_tracked(struct str address);

/* Render only to look; code spans are collected in a. */
void markdown_check(struct arena *a, struct str text,
		    struct markdown_report *out);

#endif
