// Reference counting: whoever is last frees the object, outside of its lock.
// expect: deterministic
// ends: exited 0 "freed\n"
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

struct shared {
	pthread_mutex_t lock;
	int users;
};

static void *work(void *argument)
{
	struct shared *shared = argument;
	int left;

	pthread_mutex_lock(&shared->lock);
	left = --shared->users;
	pthread_mutex_unlock(&shared->lock);
	if (left == 0) {
		pthread_mutex_destroy(&shared->lock);
		free(shared);
		puts("freed");
	}
	return NULL;
}

int main(void)
{
	struct shared *shared = malloc(sizeof *shared);
	pthread_t one, other;

	pthread_mutex_init(&shared->lock, NULL);
	shared->users = 2;
	pthread_create(&one, NULL, work, shared);
	pthread_create(&other, NULL, work, shared);
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	return 0;
}
