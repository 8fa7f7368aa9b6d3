/*
 * face - what the line face knows while it talks; only src/line includes it.
 */
#ifndef UNSTUCK_LINE_FACE_H
#define UNSTUCK_LINE_FACE_H

#include "unstuck/line/line.h"
#include "unstuck/page/page.h"

enum { LINE_MAX_BYTES = 64 * 1024 };

struct face {
	struct play *play;
	struct line_options o;
	struct diags *diags;
	struct arena *arena;	/* what is said in one turn */
	struct str expected;	/* what the prompt takes, in words */
	size_t options;		/* of the question, as shown */
	struct arena pasted;	/* holds what was pasted last */
	struct reading reading; /* of an output */
	bool show;		/* the page is to be said (again) */
	bool left;		/* q, or the end of the walk */
	bool ended;		/* end of input */
	bool broken;		/* a fault ended it */
};

bool face_put(struct face *f, struct str s);
bool face_doc(struct face *f, const struct doc *d);
bool face_say(struct face *f, struct str sentence);
bool face_ask(struct face *f, struct str prompt, struct str *line);
/* Lines as they are, until one that holds only a full stop. */
struct str face_paste(struct face *f, struct arena *a, size_t limit);
bool face_refuse(struct face *f, struct str line);
bool face_refuse_value(struct face *f, const struct value *v, struct str line,
		       struct str why);
/*
 * Did it happen?  If it could not be saved, a person is asked what now; a
 * script ends with a fault.
 */
bool face_did(struct face *f, enum play_done done);
bool face_number(struct face *f, size_t count, size_t *chosen);

/* What a line can be besides an option's number; false: it means nothing. */
bool line_command(struct face *f, struct str line);
bool line_step(struct face *f, int64_t number);
bool line_find_out(struct face *f);

#endif
