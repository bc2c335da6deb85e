// The same, by a section that the C library looks through.
// expect: cannot explore
// refuses: a function that runs before main() or after it, unseen
#include <pthread.h>

static int count;

static void begin(void)
{
	count = 1;
}

__attribute__((section(".init_array"), used)) static void (*const early)(void) = begin;

static void *work(void *unused)
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
