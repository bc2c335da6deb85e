// The last of two to let go frees; the decrement is relaxed, and so orders nothing.
// expect: broken
// finds: race heap
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

struct shared {
	atomic_int users;
	int parts[2];
};

struct user {
	struct shared *shared;
	int number;
};

static void *work(void *argument)
{
	struct user *user = argument;

	user->shared->parts[user->number] = 1; // race
	if (atomic_fetch_sub_explicit(&user->shared->users, 1, memory_order_relaxed) == 1) // race
		free(user->shared); // race
	return NULL;
}

int main(void)
{
	struct shared *shared = calloc(1, sizeof *shared);
	struct user users[2] = {{shared, 0}, {shared, 1}};
	pthread_t one, other;

	shared->users = 2;
	pthread_create(&one, NULL, work, &users[0]);
	pthread_create(&other, NULL, work, &users[1]);
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	return 0;
}
