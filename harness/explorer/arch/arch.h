/*
 * The contract between the explorer and a processor.
 *
 * All code that knows registers, stack frames or instructions is in arch/<processor>/ and
 * implements what is declared here:
 *
 *   fiber.S    fiber_run(), and how a fiber traps
 *   hooks.S    what the compiler calls before every plain access
 *   frame.c    the frames on a fiber's stack, read and written as structs
 *   gate.h     the macros with which calls/gates.S defines a gate
 *
 * Theory of operation
 *
 * A student's thread is a fiber: a stack of its own and nothing else. Whatever it asks of the
 * outside world is a trap, like a system call: the fiber leaves its registers on its own stack, and
 * the explorer goes on with *its* stack, as if fiber_run() returned. So the bytes from a fiber's
 * stack pointer up are the whole thread. No frame of ours lies on a student's stack, and
 * fiber_run() clears the registers that a call may change, so nothing of the search gets into a
 * state.
 *
 *   a gate     x.<name>, which the student's code calls in place of <name>. It traps.
 *   a hook     __tsan_readN and the like, called before a plain access. Usually it writes a note
 *              into a buffer. If accesses are scheduling points, the buffer is full, or the
 *              address is not the program's, it traps, and saves every register first, since its
 *              caller (`preserve_allcc`, build/hooks.c) expects that none but r11 changes. (Of the
 *              floating-point stack clang keeps nothing across any call.)
 */
#ifndef ARCH_H
#define ARCH_H

#include "arch/region.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* ---------------------------------------------------------------- fibers */

/*
 * Makes a fiber on a zeroed stack that ends at `top`, which is aligned to 16 bytes. Its first run
 * calls body(first, second). Returns its stack pointer.
 */
char *fiber_begin(char *top, void *body, uint64_t first, uint64_t second);
/* Changes the arguments of a fiber that has not run yet. */
void fiber_set_arguments(char *sp, uint64_t first, uint64_t second);
uint64_t fiber_first_argument(const char *sp);

/*
 * Runs a fiber until its next trap. Its last trap returns `result`, or sixteen bytes if there is a
 * `second` half.
 */
void fiber_run(char *sp, uint64_t result, uint64_t second);

/* What a fiber trapped with. */
struct fiber_trap {
	uint64_t arguments[6];
	const void *operation; /* the gate's; NULL: a hook, with a note's members as arguments */
	char *sp;
};
extern struct fiber_trap fiber_trap;

/* Where a signal interrupted a fiber. */
struct fiber_place {
	uintptr_t pc;
	char *sp;
};
/* For a signal handler, with its `context`. */
struct fiber_place fiber_interrupted(void *context);
/*
 * For a signal handler, with its `context`: the interrupted fiber is lost, and fiber_run() returns
 * when the handler does.
 */
struct fiber_place fiber_abandon(void *context);

/* ---------------------------------------------------------------- frames */

/* How many bytes from a fiber's stack pointer up belong to the trap. */
extern const size_t fiber_frame_size;

/* A frame: where its code goes on, and where its caller's frame is. */
struct fiber_frame {
	uint64_t pc, link;
};
/* The frame that called the gate. `variadic`: a gate of a function with "...". */
struct fiber_frame fiber_caller(const char *sp, bool variadic);
/* The frame that a link points to. */
struct fiber_frame fiber_up(uint64_t link);

/*
 * The arguments after `named` ones, at the gate of a function with "...". Valid until the next
 * call.
 */
void fiber_va_start(va_list *list, const char *sp, const uint64_t arguments[6], int named);

/* ---------------------------------------------------------------- hooks */

/* What a hook writes down. `how` is the size, with bit 31 set for a write. */
struct note {
	uint64_t address;
	uint64_t how;
	uint64_t pc;
};

enum { NOTES_MOST = 4096 };
extern struct note access_notes[NOTES_MOST];

/* What the hooks look at and change. */
struct access_hooks {
	struct note *next, *limit; /* in access_notes */
	/* The program's globals. A write to them or into the region needs no trap. */
	char *data;
	size_t data_size;
	char *bss;
	size_t bss_size;
	char *deepest_sp; /* the lowest at a function's entry since this was last set */
};
extern struct access_hooks access_hooks;

#endif
