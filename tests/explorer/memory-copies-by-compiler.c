// The compiler may call these in place of memcpy() and the like.
// expect: broken
// finds: race bytes
// each: CALL=memcpy(bytes,from,8) CALL=memmove(bytes,from,8) CALL=memset(bytes,1,8)
#include <pthread.h>

void *__tsan_memcpy(void *to, const void *from, unsigned long size);
void *__tsan_memmove(void *to, const void *from, unsigned long size);
void *__tsan_memset(void *bytes, int byte, unsigned long size);

#define JOINED(call) __tsan_##call
#define TSAN(call) JOINED(call)

static char bytes[8], from[8];

static void *work(void *unused)
{
	TSAN(CALL); // race
	return from[0] ? NULL : unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, work, NULL);
	bytes[7] = 2; // race
	pthread_join(thread, NULL);
	return 0;
}
