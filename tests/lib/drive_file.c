#include "drive_file.h"

#include <ftw.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

enum { OPEN_AT_ONCE = 16 }; /* directories nftw may hold open */

bool file_read(const char *path, struct bytes *into)
{
	FILE *f = fopen(path, "r");
	char chunk[8192];
	size_t n;
	bool fine;

	if (!f)
		return false;
	while ((n = fread(chunk, 1, sizeof(chunk), f)) > 0)
		bytes_add(into, chunk, n);
	fine = !ferror(f);
	fclose(f);
	return fine;
}

static void make_parents(const char *path)
{
	struct bytes part = { 0 };

	for (const char *at = strchr(path + 1, '/'); at;
	     at = strchr(at + 1, '/')) {
		bytes_clear(&part);
		bytes_add(&part, path, (size_t)(at - path));
		mkdir(part.at, 0755);
	}
	bytes_free(&part);
}

bool file_write(const char *path, const struct bytes *from)
{
	FILE *f;
	bool fine;

	make_parents(path);
	f = fopen(path, "w");
	if (!f)
		return false;
	fine = fwrite(bytes_text(from), 1, from->len, f) == from->len;
	return fclose(f) == 0 && fine;
}

static int open_up(const char *path, const struct stat *st, int what,
		   struct FTW *at)
{
	(void)st;
	(void)at;
	return what == FTW_D || what == FTW_DNR ? chmod(path, 0700) : 0;
}

static int take_away(const char *path, const struct stat *st, int what,
		     struct FTW *at)
{
	(void)st;
	(void)what;
	(void)at;
	return remove(path);
}

void file_remove_all(const char *directory)
{
	nftw(directory, open_up, OPEN_AT_ONCE, FTW_PHYS);
	nftw(directory, take_away, OPEN_AT_ONCE, FTW_PHYS | FTW_DEPTH);
}
