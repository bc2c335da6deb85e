// A mutex is initialised by the thread that holds it.
// expect: broken
// finds: misuse
#include <pthread.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

int main(void)
{
	pthread_mutex_lock(&mutex);
	pthread_mutex_init(&mutex, NULL); // misuse
	return 0;
}
