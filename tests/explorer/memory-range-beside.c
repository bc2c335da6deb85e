// The byte behind a range is not in it, and a range of no bytes has none.
// expect: deterministic
// states: 7
// each: SIZE=0 SIZE=10 SIZE=12 SIZE=16 SIZE=24 SIZE=32 SIZE=64 SIZE=4096
#include <pthread.h>

void __tsan_write_range(void *bytes, unsigned long size);
void __tsan_read_range(void *bytes, unsigned long size);

static char bytes[4200];

static void *work(void *unused)
{
	__tsan_write_range(bytes, SIZE);
	__tsan_read_range(bytes, SIZE);
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, work, NULL);
	bytes[SIZE] = 1;
	pthread_join(thread, NULL);
	return 0;
}
