// Two threads go through an array of structs, in two halves that touch no byte twice.
// expect: deterministic
#include <pthread.h>

enum { HALF = 30000 };

static struct {
	int number, other;
} items[2 * HALF];

static void *work(void *unused)
{
	for (int i = 0; i < HALF; i++)
		items[i].number = i;
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, work, NULL);
	for (int i = HALF; i < 2 * HALF; i++)
		items[i].number = items[i].other;
	pthread_join(thread, NULL);
	return 0;
}
