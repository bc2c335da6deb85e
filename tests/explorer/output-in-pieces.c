// One printf() is never torn; two of them may have another's between them.
// expect: broken
// ends: exited 0 "a1a2b1b2"
// ends: exited 0 "a1b1a2b2"
// ends: exited 0 "a1b1b2a2"
// ends: exited 0 "b1a1a2b2"
// ends: exited 0 "b1a1b2a2"
// ends: exited 0 "b1b2a1a2"
#include <pthread.h>
#include <stdio.h>

static void *work(void *name)
{
	printf("%s1", (char *)name);
	printf("%s2", (char *)name);
	return NULL;
}

int main(void)
{
	pthread_t one, other;

	pthread_create(&one, NULL, work, "a");
	pthread_create(&other, NULL, work, "b");
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	return 0;
}
