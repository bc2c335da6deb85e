// The older built-ins, __sync_*.
// expect: deterministic
// ends: exited 0 "4 1 0 9 9 0\n"
#include <pthread.h>
#include <stdio.h>

static int count, lock;

static void *work(void *unused)
{
	__sync_fetch_and_add(&count, 2);
	return unused;
}

int main(void)
{
	pthread_t one, other;
	int done, not_done, old, taken;

	pthread_create(&one, NULL, work, NULL);
	pthread_create(&other, NULL, work, NULL);
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	printf("%d ", count);
	done = __sync_bool_compare_and_swap(&count, 4, 9);
	not_done = __sync_bool_compare_and_swap(&count, 4, 10);
	old = __sync_val_compare_and_swap(&count, 4, 11);
	taken = __sync_lock_test_and_set(&lock, 1);
	__sync_synchronize();
	__sync_lock_release(&lock);
	printf("%d %d %d %d %d\n", done, not_done, old, count, taken + lock);
	return 0;
}
