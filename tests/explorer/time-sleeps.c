// sleep, usleep, nanosleep and sched_yield return 0 at once.
// expect: deterministic
// ends: exited 0 "0 0 0 0\n"
#define _GNU_SOURCE
#include <sched.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

int main(void)
{
	struct timespec pause = {1, 500};
	int slept = (int)sleep(1000), micro = usleep(5), nano = nanosleep(&pause, NULL);

	printf("%d %d %d %d\n", slept, micro, nano, sched_yield());
	return 0;
}
