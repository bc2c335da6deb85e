// A loop without an end, behind a lock that several states come from.
// expect: broken
// finds: endless
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int count;

static void update(void)
{
	pthread_mutex_lock(&lock);
	count++;
	pthread_mutex_unlock(&lock);
}

static void *work(void *unused)
{
	unsigned i = 0;

	update();
	while (1)
		i++;
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, work, NULL);
	update();
	pthread_join(thread, NULL);
	return 0;
}
