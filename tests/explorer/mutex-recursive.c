// A recursive mutex counts: it is free after as many unlocks as locks.
// expect: deterministic
// ends: exited 0 "again 0\nbusy 1\nfree 0\n"
#include <errno.h>
#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t lock;

static void *try(void *unused)
{
	(void)unused;
	return (void *)(long)(pthread_mutex_trylock(&lock) == EBUSY);
}

static void ask(const char *what)
{
	pthread_t thread;
	void *result;

	pthread_create(&thread, NULL, try, NULL);
	pthread_join(thread, &result);
	printf("%s %ld\n", what, (long)result);
}

int main(void)
{
	pthread_mutexattr_t attributes;

	pthread_mutexattr_init(&attributes);
	pthread_mutexattr_settype(&attributes, PTHREAD_MUTEX_RECURSIVE);
	pthread_mutex_init(&lock, &attributes);
	pthread_mutex_lock(&lock);
	printf("again %d\n", pthread_mutex_lock(&lock));
	pthread_mutex_unlock(&lock);
	ask("busy");
	pthread_mutex_unlock(&lock);
	ask("free");
	return 0;
}
