// Waits without holding the mutex.
// expect: broken
// finds: misuse
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t go = PTHREAD_COND_INITIALIZER;

int main(void)
{
	pthread_cond_wait(&go, &lock); // misuse
	return 0;
}
