#include "course/overview.h"

#include "course/c_tokens.h"
#include "course/gradebook_read.h"

void overview_read(struct overview *overview, int out, const char *path, const struct house *house,
	const struct labs *labs)
{
	struct names library = {0};

	c_library_read(&library, house);
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
