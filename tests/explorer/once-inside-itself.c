// The function that pthread_once() runs calls pthread_once() again.
// expect: broken
// finds: deadlock
#include <pthread.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;

static void make(void)
{
	pthread_once(&once, make);
}

int main(void)
{
	pthread_once(&once, make);
	return 0;
}
