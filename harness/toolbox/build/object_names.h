/*
 * The names that an object file defines, and those that it needs. Starting nm for them would take
 * longer than the explorer itself does.
 */
#ifndef OBJECT_NAMES_H
#define OBJECT_NAMES_H

#include <stdbool.h>
#include <stddef.h>

struct object_names {
	char **needed, **defined; /* a name that is only perhaps needed counts as defined */
	size_t needed_count, defined_count;
};

/* Adds the names in `bytes`, a 64-bit ELF object; false if that is not one, or is cut off. */
bool object_names_read(struct object_names *names, const char *bytes, size_t length);
bool object_names_define(const struct object_names *names, const char *name);
void object_names_release(struct object_names *names);

#endif
