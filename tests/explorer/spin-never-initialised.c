// There is no static initialiser for a spin lock.
// expect: broken
// finds: misuse
#include <pthread.h>

static pthread_spinlock_t lock;

int main(void)
{
	pthread_spin_lock(&lock); // misuse
	return 0;
}
