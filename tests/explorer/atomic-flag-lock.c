// A spin lock from atomic_flag. It ends under every fair schedule.
// expect: deterministic
// ends: exited 0 "2\n"
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

static atomic_flag taken = ATOMIC_FLAG_INIT;
static int count;

static void *work(void *unused)
{
	while (atomic_flag_test_and_set_explicit(&taken, memory_order_acquire))
		;
	count++;
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
	printf("%d\n", count);
	return 0;
}
