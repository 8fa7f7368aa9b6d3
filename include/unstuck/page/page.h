/*
 * page - what is said where the person stands: (flow, walk) -> doc.
 *
 * Knows: the order of things on each page, in one language.
 * Owns: nothing; blocks go into the caller's document.
 * Fails: never.  Never: knows columns, keys or the terminal.
 */
#ifndef UNSTUCK_PAGE_PAGE_H
#define UNSTUCK_PAGE_PAGE_H

#include "unstuck/doc/doc.h"
#include "unstuck/doc/markdown.h"
#include "unstuck/walk/reading.h"

struct page_options {
	enum lang lang;
	bool compact;	   /* small screen: the trail is one line */
	bool no_trail;	   /* the answers so far stand above already */
	bool for_customer; /* no internal notes; nothing to choose */
	bool hide_warned; /* snippets stay hidden until their warning was read */
	size_t current;	  /* the step in work; SIZE_MAX: none */
	const struct reading *reading; /* of a pasted output; or NULL */
};

/* The line above every page. */
struct page_head {
	struct safe title; /* DNS resolution > Own DNS server */
	struct safe right; /* question 3, at most 2 more; FAQ section_… +1 */
};
struct page_head page_head(struct arena *a, struct walk *w,
			   struct page_options o);

/* The page where the person stands: question, outcome, ticket or done. */
void page_here(struct doc *d, struct walk *w, struct page_options o);

/* The same page as it goes to a customer: nothing internal, no choices. */
void page_for_customer(struct doc *d, struct walk *w, enum lang l);

/*
 * Why the page must not be copied, printed or saved as it stands: a step
 * (number from 1) whose warning was not read, or blanks ("{a}, {b}") in a
 * snippet behind a warning.
 */
struct page_hold {
	size_t number; /* 0: all warnings were read */
	size_t step;
	struct str blanks;
};
bool page_held(struct arena *a, const struct walk *w, enum lang l,
	       struct page_hold *out);

/* "{a}, {b}": the names of blanks in a sentence. */
struct str page_blanks(struct arena *a, struct ids blanks);

/* One step of the outcome there, as the page shows it; numbers from 1. */
void page_step_here(struct doc *d, const struct walk *w, size_t step,
		    size_t number, struct page_options o);

/*
 * The question there, or a step of the outcome (SIZE_MAX: all of them), as
 * plain text for a chat: nothing internal, no keys.
 */
struct str page_said(struct arena *a, const struct walk *w, size_t step,
		     enum lang l);

/* How to find out the answer of the question the person stands at. */
void page_find_out(struct doc *d, const struct walk *w, enum lang l);

/* The answers so far, each one changeable, and the values. */
void page_summary(struct doc *d, const struct walk *w, enum lang l);

/* The options of an earlier question, to choose another one. */
void page_change(struct doc *d, struct walk *w, size_t visit, enum lang l);

/* What stays and what goes if the visit is answered otherwise. */
void page_change_effect(struct doc *d, const struct walk *w, size_t visit,
			int choice, enum lang l);

/* The warning of a step, with the choice to show its snippet. */
void page_warning(struct doc *d, const struct walk *w, size_t step,
		  enum lang l);

/* Values that the place and the case know, in the order they are asked. */
struct page_values {
	const struct value **at;
	size_t count;
};
struct page_values page_values(struct arena *a, const struct walk *w);

/* Parts that several pages and the paper share. */

/* Fills {{name}} from the walk's values; NULL walk leaves all blank. */
struct filler {
	const struct walk *walk;
	struct str each_name; /* this one is the item of `each`, or empty */
	struct str each_item;
};
struct fill page_fill(struct filler *f);

/* One step as blocks: text, condition, warning, snippet. */
struct step_page {
	const struct flow *flow;
	const struct step *step;
	size_t number; /* from 1 */
	bool numbered;
	enum block_box box;
	bool current;
	bool condition; /* say the condition in words */
	bool hide_code; /* behind a warning that was not read */
	bool internal;	/* say the internal note */
	struct item item;
};
void page_step(struct doc *d, const struct step_page *s, struct filler *fill,
	       enum lang l);

/* A snippet's exact text with values; *blanks: names that are not filled. */
struct str page_snippet(struct arena *a, const struct flow *flow,
			const struct step *step, const struct walk *w,
			enum lang l, struct ids *blanks);

/* "If “question” is “option” and …" */
struct str page_when(struct arena *a, const struct flow *flow,
		     const struct when *when, enum lang l);

/* "What is wrong": the known error the walk began with; or nothing. */
void page_what_is_wrong(struct doc *d, const struct walk *w, enum lang l);

/* What was taken as a fact, with where it stands; nothing without any. */
void page_evidence(struct doc *d, const struct walk *w, enum lang l);

/* What a pasted output says about the question, as a sentence. */
struct str page_reading(struct arena *a, const struct walk *w,
			const struct reading *r, enum lang l);

/* The notes, with the places they are about; nothing where there are none. */
void page_notes(struct doc *d, const struct walk *w, enum lang l);

/* What a node rests on, and when its flow was reviewed. */
void page_sources(struct doc *d, const struct flow *flow, struct ids source,
		  enum lang l);
void page_reviewed(struct doc *d, const struct flow *flow, enum lang l);

/* Where to say that a step is wrong, if the pack names a place. */
void page_feedback(struct doc *d, const struct pack *p, enum lang l);

/*
 * The word for a choice at a node (NULL: the ticket page), as a person reads
 * it, values filled in.
 */
struct str page_choice(struct arena *a, const struct walk *w,
		       const struct node *n, int choice, enum lang l);

/* The node of a spot; NULL for the ticket page and the end. */
const struct node *page_node(struct spot spot);

/* The question or title of a node in plain words, values filled in. */
struct str page_node_title(struct arena *a, const struct walk *w,
			   struct spot spot, enum lang l);

#endif
