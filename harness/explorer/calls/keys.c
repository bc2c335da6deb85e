/*
 * What belongs to one thread: errno, _Thread_local variables (with -femulated-tls the compiler
 * calls a function for their address), and the values of keys.
 *
 * All of it is in a block of the thread's own heap, made at first use, so it is part of the state
 * like any other memory.
 */
#include "calls/keys.h"

#include "world/access.h"
#include "world/blocks.h"
#include "world/end.h"
#include "world/pc.h"

#include <errno.h>
#include <limits.h>
#include <pthread.h>
#include <string.h>
#include <threads.h>

enum { KEYS_MOST = 16, LOCALS_MOST = 32 };

struct control {
	int error;
	uint64_t values[KEYS_MOST];
	struct {
		uint64_t variable; /* the address of the compiler's description */
		void *copy;
	} locals[LOCALS_MOST];
};

struct keys {
	struct {
		bool used;
		uint64_t destructor;
	} items[KEYS_MOST];
};

/* A context shares those of the thread that carries it. */
static struct control *control_of(struct thread *thread)
{
	thread = &threads[thread->carrier];
	if (!thread->control)
		thread->control = blocks_get_zeroed(thread, sizeof *thread->control);
	return thread->control;
}

void keys_forget(struct thread *thread)
{
	struct control *control = thread->control;

	thread->control = NULL;
	if (!control)
		return;
	for (int i = 0; i < LOCALS_MOST && control->locals[i].copy; i++) {
		struct block *copy = blocks_live((uint64_t)control->locals[i].copy);

		if (copy)
			blocks_free(thread, copy);
	}
	blocks_free(thread, blocks_live((uint64_t)control));
}

int *errno_of(struct thread *thread)
{
	static int spare;
	struct control *control = control_of(thread);

	return control ? &control->error : &spare;
}

uint64_t fails(struct thread *thread, int error)
{
	*errno_of(thread) = error;
	return (uint64_t)-1;
}

static uint64_t errno_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	return (uint64_t)errno_of(thread);
}

OPERATION(__errno_location) = {"errno", 0, NULL, errno_run};

/* The compiler's layout: see emutls in compiler-rt. */
struct emulated {
	size_t size, alignment;
	uint64_t unused;
	const void *initial;
};

static uint64_t emutls_run(struct thread *thread, unsigned choice)
{
	const struct emulated *variable = (const void *)thread->arguments[0];
	struct control *control = control_of(thread);
	int at = 0;

	(void)choice;
	if (!control)
		return 0;
	while (at < LOCALS_MOST && control->locals[at].copy) {
		if (control->locals[at].variable == thread->arguments[0])
			return (uint64_t)control->locals[at].copy;
		at++;
	}
	if (at < LOCALS_MOST)
		control->locals[at].copy = blocks_get_zeroed(thread, variable->size);
	if (at == LOCALS_MOST || !control->locals[at].copy) {
		world_end(END_UNMODELLED, 0, 0, "more than 32 _Thread_local variables");
		return 0;
	}
	control->locals[at].variable = thread->arguments[0];
	if (variable->initial)
		memcpy(control->locals[at].copy, variable->initial, variable->size);
	return (uint64_t)control->locals[at].copy;
}

OPERATION(__emutls_get_address) = {"_Thread_local", 1, NULL, emutls_run};

/* ---------------------------------------------------------------- keys */

static uint64_t create(struct thread *thread, int busy)
{
	struct keys *keys = world.keys;
	uint32_t key = 0;

	if (!keys)
		keys = world.keys = blocks_get_zeroed(thread, sizeof *keys);
	while (keys && key < KEYS_MOST && keys->items[key].used)
		key++;
	if (!keys || key == KEYS_MOST)
		return (uint64_t)busy;
	keys->items[key].used = true;
	keys->items[key].destructor = thread->arguments[1];
	access_touch(thread, thread->arguments[0], sizeof key, TOUCH_WRITE, pc_of(thread));
	if (!world.end)
		memcpy((void *)thread->arguments[0], &key, sizeof key);
	return 0;
}

static uint64_t key_create_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	return create(thread, EAGAIN);
}

static uint64_t tss_create_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	return create(thread, thrd_error);
}

OPERATION(pthread_key_create) = {"pthread_key_create", 2, always_enabled, key_create_run};
OPERATION(tss_create) = {"tss_create", 2, always_enabled, tss_create_run};

static bool is_key(const struct thread *thread)
{
	uint64_t key = thread->arguments[0];

	return world.keys && key < KEYS_MOST && world.keys->items[key].used;
}

static uint64_t key_delete_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	if (!is_key(thread))
		return EINVAL;
	world.keys->items[thread->arguments[0]].used = false;
	/* The next key with this number starts without values. */
	FOR_EACH_THREAD(number, world.present) {
		struct control *control = threads[number].control;

		if (control)
			control->values[thread->arguments[0]] = 0;
	}
	return 0;
}

OPERATION(pthread_key_delete) = {"pthread_key_delete", 1, always_enabled, key_delete_run};
OPERATION(tss_delete) = {"tss_delete", 1, always_enabled, key_delete_run};

static uint64_t get_run(struct thread *thread, unsigned choice)
{
	const struct control *control = threads[thread->carrier].control;

	(void)choice;
	return control && is_key(thread) ? control->values[thread->arguments[0]] : 0;
}

OPERATION(pthread_getspecific) = {"pthread_getspecific", 1, NULL, get_run};
OPERATION(tss_get) = {"tss_get", 1, NULL, get_run};

static uint64_t set_run(struct thread *thread, unsigned choice)
{
	struct control *control = control_of(thread);

	(void)choice;
	if (!control || !is_key(thread))
		return EINVAL;
	control->values[thread->arguments[0]] = thread->arguments[1];
	return 0;
}

OPERATION(pthread_setspecific) = {"pthread_setspecific", 2, NULL, set_run};
OPERATION(tss_set) = {"tss_set", 2, NULL, set_run};

/* Called by callbacks.c: the next destructor to call, and the value for it. */
static uint64_t next_destructor_run(struct thread *thread, unsigned choice)
{
	uint64_t *value = (uint64_t *)thread->arguments[0];

	(void)choice;
	if (!thread->control || !world.keys)
		return 0;
	for (int key = 0; key < KEYS_MOST; key++) {
		*value = thread->control->values[key];
		if (!*value || !world.keys->items[key].used || !world.keys->items[key].destructor)
			continue;
		thread->control->values[key] = 0;
		return world.keys->items[key].destructor;
	}
	return 0;
}

OPERATION(next_destructor) = {"next_destructor", 1, NULL, next_destructor_run};
