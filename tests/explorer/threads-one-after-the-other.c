// A thread that was joined counts no more: any number of them may follow each other.
// expect: deterministic
// ends: exited 0 "600\n"
#include <pthread.h>
#include <stdio.h>

static int count;

static void *work(void *unused)
{
	count++;
	return unused;
}

int main(void)
{
	pthread_t one, other;

	for (int i = 0; i < 300; i++) {
		pthread_create(&one, NULL, work, NULL);
		pthread_join(one, NULL);
		pthread_create(&other, NULL, work, NULL);
		pthread_join(other, NULL);
	}
	printf("%d\n", count);
	return 0;
}
