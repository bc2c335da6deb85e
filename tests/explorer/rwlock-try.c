// What tries say while a writer, and while a reader, is inside.
// expect: deterministic
// ends: exited 0 "writer inside: 1 1\nreader inside: 0 1\nnobody inside: 0 0\n"
#include <errno.h>
#include <pthread.h>
#include <stdio.h>

static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;

static void *ask(void *who)
{
	int read = pthread_rwlock_tryrdlock(&lock), write;

	if (read == 0)
		pthread_rwlock_unlock(&lock);
	write = pthread_rwlock_trywrlock(&lock);
	if (write == 0)
		pthread_rwlock_unlock(&lock);
	printf("%s inside: %d %d\n", (char *)who, read == EBUSY, write == EBUSY);
	return NULL;
}

static void let_ask(char *who)
{
	pthread_t thread;

	pthread_create(&thread, NULL, ask, who);
	pthread_join(thread, NULL);
}

int main(void)
{
	pthread_rwlock_wrlock(&lock);
	let_ask("writer");
	pthread_rwlock_unlock(&lock);
	pthread_rwlock_rdlock(&lock);
	let_ask("reader");
	pthread_rwlock_unlock(&lock);
	let_ask("nobody");
	return 0;
}
