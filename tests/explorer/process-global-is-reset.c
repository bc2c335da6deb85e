// Every schedule begins with the globals as they were: data, zeros, and pointers among them.
// expect: broken
// ends: exited 0 "2 2 a\n"
// ends: exited 0 "2 2 b\n"
#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int zero, one = 1, *where = &zero;
static const char *last = "none";

static void *work(void *name)
{
	pthread_mutex_lock(&lock);
	++*where;
	where = &one;
	last = name;
	pthread_mutex_unlock(&lock);
	return NULL;
}

int main(void)
{
	pthread_t a, b;

	pthread_create(&a, NULL, work, "a");
	pthread_create(&b, NULL, work, "b");
	pthread_join(a, NULL);
	pthread_join(b, NULL);
	printf("%d %d %s\n", zero + 1, one, last);
	return 0;
}
