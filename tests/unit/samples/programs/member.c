#include <pthread.h>

struct account {
	int owner;
	int balance;
};

static struct account account;

static void deposit(int amount)
{
	account.balance += amount; /* race */
}

static void *work(void *unused)
{
	static int calls;

	for (int round = 0; round < 100; round++)
		deposit(round);
	calls++; /* race */
	return unused;
}

static void *parent(void *unused)
{
	pthread_t child;

	pthread_create(&child, NULL, work, NULL);
	work(NULL);
	pthread_join(child, NULL);
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, parent, NULL);
	pthread_join(thread, NULL);
	return 0;
}
