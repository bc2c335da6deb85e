#include <pthread.h>
#include <stdio.h>

static int i;

static void *up(void *unused)
{
	for (int round = 0; round < 1000; round++)
		i++; /* race */
	return unused;
}

static void *down(void *unused)
{
	for (int round = 0; round < 1000; round++)
		i--; /* race */
	return unused;
}

int main(void)
{
	pthread_t first, second;

	pthread_create(&first, NULL, up, NULL);
	pthread_create(&second, NULL, down, NULL);
	pthread_join(first, NULL);
	pthread_join(second, NULL);
	printf("%d\n", i);
	return 0;
}
