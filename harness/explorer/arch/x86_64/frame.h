/* The frames that fiber.S leaves on a fiber's stack, from its stack pointer up. */
#ifndef FRAME_H
#define FRAME_H

#include <stdint.h>

/*
 * A trap's frame. In a new fiber r12 and r13 are the arguments and rbx the function that
 * fiber_entry calls.
 */
struct trap_frame {
	uint64_t r15, r14, r13, r12, rbp, rbx;
	uint64_t pc;
};

/* The frame of a gate with "...": the vector registers lie between the trap and its caller. */
struct variadic_frame {
	struct trap_frame trap;
	unsigned char vector[8][16];
	uint64_t padding;
	uint64_t pc;
	/* The arguments on the stack follow. */
};

#endif
