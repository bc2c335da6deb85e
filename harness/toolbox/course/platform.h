/*
 * The platforms that submissions are downloaded from, and how each of them names what it has.
 *
 * To add one: a file platform_<name>.c, a line below, and a row in platform.c.
 */
#ifndef PLATFORM_H
#define PLATFORM_H

#include "base/conf.h"
#include "course/named.h"

struct platform {
	const char *name; /* for --from */
	const char *title;
	const char *own; /* a list of the files that are the platform's and nobody's hand-in */
	/*
	 * Takes a name apart; false when the platform does not make such names. `people` is what
	 * `people` below has read.
	 */
	bool (*parse)(
		const char *name, bool is_folder, const struct conf *people, struct named *named);
	bool is_numbered; /* a person is a number, which becomes a part of the id */
	/* Reads what stands about the students beside their files. NULL where nothing does. */
	void (*people)(const char *folder, struct conf *people);
};

/* Ends with a row without a name. The last row that has one takes every name. */
extern const struct platform platforms[];

/* NULL when there is no such platform. */
const struct platform *platform_find(const char *name);

#define PLATFORM(name)        \
	bool platform_##name( \
		const char *text, bool is_folder, const struct conf *people, struct named *named);
PLATFORM(moodle)
PLATFORM(canvas)
PLATFORM(gradescope)
PLATFORM(autolab)
#undef PLATFORM

void platform_gradescope_people(const char *folder, struct conf *people);
/* The same from the bytes of the file, up to a NUL, which it takes apart. */
void platform_gradescope_read(char *bytes, struct conf *people);

#endif
