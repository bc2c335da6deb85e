// Initialising a mutex writes to it, and races with whoever copies the struct that has it.
// expect: broken
// finds: race account
#include <pthread.h>

static struct account {
	pthread_mutex_t mutex;
	int money;
} account;

static void *copy(void *unused)
{
	struct account mine = account; // race

	return mine.money ? unused : NULL;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, copy, NULL);
	pthread_mutex_init(&account.mutex, NULL); // race
	pthread_join(thread, NULL);
	return 0;
}
