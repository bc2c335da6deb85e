// A copy that nobody looks at is still a read of what is copied.
// expect: broken
// finds: race shared
#include <pthread.h>

struct record {
	int values[8];
};

static struct record shared;

static void *writes(void *unused)
{
	struct record mine = {{1}};

	shared = mine; // race
	return unused;
}

static void *reads(void *unused)
{
	struct record copy = shared; // race

	(void)copy;
	return unused;
}

int main(void)
{
	pthread_t one, other;

	pthread_create(&one, NULL, writes, NULL);
	pthread_create(&other, NULL, reads, NULL);
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	return 0;
}
