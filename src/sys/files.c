#include "unstuck/sys/files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include "unstuck/sys/builtin.h"

static bool is_builtin(struct str path)
{
	return str_starts(path, STR(BUILTIN_ROOT));
}

static const struct builtin_file *find_builtin(struct str path)
{
	struct str name = str_tail(path, sizeof BUILTIN_ROOT);

	for (size_t i = 0; i < builtin_file_count; i++)
		if (str_eq(str_from(builtin_files[i].path), name))
			return &builtin_files[i];
	return NULL;
}

static struct place whole_file(struct arena *a, struct str path)
{
	struct source *source = arena_new(a, struct source);

	source->path = str_copy(a, path);
	return (struct place){ source, 0, 0 };
}

static bool refuse(struct diags *d, struct str path, const char *what)
{
	return diag_add(d, DIAG_NOT_FILE, whole_file(d->arena, path),
			"this is %s, not a file", what);
}

static bool fail(struct diags *d, enum diag_code code, struct str path,
		 const char *verb)
{
	return diag_add(d, code, whole_file(d->arena, path), "cannot %s: %s",
			verb, strerror(errno));
}

static const char *file_kind(mode_t mode)
{
	static const struct {
		mode_t type;
		const char *name;
	} kinds[] = {
		{ S_IFDIR, "a folder" },  { S_IFIFO, "a FIFO" },
		{ S_IFCHR, "a device" },  { S_IFBLK, "a device" },
		{ S_IFSOCK, "a socket" },
	};

	for (size_t i = 0; i < COUNT(kinds); i++)
		if ((mode & S_IFMT) == kinds[i].type)
			return kinds[i].name;
	return "something else";
}

static size_t folder_bytes(struct str path)
{
	while (path.n && path.p[path.n - 1] != '/')
		path.n--;
	return path.n;
}

void sys_folder_close(struct sys_folder *folder)
{
	if (folder->path.n && folder->fd >= 0)
		close(folder->fd);
	*folder = (struct sys_folder){ .fd = -1 };
}

static void change_folder(struct arena *a, struct sys_folder *folder,
			  struct str path)
{
	sys_folder_close(folder);
	folder->path = path;
	folder->fd = open(str_cz(a, path), O_PATH | O_DIRECTORY | O_CLOEXEC);
}

/* O_NONBLOCK: opening a FIFO must not wait for a writer. */
static int open_in(struct arena *a, struct sys_folder *folder, struct str path)
{
	const int flags = O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY;
	const char *cz = str_cz(a, path);
	size_t n = folder_bytes(path);

	if (!folder || n == 0)
		return open(cz, flags);
	if (!str_eq(folder->path, str_head(path, n)))
		change_folder(a, folder, str_head(path, n));
	return folder->fd < 0 ? open(cz, flags)
			      : openat(folder->fd, cz + n, flags);
}

static int open_regular(struct arena *a, struct sys_folder *folder,
			struct str path, off_t *bytes, struct diags *d)
{
	int fd = open_in(a, folder, path);
	struct stat st;

	if (fd < 0) {
		/* A socket cannot be opened; say what it is all the same. */
		if (errno == ENXIO)
			refuse(d, path, "a socket");
		else
			fail(d, DIAG_READ, path, "read");
		return -1;
	}
	if (fstat(fd, &st) != 0)
		fail(d, DIAG_READ, path, "read");
	else if (!S_ISREG(st.st_mode))
		refuse(d, path, file_kind(st.st_mode));
	else {
		*bytes = st.st_size;
		return fd;
	}
	close(fd);
	return -1;
}

/* Up to n bytes; fewer at the end of the file; -1 on failure. */
static ssize_t read_fully(int fd, char *to, size_t n)
{
	size_t have = 0;

	while (have < n) {
		ssize_t got = read(fd, to + have, n - have);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return -1;
		if (got == 0)
			break;
		have += (size_t)got;
	}
	return (ssize_t)have;
}

static bool read_builtin(struct arena *a, struct str path, size_t limit,
			 struct source *out, struct diags *d)
{
	const struct builtin_file *file = find_builtin(path);

	errno = ENOENT;
	if (!file)
		return fail(d, DIAG_READ, path, "read");
	out->path = str_copy(a, path);
	out->bytes = str_head((struct str){ file->bytes, file->length }, limit);
	return true;
}

bool sys_read_head(struct arena *a, struct sys_folder *folder, struct str path,
		   size_t n, struct source *out, struct diags *d)
{
	off_t bytes = 0;
	ssize_t got;
	char *p;
	int fd;

	if (is_builtin(path))
		return read_builtin(a, path, n, out, d);
	fd = open_regular(a, folder, path, &bytes, d);
	if (fd < 0)
		return false;
	/* Files below /proc say that they are empty. */
	if (bytes > 0 && (size_t)bytes < n)
		n = (size_t)bytes;
	p = arena_room(a, n);
	got = read_fully(fd, p, n);
	if (got < 0)
		fail(d, DIAG_READ, path, "read");
	close(fd);
	if (got < 0)
		return false;
	out->path = str_copy(a, path);
	out->bytes = (struct str){ p, (size_t)got };
	return true;
}

bool sys_read(struct arena *a, struct str path, size_t limit,
	      struct source *out, struct diags *d)
{
	/* One byte more, to see whether there is more. */
	if (!sys_read_head(a, NULL, path, limit + 1, out, d))
		return false;
	if (out->bytes.n <= limit)
		return true;
	return diag_add(d, DIAG_TOO_LARGE, whole_file(d->arena, path),
			"the file is larger than %zu bytes", limit);
}

static bool stat_is(struct str path, mode_t type)
{
	char cz[4096];
	struct stat st;

	if (path.n >= sizeof cz)
		return false;
	memcpy(cz, path.p, path.n);
	cz[path.n] = '\0';
	return stat(cz, &st) == 0 && (st.st_mode & S_IFMT) == type;
}

/* The built-in files sit in one level of folders: the packs. */
static bool is_builtin_dir(struct str path)
{
	struct str name = str_tail(path, sizeof BUILTIN_ROOT);

	if (name.n == 0)
		return builtin_file_count > 0;
	for (size_t i = 0; i < builtin_file_count; i++) {
		struct str file = str_from(builtin_files[i].path);

		if (str_starts(file, name) && file.p[name.n] == '/')
			return true;
	}
	return false;
}

struct str sys_real_path(struct arena *a, struct str path)
{
	char *real = is_builtin(path) ? NULL : realpath(str_cz(a, path), NULL);
	struct str copy = real ? str_copy(a, str_from(real)) : path;

	free(real);
	return copy;
}

bool sys_is_dir(struct str path)
{
	if (is_builtin(path))
		return is_builtin_dir(path);
	return stat_is(path, S_IFDIR);
}

bool sys_is_file(struct str path)
{
	if (is_builtin(path))
		return find_builtin(path) != NULL;
	return stat_is(path, S_IFREG);
}

struct names {
	struct arena *arena;
	LIST(struct str) list;
};

static void list_builtin(struct names *names, struct str path)
{
	struct str dir = str_tail(path, sizeof BUILTIN_ROOT);
	struct str last = STR_NONE;

	for (size_t i = 0; i < builtin_file_count; i++) {
		struct str file = str_from(builtin_files[i].path);
		struct str name;

		if (dir.n && (!str_starts(file, dir) || file.p[dir.n] != '/'))
			continue;
		name = str_cut(str_tail(file, dir.n ? dir.n + 1 : 0), STR("/"))
			       .head;
		if (str_eq(name, last))
			continue;
		*list_push(names->arena, &names->list) = name;
		last = name;
	}
}

static int compare_names(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

struct sys_names sys_list(struct arena *a, struct str path)
{
	struct names names = { .arena = a };
	struct dirent *entry;
	DIR *dir;

	if (is_builtin(path)) {
		list_builtin(&names, path);
		return (struct sys_names){ names.list.at, names.list.count };
	}
	dir = opendir(str_cz(a, path));
	if (!dir)
		return (struct sys_names){ NULL, 0 };
	while ((entry = readdir(dir)))
		if (entry->d_name[0] != '.')
			*list_push(a, &names.list) =
				str_copy(a, str_from(entry->d_name));
	closedir(dir);
	if (names.list.count)
		qsort(names.list.at, names.list.count, sizeof *names.list.at,
		      compare_names);
	return (struct sys_names){ names.list.at, names.list.count };
}

static bool write_fully(int fd, struct str bytes)
{
	while (bytes.n) {
		ssize_t put = write(fd, bytes.p, bytes.n);

		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return false;
		bytes = str_tail(bytes, (size_t)put);
	}
	return true;
}

/* As open() would make it; mkstemp makes files private. */
static mode_t new_file_mode(void)
{
	mode_t mask = umask(0);

	umask(mask);
	return 0666 & ~mask;
}

/* The new bytes are whole on the disk before the name leads to them. */
static bool fill_file(int fd, struct str bytes)
{
	bool written = write_fully(fd, bytes) &&
		       fchmod(fd, new_file_mode()) == 0 && fsync(fd) == 0;
	int error = errno;
	bool closed = close(fd) == 0;

	if (!written)
		errno = error;
	return written && closed;
}

/* link() refuses an existing name, rename() replaces it. */
static bool take_name(const char *from, const char *to, bool force)
{
	if (force)
		return rename(from, to) == 0;
	if (link(from, to) != 0)
		return false;
	unlink(from);
	return true;
}

/* The temporary file does not outlive a failure. */
static bool make_whole(const char *to, char *temporary, struct str bytes,
		       bool force)
{
	int fd = mkstemp(temporary), error;

	if (fd < 0)
		return false;
	if (fill_file(fd, bytes) && take_name(temporary, to, force))
		return true;
	error = errno;
	unlink(temporary);
	errno = error;
	return false;
}

/* A signal waits until the file is whole or gone. */
static bool make_file(const char *to, char *temporary, struct str bytes,
		      bool force)
{
	sigset_t all, before;
	int error;
	bool made;

	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, &before);
	made = make_whole(to, temporary, bytes, force);
	error = errno;
	sigprocmask(SIG_SETMASK, &before, NULL);
	errno = error;
	return made;
}

bool sys_write_file(struct str path, struct str bytes, bool force,
		    struct diags *d)
{
	char *to = str_cz(d->arena, path);
	char *temporary =
		str_cz(d->arena, str_join(d->arena, path, STR(".XXXXXX")));
	struct stat st;

	if (stat(to, &st) == 0 && !S_ISREG(st.st_mode))
		return diag_add(d, DIAG_WRITE, whole_file(d->arena, path),
				"this is %s, not a file",
				file_kind(st.st_mode));
	if (!force && lstat(to, &st) == 0)
		return diag_add(d, DIAG_EXISTS, whole_file(d->arena, path),
				"the file is there already; --force replaces "
				"it");
	if (make_file(to, temporary, bytes, force))
		return true;
	return fail(d, errno == EEXIST ? DIAG_EXISTS : DIAG_WRITE, path,
		    "write");
}

/* What was made is on the disk before anything in it counts. */
static void sync_parent(char *cz)
{
	char *slash = strrchr(cz, '/');
	int fd;

	if (!slash || slash == cz)
		return;
	*slash = '\0';
	fd = open(cz, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	*slash = '/';
	if (fd < 0)
		return;
	fsync(fd);
	close(fd);
}

void sys_make_dirs(struct arena *a, struct str path)
{
	char *cz = str_cz(a, path);

	for (size_t i = 1; i <= path.n; i++) {
		if (cz[i] != '/' && cz[i] != '\0')
			continue;
		cz[i] = '\0';
		if (mkdir(cz, 0700) == 0)
			sync_parent(cz);
		else if (errno != EEXIST)
			return;
		if (i < path.n)
			cz[i] = '/';
	}
}

bool sys_remove(struct str path, struct diags *d)
{
	return unlink(str_cz(d->arena, path)) == 0 ||
	       fail(d, DIAG_WRITE, path, "delete");
}

bool sys_write(enum sys_stream to, struct str bytes, struct diags *d)
{
	if (write_fully((int)to, bytes))
		return true;
	return diag_add(d, DIAG_WRITE, NO_PLACE, "cannot write to %s: %s",
			to == SYS_OUT ? "standard output" : "standard error",
			strerror(errno));
}

bool sys_is_terminal(int fd)
{
	return isatty(fd);
}

bool sys_take_terminal(void)
{
	int fd = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
	bool taken = fd >= 0 && dup2(fd, STDIN_FILENO) >= 0;

	if (fd > STDIN_FILENO)
		close(fd);
	return taken;
}

int sys_columns(void)
{
	struct winsize size;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0)
		return 0;
	return size.ws_col;
}

/*
 * Byte by byte: what comes after the line belongs to whoever reads next, and
 * a person does not type fast.
 */
bool sys_input_waits(int ms)
{
	struct pollfd input = { .fd = STDIN_FILENO, .events = POLLIN };

	return poll(&input, 1, ms) > 0 && (input.revents & POLLIN);
}

bool sys_read_line(struct arena *a, size_t limit, struct str *line)
{
	char *p = arena_array(a, char, limit + 1);
	size_t n = 0;
	char c;

	for (;;) {
		ssize_t got = read(STDIN_FILENO, &c, 1);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0 && n == 0)
			return false;
		if (got <= 0 || c == '\n')
			break;
		if (n < limit)
			p[n++] = c;
	}
	*line = (struct str){ p, n };
	return true;
}
