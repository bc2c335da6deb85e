// A count that decides something is none of these: who has tried three times gives up.
// expect: broken
// ends: exited 0 "1\n"
// ends: exited 0 "2\n"
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

static atomic_flag taken = ATOMIC_FLAG_INIT;
static atomic_int count;

static void *work(void *unused)
{
	int tries = 0;

	while (atomic_flag_test_and_set(&taken))
		if (++tries == 3)
			return unused;
	count++;
	atomic_flag_clear(&taken);
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
