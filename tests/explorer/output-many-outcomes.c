// Two threads print seven letters each, in any order: more outcomes than are kept.
// expect: broken
// outcomes: 3432
#include <pthread.h>
#include <stdio.h>

static void *print(void *letter)
{
	for (int i = 0; i < 7; i++)
		putchar(*(const char *)letter);
	return NULL;
}

int main(void)
{
	pthread_t one, two;

	pthread_create(&one, NULL, print, "a");
	pthread_create(&two, NULL, print, "b");
	pthread_join(one, NULL);
	pthread_join(two, NULL);
	return 0;
}
