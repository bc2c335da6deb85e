// A range that begins in the program's globals and ends outside.
// expect: broken
// finds: memory
#include <pthread.h>

void __tsan_write_range(void *bytes, unsigned long size);

static char bytes[16];

int main(void)
{
	__tsan_write_range(bytes, 1 << 20); // memory
	return 0;
}
