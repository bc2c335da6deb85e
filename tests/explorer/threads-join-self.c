// A thread that joins itself waits for ever.
// expect: broken
// finds: deadlock
#include <pthread.h>

int main(void)
{
	pthread_join(pthread_self(), NULL); // deadlock
	return 0;
}
