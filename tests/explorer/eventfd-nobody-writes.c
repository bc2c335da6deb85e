// A counter that was emptied by the other thread is waited for without end, but not where the
// descriptor says so.
// expect: broken
// finds: deadlock
#include <pthread.h>
#include <errno.h>
#include <sys/eventfd.h>

static int event;

static void *work(void *unused)
{
	eventfd_t all;

	eventfd_read(event, &all);
	return unused;
}

int main(void)
{
	eventfd_t all;
	int empty = eventfd(0, EFD_NONBLOCK);
	pthread_t one;

	if (eventfd_read(empty, &all) != -1 || errno != EAGAIN)
		return 1;
	event = eventfd(2, 0);
	pthread_create(&one, NULL, work, NULL);
	pthread_join(one, NULL);
	if (eventfd_write(event, UINT64_MAX) != -1 || errno != EINVAL)
		return 1;
	if (eventfd(0, 1 << 30) != -1)
		return 1;
	pthread_create(&one, NULL, work, NULL);
	pthread_join(one, NULL);
	return 0;
}
