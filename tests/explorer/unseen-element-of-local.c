// An array on the stack, one of whose elements another thread knows: clang hooks no element that is
// itself not passed on.
// expect: broken
// finds: race stack
#include <pthread.h>

static void *work(void *count)
{
	++*(int *)count; // race
	return count;
}

int main(void)
{
	int counts[2] = {0, 0};
	pthread_t one;

	pthread_create(&one, NULL, work, &counts[1]);
	counts[1] += 2; // race
	pthread_join(one, NULL);
	return counts[1] - 3;
}
