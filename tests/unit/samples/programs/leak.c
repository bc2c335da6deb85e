#include <pthread.h>
#include <unistd.h>

static void *stray(void *unused)
{
	return unused;
}

static void start(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, stray, NULL); /* leak */
}

int main(void)
{
	start();
	usleep(100000);
	return 0;
}
