/*
 * Descriptors: what read(), write() and close() work on.
 *
 * A kind of descriptor is a file, and a row in the table of descriptors.c. It has a range of
 * numbers of its own, so a number says in every schedule which kind it is.
 */
#ifndef DESCRIPTORS_H
#define DESCRIPTORS_H

#include "world/world.h"

/*
 * What a kind of descriptor can do. The functions are like those of `struct operation`; the
 * thread's first argument is the descriptor. A call whose function is NULL fails with EBADF; one
 * without choices never blocks.
 */
struct descriptor_kind {
	int first, count; /* the range of its numbers */
	uint32_t (*read_choices)(const struct thread *thread);
	uint64_t (*read)(struct thread *thread);
	uint32_t (*write_choices)(const struct thread *thread);
	uint64_t (*write)(struct thread *thread);
	uint64_t (*close)(struct thread *thread);
};

/* In pipe.c, eventfd.c, and in output.c (stdout and stderr). */
extern const struct descriptor_kind descriptors_of_pipes, descriptors_of_counters,
	descriptors_of_output;

#endif
