// A spin lock is initialised again when a thread may hold it.
// expect: broken
// finds: misuse
#include <pthread.h>

static pthread_spinlock_t spin;
static int count;

static void *work(void *unused)
{
	pthread_spin_lock(&spin);
	count++;
	pthread_spin_unlock(&spin);
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_spin_init(&spin, PTHREAD_PROCESS_PRIVATE);
	pthread_create(&thread, NULL, work, NULL);
	pthread_spin_init(&spin, PTHREAD_PROCESS_PRIVATE); // misuse
	return 0;
}
