// Memory of another address space.
// expect: cannot explore
// refuses: memory of another address space
#include <pthread.h>

static void *work(void *unused)
{
	return (void *)(*(unsigned long __attribute__((address_space(256))) *)0 & 0) ? NULL
										     : unused;
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
