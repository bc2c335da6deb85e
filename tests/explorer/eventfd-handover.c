// What was written before a write to an eventfd is there after the read, which takes all of it.
// expect: deterministic
// ends: exited 0 "3 5\n"
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/eventfd.h>
#include <unistd.h>

static int event, data;

static void *work(void *unused)
{
	uint64_t three = 3;

	data = 5;
	write(event, &three, sizeof three);
	return unused;
}

int main(void)
{
	pthread_t thread;
	eventfd_t taken;

	event = eventfd(0, 0);
	pthread_create(&thread, NULL, work, NULL);
	eventfd_read(event, &taken);
	printf("%d %d\n", (int)taken, data);
	pthread_join(thread, NULL);
	close(event);
	return eventfd_read(event, &taken) == 0;
}
