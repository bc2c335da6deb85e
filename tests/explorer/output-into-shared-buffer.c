// Two threads print into one buffer.
// expect: broken
// finds: race line
#include <pthread.h>
#include <stdio.h>

static char line[16];

static void *work(void *number)
{
	snprintf(line, sizeof line, "%ld", (long)number); // race
	return NULL;
}

int main(void)
{
	pthread_t one, other;

	pthread_create(&one, NULL, work, (void *)1);
	pthread_create(&other, NULL, work, (void *)2);
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	return 0;
}
