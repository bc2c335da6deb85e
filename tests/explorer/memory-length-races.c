// strlen() of a string that grows: a race on its bytes.
// expect: broken
// finds: race text
#include <pthread.h>
#include <string.h>

static char text[16] = "a";

static void *work(void *unused)
{
	strcat(text, "b"); // race
	return unused;
}

int main(void)
{
	pthread_t thread;
	size_t length;

	pthread_create(&thread, NULL, work, NULL);
	length = strlen(text); // race
	pthread_join(thread, NULL);
	return length > 2;
}
