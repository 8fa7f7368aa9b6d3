#include "unstuck/sys/stream.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "unpack.h"
#include "unstuck/sys/stop.h"

enum {
	HOLE_BYTES = 16,   /* NULs, at most, that stand for a hole */
	BLOCK_BYTES = 512, /* the unit of st_blocks */
};

/* ---- faults --------------------------------------------------------------------- */

static struct place whole(const struct stream *s, struct diags *d)
{
	struct source *source = arena_new(d->arena, struct source);

	source->path = str_eq(s->path, STR("-")) ? STR("standard input")
						 : str_copy(d->arena, s->path);
	return (struct place){ source, 0, 0 };
}

static bool say(struct stream *s, struct diags *d, enum diag_code code,
		const char *what)
{
	return diag_add(d, code, whole(s, d), "%s", what);
}

static bool fail(struct stream *s, struct diags *d)
{
	return diag_add(d, DIAG_READ, whole(s, d), "cannot read: %s",
			strerror(errno));
}

/* ---- open ----------------------------------------------------------------------- */

static bool is_input(struct str path)
{
	return str_eq(path, STR("-"));
}

/* /dev/stdin may be a terminal. */
static bool may_read(struct stream *s, mode_t mode, struct diags *d)
{
	if (S_ISDIR(mode))
		return say(s, d, DIAG_NOT_FILE, "this is a folder, not a file");
	if (is_input(s->path) || S_ISREG(mode) || S_ISFIFO(mode) ||
	    isatty(s->fd))
		return true;
	return say(s, d, DIAG_NOT_FILE,
		   "this is a device, not a file; pipe what it holds into "
		   "`unstuck scan -`");
}

/*
 * Where the file starts for us: standard input may have been read before.
 * What /proc holds has no size.
 */
static void measure(struct stream *s, const struct stat *st)
{
	off_t at = lseek(s->fd, 0, SEEK_CUR);

	s->at = s->data = at > 0 ? at : 0;
	s->size = S_ISREG(st->st_mode) ? st->st_size : 0;
	s->regular = S_ISREG(st->st_mode);
	s->written = is_input(s->path) || !S_ISFIFO(st->st_mode);
	s->sparse = s->size > 0 && st->st_blocks * BLOCK_BYTES < s->size;
}

/*
 * O_NONBLOCK: opening a FIFO must not wait for a writer.  What came open
 * keeps its flags, which other programs may share.
 */
static int open_path(struct stream *s)
{
	return is_input(s->path)
		       ? fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0)
		       : open(str_cz(s->arena, s->path),
			      O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
}

void sys_stream_init(struct stream *s, struct arena *a)
{
	*s = (struct stream){ .arena = a, .fd = -1 };
}

bool sys_stream_open(struct stream *s, struct str path, struct diags *d)
{
	struct stat st;

	*s = (struct stream){ .arena = s->arena, .unpack = s->unpack };
	s->path = path;
	s->fd = open_path(s);
	if (s->fd < 0)
		return errno == ENXIO ? say(s, d, DIAG_NOT_FILE,
					    "this is a socket, not a file")
				      : fail(s, d);
	if (fstat(s->fd, &st) != 0)
		fail(s, d);
	else if (may_read(s, st.st_mode, d)) {
		measure(s, &st);
		return true;
	}
	sys_stream_close(s);
	return false;
}

void sys_stream_close(struct stream *s)
{
	if (s->fd >= 0)
		close(s->fd);
	s->fd = -1;
}

int sys_stream_percent(const struct stream *s)
{
	if (s->size <= 0)
		return -1;
	return s->at >= s->size ? 100 : (int)(s->at / (s->size / 100 + 1));
}

/* ---- bytes as they stand ---------------------------------------------------------- */

/* To the next data; how many bytes were left out. */
static int64_t skip_hole(struct stream *s)
{
	off_t data, hole;

	if (!s->sparse || s->at < s->data)
		return 0;
	data = lseek(s->fd, s->at, SEEK_DATA);
	if (data < 0)
		data = errno == ENXIO ? s->size : s->at;
	if (data > s->size)
		data = s->size;
	hole = lseek(s->fd, data, SEEK_HOLE);
	s->data = hole > data ? hole : s->size;
	lseek(s->fd, data, SEEK_SET);
	hole = data - s->at;
	s->at = data;
	return hole;
}

/* The end as it was when the file was opened; it may have moved. */
static size_t end_of_file(struct stream *s, struct diags *d)
{
	struct stat st;

	if (s->ended || !s->regular || s->size == 0 || fstat(s->fd, &st) != 0)
		return 0;
	s->ended = true;
	if (st.st_size > s->size)
		say(s, d, DIAG_CHANGED,
		    "the file grew while it was read; what came behind its "
		    "old end was not");
	else if (s->at < s->size)
		say(s, d, DIAG_CHANGED,
		    "the file was cut while it was read; what was cut off is "
		    "not in the result");
	return 0;
}

/*
 * Wait; false when stopped.  A FIFO opened by name may have no writer: *late
 * says that none showed itself in time, and only reading tells.
 */
static bool wait_for_bytes(struct stream *s, bool *late)
{
	int ms = s->written ? -1 : STREAM_WRITER_S * 1000;

	*late = !sys_stop_wait(s->fd, ms);
	return !sys_stopped();
}

/* Bytes of the file: 0 is its end. */
static size_t read_raw(struct stream *s, char *p, size_t n, struct diags *d)
{
	int64_t hole = skip_hole(s);
	ssize_t got;
	bool late;

	if (hole > 0) {
		n = n < HOLE_BYTES ? n : HOLE_BYTES;
		memset(p, 0, n);
		return n;
	}
	if (s->size > 0 && (int64_t)n > s->size - s->at)
		n = s->size > s->at ? (size_t)(s->size - s->at) : 0;
	if (n == 0)
		return end_of_file(s, d);
	do {
		if (!wait_for_bytes(s, &late))
			return 0;
		got = read(s->fd, p, n);
		s->written = s->written || got != 0;
	} while (got < 0 && (errno == EINTR || errno == EAGAIN));
	if (got < 0)
		return fail(s, d);
	s->at += got;
	if (got > 0)
		return (size_t)got;
	return late ? say(s, d, DIAG_READ,
			  "nobody writes into this FIFO; start the program "
			  "that does, or pipe its output into `unstuck scan`")
		    : end_of_file(s, d);
}

/* ---- what they are ----------------------------------------------------------------- */

static const struct {
	struct str begins;
	const char *what;
} others[] = {
	{ STR_INIT("\x28\xb5\x2f\xfd"),
	  "this is packed by zstd: zstd -dc FILE | unstuck scan" },
	{ STR_INIT("\xfd"
		   "7zXZ"),
	  "this is packed by xz: xz -dc FILE | unstuck scan" },
	{ STR_INIT("BZh91AY&SY"),
	  "this is packed by bzip2: bzip2 -dc FILE | unstuck "
	  "scan" },
	{ STR_INIT("PK\3\4"), "this is packed by zip: unzip -p FILE | unstuck "
			      "scan" },
	{ STR_INIT("\xff\xfe"), "this is UTF-16: iconv -f UTF-16 -t UTF-8 FILE "
				"| unstuck scan" },
	{ STR_INIT("\xfe\xff"), "this is UTF-16: iconv -f UTF-16 -t UTF-8 FILE "
				"| unstuck scan" },
};

/* Text can be looked at; what is packed otherwise is not. */
static bool is_text(struct stream *s, struct str head, struct diags *d)
{
	for (size_t i = 0; i < COUNT(others); i++)
		if (str_starts(head, others[i].begins))
			return say(s, d, DIAG_PACKED, others[i].what);
	return true;
}

/* A pipe may give its first bytes one by one. */
static size_t read_head(struct stream *s, char *p, struct diags *d)
{
	size_t have = 0, got;

	while (have < STREAM_HEAD &&
	       (got = read_raw(s, p + have, STREAM_HEAD - have, d)) > 0) {
		have += got;
		s->begun = true;
	}
	return have;
}

static size_t fill_unpack(void *ctx, char *p, size_t n, struct diags *d)
{
	return read_raw(ctx, p, n, d);
}

static size_t read_packed(struct stream *s, char *p, size_t n, struct diags *d)
{
	const char *why = NULL;
	size_t got = unpack_read(s->unpack, p, n, d, &why);

	if (why && !sys_stopped())
		say(s, d, DIAG_PACKED, why);
	return got;
}

static size_t begin(struct stream *s, char *p, size_t n, struct diags *d)
{
	size_t have = read_head(s, p, d);
	struct str head = { p, have };

	s->begun = true;
	if (unpack_knows(head)) {
		if (!s->unpack)
			s->unpack = unpack_new(s->arena);
		unpack_begin(s->unpack, head, fill_unpack, s);
		s->packed = true;
		return read_packed(s, p, n, d);
	}
	return is_text(s, head, d) ? have : 0;
}

size_t sys_stream_read(struct stream *s, char *p, size_t n, struct diags *d)
{
	if (sys_stopped())
		return 0;
	if (!s->begun)
		return begin(s, p, n, d);
	return s->packed ? read_packed(s, p, n, d) : read_raw(s, p, n, d);
}
