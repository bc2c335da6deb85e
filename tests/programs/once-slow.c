// A function that takes its time, called once by two threads: nobody is stuck.
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>
static pthread_once_t once = PTHREAD_ONCE_INIT;
static void load(void)
{
	usleep(500000);
}
static void *user(void *a)
{
	pthread_once(&once, load);
	return a;
}
int main(void)
{
	pthread_t t, u;
	pthread_create(&t, NULL, user, NULL);
	pthread_create(&u, NULL, user, NULL);
	pthread_join(t, NULL);
	pthread_join(u, NULL);
	puts("done");
	return 0;
}
