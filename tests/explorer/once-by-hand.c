// `if (!made)` instead of pthread_once(): made twice, and a race.
// expect: broken
// finds: race made
// ends: exited 0 "made\n"
// ends: exited 0 "made\nmade\n"
#include <pthread.h>
#include <stdio.h>

static int made;

static void *work(void *unused)
{
	if (!made) { // race
		made = 1; // race
		puts("made");
	}
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
