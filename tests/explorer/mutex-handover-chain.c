// A hands to B under one lock, B to C under another: C may read what A wrote.
// states: 54
// expect: deterministic
// ends: exited 0 "1\n"
#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t first = PTHREAD_MUTEX_INITIALIZER, second = PTHREAD_MUTEX_INITIALIZER;
static int data, to_b, to_c;

static void *b(void *unused)
{
	int ready = 0;

	while (!ready) {
		pthread_mutex_lock(&first);
		ready = to_b;
		pthread_mutex_unlock(&first);
	}
	pthread_mutex_lock(&second);
	to_c = 1;
	pthread_mutex_unlock(&second);
	return unused;
}

static void *c(void *unused)
{
	int ready = 0;

	while (!ready) {
		pthread_mutex_lock(&second);
		ready = to_c;
		pthread_mutex_unlock(&second);
	}
	printf("%d\n", data);
	return unused;
}

int main(void)
{
	pthread_t one, other;

	pthread_create(&one, NULL, b, NULL);
	pthread_create(&other, NULL, c, NULL);
	data = 1;
	pthread_mutex_lock(&first);
	to_b = 1;
	pthread_mutex_unlock(&first);
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	return 0;
}
