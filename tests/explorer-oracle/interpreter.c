/*
 * Runs a random program. This file goes through the pipeline of a student's program. What is to be
 * no access of the random program's own is marked UNSEEN.
 */
#include "program.h"

#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <stdio.h>

#define UNSEEN __attribute__((no_sanitize("thread")))

static int cells[PROGRAM_CELLS];
static pthread_mutex_t mutexes[PROGRAM_OBJECTS];
static pthread_cond_t conditions[PROGRAM_OBJECTS];
static sem_t semaphores[PROGRAM_OBJECTS];
static pthread_barrier_t barrier;
static pthread_rwlock_t rwlocks[PROGRAM_OBJECTS];
static pthread_spinlock_t spins[PROGRAM_OBJECTS];
static pthread_once_t once;

/*
 * Plain accesses at a place of their own for each instruction, since the explorer makes
 * scheduling points of places.
 */
#define EACH_PLACE(X) \
	X(0)          \
	X(1)          \
	X(2)          \
	X(3)          \
	X(4)          \
	X(5)          \
	X(6)          \
	X(7)          \
	X(8)          \
	X(9)          \
	X(10)         \
	X(11)         \
	X(12)         \
	X(13)         \
	X(14)         \
	X(15)         \
	X(16)         \
	X(17)         \
	X(18)         \
	X(19)         \
	X(20)         \
	X(21)         \
	X(22)         \
	X(23)         \
	X(24)

#define X(place)                                                                 \
	static __attribute__((noinline)) int read_##place(int cell)              \
	{                                                                        \
		return cells[cell];                                              \
	}                                                                        \
	static __attribute__((noinline)) void write_##place(int cell, int value) \
	{                                                                        \
		cells[cell] = value;                                             \
	}
EACH_PLACE(X)
#undef X

#define X(place) read_##place,
static int (*const read_at[])(int cell) = {EACH_PLACE(X)};
#undef X
#define X(place) write_##place,
static void (*const write_at[])(int cell, int value) = {EACH_PLACE(X)};
#undef X

static void once_only(void)
{
	cells[0]++;
}

static int load(int cell, int order)
{
	return __atomic_load_n(&cells[cell], order);
}

static void store(int cell, int value, int order)
{
	__atomic_store_n(&cells[cell], value, order);
}

static int add(int cell, int value, int order)
{
	return __atomic_fetch_add(&cells[cell], value, order);
}

/* The compiler wants to know the orders. */
static int swap(int cell, int value, int order)
{
	int expected = 0;

	switch (order) {
	case memory_order_relaxed:
		return __atomic_compare_exchange_n(&cells[cell], &expected, value, 0,
			memory_order_relaxed, memory_order_relaxed);
	case memory_order_acquire:
		return __atomic_compare_exchange_n(&cells[cell], &expected, value, 0,
			memory_order_acquire, memory_order_acquire);
	case memory_order_release:
		return __atomic_compare_exchange_n(&cells[cell], &expected, value, 0,
			memory_order_release, memory_order_relaxed);
	case memory_order_acq_rel:
		return __atomic_compare_exchange_n(&cells[cell], &expected, value, 0,
			memory_order_acq_rel, memory_order_acquire);
	default:
		return __atomic_compare_exchange_n(&cells[cell], &expected, value, 0,
			memory_order_seq_cst, memory_order_seq_cst);
	}
}

/* Its own variables are no accesses of the program's. */
UNSEEN static int run(int self)
{
	int sum = 0, last = 0;

	for (int at = 0;; at++) {
		uint64_t packed = program_instruction(self, at);
		enum code code = packed & 0xff;
		int object = packed >> 8 & 0xff, value = packed >> 16 & 0xff;
		int order = packed >> 24 & 0xff, skip = packed >> 32 & 0xff;
		int place = self * PROGRAM_LENGTH + at, failed = 0, read = -1;

		switch (code) {
		case STOP:
			return sum;
		case READ:
			read = read_at[place](object);
			break;
		case WRITE:
			write_at[place](object, value);
			break;
		case COPY:
			write_at[place](object, sum);
			break;
		case INCREMENT:
			write_at[place](object, read_at[place](object) + 1);
			break;
		case LOCK:
			pthread_mutex_lock(&mutexes[object]);
			break;
		case TRYLOCK:
			failed = pthread_mutex_trylock(&mutexes[object]);
			break;
		case UNLOCK:
			pthread_mutex_unlock(&mutexes[object]);
			break;
		case WAIT:
			while (!read_at[place](value))
				pthread_cond_wait(&conditions[object], &mutexes[skip]);
			break;
		case WAIT_IF:
			if (!read_at[place](value))
				pthread_cond_wait(&conditions[object], &mutexes[skip]);
			break;
		case SIGNAL:
			pthread_cond_signal(&conditions[object]);
			break;
		case BROADCAST:
			pthread_cond_broadcast(&conditions[object]);
			break;
		case SEM_WAIT:
			sem_wait(&semaphores[object]);
			break;
		case SEM_TRYWAIT:
			failed = sem_trywait(&semaphores[object]);
			break;
		case SEM_POST:
			sem_post(&semaphores[object]);
			break;
		case BARRIER:
			sum = sum * 4 + (pthread_barrier_wait(&barrier) != 0);
			break;
		case READ_LOCK:
			pthread_rwlock_rdlock(&rwlocks[object]);
			break;
		case TRY_READ_LOCK:
			failed = pthread_rwlock_tryrdlock(&rwlocks[object]);
			break;
		case WRITE_LOCK:
			pthread_rwlock_wrlock(&rwlocks[object]);
			break;
		case TRY_WRITE_LOCK:
			failed = pthread_rwlock_trywrlock(&rwlocks[object]);
			break;
		case RW_UNLOCK:
			pthread_rwlock_unlock(&rwlocks[object]);
			break;
		case SPIN_LOCK:
			pthread_spin_lock(&spins[object]);
			break;
		case SPIN_TRYLOCK:
			failed = pthread_spin_trylock(&spins[object]);
			break;
		case SPIN_UNLOCK:
			pthread_spin_unlock(&spins[object]);
			break;
		case LOAD:
			read = load(object, order);
			break;
		case STORE:
			store(object, value, order);
			break;
		case ADD:
			read = add(object, value, order);
			break;
		case SWAP:
			failed = !swap(object, value, order);
			break;
		case FENCE:
			atomic_thread_fence(order);
			break;
		case ONCE:
			pthread_once(&once, once_only);
			break;
		case UNLESS:
			if (last != value)
				at += skip;
			break;
		case PRINT:
			printf("%d:%d ", self, last);
			break;
		}
		if (read >= 0) {
			last = read;
			sum = (sum * 4 + read) & 0xffff;
		}
		if (failed) {
			sum = (sum * 4 + 3) & 0xffff;
			at += skip;
		}
	}
}

static void *thread(void *self)
{
	return (void *)(long)run((int)(long)self);
}

/* The threads are joined: nothing of interest happens here any more. */
UNSEEN static void report(int threads, long *sums)
{
	printf("cells %d %d %d %d sums", cells[0], cells[1], cells[2], cells[3]);
	for (int i = 0; i < threads; i++)
		printf(" %ld", sums[i]);
}

UNSEEN int main(void)
{
	pthread_t ids[PROGRAM_THREADS];
	long sums[PROGRAM_THREADS];
	int threads = program_threads();

	for (int i = 0; i < PROGRAM_OBJECTS; i++) {
		sem_init(&semaphores[i], 0, (unsigned)program_semaphore(i, &semaphores[i]));
		pthread_spin_init(&spins[i], PTHREAD_PROCESS_PRIVATE);
	}
	pthread_barrier_init(&barrier, NULL, (unsigned)program_barrier(&barrier));
	for (int i = 1; i < threads; i++)
		pthread_create(&ids[i], NULL, thread, (void *)(long)i);
	sums[0] = run(0);
	for (int i = 1; i < threads; i++)
		pthread_join(ids[i], (void **)&sums[i]);
	report(threads, sums);
	return 0;
}
