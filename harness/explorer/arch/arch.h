/*
 * What the explorer asks of a processor, and what it shares with the code for it.
 *
 * All that knows registers, stack frames or instructions is in arch/<processor>/, and stands for
 * what is declared here:
 *
 *   fiber.S    fiber_run() and the way out of it, the gates
 *   hooks.S    what the compiler calls before every plain access
 *   frame.c    the frames on a fiber's stack, read and written as structs
 *   gate.h     how calls/gates.S spells a gate
 *
 * Theory of operation
 *
 * A student's thread is a fiber: a stack of its own and nothing else. Whatever it asks of the
 * outside world is a trap, like a system call: it leaves its registers on its own stack, and the
 * explorer goes on on *its* stack, as if fiber_run() returned. So the bytes from a fiber's stack
 * pointer upwards are the thread, whole: no frame of ours lies on a student's stack, and nothing
 * that depends on the past of the search can get into a state.
 *
 *   a gate     x_<name>, which the student's code calls in place of <name>: a trap
 *   a hook     __tsan_readN and the like: a plain access is about to happen. Fast way: a note in a
 *              buffer. Slow way, when accesses are scheduling points, the buffer is full, or the
 *              address is none of the program's: a trap too, with every register saved, since the
 *              caller (`preserve_allcc`, hooks.sed) believes that this call changes none but r11.
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
 * A fresh fiber, on a stack of zeros that ends at `top` (aligned to 16): its first run calls
 * body(first, second). Returns its stack pointer.
 */
char *fiber_begin(char *top, void *body, uint64_t first, uint64_t second);
/* Gives a fresh fiber other arguments. */
void fiber_set_arguments(char *sp, uint64_t first, uint64_t second);
uint64_t fiber_first_argument(const char *sp);

/*
 * Runs a fiber until its next trap: it returns from its last one with `result` (of sixteen bytes
 * when there is a `second` half).
 */
void fiber_run(char *sp, uint64_t result, uint64_t second);

/* What a fiber came back with. */
struct fiber_trap {
	uint64_t arguments[6];
	const void *operation; /* the gate's; NULL: a hook's plain access (address, how, pc) */
	char *sp;
};
extern struct fiber_trap fiber_trap;

/* Where code that a signal interrupted was. */
struct fiber_place {
	uintptr_t pc;
	char *sp;
};
/*
 * For a signal handler: the fiber that was interrupted does not go on. fiber_run() returns instead,
 * and the fiber is lost. `context` is the handler's.
 */
struct fiber_place fiber_abandon(void *context);

/* ---------------------------------------------------------------- frames */

/* The bytes from a fiber's stack pointer up that are the trap's own. */
extern const size_t fiber_frame_size;

/* A frame of the student's code: where it goes on, and where the frame of its caller is. */
struct fiber_frame {
	uint64_t pc, link;
};
/* The one that called the gate, of a function with "..." or not. */
struct fiber_frame fiber_caller(const char *sp, bool variadic);
/* The one above, by a link that points into a stack. */
struct fiber_frame fiber_up(uint64_t link);

/* The arguments behind `named` ones at the gate of a function with "...". Valid until the next. */
void fiber_va_start(va_list *list, const char *sp, const uint64_t arguments[6], int named);

/* ---------------------------------------------------------------- hooks */

/* What a hook writes down; `how` is the size, and bit 31 for a write. */
struct note {
	uint64_t address;
	uint64_t how;
	uint64_t pc;
};

enum { NOTES_MOST = 4096 };
extern struct note access_notes[NOTES_MOST];

/* What the hooks look at. */
struct access_hooks {
	struct note *next, *limit; /* in access_notes */
	/* The program's globals: writes to them, and into the region, need no second look. */
	char *data;
	size_t data_size;
	char *bss;
	size_t bss_size;
	char *deepest_sp; /* the lowest at any function's beginning since this was set */
};
extern struct access_hooks access_hooks;

#endif
