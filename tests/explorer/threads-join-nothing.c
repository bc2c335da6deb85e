// A pthread_t that nobody filled in is no thread.
// expect: broken
// finds: misuse
#include <pthread.h>

static pthread_t thread;

int main(void)
{
	pthread_join(thread, NULL); // misuse
	return 0;
}
