// printf() reads a string that another thread writes.
// expect: broken
// finds: race text
#include <pthread.h>
#include <stdio.h>

static char text[8] = "before";

static void *work(void *unused)
{
	text[0] = 'B'; // race
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, work, NULL);
	printf("%d: %s\n", 1, text); // race
	pthread_join(thread, NULL);
	return 0;
}
