#include "unstuck/sys/journal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "unstuck/base/arena.h"
#include "unstuck/sys/files.h"

enum { PRIVATE_DIR = 0700, PRIVATE_FILE = 0600, OTHERS = 0077 };

static struct place whole(struct arena *a, struct str path)
{
	struct source *source = arena_new(a, struct source);

	source->path = str_copy(a, path);
	return (struct place){ source, 0, 0 };
}

static bool fail(struct diags *d, enum diag_code code, struct str path)
{
	int error = errno;

	return diag_add(d, code, whole(d->arena, path), "cannot save: %s",
			strerror(error));
}

static bool refuse(struct diags *d, struct str path, const char *why)
{
	return diag_add(d, DIAG_WRITE, whole(d->arena, path), "%s", why);
}

/* ---- the folder ----------------------------------------------------------- */

static const char *flaw_of_folder(const struct stat *st)
{
	if (st->st_uid != geteuid())
		return "cannot save: the folder belongs to another user";
	if (st->st_mode & OTHERS)
		return "cannot save: others may look into the folder; make it "
		       "yours by chmod 700";
	return NULL;
}

/* The folder, opened; -1 after a fault. */
static int open_folder(struct arena *a, struct str folder, struct diags *d)
{
	int fd = open(str_cz(a, folder),
		      O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);

	if (fd < 0 && (errno == ELOOP || errno == ENOTDIR)) {
		refuse(d, folder,
		       "cannot save: this is a link or a file, not "
		       "a folder");
		return -1;
	}
	if (fd < 0)
		fail(d, DIAG_WRITE, folder);
	return fd;
}

/* A folder that no one else can look into or write to. */
static int open_private(struct arena *a, struct str folder, struct diags *d)
{
	int fd = open_folder(a, folder, d);
	const char *flaw;
	struct stat st;

	if (fd < 0)
		return -1;
	if (fstat(fd, &st) != 0) {
		fail(d, DIAG_WRITE, folder);
		close(fd);
		return -1;
	}
	flaw = flaw_of_folder(&st);
	if (!flaw)
		return fd;
	refuse(d, folder, flaw);
	close(fd);
	return -1;
}

/* ---- the file ------------------------------------------------------------- */

static bool is_ours(const struct stat *st)
{
	return S_ISREG(st->st_mode) && st->st_uid == geteuid() &&
	       st->st_nlink == 1;
}

/* Lock what is open and take it over; closed again after a fault. */
static bool take(struct journal *j, int fd, struct diags *d)
{
	struct stat st;

	if (fstat(fd, &st) != 0)
		fail(d, DIAG_WRITE, j->path);
	else if (!is_ours(&st))
		refuse(d, j->path, "cannot save: this is no file of your own");
	else if (flock(fd, LOCK_EX | LOCK_NB) != 0)
		fail(d, errno == EWOULDBLOCK ? DIAG_HELD : DIAG_WRITE, j->path);
	else {
		j->fd = fd;
		j->end = st.st_size;
		return true;
	}
	close(fd);
	return false;
}

/* The name, too, must be on the disk before a line counts as saved. */
static bool make_in(struct journal *j, struct arena *a, int folder,
		    struct str name, struct diags *d)
{
	const char *cz = str_cz(a, name);
	int fd = openat(folder, cz,
			O_RDWR | O_APPEND | O_CREAT | O_EXCL | O_NOFOLLOW |
				O_CLOEXEC,
			PRIVATE_FILE);

	if (fd < 0)
		return fail(d, errno == EEXIST ? DIAG_EXISTS : DIAG_WRITE,
			    j->path);
	if (fchmod(fd, PRIVATE_FILE) == 0 && fsync(folder) == 0)
		return take(j, fd, d);
	fail(d, DIAG_WRITE, j->path);
	unlinkat(folder, cz, 0);
	close(fd);
	return false;
}

static bool make_at(struct journal *j, struct arena *a, int folder,
		    struct str name, struct diags *d)
{
	bool made;

	if (folder < 0)
		return false;
	made = make_in(j, a, folder, name, d);
	close(folder);
	return made;
}

static void name_journal(struct journal *j, struct arena *a, struct str folder,
			 struct str name)
{
	*j = (struct journal){ .fd = -1 };
	j->path = str_format(a, STR_FMT "/" STR_FMT, STR_ARG(folder),
			     STR_ARG(name));
}

bool sys_journal_make(struct journal *j, struct arena *a, struct str folder,
		      struct str name, struct diags *d)
{
	name_journal(j, a, folder, name);
	sys_make_dirs(a, folder);
	return make_at(j, a, open_private(a, folder, d), name, d);
}

bool sys_journal_place(struct journal *j, struct arena *a, struct str folder,
		       struct str name, struct diags *d)
{
	name_journal(j, a, folder, name);
	return make_at(j, a, open_folder(a, folder, d), name, d);
}

bool sys_journal_open(struct journal *j, struct arena *a, struct str path,
		      struct diags *d)
{
	int fd = open(str_cz(a, path),
		      O_RDWR | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);

	*j = (struct journal){ .fd = -1, .path = str_copy(a, path) };
	if (fd < 0)
		return fail(d, DIAG_WRITE, path);
	return take(j, fd, d);
}

/* ---- lines ---------------------------------------------------------------- */

static bool write_all(int fd, struct str bytes)
{
	while (bytes.n) {
		ssize_t put = write(fd, bytes.p, bytes.n);

		if (put < 0 && errno == EINTR)
			continue;
		if (put <= 0)
			return false;
		bytes = str_tail(bytes, (size_t)put);
	}
	return true;
}

static bool sync_data(int fd)
{
	int status;

	do
		status = fdatasync(fd);
	while (status != 0 && errno == EINTR);
	return status == 0;
}

/* A line that failed halfway must not run into the next one. */
static void cut_back(struct journal *j)
{
	int error = errno;

	j->ragged = ftruncate(j->fd, j->end) != 0 || !sync_data(j->fd);
	errno = error;
}

bool sys_journal_add(struct journal *j, struct str line, struct diags *d)
{
	if (j->fd < 0)
		return refuse(d, j->path, "cannot save: the file is closed");
	if (j->ragged)
		cut_back(j);
	/* Still there: its line ends here, whole or not; its checksum tells. */
	if ((j->ragged && !write_all(j->fd, STR("\n"))) ||
	    !write_all(j->fd, line) || !sync_data(j->fd)) {
		cut_back(j);
		return fail(d, DIAG_WRITE, j->path);
	}
	j->ragged = false;
	j->end = lseek(j->fd, 0, SEEK_END);
	return true;
}

/* ---- a damaged file --------------------------------------------------------- */

enum { ASIDE_MOST = 100 };

/* A second name for the file, so that it is never without one. */
static bool set_aside(struct journal *j, struct arena *a, struct str *aside,
		      struct diags *d)
{
	for (int n = 1; n < ASIDE_MOST; n++) {
		*aside = n == 1 ? str_join(a, j->path, STR(".damaged"))
				: str_format(a, STR_FMT ".damaged-%d",
					     STR_ARG(j->path), n);
		if (link(str_cz(a, j->path), str_cz(a, *aside)) == 0)
			return true;
		if (errno != EEXIST)
			break;
	}
	return fail(d, DIAG_WRITE, j->path);
}

static bool take_place(struct arena *a, struct str from, struct str to,
		       struct str folder, struct diags *d)
{
	int fd = open(str_cz(a, folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool taken;

	if (fd < 0)
		return fail(d, DIAG_WRITE, to);
	taken = rename(str_cz(a, from), str_cz(a, to)) == 0 && fsync(fd) == 0;
	if (!taken)
		fail(d, DIAG_WRITE, to);
	close(fd);
	return taken;
}

static struct str_pair folder_of(struct str path)
{
	size_t slash = path.n;

	while (slash > 0 && path.p[slash - 1] != '/')
		slash--;
	return (struct str_pair){ slash > 1 ? str_head(path, slash - 1)
					    : STR("."),
				  str_tail(path, slash), true };
}

bool sys_journal_mend(struct journal *j, struct arena *a, struct str lines,
		      struct str *aside, struct diags *d)
{
	struct str path = j->path;
	struct str_pair at = folder_of(path);
	struct journal mended;

	if (!sys_journal_place(&mended, a, at.head,
			       str_format(a, STR_FMT ".mending-%ld",
					  STR_ARG(at.tail), (long)getpid()),
			       d))
		return false;
	if (!sys_journal_add(&mended, lines, d) || !set_aside(j, a, aside, d) ||
	    !take_place(a, mended.path, path, at.head, d)) {
		sys_journal_drop(&mended);
		return false;
	}
	sys_journal_close(j);
	*j = mended;
	j->path = path;
	return true;
}

void sys_journal_close(struct journal *j)
{
	if (j->fd >= 0)
		close(j->fd);
	j->fd = -1;
}

void sys_journal_drop(struct journal *j)
{
	char path[4096];

	if (j->fd >= 0 && j->path.n < sizeof path) {
		memcpy(path, j->path.p, j->path.n);
		path[j->path.n] = '\0';
		unlink(path);
	}
	sys_journal_close(j);
}

/* ---- who holds it --------------------------------------------------------- */

struct str sys_host(struct arena *a)
{
	char name[256] = "";

	if (gethostname(name, sizeof name - 1) != 0)
		return STR("unknown");
	return str_copy(a, str_from(name));
}

int64_t sys_pid(void)
{
	return getpid();
}
