// So does puts().
// expect: broken
// finds: race text
// ends: exited 0 "Before\n"
// ends: exited 0 "before\n"
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
	puts(text); // race
	pthread_join(thread, NULL);
	return 0;
}
