// Under every schedule that gets to its end it does what is not modelled; the deadlock remains one.
// expect: broken
// finds: deadlock
#include <pthread.h>
#include <unistd.h>

static pthread_mutex_t left = PTHREAD_MUTEX_INITIALIZER, right = PTHREAD_MUTEX_INITIALIZER;

static void *work(void *first)
{
	pthread_mutex_t *second = first == &left ? &right : &left;

	pthread_mutex_lock(first);
	pthread_mutex_lock(second);
	pthread_mutex_unlock(second);
	pthread_mutex_unlock(first);
	return NULL;
}

int main(void)
{
	pthread_t one, two;
	char byte;

	pthread_create(&one, NULL, work, &left);
	pthread_create(&two, NULL, work, &right);
	pthread_join(one, NULL);
	pthread_join(two, NULL);
	return (int)read(0, &byte, 1);
}
