#include <pthread.h>
#include <stdatomic.h>

static atomic_int hits;

static void *hit(void *unused)
{
	for (int round = 0; round < 1000; round++)
		atomic_fetch_add(&hits, 1);
	return unused;
}

static void *reset(void *unused)
{
	for (int round = 0; round < 1000; round++)
		*(int *)&hits = 0; /* race */
	return unused;
}

int main(void)
{
	pthread_t first, second;

	pthread_create(&first, NULL, hit, NULL);
	pthread_create(&second, NULL, reset, NULL);
	pthread_join(first, NULL);
	pthread_join(second, NULL);
	return 0;
}
