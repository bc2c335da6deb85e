// A variable whose name the instrumentation takes for its own.
// expect: broken
// finds: race __llvm_gcov_count
#include <pthread.h>

int __llvm_gcov_count;

static void *work(void *unused)
{
	__llvm_gcov_count++; // race
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
