#include "base/clock.h"

#include <sys/resource.h>
#include <time.h>

long now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000L + now.tv_nsec / 1000000L;
}

static long used_ms(int who)
{
	struct rusage used;

	if (getrusage(who, &used) != 0)
		return 0;
	return (used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1000L +
	       (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1000L;
}

long cpu_ms(void)
{
	return used_ms(RUSAGE_SELF) + used_ms(RUSAGE_CHILDREN);
}
