// Nor of half a complex number of long doubles.
// expect: broken
// finds: race sum
#include <pthread.h>

static _Complex long double sum;

static void *work(void *unused)
{
	__imag__ sum += 1; // race
	return unused;
}

int main(void)
{
	pthread_t one, other;

	pthread_create(&one, NULL, work, NULL);
	pthread_create(&other, NULL, work, NULL);
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	return 0;
}
