// An atomic access that nobody instruments.
// expect: cannot explore
// refuses: an atomic access that is not instrumented
#include <pthread.h>

static _Atomic int count;

__attribute__((disable_sanitizer_instrumentation)) static void *work(void *unused)
{
	count++;
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
