// Two threads, one initialisation, and both see what it made.
// states: 39
// expect: deterministic
// ends: exited 0 "made\n5 5\n"
#include <pthread.h>
#include <stdio.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;
static int value;

static void make(void)
{
	puts("made");
	value = 5;
}

static void *work(void *result)
{
	pthread_once(&once, make);
	*(int *)result = value;
	return NULL;
}

int main(void)
{
	pthread_t one, other;
	int first, second;

	pthread_create(&one, NULL, work, &first);
	pthread_create(&other, NULL, work, &second);
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	printf("%d %d\n", first, second);
	return 0;
}
