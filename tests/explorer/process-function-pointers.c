// Calls by pointer, of modelled functions, too.
// expect: deterministic
// ends: exited 0 "by pointer\n2\n"
#include <pthread.h>
#include <stdio.h>

static int (*const say)(const char *) = puts;
static int (*locks[])(pthread_mutex_t *) = {pthread_mutex_lock, pthread_mutex_unlock};
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int count;

static void *work(void *unused)
{
	locks[0](&lock);
	count++;
	locks[1](&lock);
	return unused;
}

int main(void)
{
	pthread_t one, other;

	say("by pointer");
	pthread_create(&one, NULL, work, NULL);
	pthread_create(&other, NULL, work, NULL);
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	printf("%d\n", count);
	return 0;
}
