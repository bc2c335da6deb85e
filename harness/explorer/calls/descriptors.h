/*
 * Descriptors: read(), write() and close() of whatever has a number.
 *
 * A kind of descriptor is a file of its own, and a row in the table of descriptors.c. Its numbers
 * are its own, so that a number says what it is of in every schedule.
 */
#ifndef DESCRIPTORS_H
#define DESCRIPTORS_H

#include "world/world.h"

/*
 * What can be done with one kind of descriptor, as `struct operation` has it. NULL: EBADF, or, for
 * choices, at once. A function is given the call's thread, whose first argument is the descriptor.
 */
struct descriptor_kind {
	int first, count; /* of its numbers */
	uint32_t (*read_choices)(const struct thread *thread);
	uint64_t (*read)(struct thread *thread);
	uint32_t (*write_choices)(const struct thread *thread);
	uint64_t (*write)(struct thread *thread);
	uint64_t (*close)(struct thread *thread);
};

/* pipe.c; output.c: stdout and stderr. */
extern const struct descriptor_kind descriptors_of_pipes, descriptors_of_output;

#endif
