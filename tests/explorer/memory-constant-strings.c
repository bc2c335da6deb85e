// Constants may be read by everybody.
// expect: deterministic
// ends: exited 0 "5 5\n"
#include <pthread.h>
#include <stdio.h>
#include <string.h>

static const char *const word = "hello";

static void *work(void *unused)
{
	(void)unused;
	return (void *)strlen(word);
}

int main(void)
{
	pthread_t thread;
	size_t mine;
	void *its;

	pthread_create(&thread, NULL, work, NULL);
	mine = strlen(word);
	pthread_join(thread, &its);
	printf("%zu %zu\n", mine, (size_t)its);
	return 0;
}
