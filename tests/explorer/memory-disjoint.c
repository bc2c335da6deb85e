// Two threads fill the two halves of one array.
// expect: deterministic
// ends: exited 0 "aaaabbbb\n"
#include <pthread.h>
#include <stdio.h>
#include <string.h>

static char text[9];

static void *work(void *unused)
{
	memset(text, 'a', 4);
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, work, NULL);
	memset(text + 4, 'b', 4);
	pthread_join(thread, NULL);
	puts(text);
	return 0;
}
