/*
 * A fixed number of threads, the workers, take pieces of work from a queue. This is how Go runs its
 * goroutines, many on few threads; GOMAXPROCS sets how many work at the same time.
 */
#include <pthread.h>
#include <stdbool.h>

#include "crew.h"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int waiting; /* pieces that nobody has taken yet; guarded by `lock` */
static void (*task)(void);

static bool take_piece(void)
{
	bool got;

	pthread_mutex_lock(&lock);
	got = waiting > 0;
	waiting -= got;
	pthread_mutex_unlock(&lock);
	return got;
}

static void work_on(void)
{
	while (take_piece())
		task();
}

static void run(int workers, void (*work)(void), int pieces)
{
	task = work;
	waiting = pieces;
	threads.run(work_on, workers);
}

static void run_one(void (*work)(void), int pieces)
{
	run(1, work, pieces);
}

static void run_two(void (*work)(void), int pieces)
{
	run(2, work, pieces);
}

const struct crew one_worker = {run_one, sleep_until};
const struct crew two_workers = {run_two, sleep_until};
