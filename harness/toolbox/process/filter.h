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

/*
 * False, with errno set, when it cannot be made. Unless `program` is NULL, one call of execve() is
 * allowed, that with this very pointer: the one that starts the program. It must be an address that
 * the program cannot guess, where nothing of it is mapped.
 */
bool filter_init(struct filter *filter, const char *program);
/* Puts the calling process behind the filter. False with errno set. */
bool filter_apply(const struct filter *filter);

#endif
