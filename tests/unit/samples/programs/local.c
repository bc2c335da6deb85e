#include <pthread.h>

static void *fill(void *slot)
{
	*(int *)slot = 7; /* race */
	return NULL;
}

int main(void)
{
	int answer = 0;
	pthread_t thread;

	pthread_create(&thread, NULL, fill, &answer);
	answer++; /* race */
	pthread_join(thread, NULL);
	return answer == 0;
}
