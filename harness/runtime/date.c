#include "date.h"

#include "runtime.h"

/* As the explorer's calls/time.c has it: from 2024 to 2242. As nanoseconds it fits into 64 bits. */
static const time_t later = 6885867392;

/* A program that is nobody's hand-in may look at its clocks in peace. */
static time_t shift(void)
{
	return lab_page->orders.guarded && lab_page->orders.seed % 2 ? later : 0;
}

const struct timespec *lab_deadline(const struct timespec *theirs, struct timespec *own)
{
	if (!theirs || !shift())
		return theirs;
	*own = *theirs;
	own->tv_sec = own->tv_sec > shift() ? own->tv_sec - shift() : 0;
	return own;
}

/* As in calls.c, so that a race on what the clock writes is told with the student's line. */
void __tsan_func_entry(void *pc) __attribute__((weak));
void __tsan_func_exit(void) __attribute__((weak));

static void enter(void *pc)
{
	if (__tsan_func_entry)
		__tsan_func_entry(pc);
}

static void leave(void)
{
	if (__tsan_func_exit)
		__tsan_func_exit();
}

/* Weak: a function of the program's own may be called `clock`, which objcopy renames as well. */
#define WEAK __attribute__((weak))

WEAK time_t lab_time(time_t *now)
{
	time_t result;

	enter(__builtin_return_address(0));
	result = time(now);
	leave();
	if (now && result >= 0)
		*now += shift();
	return result + shift();
}

WEAK clock_t lab_clock(void)
{
	return clock() + shift() * CLOCKS_PER_SEC;
}

WEAK int lab_clock_gettime(clockid_t which, struct timespec *now)
{
	int result;

	enter(__builtin_return_address(0));
	result = clock_gettime(which, now);
	leave();
	if (result == 0)
		now->tv_sec += shift();
	return result;
}

WEAK int lab_timespec_get(struct timespec *now, int base)
{
	int result;

	enter(__builtin_return_address(0));
	result = timespec_get(now, base);
	leave();
	if (result)
		now->tv_sec += shift();
	return result;
}
