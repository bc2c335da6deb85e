// Two threads print in any order: two outcomes and nothing else wrong.
// expect: broken
// ends: exited 0 "a\nb\n"
// ends: exited 0 "b\na\n"
#include <pthread.h>
#include <stdio.h>

static void *say(void *text)
{
	puts(text);
	return NULL;
}

int main(void)
{
	pthread_t one, other;

	pthread_create(&one, NULL, say, "a");
	pthread_create(&other, NULL, say, "b");
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	return 0;
}
