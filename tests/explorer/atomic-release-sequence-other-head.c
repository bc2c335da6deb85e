// Each thread's store goes on with its own release sequence only: the other one's is over.
// expect: broken
// finds: race data
#include <pthread.h>
#include <stdatomic.h>

static int data;
static atomic_int flag;

static void *give(void *unused)
{
	data = 1; // race
	atomic_store_explicit(&flag, 1, memory_order_release);
	return unused;
}

static void *pass_on(void *unused)
{
	atomic_store_explicit(&flag, 2, memory_order_release);
	atomic_store_explicit(&flag, 3, memory_order_relaxed);
	return unused;
}

static void *take(void *unused)
{
	if (atomic_load_explicit(&flag, memory_order_acquire) == 3)
		data = 2; // race
	return unused;
}

int main(void)
{
	pthread_t giver, other, taker;

	pthread_create(&giver, NULL, give, NULL);
	pthread_create(&other, NULL, pass_on, NULL);
	pthread_create(&taker, NULL, take, NULL);
	pthread_join(giver, NULL);
	pthread_join(other, NULL);
	pthread_join(taker, NULL);
	return 0;
}
