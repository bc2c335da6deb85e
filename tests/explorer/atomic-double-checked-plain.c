// Double-checked locking with a plain pointer: the first check races.
// expect: broken
// finds: race shared
// finds: race heap
#include <pthread.h>
#include <stdlib.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int *shared;

static void *work(void *unused)
{
	if (!shared) { // race
		pthread_mutex_lock(&lock);
		if (!shared) {
			int *made = malloc(sizeof *made);

			*made = 7; // race
			shared = made; // race
		}
		pthread_mutex_unlock(&lock);
	}
	return *shared == 7 ? NULL : unused; // race
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, work, NULL);
	work(NULL);
	pthread_join(thread, NULL);
	return 0;
}
