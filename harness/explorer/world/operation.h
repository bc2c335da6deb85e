/*
 * What the explorer knows of a call that the program makes: one `struct operation` stands in its
 * object's file for every name in calls/operations.h.
 */
#ifndef OPERATION_H
#define OPERATION_H

#include <stdbool.h>
#include <stdint.h>

struct thread;

/* How its thread has left the student's code, and so where the place in that code is: see pc.c. */
enum operation_frame { FRAME_CALL, FRAME_VARIADIC, FRAME_ACCESS, FRAME_START };

/* How a modelled call behaves. */
struct operation {
	const char *name;
	int arguments;
	/*
	 * In which ways may the thread go on, now? One bit each: 0 is "blocked". NULL: the call is
	 * no scheduling point, and is done at once.
	 */
	uint32_t (*choices)(const struct thread *thread);
	/* Performs the call the way bit `choice` stands for and returns its result. */
	uint64_t (*run)(struct thread *thread, unsigned choice);
	/* For a thread that waits: which thread holds what it waits for (-1: nobody). */
	int (*holder)(const struct thread *thread);
	int size; /* of an atomic access, in bytes */
	bool c11; /* results as <threads.h> has them */
	bool touches; /* reads or writes plain memory: a scheduling point where accesses are */
	enum operation_frame frame;
};

#define OPERATION(call) const struct operation op_##call

/* Bit of a wake-up that nobody asked for, and of a time-out: see cond.c. */
enum { CHOICE_TIMEOUT = 30, CHOICE_SPURIOUS = 31 };
#define BIT(choice) (UINT32_C(1) << (choice))

/* The upper half of a result of sixteen bytes; an operation that has one sets it. */
extern uint64_t operation_second_result;

/* Choices of an operation that can always be done, in one way. */
uint32_t always_enabled(const struct thread *thread);

#endif
