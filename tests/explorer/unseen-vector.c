// Nor of a vector of 12, 32 or 64 bytes.
// expect: broken
// each: BYTES=12 BYTES=32 BYTES=64
// finds: race sums
#include <pthread.h>

typedef int many __attribute__((ext_vector_type(BYTES / 4)));
static many sums;

static void *work(void *unused)
{
	sums += 1; // race
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
