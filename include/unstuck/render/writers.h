/*
 * writers - documents as bytes.
 *
 * Knows: the formats a document can be written in; one row each.
 * Owns: nothing; bytes are appended to the buffer.  Fails: never.
 * A new format is a file and a row.
 */
#ifndef UNSTUCK_RENDER_WRITERS_H
#define UNSTUCK_RENDER_WRITERS_H

#include "unstuck/base/buf.h"
#include "unstuck/doc/doc.h"

struct write_options {
	int cols;   /* for formats that wrap; 0: never wrap */
	bool color; /* bold and underline by SGR (text only) */
};

struct writer {
	struct str name;   /* as in --format */
	struct str suffix; /* .txt */
	void (*write)(struct buf *out, const struct doc *d,
		      struct write_options options);
};

extern const struct writer writer_text;
extern const struct writer writer_markdown;
extern const struct writer writer_html;

/* All rows, for --format. */
extern const struct writer *const writers[];
extern const size_t writer_count;

#endif
