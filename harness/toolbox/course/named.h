/*
 * What the name of a downloaded file says about who handed it in.
 */
#ifndef NAMED_H
#define NAMED_H

#include "base/text.h"

/* What the name of a file or folder says. */
struct named {
	char *person; /* the same for all that one student handed in; unique on its platform */
	char *who; /* how a person would call the student */
	const char *as; /* how the student called the file, a part of the name; NULL for a folder */
	long version; /* of several hand-ins of one person only the highest counts; or 0 */
	bool late;
};

void named_release(struct named *named);

/* How many digits `text` begins with: the numbers in such names. */
size_t named_digits(const char *text);

#endif
