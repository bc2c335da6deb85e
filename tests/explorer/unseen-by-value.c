// An argument that is passed by value is read by the call.
// expect: broken
// finds: race shared
#include <pthread.h>

struct record {
	int values[8];
};

static struct record shared;

static int first_of(struct record record)
{
	return record.values[0];
}

static void *work(void *unused)
{
	shared.values[7] = 1; // race
	return unused;
}

int main(void)
{
	pthread_t one;
	int first;

	pthread_create(&one, NULL, work, NULL);
	first = first_of(shared); // race
	pthread_join(one, NULL);
	return first;
}
