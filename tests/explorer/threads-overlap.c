// A write of four bytes and a read of one byte among them race.
// expect: broken
// finds: race word
#include <pthread.h>
#include <stdio.h>

static union {
	int whole;
	char parts[4];
} word;

static void *work(void *unused)
{
	word.whole = 0x01010101; // race
	return unused;
}

int main(void)
{
	pthread_t thread;
	int part;

	pthread_create(&thread, NULL, work, NULL);
	part = word.parts[2]; // race
	pthread_join(thread, NULL);
	printf("%d\n", part);
	return 0;
}
