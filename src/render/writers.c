#include "unstuck/render/writers.h"

const struct writer *const writers[] = {
	&writer_text,
	&writer_markdown,
	&writer_html,
};

const size_t writer_count = COUNT(writers);
