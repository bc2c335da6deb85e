// Nor outside of functions.
// expect: cannot explore
// refuses: assembly, whose accesses cannot be seen
#include <pthread.h>

__asm__(".data\nhidden: .long 0\n.text");

static void *work(void *unused)
{
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
