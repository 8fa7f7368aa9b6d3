/*
 * Runs a fuzz target once more over what was found: each argument is a file
 * or a folder of files.  Prints TAP, one line for the target; a finding ends
 * the program, so the plan stays open.
 */
#include <dirent.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { PATH_ROOM = 4096, DEPTH_MAX = 8 };

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

struct tally {
	size_t files;
	size_t unread;
};

static unsigned char *read_file(FILE *in, size_t *size)
{
	size_t room = 4096;
	unsigned char *data = malloc(room);

	*size = 0;
	while (data) {
		*size += fread(data + *size, 1, room - *size, in);
		if (*size < room)
			return data;
		room *= 2;
		data = realloc(data, room);
	}
	fputs("Bail out! no memory\n", stdout);
	exit(1);
}

static bool replay_file(const char *path)
{
	FILE *in = fopen(path, "rb");
	unsigned char *data, *exact;
	size_t size;

	if (!in)
		return false;
	data = read_file(in, &size);
	fclose(in);
	/* of its very size, so that a sanitizer sees what reads too far */
	exact = malloc(size ? size : 1);
	if (exact) {
		memcpy(exact, data, size);
		LLVMFuzzerTestOneInput(exact, size);
	}
	free(exact);
	free(data);
	return exact != NULL;
}

static void replay(const char *path, int depth, struct tally *t);

static void replay_folder(const char *path, int depth, struct tally *t)
{
	DIR *folder = opendir(path);
	struct dirent *entry;

	if (!folder || depth == DEPTH_MAX) {
		t->unread++;
		if (folder)
			closedir(folder);
		return;
	}
	while ((entry = readdir(folder))) {
		char inside[PATH_ROOM];
		int n = snprintf(inside, sizeof inside, "%s/%s", path,
				 entry->d_name);

		if (entry->d_name[0] == '.')
			continue;
		if (n < 0 || (size_t)n >= sizeof inside)
			t->unread++;
		else
			replay(inside, depth + 1, t);
	}
	closedir(folder);
}

static void replay(const char *path, int depth, struct tally *t)
{
	struct stat st;

	if (stat(path, &st) == 0 && S_ISDIR(st.st_mode)) {
		replay_folder(path, depth, t);
		return;
	}
	t->files++;
	if (!replay_file(path)) {
		printf("# cannot read %s\n", path);
		t->unread++;
	}
}

int main(int argc, char **argv)
{
	const char *slash = strrchr(argv[0], '/');
	const char *name = slash ? slash + 1 : argv[0];
	struct tally t = { 0, 0 };

	puts("1..1");
	fflush(stdout);
	LLVMFuzzerTestOneInput((const unsigned char *)"", 0);
	for (int i = 1; i < argc; i++)
		replay(argv[i], 0, &t);
	printf("%sok 1 - %s, %zu files\n", t.unread ? "not " : "", name,
	       t.files);
	return t.unread ? 1 : 0;
}
