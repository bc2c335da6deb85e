// The same lock without acquire: the counter is not ordered.
// expect: broken
// finds: race count
#include <pthread.h>
#include <stdatomic.h>

static atomic_flag taken = ATOMIC_FLAG_INIT;
static int count;

static void *work(void *unused)
{
	while (atomic_flag_test_and_set_explicit(&taken, memory_order_relaxed))
		;
	count++; // race
	atomic_flag_clear_explicit(&taken, memory_order_release);
	return unused;
}

int main(void)
{
	pthread_t one, other;

	pthread_create(&one, NULL, work, NULL);
	pthread_create(&other, NULL, work, NULL);
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	return 0;
}
