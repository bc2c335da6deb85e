// from: L1
// Starts more threads than a class of students needs.
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

static void *stay(void *unused)
{
	sleep(5);
	return unused;
}

int main(void)
{
	pthread_attr_t attributes;
	pthread_t thread;
	int count = 0;

	pthread_attr_init(&attributes);
	pthread_attr_setstacksize(&attributes, 65536);
	while (count < 700 && pthread_create(&thread, &attributes, stay, 0) == 0)
		count++;
	if (count == 700)
		puts("did it");
	fflush(stdout);
	_exit(0);
}
