// A spin lock that counts its tries: the count decides nothing, and tells no states apart.
// expect: deterministic
// ends: exited 0 "2\n"
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

static atomic_flag taken = ATOMIC_FLAG_INIT;
static int count;
static long tries;

static void *work(void *unused)
{
	long own = 0;

	while (atomic_flag_test_and_set(&taken))
		own++;
	count++;
	tries += own;
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
