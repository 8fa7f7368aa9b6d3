/*
 * report - a sitting as a text for the customer or for the next tier.
 *
 * Knows: what was seen, answered, filled in, tried with which verdict and
 * when, what is still to do, what a ticket needs, what it rests on.
 * Owns: nothing; blocks go into the caller's document.  Fails: never.
 * Never: shows a customer internal texts or notes.
 */
#ifndef UNSTUCK_PAGE_REPORT_H
#define UNSTUCK_PAGE_REPORT_H

#include "unstuck/doc/doc.h"
#include "unstuck/walk/walk.h"

struct report_options {
	enum lang lang;
	bool for_customer;
	struct str id;	  /* of the case; may be empty */
	struct str began; /* times as YYYY-MM-DDThh:mm:ssZ; may be empty */
	struct str last;
	struct str version; /* of the pack when the case began */
};

void report_page(struct doc *d, struct walk *w, struct report_options o);

#endif
