// The compiler's hook for accesses of any size: the last byte of a range is in it.
// expect: broken
// finds: race bytes
// each: SIZE=10 SIZE=12 SIZE=16 SIZE=24 SIZE=32 SIZE=64 SIZE=4096
#include <pthread.h>

void __tsan_write_range(void *bytes, unsigned long size);
void __tsan_read_range(void *bytes, unsigned long size);

static char bytes[4200];

static void *work(void *unused)
{
	__tsan_write_range(bytes, SIZE); // race
	__tsan_read_range(bytes + SIZE, SIZE);
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, work, NULL);
	bytes[SIZE - 1] = 1; // race
	pthread_join(thread, NULL);
	return 0;
}
