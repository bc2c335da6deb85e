// A release sequence goes on with a relaxed store by the thread that began it (C11, 5.1.2.4; C++20
// took that out), and with what any thread modifies in between.
// expect: deterministic
// each: MODIFIES=0 MODIFIES=1
#include <pthread.h>
#include <stdatomic.h>

static int data;
static atomic_int flag;

static void *give(void *unused)
{
	data = 1;
	atomic_store_explicit(&flag, 1, memory_order_release);
	atomic_store_explicit(&flag, 2, memory_order_relaxed);
	return unused;
}

static void *modify(void *unused)
{
	if (MODIFIES)
		atomic_fetch_add_explicit(&flag, 4, memory_order_relaxed);
	return unused;
}

static void *take(void *unused)
{
	if (atomic_load_explicit(&flag, memory_order_acquire) & 3)
		data = 2;
	return unused;
}

int main(void)
{
	pthread_t giver, modifier, taker;

	pthread_create(&giver, NULL, give, NULL);
	pthread_create(&modifier, NULL, modify, NULL);
	pthread_create(&taker, NULL, take, NULL);
	pthread_join(giver, NULL);
	pthread_join(modifier, NULL);
	pthread_join(taker, NULL);
	return 0;
}
