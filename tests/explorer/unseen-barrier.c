// Assembly that touches nothing is none to be afraid of.
// expect: broken
// finds: race count
#include <pthread.h>

static int count;

static void *work(void *unused)
{
	__asm__ volatile("" ::: "memory");
	__asm__ volatile("pause");
	count++; // race
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
