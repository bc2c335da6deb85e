// A counter of two lets both in.
// expect: broken
// finds: race count
#include <pthread.h>
#include <sys/eventfd.h>

static int event, count;

static void *work(void *unused)
{
	eventfd_t one;

	eventfd_read(event, &one);
	count++; // race
	eventfd_write(event, one);
	return unused;
}

int main(void)
{
	pthread_t one, other;

	event = eventfd(2, EFD_SEMAPHORE);
	pthread_create(&one, NULL, work, NULL);
	pthread_create(&other, NULL, work, NULL);
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	return 0;
}
