// What a process does with its only thread is ordered before all that follows.
// expect: deterministic
// ends: exited 0 "79998\n"
#include <pthread.h>
#include <stdio.h>

static struct {
	int number, other;
} items[40000];

static void *work(void *unused)
{
	items[39999].number *= 2;
	return unused;
}

int main(void)
{
	pthread_t thread;

	for (int i = 0; i < 40000; i++)
		items[i].number = i;
	pthread_create(&thread, NULL, work, NULL);
	pthread_join(thread, NULL);
	printf("%d\n", items[39999].number);
	return 0;
}
