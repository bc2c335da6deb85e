// Once somebody has asked, the day is the same for all.
// expect: deterministic
// ends: exited 0 "one day\n"
#include <pthread.h>
#include <stdio.h>
#include <time.h>

static void *work(void *day)
{
	*(time_t *)day = time(NULL) / 86400;
	return NULL;
}

int main(void)
{
	pthread_t thread;
	time_t one, other;

	pthread_create(&thread, NULL, work, &other);
	work(&one);
	pthread_join(thread, NULL);
	puts(one == other ? "one day" : "two days");
	return 0;
}
