// An id may be used again once its thread was joined, so the old one names the new thread.
// expect: broken
// finds: misuse
#include <pthread.h>

static void *work(void *unused)
{
	return unused;
}

int main(void)
{
	pthread_t old, new;

	pthread_create(&old, NULL, work, NULL);
	pthread_join(old, NULL);
	pthread_create(&new, NULL, work, NULL);
	pthread_join(old, NULL);
	pthread_join(new, NULL); // misuse
	return 0;
}
