// Double-checked locking with an atomic pointer.
// expect: deterministic
// ends: exited 0 "7 7\n"
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int *_Atomic shared;

static void *work(void *result)
{
	int *it = atomic_load_explicit(&shared, memory_order_acquire);

	if (!it) {
		pthread_mutex_lock(&lock);
		it = atomic_load_explicit(&shared, memory_order_relaxed);
		if (!it) {
			it = malloc(sizeof *it);
			*it = 7;
			atomic_store_explicit(&shared, it, memory_order_release);
		}
		pthread_mutex_unlock(&lock);
	}
	*(int *)result = *it;
	return NULL;
}

int main(void)
{
	pthread_t thread;
	int left, right;

	pthread_create(&thread, NULL, work, &left);
	work(&right);
	pthread_join(thread, NULL);
	printf("%d %d\n", left, right);
	return 0;
}
