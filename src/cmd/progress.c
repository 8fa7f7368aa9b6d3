#include "unstuck/cmd/progress.h"

#include "unstuck/base/buf.h"
#include "unstuck/base/diag.h"
#include "unstuck/cmd/process.h"
#include "unstuck/sys/clock.h"
#include "unstuck/sys/files.h"
#include "unstuck/text/cluster.h"

enum { EVERY_MS = 250, MEGA = 1000000 };

void progress_begin(struct progress *p, enum lang l)
{
	*p = (struct progress){ .lang = l };
	p->shown = sys_is_terminal(SYS_ERR);
	p->began = p->last = sys_ticks_ms();
}

bool progress_due(struct progress *p)
{
	int64_t now;

	if (!p->shown)
		return false;
	now = sys_ticks_ms();
	if (now - p->last < EVERY_MS)
		return false;
	p->last = now;
	return true;
}

/* Over the line that stands there, blanks behind what is shorter. */
static void replace_line(struct progress *p, struct arena *a, struct str text)
{
	int cols = text_cols(text);
	struct diags quiet;
	struct buf out;

	diags_init(&quiet, a);
	buf_init(&out, a);
	buf_putc(&out, '\r');
	buf_put(&out, text);
	buf_pad(&out, ' ', p->cols > cols ? (size_t)(p->cols - cols) : 0);
	buf_putc(&out, '\r');
	sys_write(SYS_ERR, buf_str(&out), &quiet);
	p->cols = cols;
}

void progress_put(struct progress *p, int64_t bytes, int percent, size_t found)
{
	int64_t ms = p->last - p->began + 1;
	struct arena own;
	struct str done, rate, text;

	arena_init(&own, process_out_of_memory);
	done = str_of_int(&own, bytes / MEGA);
	rate = str_of_int(&own, bytes / 1000 / ms);
	text = say3(&own, p->lang, W_SCAN_PROGRESS, done, rate,
		    str_of_int(&own, (int64_t)found));
	if (percent >= 0)
		text = say2(&own, p->lang, W_SCAN_PERCENT,
			    str_of_int(&own, percent), text);
	replace_line(p, &own, text);
	arena_release(&own);
}

void progress_end(struct progress *p)
{
	struct arena own;

	if (p->cols == 0)
		return;
	arena_init(&own, process_out_of_memory);
	replace_line(p, &own, STR_NONE);
	arena_release(&own);
}
