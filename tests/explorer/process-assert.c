// An assertion that holds in one order only.
// expect: broken
// finds: assertion
// ends: exited 0 ""
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>

static atomic_int ready;

static void *work(void *unused)
{
	ready = 1;
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, work, NULL);
	assert(ready == 1); // assertion
	pthread_join(thread, NULL);
	return 0;
}
