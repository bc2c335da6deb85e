/*
 * Time and random numbers.
 *
 * A sleep takes no time and orders nothing: other threads may or may not go first. For a thread's
 * first LOOKS readings the clock advances by a millisecond each; after that it stands still, far in
 * the future. So a loop that waits for a time ends, and a loop that polls returns to an earlier
 * state.
 *
 * Which day it is, nobody may rely on: the program's first look at a clock has one way to go on for
 * each date. A program that is right today only is so under half of its schedules.
 *
 * Each thread draws random numbers from a seeded sequence of its own, the same in every schedule.
 */
#include "world/access.h"
#include "world/pc.h"

#include <time.h>

enum { LOOKS = 16 };

/*
 * A date: the first looks, the later ones, which no time-out reaches, and for how many seconds the
 * processor has worked before. As nanoseconds, each fits into 64 bits.
 */
static const struct date {
	time_t begin, far, worked;
} dates[] = {
	{1704067200, 4102444800, 0}, /* in 2024 */
	{8589934592, 9200000000, 4294967296}, /* in 2242 */
};

static uint32_t look_choices(const struct thread *thread)
{
	(void)thread;
	return world.date ? BIT(0) : BIT(sizeof dates / sizeof *dates) - 1;
}

static const struct date *today(unsigned choice)
{
	if (!world.date)
		world.date = (uint8_t)(choice + 1);
	return &dates[world.date - 1];
}

static struct timespec look(struct thread *thread, unsigned choice)
{
	const struct date *date = today(choice);

	if (thread->clock >= LOOKS)
		return (struct timespec){.tv_sec = date->far};
	thread->clock++;
	return (struct timespec){.tv_sec = date->begin, .tv_nsec = thread->clock * 1000000L};
}

static uint64_t pass_run(struct thread *thread, unsigned choice)
{
	(void)thread;
	(void)choice;
	return 0;
}

OPERATION(sleep) = {"sleep", 1, always_enabled, pass_run};
OPERATION(usleep) = {"usleep", 1, always_enabled, pass_run};
OPERATION(nanosleep) = {"nanosleep", 2, always_enabled, pass_run};
OPERATION(thrd_sleep) = {"thrd_sleep", 2, always_enabled, pass_run};
OPERATION(sched_yield) = {"sched_yield", 0, always_enabled, pass_run};
OPERATION(pthread_yield) = {"pthread_yield", 0, always_enabled, pass_run};
OPERATION(thrd_yield) = {"thrd_yield", 0, always_enabled, pass_run};

static uint64_t store(struct thread *thread, uint64_t to, unsigned choice)
{
	struct timespec now = look(thread, choice);

	access_touch(thread, to, sizeof now, TOUCH_WRITE, pc_of(thread));
	if (!world.end)
		*(struct timespec *)to = now;
	return 0;
}

static uint64_t clock_gettime_run(struct thread *thread, unsigned choice)
{
	return store(thread, thread->arguments[1], choice);
}

static uint64_t timespec_get_run(struct thread *thread, unsigned choice)
{
	store(thread, thread->arguments[0], choice);
	return thread->arguments[1];
}

static uint64_t time_run(struct thread *thread, unsigned choice)
{
	time_t now = look(thread, choice).tv_sec;

	if (thread->arguments[0]) {
		access_touch(thread, thread->arguments[0], sizeof now, TOUCH_WRITE, pc_of(thread));
		if (!world.end)
			*(time_t *)thread->arguments[0] = now;
	}
	return (uint64_t)now;
}

static uint64_t clock_run(struct thread *thread, unsigned choice)
{
	const struct date *date = today(choice);
	struct timespec now = look(thread, choice);

	return (uint64_t)(now.tv_sec - date->begin + date->worked) * 1000000 +
	       (uint64_t)now.tv_nsec / 1000;
}

OPERATION(clock_gettime) = {"clock_gettime", 2, look_choices, clock_gettime_run, .asks = true};
OPERATION(timespec_get) = {"timespec_get", 2, look_choices, timespec_get_run, .asks = true};
OPERATION(time) = {"time", 1, look_choices, time_run, .asks = true};
OPERATION(clock) = {"clock", 0, look_choices, clock_run, .asks = true};

/* ---------------------------------------------------------------- chance */

static uint64_t next(uint32_t *state)
{
	*state = *state * 1103515245u + 12345u;
	return *state >> 1 & 0x7fffffff;
}

static uint64_t rand_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	return next(&thread->random);
}

static uint64_t srand_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	thread->random = (uint32_t)thread->arguments[0];
	return 0;
}

static uint64_t rand_r_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	access_touch(thread, thread->arguments[0], sizeof(unsigned), TOUCH_WRITE, pc_of(thread));
	return world.end ? 0 : next((uint32_t *)thread->arguments[0]);
}

OPERATION(rand) = {"rand", 0, NULL, rand_run};
OPERATION(random) = {"random", 0, NULL, rand_run};
OPERATION(srand) = {"srand", 1, NULL, srand_run};
OPERATION(srandom) = {"srandom", 1, NULL, srand_run};
OPERATION(rand_r) = {"rand_r", 1, NULL, rand_r_run, .touches = true};
