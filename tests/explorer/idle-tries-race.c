// What nobody looks at is raced for all the same.
// expect: broken
// finds: race tries
#include <pthread.h>
#include <stdatomic.h>

static atomic_flag taken = ATOMIC_FLAG_INIT;
static long tries;

static void *work(void *unused)
{
	long own = 0;

	while (atomic_flag_test_and_set(&taken))
		own++;
	atomic_flag_clear(&taken);
	tries += own; // race
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
