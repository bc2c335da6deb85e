// Both wait for the other's bytes.
// expect: broken
// finds: deadlock
#include <pthread.h>
#include <unistd.h>

static int there[2], back[2];

static void *work(void *unused)
{
	char byte;

	read(there[0], &byte, 1);
	write(back[1], &byte, 1);
	return unused;
}

int main(void)
{
	pthread_t thread;
	char byte;

	pipe(there);
	pipe(back);
	pthread_create(&thread, NULL, work, NULL);
	read(back[0], &byte, 1);
	write(there[1], &byte, 1);
	pthread_join(thread, NULL);
	return 0;
}
