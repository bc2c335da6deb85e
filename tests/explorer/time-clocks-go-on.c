// Every look at a clock finds it later, and none is ever earlier.
// expect: deterministic
// ends: exited 0 "goes on\n"
#include <stdio.h>
#include <time.h>

static long long nanoseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000000000LL + now.tv_nsec;
}

int main(void)
{
	long long before = nanoseconds(), middle = nanoseconds(), after = nanoseconds();

	puts(before < middle && middle < after && time(NULL) > 0 ? "goes on" : "stands");
	return 0;
}
