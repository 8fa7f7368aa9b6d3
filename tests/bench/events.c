/*
 * events FOLDER - libyaml's own event loop over every file below it.
 *
 * What reading these bytes costs before anyone does anything with them.
 */
#include <fcntl.h>
#include <ftw.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <yaml.h>

enum { OPEN_FOLDERS = 8 };

static bool parse(const unsigned char *bytes, size_t n)
{
	yaml_parser_t parser;
	yaml_event_t event;
	bool fine = true, over = false;

	if (!yaml_parser_initialize(&parser))
		return false;
	yaml_parser_set_input_string(&parser, bytes, n);
	while (fine && !over) {
		fine = yaml_parser_parse(&parser, &event);
		over = fine && event.type == YAML_STREAM_END_EVENT;
		if (fine)
			yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
	return fine;
}

static bool parse_file(const char *path, size_t n)
{
	unsigned char *bytes = malloc(n + 1);
	int fd = open(path, O_RDONLY);
	bool fine = bytes && fd >= 0 && read(fd, bytes, n) == (ssize_t)n &&
		    parse(bytes, n);

	if (fd >= 0)
		close(fd);
	free(bytes);
	return fine;
}

static int visit(const char *path, const struct stat *st, int type,
		 struct FTW *place)
{
	(void)place;
	if (type != FTW_F || parse_file(path, (size_t)st->st_size))
		return 0;
	fprintf(stderr, "events: cannot parse %s\n", path);
	return 1;
}

int main(int argc, char **argv)
{
	return argc != 2 || nftw(argv[1], visit, OPEN_FOLDERS, FTW_PHYS) != 0;
}
