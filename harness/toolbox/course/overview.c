#include "course/overview.h"

#include "base/fault.h"
#include "base/file.h"
#include "course/gradebook_read.h"

#include <stdlib.h>
#include <string.h>

/* The library's calls, from the list of what a program may call: lines without a `#`. */
static void read_library(struct names *library, const struct house *house)
{
	enum { LARGEST = 1 << 20 };
	char *path = text_format("%s/allowed.txt", house->harness), *line, *rest;
	struct text bytes = {0};
	int problem = file_read(&bytes, path, LARGEST);

	if (problem)
		die(EXIT_OUR_FAULT, "cannot read %s: %s", path, strerror(problem));
	rest = bytes.bytes;
	while ((line = strsep(&rest, "\n")))
		if (*line != '#')
			names_add_words(library, line);
	text_release(&bytes);
	free(path);
}

void overview_read(struct overview *overview, int out, const char *path, const struct house *house,
	const struct labs *labs)
{
	struct names library = {0};

	read_library(&library, house);
	gradebook_read(&overview->book, out, path, labs);
	mistakes_find(&overview->mistakes, &overview->book);
	alikes_find(&overview->alikes, &overview->book, out, &library);
	names_release(&library);
}

void overview_release(struct overview *overview)
{
	alikes_release(&overview->alikes);
	mistakes_release(&overview->mistakes);
	gradebook_release(&overview->book);
}
