/*
 * The system calls that no program of a hand-in needs. They fail with EPERM behind a wall, in the
 * program, in the compiler, and in all that these start.
 *
 * The filter stands before the first instruction of the program, and nothing takes it away again.
 */
#ifndef FILTER_H
#define FILTER_H

#include <stdbool.h>
#include <stddef.h>

struct filter {
	unsigned short count; /* of instructions, eight bytes each */
	void *instructions;
};

/* False, with errno set, when it cannot be made. */
bool filter_init(struct filter *filter);
/* Puts the calling process behind the filter. False with errno set. */
bool filter_apply(const struct filter *filter);

#endif
