// What assembly touches cannot be seen.
// expect: cannot explore
// refuses: inline assembly, whose accesses cannot be seen
#include <pthread.h>

static int count;

static void *work(void *unused)
{
	__asm__ volatile("incl %0" : "+m"(count));
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
