#include "calls/threads.h"

#include "arch/arch.h"
#include "calls/keys.h"
#include "world/access.h"
#include "world/blocks.h"
#include "world/end.h"
#include "world/family.h"
#include "world/memory.h"
#include "world/order.h"
#include "world/pc.h"

#include <errno.h>
#include <pthread.h>
#include <string.h>
#include <threads.h>

/* A pthread_t is a thread's number with a mark, so anything else is recognised as wrong. */
#define HANDLE UINT64_C(0x7461736b00000000)

static uint64_t handle_of(const struct thread *thread)
{
	return HANDLE | (uint64_t)thread_number(thread);
}

static struct thread *thread_of(uint64_t handle)
{
	uint64_t number = handle ^ HANDLE;

	return number < THREADS_MOST && threads[number].state != THREAD_NONE ? &threads[number]
									     : NULL;
}

static const struct thread_bodies *bodies;

void threads_init(const struct thread_bodies *given)
{
	bodies = given;
}

/*
 * Begins a thread as a fiber that calls body(first, second). Its frame starts `room` bytes below
 * the top.
 */
static void begin(struct thread *thread, size_t room, void *body, uint64_t first, uint64_t second,
	const struct operation *operation)
{
	int number = thread_number(thread);

	blocks_adopt(thread);
	thread->sp = fiber_begin(memory_stack_top(number) - room, body, first, second);
	thread->state = THREAD_LIVES;
	thread->pending = operation;
	thread->random = (uint32_t)number * 2654435761u + 1;
	thread->carrier = (uint8_t)number;
	world.living++;
	thread_set_add(&world.present, number);
}

static uint64_t start_run(struct thread *thread, unsigned choice)
{
	(void)thread;
	(void)choice;
	return 0;
}

OPERATION(thread_start) = {"start", 0, always_enabled, start_run, .frame = FRAME_START};

void threads_begin_main(void)
{
	begin(&threads[0], 0, (void *)bodies->main, 0, 0, &op_thread_start);
}

void threads_main_arguments(int argc, char **argv)
{
	fiber_set_arguments(threads[0].sp, (uint64_t)argc, (uint64_t)argv);
}

/* The maker's next thread. If there are too many, ends the world and returns NULL. */
static struct thread *next_of(struct thread *maker)
{
	uint32_t heap_used;
	int number = family_number_child(maker);
	struct thread *thread;

	if (number < 0) {
		world_end(END_UNMODELLED, 0, 0, "more than 256 threads at a time");
		return NULL;
	}
	thread = &threads[number];
	heap_used = thread->heap_used;
	*thread = (struct thread){.heap_used = heap_used};
	return thread;
}

static struct thread *create(struct thread *maker, void *body, uint64_t start, uint64_t argument)
{
	struct thread *made = next_of(maker);

	if (!made)
		return NULL;
	begin(made, 0, body, start, argument, &op_thread_start);
	order_inherit(made, maker);
	return made;
}

struct thread *threads_make_context(struct thread *maker, const struct operation *operation,
	uint64_t function, const uint64_t arguments[3], uint64_t after)
{
	const uint64_t with[4] = {arguments[0], arguments[1], arguments[2], after};
	struct thread *made = next_of(maker);
	char *above;

	if (!made)
		return NULL;
	/* The body's data lies above its frame. */
	above = memory_stack_top(thread_number(made)) - 16 - sizeof with;
	memcpy(above, with, sizeof with);
	begin(made, sizeof with, (void *)bodies->context, function, (uint64_t)above, operation);
	order_inherit(made, maker);
	return made;
}

static uint64_t pthread_create_run(struct thread *thread, unsigned choice)
{
	const uint64_t *arguments = thread->arguments;
	const pthread_attr_t *attributes = (const void *)arguments[1];
	int detached = PTHREAD_CREATE_JOINABLE;
	struct thread *child;
	uint64_t handle;

	(void)choice;
	/* The handle is written before the new thread exists: a program may rely on that order. */
	access_touch(thread, arguments[0], sizeof handle, TOUCH_WRITE, pc_of(thread));
	child = world.end ? NULL
			  : create(thread, (void *)bodies->thread, arguments[2], arguments[3]);
	if (!child)
		return EAGAIN;
	if (attributes)
		pthread_attr_getdetachstate(attributes, &detached);
	child->detached = detached == PTHREAD_CREATE_DETACHED;
	handle = handle_of(child);
	memcpy((void *)arguments[0], &handle, sizeof handle);
	return 0;
}

static uint64_t thrd_create_run(struct thread *thread, unsigned choice)
{
	const uint64_t *arguments = thread->arguments;
	struct thread *child;
	uint64_t handle;

	(void)choice;
	access_touch(thread, arguments[0], sizeof handle, TOUCH_WRITE, pc_of(thread));
	child = world.end ? NULL
			  : create(thread, (void *)bodies->thread_c11, arguments[1], arguments[2]);
	if (!child)
		return thrd_error;
	handle = handle_of(child);
	memcpy((void *)arguments[0], &handle, sizeof handle);
	return thrd_success;
}

OPERATION(pthread_create) = {"pthread_create", 4, always_enabled, pthread_create_run};
OPERATION(thrd_create) = {"thrd_create", 3, always_enabled, thrd_create_run};

/* ---------------------------------------------------------------- join */

/* A number that nobody has is that of a thread which was joined: see forget(). */
static bool is_number(uint64_t handle)
{
	return (handle ^ HANDLE) < THREADS_MOST;
}

/* Keeps nothing of a joined thread but what is left in its heap. */
static void forget(struct thread *joined)
{
	*joined = (struct thread){.heap_used = joined->heap_used};
	if (!joined->heap_used)
		thread_set_remove(&world.present, thread_number(joined));
}

static uint32_t join_choices(const struct thread *thread)
{
	const struct thread *other = thread_of(thread->arguments[0]);

	return other && other != thread && other->state == THREAD_LIVES && !other->detached
		       ? 0
		       : BIT(0);
}

static int join_holder(const struct thread *thread)
{
	const struct thread *other = thread_of(thread->arguments[0]);

	return other ? thread_number(other) : -1;
}

static uint64_t join_run(struct thread *thread, unsigned choice)
{
	struct thread *other = thread_of(thread->arguments[0]);
	uint64_t where = thread->arguments[1], result;

	(void)choice;
	if (!other)
		world_end(END_MISUSED, 0, 0,
			is_number(thread->arguments[0]) ? "joins a thread that was joined already"
							: "joins something that is no thread");
	else if (other == thread)
		world_end(END_DEADLOCK, 0, 0, "a thread joins itself");
	else if (other->detached)
		world_end(END_MISUSED, 0, 0, "joins a thread that was detached");
	else if (other->state == THREAD_JOINED)
		world_end(END_MISUSED, 0, 0, "joins a thread that was joined already");
	if (world.end)
		return ESRCH;
	order_acquire(thread, (uintptr_t)other);
	result = other->result;
	other->result = 0;
	other->state = THREAD_JOINED;
	blocks_inherit(thread, other);
	/* A lock that it still holds stays its own. */
	if (family_is_maker(thread, thread_number(other)) && !other->locks)
		forget(other);
	if (!where)
		return 0;
	if (thread->pending->c11) {
		access_touch(thread, where, sizeof(int), TOUCH_WRITE, pc_of(thread));
		if (!world.end)
			*(int *)where = (int)result;
	} else {
		access_touch(thread, where, sizeof(void *), TOUCH_WRITE, pc_of(thread));
		if (!world.end)
			*(uint64_t *)where = result;
	}
	return 0;
}

OPERATION(pthread_join) = {"pthread_join", 2, join_choices, join_run, join_holder};
OPERATION(thrd_join) = {"thrd_join", 2, join_choices, join_run, join_holder, .c11 = true};

static uint64_t detach_run(struct thread *thread, unsigned choice)
{
	struct thread *other = thread_of(thread->arguments[0]);

	(void)choice;
	if (!other)
		world_end(END_MISUSED, 0, 0,
			is_number(thread->arguments[0])
				? "detaches a thread that was joined already"
				: "detaches something that is no thread");
	else if (other->state == THREAD_JOINED)
		world_end(END_MISUSED, 0, 0, "detaches a thread that was joined already");
	else if (other->detached)
		world_end(END_MISUSED, 0, 0, "detaches a thread twice");
	else
		other->detached = true;
	if (!world.end && other->state == THREAD_ENDED)
		blocks_inherit(NULL, other);
	return 0;
}

OPERATION(pthread_detach) = {"pthread_detach", 1, always_enabled, detach_run};
OPERATION(thrd_detach) = {"thrd_detach", 1, always_enabled, detach_run};

/* ---------------------------------------------------------------- end */

void threads_end(struct thread *thread, enum thread_state state)
{
	thread->pending = NULL;
	thread->state = (uint8_t)state;
	thread->clock = 0;
	thread->random = 0;
	keys_forget(thread);
	if (state == THREAD_JOINED || thread->detached)
		blocks_inherit(NULL, thread);
	world.living--;
	order_forget_lone();
	memset(thread->arguments, 0, sizeof thread->arguments);
	memset(thread->sp, 0, (size_t)(memory_stack_top(thread_number(thread)) - thread->sp));
	thread->sp = NULL;
}

/* Called by callbacks.c when a thread's function has returned or pthread_exit() was called. */
static uint64_t thread_end_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	if (thread->carrier != thread_number(thread)) {
		world_end(END_UNMODELLED, 0, 0, "pthread_exit() in a context");
		return 0;
	}
	order_release(thread, (uintptr_t)thread);
	if (thread == &threads[0])
		world.waits_for_threads = true;
	thread->result = thread->arguments[0];
	threads_end(thread, THREAD_ENDED);
	return thread->result;
}

OPERATION(thread_end) = {"end", 1, always_enabled, thread_end_run};

static uint64_t self_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	return handle_of(&threads[thread->carrier]);
}

OPERATION(pthread_self) = {"pthread_self", 0, NULL, self_run};
OPERATION(thrd_current) = {"thrd_current", 0, NULL, self_run};

static uint64_t equal_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	return thread->arguments[0] == thread->arguments[1];
}

/* Nothing in a program depends on its threads' names. */
static uint64_t setname_run(struct thread *thread, unsigned choice)
{
	(void)thread;
	(void)choice;
	return 0;
}

OPERATION(pthread_setname_np) = {"pthread_setname_np", 2, NULL, setname_run};
OPERATION(pthread_equal) = {"pthread_equal", 2, NULL, equal_run};
OPERATION(thrd_equal) = {"thrd_equal", 2, NULL, equal_run};
