// What runs before main() runs without the explorer.
// expect: cannot explore
// refuses: a function that runs before main() or after it, unseen
#include <pthread.h>

static int count;

__attribute__((constructor)) static void begin(void)
{
	count = 1;
}

static void *work(void *unused)
{
	count++;
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
