#include "clocks.h"

#include "base/fail.h"
#include "calls/operations.h"
#include "world/access.h"
#include "world/memory.h"

#include <string.h>

enum { CLOCK_THREADS = 6, CLOCK_OBJECTS = 20, CLOCK_CELLS = 12, NOBODY = -1 };

#define X(name) extern const struct operation op_##name;
OPERATIONS(X)
CALLBACK_TRAPS(X)
X(cond_awake)
X(barrier_leaves)
#undef X
#define X(bits, name) extern const struct operation op_atomic##bits##_##name;
ATOMIC_OPERATIONS(X, 32)
#undef X

struct clock {
	uint16_t of[CLOCK_THREADS];
};

/* A synchronisation object; an atomic variable is one, too. */
struct object {
	uint64_t address;
	struct clock released; /* who acquires it learns this */
	/* Of an atomic: what is known from the release sequences that each thread has begun. */
	struct clock begun[CLOCK_THREADS];
	struct clock read_released; /* of a read-write lock, by readers: for the next writer */
	int owner; /* of a lock (for writing) */
	unsigned value; /* of a semaphore; or how many a barrier takes; or readers */
	uint64_t here; /* bit for each thread at the barrier */
};

/* The last access of each kind by each thread. */
struct cell {
	uint64_t address;
	uint16_t read[CLOCK_THREADS], written[CLOCK_THREADS];
	uint16_t atomic_read[CLOCK_THREADS], atomic_written[CLOCK_THREADS];
};

static struct {
	uint64_t alive; /* bit for each thread that has a clock */
	struct clock threads[CLOCK_THREADS];
	/* What relaxed loads have seen: an acquire fence makes it known. */
	struct clock seen[CLOCK_THREADS];
	/* What was known at the last release fence: relaxed stores pass it on. */
	struct clock fenced[CLOCK_THREADS];
	struct clock round[CLOCK_THREADS]; /* of the barrier that is to be left */
	struct object objects[CLOCK_OBJECTS];
	struct cell cells[CLOCK_CELLS];
} now;

void *const clocks_state = &now;
const size_t clocks_size = sizeof now;
bool clocks_raced;

static void join(struct clock *to, const struct clock *from)
{
	for (int i = 0; i < CLOCK_THREADS; i++)
		if (to->of[i] < from->of[i])
			to->of[i] = from->of[i];
}

static void tick(int thread)
{
	now.threads[thread].of[thread]++;
}

static struct object *object_at(uint64_t address)
{
	for (int i = 0; i < CLOCK_OBJECTS; i++) {
		struct object *object = &now.objects[i];

		if (object->address == 0)
			*object = (struct object){.address = address, .owner = NOBODY};
		if (object->address == address)
			return object;
	}
	explorer_fail("clocks: too many objects");
}

static struct cell *cell_at(uint64_t address)
{
	for (int i = 0; i < CLOCK_CELLS; i++) {
		struct cell *cell = &now.cells[i];

		if (cell->address == 0)
			cell->address = address;
		if (cell->address == address)
			return cell;
	}
	explorer_fail("clocks: too many variables");
}

/* ---------------------------------------------------------------- accesses */

static void expect_known(int thread, const uint16_t *last)
{
	for (int i = 0; i < CLOCK_THREADS; i++)
		clocks_raced |= last[i] > now.threads[thread].of[i];
}

static void plain(int thread, uint64_t address, bool write)
{
	struct cell *cell = cell_at(address);

	expect_known(thread, cell->written);
	expect_known(thread, cell->atomic_written);
	if (write) {
		expect_known(thread, cell->read);
		expect_known(thread, cell->atomic_read);
	}
	(write ? cell->written : cell->read)[thread] = now.threads[thread].of[thread];
}

static void atomic(int thread, uint64_t address, bool write)
{
	struct cell *cell = cell_at(address);

	expect_known(thread, cell->written);
	if (write)
		expect_known(thread, cell->read);
	(write ? cell->atomic_written : cell->atomic_read)[thread] = now.threads[thread].of[thread];
}

/* ---------------------------------------------------------------- atomics */

static bool acquires(int order)
{
	return order == __ATOMIC_ACQUIRE || order == __ATOMIC_ACQ_REL || order == __ATOMIC_SEQ_CST;
}

static bool releases(int order)
{
	return order == __ATOMIC_RELEASE || order == __ATOMIC_ACQ_REL || order == __ATOMIC_SEQ_CST;
}

static void load(int thread, uint64_t address, int order)
{
	const struct object *object = object_at(address);

	for (int i = 0; i < CLOCK_THREADS; i++)
		join(acquires(order) ? &now.threads[thread] : &now.seen[thread], &object->begun[i]);
}

/* Begins a release sequence, or goes on with those that this thread has begun. */
static void put(int thread, struct object *object, int order)
{
	join(&object->begun[thread], releases(order) ? &now.threads[thread] : &now.fenced[thread]);
	tick(thread);
}

/* A store ends the release sequences that other threads have begun (C11, 5.1.2.4). */
static void store(int thread, uint64_t address, int order)
{
	struct object *object = object_at(address);

	for (int i = 0; i < CLOCK_THREADS; i++)
		if (i != thread)
			object->begun[i] = (struct clock){0};
	put(thread, object, order);
}

/* A read-modify-write goes on with the release sequences there are. */
static void modify(int thread, uint64_t address, int order)
{
	load(thread, address, order);
	put(thread, object_at(address), order);
}

static void fence(int thread, int order)
{
	if (acquires(order))
		join(&now.threads[thread], &now.seen[thread]);
	if (releases(order))
		now.fenced[thread] = now.threads[thread];
	tick(thread);
}

static bool atomic_event(int thread, const struct operation *operation, const uint64_t *arguments)
{
	uint64_t address = arguments[0];
	uint32_t value;

	if (operation == &op_atomic32_load) {
		atomic(thread, address, false);
		load(thread, address, (int)arguments[1]);
	} else if (operation == &op_atomic32_store) {
		atomic(thread, address, true);
		store(thread, address, (int)arguments[2]);
	} else if (operation == &op_atomic32_fetch_add) {
		atomic(thread, address, true);
		modify(thread, address, (int)arguments[2]);
	} else if (operation == &op_atomic32_compare_exchange_val) {
		memcpy(&value, (const void *)address, sizeof value);
		atomic(thread, address, value == (uint32_t)arguments[1]);
		if (value == (uint32_t)arguments[1])
			modify(thread, address, (int)arguments[3]);
		else
			load(thread, address, (int)arguments[4]);
	} else if (operation == &op___tsan_atomic_thread_fence) {
		fence(thread, (int)arguments[0]);
	} else {
		return false;
	}
	return true;
}

/* ---------------------------------------------------------------- locks and the like */

static void acquire(int thread, const struct object *object)
{
	join(&now.threads[thread], &object->released);
}

static void release(int thread, struct object *object)
{
	join(&object->released, &now.threads[thread]);
	tick(thread);
}

static void lock(int thread, struct object *object)
{
	if (object->owner != NOBODY)
		return; /* locks what it holds: that will end the execution; or a try that fails */
	object->owner = thread;
	acquire(thread, object);
}

static void unlock(int thread, struct object *object)
{
	if (object->owner != thread)
		return;
	object->owner = NOBODY;
	release(thread, object);
}

static void read_lock(int thread, struct object *object)
{
	if (object->owner != NOBODY)
		return;
	object->here |= UINT64_C(1) << thread;
	object->value++;
	acquire(thread, object);
}

/* Readers exclude writers only: what one reader did is not known to the next. */
static void write_lock(int thread, struct object *object)
{
	if (object->value || object->owner != NOBODY)
		return;
	lock(thread, object);
	join(&now.threads[thread], &object->read_released);
}

static void rw_unlock(int thread, struct object *object)
{
	if (object->owner == thread) {
		unlock(thread, object);
	} else if (object->value && object->here >> thread & 1) {
		object->value--;
		join(&object->read_released, &now.threads[thread]);
		tick(thread);
	}
}

static void semaphore_wait(int thread, struct object *object)
{
	if (object->value == 0)
		return;
	object->value--;
	acquire(thread, object);
}

static void semaphore_post(int thread, struct object *object)
{
	release(thread, object);
	object->value++;
}

/* Who comes last lets all go, and each that goes knows what all did before. */
static void barrier_wait(int thread, struct object *object)
{
	release(thread, object);
	object->here |= UINT64_C(1) << thread;
	if ((unsigned)__builtin_popcountll(object->here) < object->value)
		return;
	for (int i = 0; i < CLOCK_THREADS; i++)
		if (object->here >> i & 1)
			now.round[i] = object->released;
	object->here = 0;
	object->released = (struct clock){0};
	join(&now.threads[thread], &now.round[thread]);
}

static void lock_event(int thread, const struct operation *operation, const uint64_t *arguments)
{
	struct object *object = object_at(arguments[0]);

	if (operation == &op_pthread_mutex_lock || operation == &op_pthread_mutex_trylock ||
		operation == &op_pthread_spin_lock || operation == &op_pthread_spin_trylock)
		lock(thread, object);
	else if (operation == &op_pthread_mutex_unlock || operation == &op_pthread_spin_unlock)
		unlock(thread, object);
	else if (operation == &op_pthread_cond_wait)
		unlock(thread, object_at(arguments[1]));
	else if (operation == &op_cond_awake)
		lock(thread, object_at(arguments[1]));
	else if (operation == &op_pthread_rwlock_rdlock ||
		 operation == &op_pthread_rwlock_tryrdlock)
		read_lock(thread, object);
	else if (operation == &op_pthread_rwlock_wrlock ||
		 operation == &op_pthread_rwlock_trywrlock)
		write_lock(thread, object);
	else if (operation == &op_pthread_rwlock_unlock)
		rw_unlock(thread, object);
	else if (operation == &op_sem_wait || operation == &op_sem_trywait)
		semaphore_wait(thread, object);
	else if (operation == &op_sem_post)
		semaphore_post(thread, object);
	else if (operation == &op_pthread_barrier_wait)
		barrier_wait(thread, object);
	else if (operation == &op_barrier_leaves)
		join(&now.threads[thread], &now.round[thread]);
	else if (operation == &op_once_enter)
		acquire(thread, object);
	else if (operation == &op_once_leave)
		release(thread, object);
}

void clocks_initialised(const void *object, unsigned value)
{
	object_at((uint64_t)object)->value = value;
}

/* ---------------------------------------------------------------- threads */

void clocks_start(void)
{
	memset(&now, 0, sizeof now);
	now.alive = 1;
	tick(0);
}

void clocks_born(int maker)
{
	FOR_EACH_THREAD(child, world.present) {
		if (child >= CLOCK_THREADS)
			explorer_fail("clocks: too many threads");
		if (now.alive >> child & 1)
			continue;
		now.alive |= UINT64_C(1) << child;
		now.threads[child] = now.threads[maker];
		tick(child);
		tick(maker);
	}
}

void clocks_event(const struct thread *thread, const struct operation *operation)
{
	const uint64_t *arguments = thread->arguments;
	int number = thread_number(thread);

	if (operation == &op_access)
		plain(number, arguments[0], arguments[1] >> 31 & 1);
	else if (operation == &op_pthread_join)
		join(&now.threads[number], &now.threads[(uint32_t)arguments[0]]);
	else if (memory_is_global(arguments[0]) || operation == &op___tsan_atomic_thread_fence) {
		if (!atomic_event(number, operation, arguments))
			lock_event(number, operation, arguments);
	}
}
