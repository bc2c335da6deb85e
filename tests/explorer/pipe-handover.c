// What was written before a write() is there after the read().
// states: 13
// expect: deterministic
// ends: exited 0 "x 5\n"
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

static int ends[2], data;

static void *work(void *unused)
{
	data = 5;
	write(ends[1], "x", 1);
	return unused;
}

int main(void)
{
	pthread_t thread;
	char byte;

	pipe(ends);
	pthread_create(&thread, NULL, work, NULL);
	read(ends[0], &byte, 1);
	printf("%c %d\n", byte, data);
	pthread_join(thread, NULL);
	return 0;
}
