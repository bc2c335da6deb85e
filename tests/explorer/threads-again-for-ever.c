// Nothing tells the first thread of a number from the next: the loop returns to the same state.
// expect: broken
// finds: livelock
// states: 6
#include <pthread.h>

static void *work(void *unused)
{
	return unused;
}

int main(void)
{
	for (;;) {
		pthread_t thread;

		pthread_create(&thread, NULL, work, NULL);
		pthread_join(thread, NULL);
	}
}
