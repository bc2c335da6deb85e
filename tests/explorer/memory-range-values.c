// What the compiler keeps in registers across a hook is still there behind it.
// expect: deterministic
// ends: exited 0 "87.25 36 44\n87.25 36 44\n"
// each: FOR= FOR=__attribute__((target("avx")))
#include <pthread.h>
#include <stdio.h>

typedef int eight __attribute__((vector_size(32)));

void __tsan_write_range(void *bytes, unsigned long size);
void __tsan_read_range(void *bytes, unsigned long size);

static char bytes[64];
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static eight start = {1, 2, 3, 4, 5, 6, 7, 8};

FOR static void *work(void *unused)
{
	long double sum = 1.25L;
	double half = 0.5;
	eight vector = start, twice;
	int items = 0;

	pthread_mutex_lock(&mutex);
	__tsan_write_range(bytes, 10);
	twice = vector + 1;
	for (int i = 0; i < 8; i++) {
		__tsan_read_range(bytes, 32);
		sum += (long double)vector[i] + half * i;
		__tsan_write_range(bytes + 1, 24);
		sum += (long double)twice[i] - half * i + 0.75L;
		items += vector[i];
		__tsan_write_range(bytes, 12);
	}
	printf("%.2Lf %d %d\n", sum, items, items + (int)(half * 16));
	pthread_mutex_unlock(&mutex);
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
