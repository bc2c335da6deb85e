// memcpy() reads what another thread writes.
// expect: broken
// finds: race text
#include <pthread.h>
#include <string.h>

static char text[16];

static void *work(void *unused)
{
	strcpy(text, "hello"); // race
	return unused;
}

int main(void)
{
	char copy[16];
	pthread_t thread;

	pthread_create(&thread, NULL, work, NULL);
	memcpy(copy, text, sizeof copy); // race
	pthread_join(thread, NULL);
	return 0;
}
