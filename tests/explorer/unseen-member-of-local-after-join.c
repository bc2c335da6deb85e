// The same, after the other thread has ended.
// expect: deterministic
// ends: exited 0 ""
#include <pthread.h>

struct account {
	const char *owner;
	int balance;
};

static void *work(void *account)
{
	((struct account *)account)->balance++;
	return account;
}

int main(void)
{
	struct account account = {"nobody", 0};
	pthread_t one;

	pthread_create(&one, NULL, work, &account);
	pthread_join(one, NULL);
	account.balance += 2;
	return account.balance - 3;
}
