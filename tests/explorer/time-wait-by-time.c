// Loops that wait for a second to pass end: by time(), by clock_gettime() and by clock().
// expect: deterministic
// ends: exited 0 "late\n"
#include <stdio.h>
#include <time.h>

int main(void)
{
	time_t start = time(NULL);
	clock_t ticks = clock();
	struct timespec first, now;

	while (time(NULL) < start + 2)
		;
	clock_gettime(CLOCK_MONOTONIC, &first);
	do
		clock_gettime(CLOCK_MONOTONIC, &now);
	while (now.tv_sec < first.tv_sec);
	while (clock() - ticks < CLOCKS_PER_SEC)
		;
	puts("late");
	return 0;
}
