// A struct on the stack that another thread knows by its address.
// expect: broken
// finds: race stack
#include <pthread.h>

struct account {
	const char *owner;
	int balance;
};

static void *work(void *account)
{
	((struct account *)account)->balance++; // race
	return account;
}

int main(void)
{
	struct account account = {"nobody", 0};
	pthread_t one;

	pthread_create(&one, NULL, work, &account);
	account.balance += 2; // race
	pthread_join(one, NULL);
	return account.balance - 3;
}
