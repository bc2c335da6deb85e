/* Completes the hooks of a listing in place, as the toolbox does between the two compilers. */
#include "base/fault.h"
#include "base/file.h"
#include "build/hooks.h"

int main(int count, char **words)
{
	struct text complete = {0}, refused = {0};
	struct listing listing;

	if (count != 2 || !listing_read(&listing, words[1]))
		die(EXIT_USAGE, "usage: complete LISTING");
	hooks_complete(&listing, words[1], &complete, &refused);
	if (refused.length)
		die(EXIT_CANNOT_JUDGE, "%s", text_string(&refused));
	if (file_write(words[1], text_string(&complete), complete.length) != 0)
		die(EXIT_OUR_FAULT, "cannot write %s", words[1]);
	return 0;
}
