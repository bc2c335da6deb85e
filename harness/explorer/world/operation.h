/*
 * Operations: what the explorer knows of a call. Every name in calls/operations.h has a `struct
 * operation` in the file of its object.
 */
#ifndef OPERATION_H
#define OPERATION_H

#include <stdbool.h>
#include <stdint.h>

struct thread;

/*
 * What the thread left on its stack when it trapped, which says where pc.c finds its place in the
 * code.
 */
enum operation_frame { FRAME_CALL, FRAME_VARIADIC, FRAME_ACCESS, FRAME_START };

/* How a modelled call behaves. */
struct operation {
	const char *name;
	int arguments;
	/*
	 * The ways in which the thread may go on now, one bit each; 0 means blocked. NULL: the call
	 * is no scheduling point and is performed at once.
	 */
	uint32_t (*choices)(const struct thread *thread);
	/* Performs the call the way bit `choice` stands for and returns its result. */
	uint64_t (*run)(struct thread *thread, unsigned choice);
	/* For a thread that waits: the thread that holds what it waits for, or -1. */
	int (*holder)(const struct thread *thread);
	int size; /* of an atomic access, in bytes */
	bool c11; /* returns the codes of <threads.h> */
	uint8_t objects; /* the arguments that are synchronisation objects, a bit each */
	bool initialises; /* an object: a scheduling point if other threads live */
	bool asks; /* a scheduling point only while it has several ways to go on */
	bool touches; /* touches plain memory: a scheduling point if such accesses are */
	enum operation_frame frame;
};

#define OPERATION(call) const struct operation op_##call

/* The bits of a time-out and of a spurious wake-up: see cond.c. */
enum { CHOICE_TIMEOUT = 30, CHOICE_SPURIOUS = 31, CHOICES_MOST };
#define BIT(choice) (UINT32_C(1) << (choice))

/* The upper half of a result of sixteen bytes. Set by the operations that have one. */
extern uint64_t operation_second_result;

/* The `choices` of an operation that never blocks and has one way to go on. */
uint32_t always_enabled(const struct thread *thread);

#endif
