// One side is atomic and the other is not.
// expect: broken
// finds: race flag
#include <pthread.h>

static int flag;

static void *work(void *unused)
{
	__atomic_store_n(&flag, 1, __ATOMIC_SEQ_CST); // race
	return unused;
}

int main(void)
{
	pthread_t thread;
	int seen;

	pthread_create(&thread, NULL, work, NULL);
	seen = flag; // race
	pthread_join(thread, NULL);
	return seen > 1;
}
