// A struct is copied while another thread writes one of its members.
// expect: broken
// finds: race shared
#include <pthread.h>

struct record {
	int parts[20];
};

static struct record shared, copy;

static void *work(void *unused)
{
	shared.parts[10] = 1; // race
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, work, NULL);
	copy = shared; // race
	pthread_join(thread, NULL);
	return 0;
}
