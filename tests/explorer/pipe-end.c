// read() returns 0 when the other end is closed, and knows of all that was before the close.
// expect: deterministic
// ends: exited 0 "3 bytes, 9\n"
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

static int ends[2], data;

static void *work(void *unused)
{
	write(ends[1], "ab", 2);
	write(ends[1], "c", 1);
	data = 9;
	close(ends[1]);
	return unused;
}

int main(void)
{
	pthread_t thread;
	char bytes[8];
	long count, all = 0;

	pipe(ends);
	pthread_create(&thread, NULL, work, NULL);
	while ((count = read(ends[0], bytes, sizeof bytes)) > 0)
		all += count;
	printf("%ld bytes, %d\n", all, data);
	pthread_join(thread, NULL);
	return 0;
}
