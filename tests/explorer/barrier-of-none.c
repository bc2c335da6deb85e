// A barrier for nobody is refused by pthread_barrier_init(), and so not initialised.
// expect: broken
// finds: misuse
#include <pthread.h>

static pthread_barrier_t barrier;

int main(void)
{
	pthread_barrier_init(&barrier, NULL, 0);
	pthread_barrier_wait(&barrier); // misuse
	return 0;
}
